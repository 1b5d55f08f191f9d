import { type ErrorCode, statusByCode } from '../../src/errors.ts'
import { lastName } from '../request-input.ts'
import type { Version } from '../version.ts'
import { articles } from './articles.ts'
import { comments } from './comments.ts'
import { documentation } from './documentation.ts'
import { people } from './people.ts'
import { conduitMessage } from './wording.ts'

/** Conduit knows one status for all that is wrong with what was sent. */
const unprocessable: readonly ErrorCode[] = [
  'BAD_INPUT',
  'QUERY_TOO_COMPLEX',
  'WEAK_PASSWORD',
  'ALREADY_TAKEN',
  'CONFLICT',
]

/** The contract of RealWorld's "Conduit", which hundreds of front ends speak. */
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
  // Its clients say `Token`; some say so before they have one.
  bearer: (authorization) =>
    /^token(?: (undefined|null)?)?$/i.test(authorization ?? '')
      ? undefined
      : authorization?.replace(/^token /i, 'Bearer '),
  lenient: true,
  documentation,
}
