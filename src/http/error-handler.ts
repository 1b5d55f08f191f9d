import type { FastifyError, FastifyInstance } from 'fastify'
import {
  AppError,
  type ErrorCode,
  type ErrorDetail,
  internalError,
  publicDetails,
  statusByCode,
} from '../errors.ts'
import { toRequestError } from './request-errors.ts'

/** What goes wrong before or outside GraphQL, in GraphQL's form: `{ "errors": [{ "message", "extensions": { "code" } }] }`. */
export function useFailures(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = toRequestError(error)
    if (refusal) request.log.info({ code: refusal.code }, 'refused')
    else request.log.error({ err: error }, 'a request failed')
    const shown = refusal ?? internalError()
    if (shown.retryAfter !== undefined) reply.header('retry-after', shown.retryAfter)
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

/**
 * `/%` is no address, and would come to no route and no hook. Escaped it comes to one, where `useAddresses` refuses it in
 * the form of whoever would have answered it.
 */
export function decodableUrl(url: string): string {
  try {
    decodeURI(url.split('?', 1)[0]!)
    return url
  } catch {
    return url.replaceAll('%', '%25')
  }
}

/** After all that looks at the head of a request alone. */
export function useAddresses(app: FastifyInstance): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const isAddress = request.originalUrl === request.url
    done(isAddress ? null : new AppError('BAD_INPUT', 'The address is not percent-encoded UTF-8'), payload)
  })
}

/** Addresses end up in histories and logs: a token in one is lost, and is refused (RFC 6750 §2.3). After the headers. */
export function useNoTokensInAddresses(app: FastifyInstance): void {
  app.addHook('onRequest', ({ url }, _reply, done) => {
    const message = 'Send the access token in the Authorization header, never in an address'
    done(/[?&]access_token=/.test(url) ? new AppError('BAD_INPUT', message) : undefined)
  })
}

function body(code: ErrorCode, message: string, details: readonly ErrorDetail[] = []) {
  return {
    errors: [
      { message, extensions: { code, ...(details.length > 0 && { details: publicDetails(details) }) } },
    ],
  }
}
