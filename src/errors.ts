/**
 * The one table of refusals: every stable `code` a client can meet, and the HTTP status it has
 * wherever a status can tell it (REST, and GraphQL requests that fail as a whole).
 */
export const statusByCode = {
  BAD_INPUT: 400,
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  QUERY_TOO_COMPLEX: 400,
  UNAUTHENTICATED: 401,
  INVALID_CREDENTIALS: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  CONFLICT: 409,
  ALREADY_TAKEN: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  INTERNAL: 500,
  OVERLOADED: 503,
  UNAVAILABLE: 503,
} as const

export type ErrorCode = keyof typeof statusByCode

/** Which input was wrong, by its path in the request (`input.title`), and why. */
export interface ErrorDetail {
  field: string
  message: string
}

/** A refusal: safe to show to the client as it is. Everything else that is thrown is masked. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: readonly ErrorDetail[]

  constructor(code: ErrorCode, message: string, details: readonly ErrorDetail[] = []) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** The refusal of one input field. */
export function badInput(field: string, message: string): AppError {
  return new AppError('BAD_INPUT', `${field}: ${message}`, [{ field, message }])
}
