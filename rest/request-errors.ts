import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, internalError } from '../src/errors.ts'
import { toRequestError } from '../src/http/request-errors.ts'
import { goneBody } from './lifecycle/gone.ts'
import type { Lifecycle } from './lifecycle/registry.ts'
import { problemFormat } from './problems.ts'
import type { ErrorFormat, Version } from './version.ts'
import { unknownVersionIn, versions } from './versions.ts'

/** Sends every error below a version's prefix in the format of the version. */
export function useErrorFormat(app: FastifyInstance, version: Version, lifecycle: Lifecycle): void {
  app.setErrorHandler<FastifyError>((failure, request, reply) => {
    const error = toRequestError(failure)
    if (error) request.log.info({ code: error.code }, 'request rejected')
    else request.log.error({ err: failure }, 'request failed')
    if (error?.code === 'VERSION_GONE')
      return sendError(request, reply, problemFormat, error, goneBody(version, lifecycle, error, request.id))
    const format = unknownVersionIn(request.url) ? problemFormat : version.errors
    return sendError(request, reply, format, error ?? internalError())
  })
  app.setNotFoundHandler((request, reply) => {
    const unknown = unknownVersionIn(request.url)
    if (!unknown) return sendError(request, reply, version.errors, nothingHere())
    const supported = Object.keys(versions)
    const message = `There is no version ${unknown}; there are ${supported.join(' and ')}`
    return sendError(request, reply, problemFormat, new AppError('NOT_FOUND', message), { supported })
  })
}

export function nothingHere(): AppError {
  return new AppError('NOT_FOUND', 'There is nothing at this URL; see /docs')
}

/** @param more members to add to the body */
function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  format: ErrorFormat,
  error: AppError,
  more: object = {},
): FastifyReply {
  const status = format.statusOf(error.code)
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  if (error.retryAfter !== undefined) reply.header('retry-after', error.retryAfter)
  return reply
    .code(status)
    .type(format.mediaType)
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ ...format.body(error, { status, requestId: request.id }), ...more }))
}
