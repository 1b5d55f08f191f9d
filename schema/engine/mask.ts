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

export type RefusalOf = (error: unknown) => AppError | null

/** Not `originalError`: Yoga would answer 500 for a field error that wraps anything but a GraphQLError. */
const appErrors = new WeakMap<GraphQLError, AppError>()

/** The AppError that a masked error was made from. It has what the extensions leave out, such as reasons. */
export function appErrorBehind(error: GraphQLError): AppError | undefined {
  return appErrors.get(error)
}

/**
 * What a client is told of an error: a refusal as it is, with its stable code; anything else only that something
 * went wrong, and it is logged, once. Given an error it made itself, it returns that.
 */
export function createMask({ log, refusalOf }: { log: Logger; refusalOf: RefusalOf }) {
  return (error: unknown): GraphQLError => {
    if (error instanceof GraphQLError && appErrorBehind(error)) return error
    return toShown(error)
  }

  function toShown(error: unknown): GraphQLError {
    const place = error instanceof GraphQLError ? error : undefined
    const cause = rootCause(error)
    const refusal = cause instanceof AppError ? cause : (refusalOfRequest(cause, place) ?? refusalOf(cause))
    if (refusal) {
      log.info({ code: refusal.code, path: place?.path?.join('.') }, 'refused')
      return graphQLError(refusal, place)
    }
    log.error({ err: cause, path: place?.path?.join('.') }, 'an operation failed')
    return graphQLError(internalError(), place)
  }
}

/** Refusals of graphql-js, Pothos and Yoga, who know nothing of our codes. */
function refusalOfRequest(cause: unknown, place: GraphQLError | undefined): AppError | null {
  // Pothos throws this at ids alone: everything else is checked by inputs.ts.
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
  // Without a path it is about the request as a whole; with one, a fault of ours.
  return place?.path ? null : new AppError('BAD_INPUT', message)
}

/** A hint at names tells of the schema where introspection is off. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ ?Did you mean .*$/s, '')
}

function codeOfStatus(status: number): ErrorCode {
  const [code] = Object.entries(statusByCode).find(([, known]) => known === status) ?? ['BAD_INPUT']
  return code as ErrorCode
}

function graphQLError(refusal: AppError, place: GraphQLError | undefined): GraphQLError {
  const { code, message, details, retryAfter } = refusal
  const extensions: Record<string, unknown> = { code }
  if (retryAfter !== undefined) extensions.retryAfter = retryAfter
  if (details.length > 0) extensions.details = publicDetails(details)
  // A status belongs to a request that failed as a whole. On a field it would turn a partial answer into an error.
  if (!place?.path) {
    const spec = code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED'
    extensions.http = { ...(place?.extensions?.http as object), spec, status: statusByCode[code] }
  }
  const shown = new GraphQLError(message, {
    nodes: place?.nodes,
    source: place?.source,
    positions: place?.positions,
    path: place?.path,
    extensions,
  })
  appErrors.set(shown, refusal)
  return shown
}

function rootCause(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}
