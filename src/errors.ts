/**
 * Every error code that clients can get, with its HTTP status: in REST, and for GraphQL requests that fail as
 * a whole. The codes are stable.
 */
export const statusByCode = {
  BAD_INPUT: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  QUERY_TOO_COMPLEX: 400,
  WEAK_PASSWORD: 400,
  UNAUTHENTICATED: 401,
  TOKEN_EXPIRED: 401,
  INVALID_CREDENTIALS: 401,
  INVALID_CODE: 401,
  INVALID_REFRESH_TOKEN: 401,
  MFA_REQUIRED: 401,
  FORBIDDEN: 403,
  STEP_UP_REQUIRED: 403,
  EMAIL_NOT_VERIFIED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  CONFLICT: 409,
  ALREADY_TAKEN: 409,
  VERSION_GONE: 410,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  PRECONDITION_REQUIRED: 428,
  TOO_MANY_ATTEMPTS: 429,
  INTERNAL: 500,
  OVERLOADED: 503,
  UNAVAILABLE: 503,
} as const

/** Seconds after which a client may try again after a 503, unless the error says otherwise. */
export const unavailableRetryAfter = 5

export type ErrorCode = keyof typeof statusByCode

/** Which input was wrong, by its path in the request (`input.title`), and why. */
export interface ErrorDetail {
  field: string
  message: string
  /** For code that needs to tell cases apart, such as REST v1. Clients never see it (`publicDetails`). */
  reason?: ErrorReason
}

/** Only the cases that REST v1 words differently. */
export type ErrorReason = 'required' | 'empty' | 'taken' | 'email'

/** The details as clients may see them. Every response that includes details uses this. */
export function publicDetails(details: readonly ErrorDetail[]): Omit<ErrorDetail, 'reason'>[] {
  return details.map(({ reason: _, ...shown }) => shown)
}

/** An error that clients may see as it is. Every other error is masked as INTERNAL. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: readonly ErrorDetail[]
  /** Seconds after which the client may try again. Every error with the status 503 has it. */
  readonly retryAfter: number | undefined

  constructor(
    code: ErrorCode,
    message: string,
    details: readonly ErrorDetail[] = [],
    { retryAfter }: { retryAfter?: number } = {},
  ) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.details = details
    this.retryAfter = retryAfter ?? (statusByCode[code] === 503 ? unavailableRetryAfter : undefined)
  }
}

/** BAD_INPUT for one field. */
export function badInput(field: string, message: string, reason?: ErrorReason): AppError {
  return new AppError('BAD_INPUT', `${field}: ${message}`, [{ field, message, reason }])
}

/** What clients see instead of an internal error, which is logged. */
export function internalError(): AppError {
  return new AppError('INTERNAL', 'Something went wrong; the error has been logged')
}
