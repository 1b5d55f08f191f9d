import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Caller } from '../context.ts'
import { withoutTokens, withRequestId } from '../log.ts'

const acceptable = /^[\w.-]{8,64}$/

/** A client's own `X-Request-Id` when it is harmless in a log, else a new one. */
export function requestId(request: { headers: Record<string, string | string[] | undefined> }): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && acceptable.test(given) ? given : crypto.randomUUID()
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Where it comes from. */
    readonly caller: Caller
    /** What the program that asks calls itself. It may say anything: to count by, not to trust. */
    readonly client: string
  }
}

/** Its own name, the site of a browser, or the first product of its `User-Agent`. */
function clientName({ headers }: FastifyRequest): string {
  const [product] = headers['user-agent']?.split('/', 1) ?? []
  const name = String(headers['byline-client'] || headers.origin || product)
  return /^[\w.:/-]{1,80}/.exec(name)?.[0] ?? 'unnamed'
}

/** The id of the request in every answer and every log line, and one line when it is done. */
export function useRequests(app: FastifyInstance): void {
  app.decorateRequest('client', {
    getter(this: FastifyRequest) {
      return clientName(this)
    },
  })
  app.decorateRequest('caller', {
    getter(this: FastifyRequest) {
      const userAgent = this.headers['user-agent']?.slice(0, 200) ?? ''
      return { address: this.ip, userAgent, requestId: this.id }
    },
  })
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    withRequestId(request.id, done)
  })
  app.addHook('onResponse', (request, reply, done) => {
    const level = isProbe(request) ? 'debug' : 'info'
    request.log[level](
      {
        method: request.method,
        path: withoutTokens(pathOf(request)),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ip: request.ip,
      },
      'answered',
    )
    done()
  })
}

/** Decoded: a token must be recognised however it is written. */
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
