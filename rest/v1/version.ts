import { type ErrorCode, statusByCode } from '../../src/errors.ts'
import { lastName } from '../request-input.ts'
import type { Version } from '../version.ts'
import { articles } from './articles.ts'
import { comments } from './comments.ts'
import { documentation } from './documentation.ts'
import { people } from './people.ts'
import { conduitMessage } from './wording.ts'

/** Conduit has one status for all kinds of invalid input. */
const unprocessable: readonly ErrorCode[] = [
  'BAD_INPUT',
  'QUERY_TOO_COMPLEX',
  'WEAK_PASSWORD',
  'ALREADY_TAKEN',
  'CONFLICT',
]

/** The API of RealWorld's "Conduit", which hundreds of front ends use. */
export const v1: Version = {
  name: 'v1',
  endpoints: [...articles, ...comments, ...people],
  statusOf: (code) => (unprocessable.includes(code) ? 422 : statusByCode[code]),
  errorType: 'application/json; charset=utf-8',
  errorBody: ({ message, details }) => ({
    errors: {
      body:
        details.length > 0
          ? details.map((detail) => `${lastName(detail.field)} ${conduitMessage(detail)}`)
          : [message],
    },
  }),
  // Clients send `Token <token>`. Some send `Token`, `Token undefined` or `Token null` before they sign in.
  bearer: (authorization) =>
    /^token(?: (undefined|null)?)?$/i.test(authorization ?? '')
      ? undefined
      : authorization?.replace(/^token /i, 'Bearer '),
  lenient: true,
  documentation,
}
