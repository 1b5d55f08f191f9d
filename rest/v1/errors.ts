import { type ErrorCode, type ErrorDetail, type ErrorReason, statusByCode } from '../../src/errors.ts'
import { lastName } from '../field-paths.ts'
import type { ErrorFormat } from '../version.ts'

/** Conduit has one status, 422, for all kinds of invalid input. */
const unprocessable: readonly ErrorCode[] = [
  'BAD_INPUT',
  'QUERY_TOO_COMPLEX',
  'WEAK_PASSWORD',
  'ALREADY_TAKEN',
  'CONFLICT',
]

/** Conduit's format: `{ "errors": { "body": ["title can't be blank"] } }`. */
export const conduitErrors: ErrorFormat = {
  mediaType: 'application/json; charset=utf-8',
  statusOf: (code) => (unprocessable.includes(code) ? 422 : statusByCode[code]),
  body: ({ message, details }) => ({
    errors: { body: details.length > 0 ? details.map(conduitMessage) : [message] },
  }),
}

const conduitMessages: Record<ErrorReason, string> = {
  required: "can't be blank",
  empty: "can't be blank",
  taken: 'has already been taken',
  email: 'is invalid',
}

/** Chosen by reason, never by message: our messages may be reworded, the responses of v1 may not change. */
function conduitMessage({ field, message, reason }: ErrorDetail): string {
  return `${lastName(field)} ${reason ? conduitMessages[reason] : message}`
}
