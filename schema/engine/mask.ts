import { PothosError, PothosValidationError } from '@pothos/core'
import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import {
  AppError,
  badInput,
  type ErrorCode,
  internalError,
  publicDetails,
  statusByCode,
} from '../../src/errors.ts'

/** Converts an error of the database into an error for clients; null if it is a bug. */
export type ToDatabaseError = (error: unknown) => AppError | null

/**
 * Not kept as `originalError`: Yoga would respond with 500 if a field error wraps anything but a
 * GraphQLError.
 */
const appErrors = new WeakMap<GraphQLError, AppError>()

/** The AppError behind a masked error. It has properties that are not sent to clients, such as reasons. */
export function appErrorBehind(error: GraphQLError): AppError | undefined {
  return appErrors.get(error)
}

/**
 * Converts any error into one for clients. An AppError keeps its code and message. Any other error becomes
 * INTERNAL without details, and is logged once. An error that is already masked is returned unchanged.
 */
export function createMask({ log, toDatabaseError }: { log: Logger; toDatabaseError: ToDatabaseError }) {
  return (error: unknown): GraphQLError => {
    if (error instanceof GraphQLError && appErrorBehind(error)) return error
    return toMasked(error)
  }

  function toMasked(error: unknown): GraphQLError {
    const located = error instanceof GraphQLError ? error : undefined
    const cause = rootCause(error)
    const appError =
      cause instanceof AppError ? cause : (toAppError(cause, located) ?? toDatabaseError(cause))
    if (appError) {
      log.info({ code: appError.code, path: located?.path?.join('.') }, 'request rejected')
      return toGraphQLError(appError, located)
    }
    log.error({ err: cause, path: located?.path?.join('.') }, 'operation failed')
    return toGraphQLError(internalError(), located)
  }
}

/** Converts errors of graphql-js, Pothos and Yoga that the client caused. Null for any other error. */
function toAppError(cause: unknown, located: GraphQLError | undefined): AppError | null {
  // Pothos throws it only for ids. All other inputs are validated by inputs.ts.
  if (cause instanceof PothosValidationError) return badInput('id', 'is not a valid id')
  if (!(cause instanceof GraphQLError) || cause instanceof PothosError) return null
  const { code, http } = (cause.extensions ?? {}) as { code?: string; http?: { status?: number } }
  const message = withoutSuggestion(cause.message)
  if (code !== undefined && code in statusByCode && code !== 'INTERNAL')
    return new AppError(code as ErrorCode, message)
  if (http?.status) return new AppError(codeOfStatus(http.status), message)
  const [, argument] =
    /^Argument "(\w+)" .*(?:must not be null|not provided a runtime value)\.$/s.exec(message) ?? []
  if (argument) return badInput(argument, 'is required', 'required')
  // Without a path, the request as a whole is invalid. With a path, a resolver failed: that is a bug.
  return located?.path ? null : new AppError('BAD_INPUT', message)
}

/** Removes suggestions of names, which would reveal the schema when introspection is off. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ ?Did you mean .*$/s, '')
}

function codeOfStatus(status: number): ErrorCode {
  const [code] = Object.entries(statusByCode).find(([, known]) => known === status) ?? ['BAD_INPUT']
  return code as ErrorCode
}

function toGraphQLError(appError: AppError, located: GraphQLError | undefined): GraphQLError {
  const { code, message, details, retryAfter } = appError
  const extensions: Record<string, unknown> = { code }
  if (retryAfter !== undefined) extensions.retryAfter = retryAfter
  if (details.length > 0) extensions.details = publicDetails(details)
  // Only a request that failed as a whole has an HTTP status. A response with partial data is always 200.
  if (!located?.path) {
    const spec = code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED'
    extensions.http = { ...(located?.extensions?.http as object), spec, status: statusByCode[code] }
  }
  const masked = new GraphQLError(message, {
    nodes: located?.nodes,
    source: located?.source,
    positions: located?.positions,
    path: located?.path,
    extensions,
  })
  appErrors.set(masked, appError)
  return masked
}

function rootCause(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}
