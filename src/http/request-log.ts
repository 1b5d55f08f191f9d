import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { withoutTokens, withRequestId } from '../log.ts'

const safeId = /^[\w.-]{8,64}$/

/** The client's `X-Request-Id` if it is safe to log, else a new id. */
export function requestId(request: { headers: Record<string, string | string[] | undefined> }): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && safeId.test(given) ? given : crypto.randomUUID()
}

/** Adds the request id to the response and to each log line, and logs one line per request. */
export function useRequestLog(app: FastifyInstance): void {
  const logged = new WeakSet<FastifyRequest>()
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    // Not Fastify's onRequestAbort, which does not run once the body has been read.
    reply.raw.once('close', () => {
      if (logged.has(request)) return
      logged.add(request)
      const log = () => request.log.info(describe(request, reply), 'request aborted by the client')
      withRequestId(request.id, log)
    })
    withRequestId(request.id, done)
  })
  app.addHook('onResponse', (request, reply, done) => {
    logged.add(request)
    const level = isProbe(request) ? 'debug' : 'info'
    request.log[level]({ ...describe(request, reply), status: reply.statusCode }, 'request completed')
    done()
  })
}

function describe(request: FastifyRequest, reply: FastifyReply) {
  return {
    method: request.method,
    path: withoutTokens(pathOf(request)),
    ms: Math.round(reply.elapsedTime * 10) / 10,
    ip: request.ip,
  }
}

/** The decoded path, so that a percent-encoded token is recognized. */
function pathOf({ url }: FastifyRequest): string {
  const path = url.split('?', 1)[0]!
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function isProbe(request: FastifyRequest): boolean {
  return request.url === '/livez' || request.url === '/readyz'
}
