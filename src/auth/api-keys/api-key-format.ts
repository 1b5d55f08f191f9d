import { randomBytes } from 'node:crypto'
import { checksum, crockford, hasChecksum } from '../../crypto/opaque-tokens.ts'

/** `live` in a deployment, `test` in the embedded mode, so that the two are not confused. */
export type ApiKeyEnvironment = 'live' | 'test'

/** The prefix of every key. No access token starts with it. */
export const apiKeyPrefix = 'byl_'

const form = /^byl_(?:live|test)_([0-9A-HJKMNP-TV-Z]{16})_[0-9A-HJKMNP-TV-Z]{59}$/

/** `byl_live_<id>_<secret><checksum>`: the id has 80 bits and is stored in plain text, the secret has 256. */
export function randomApiKey(environment: ApiKeyEnvironment): { key: string; publicId: string } {
  const publicId = crockford(randomBytes(10))
  const body = `${apiKeyPrefix}${environment}_${publicId}_${crockford(randomBytes(32))}`
  return { key: body + checksum(body), publicId }
}

/**
 * Returns the id in a key, or null if the text is not a well-formed key. The checksum saves a query for
 * mistyped keys.
 */
export function findPublicId(key: string): string | null {
  const publicId = form.exec(key)?.[1]
  return publicId && hasChecksum(key) ? publicId : null
}

/** The part of a key that may be shown again, for its owner to recognize it. */
export function apiKeyHint(environment: ApiKeyEnvironment, publicId: string): string {
  return `${apiKeyPrefix}${environment}_${publicId}_…`
}
