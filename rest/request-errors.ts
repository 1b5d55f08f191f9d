import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, internalError, refusalOfRequest } from '../src/errors.ts'
import { goneBody } from './lifecycle/gone.ts'
import type { Lifecycle } from './lifecycle/registry.ts'
import { v2 } from './v2/version.ts'
import type { Version } from './version.ts'
import { unknownVersionIn, versions } from './versions.ts'

/** Whatever goes wrong below a version's addresses is answered in its own form. */
export function useRefusals(app: FastifyInstance, version: Version, lifecycle: Lifecycle): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOfRequest(error)
    if (refusal) request.log.info({ code: refusal.code }, 'refused')
    else request.log.error({ err: error }, 'a request failed')
    if (refusal?.code === 'VERSION_GONE')
      return refuse(request, reply, v2, refusal, goneBody(version, lifecycle, refusal, request.id))
    return refuse(request, reply, unknownVersionIn(request.url) ? v2 : version, refusal ?? internalError())
  })
  app.setNotFoundHandler((request, reply) => {
    const unknown = unknownVersionIn(request.url)
    if (!unknown) return refuse(request, reply, version, nothingHere())
    const supported = Object.keys(versions)
    const message = `There is no version ${unknown}; there are ${supported.join(' and ')}`
    return refuse(request, reply, v2, new AppError('NOT_FOUND', message), { supported })
  })
}

export function nothingHere(): AppError {
  return new AppError('NOT_FOUND', 'There is nothing at this address; see /docs')
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  version: Version,
  refusal: AppError,
  more: object = {},
): FastifyReply {
  const status = version.statusOf(refusal.code)
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  if (refusal.retryAfter !== undefined) reply.header('retry-after', refusal.retryAfter)
  return reply
    .code(status)
    .type(version.errorType)
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ ...version.errorBody(refusal, { status, requestId: request.id }), ...more }))
}
