import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { type ErrorCode, type ErrorDetail, internalError, refusalOfRequest, statusByCode } from '../errors.ts'

/** What goes wrong before or outside GraphQL, in GraphQL's form: `{ "errors": [{ "message", "extensions": { "code" } }] }`. */
export function useFailures(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOfRequest(error)
    if (refusal) request.log.info({ code: refusal.code }, 'refused')
    else request.log.error({ err: error }, 'a request failed')
    const shown = refusal ?? internalError()
    return reply.code(statusByCode[shown.code]).send(body(shown.code, shown.message, shown.details))
  })

  // Asked by the address as it is: `hasRoute` would take what a client sent for a pattern.
  const methodsByPath = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const known = methodsByPath.get(url) ?? new Set()
    methodsByPath.set(url, known.union(new Set([method].flat())))
  })

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!
    const methods = [...(methodsByPath.get(path) ?? [])]
    if (methods.length === 0 || methods.includes(request.method))
      return reply.code(404).send(body('NOT_FOUND', 'There is nothing at this address; see /'))
    return reply
      .code(405)
      .header('allow', methods.join(', '))
      .send(body('METHOD_NOT_ALLOWED', `${path} answers ${methods.join(' and ')} only`))
  })
}

/** An address like `/%` never comes to a route or a hook. */
export function answerBadUrl(error: FastifyError, _request: unknown, reply: unknown): void {
  const answer = (reply as FastifyReply).code(400).type('application/json; charset=utf-8')
  answer.send(JSON.stringify(body('BAD_INPUT', error.message)))
}

function body(code: ErrorCode, message: string, details: readonly ErrorDetail[] = []) {
  return { errors: [{ message, extensions: { code, ...(details.length > 0 && { details }) } }] }
}
