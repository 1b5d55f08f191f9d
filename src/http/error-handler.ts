import type { FastifyError, FastifyInstance } from 'fastify'
import { internalError, statusByCode } from '../errors.ts'
import { errorBody } from './error-body.ts'
import { toRequestError } from './request-errors.ts'

/**
 * Answers errors outside GraphQL and REST. Logs a rejected request as info and an internal error as error.
 */
export function useErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const rejection = toRequestError(error)
    if (rejection) request.log.info({ code: rejection.code }, 'request rejected')
    else request.log.error({ err: error }, 'request failed')
    const { code, message, details, retryAfter } = rejection ?? internalError()
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
    return reply.code(statusByCode[code]).send(errorBody(code, message, details))
  })
}
