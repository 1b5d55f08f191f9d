import type { ErrorDetail, ErrorReason } from '../../src/errors.ts'

/** The messages that Conduit clients expect. */
const conduitMessages: Record<ErrorReason, string> = {
  required: "can't be blank",
  empty: "can't be blank",
  taken: 'has already been taken',
  email: 'is invalid',
}

/** By reason, never by message: our messages may be reworded, v1's answers may not change. */
export function conduitMessage({ message, reason }: ErrorDetail): string {
  return reason ? conduitMessages[reason] : message
}
