import { AppError, type ErrorCode } from '../errors.ts'

const codeByFastifyCode: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
}

/** Converts an error of a request to an AppError; null for an internal error, which clients must not see. */
export function toRequestError(error: Error & { code?: string; statusCode?: number }): AppError | null {
  if (error instanceof AppError) return error
  const known = codeByFastifyCode[error.code ?? '']
  if (known) return new AppError(known, error.message)
  const isClientError = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
  return isClientError ? new AppError('BAD_INPUT', error.message) : null
}
