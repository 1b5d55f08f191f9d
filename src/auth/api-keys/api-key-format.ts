import { randomBytes } from 'node:crypto'
import { checksum, crockford, hasChecksum } from '../../crypto/opaque-tokens.ts'

/** `live` in a deployment, `test` in the embedded mode: nobody takes one for the other. */
export type ApiKeyEnvironment = 'live' | 'test'

/** What every key begins with, and no access token does. */
export const apiKeyPrefix = 'byl_'

const form = /^byl_(?:live|test)_([0-9A-HJKMNP-TV-Z]{16})_[0-9A-HJKMNP-TV-Z]{59}$/

/** `byl_live_<id>_<secret><checksum>`: 80 bits by which it is found, and 256 that nobody else knows. */
export function randomApiKey(environment: ApiKeyEnvironment): { key: string; publicId: string } {
  const publicId = crockford(randomBytes(10))
  const body = `${apiKeyPrefix}${environment}_${publicId}_${crockford(randomBytes(32))}`
  return { key: body + checksum(body), publicId }
}

/** The part by which a key is found; null for what is no key, checksum included: it costs no query. */
export function findPublicId(key: string): string | null {
  const publicId = form.exec(key)?.[1]
  return publicId && hasChecksum(key) ? publicId : null
}

/** A key as it may be shown again, for its owner to tell it from others. */
export function apiKeyHint(environment: ApiKeyEnvironment, publicId: string): string {
  return `${apiKeyPrefix}${environment}_${publicId}_…`
}
