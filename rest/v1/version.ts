import type { Version } from '../version.ts'
import { articles } from './articles.ts'
import { comments } from './comments.ts'
import { documentation } from './documentation.ts'
import { conduitErrors } from './errors.ts'
import { conduitNormalizer } from './leniency.ts'
import { users } from './users.ts'

/** The API of RealWorld's "Conduit", which hundreds of front ends use. */
export const v1: Version = {
  name: 'v1',
  endpoints: [...articles, ...comments, ...users],
  errors: conduitErrors,
  bearer,
  normalizer: conduitNormalizer,
  acceptsTrailingSlash: true,
  documentation,
}

/** Clients send `Token <token>`. Some send `Token`, `Token undefined` or `Token null` before they sign in. */
function bearer(authorization: string | undefined): string | undefined {
  if (/^token(?: (undefined|null)?)?$/i.test(authorization ?? '')) return undefined
  return authorization?.replace(/^token /i, 'Bearer ')
}
