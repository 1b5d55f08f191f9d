import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Caller } from '../context.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The source of the request. */
    readonly caller: Caller
    /** The client's name for itself. Use it for statistics only, because a client can send anything. */
    readonly client: string
  }
}

/** Adds `caller` and `client` to requests. */
export function useCaller(app: FastifyInstance): void {
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
}

/** `Byline-Client`, else the origin of a browser, else the first product of `User-Agent`. */
function clientName({ headers }: FastifyRequest): string {
  const [product] = headers['user-agent']?.split('/', 1) ?? []
  const name = String(headers['byline-client'] || headers.origin || product)
  return /^[\w.:/-]{1,80}/.exec(name)?.[0] ?? 'unnamed'
}
