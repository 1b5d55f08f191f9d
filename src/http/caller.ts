import type { Socket } from 'node:net'
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
  app.server.on('connection', keepAddress)
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

/**
 * The kernel forgets the address when the client resets the connection, but its request is still executed, and
 * the throttles and the audit log need the address. Node keeps it once it has been read.
 */
function keepAddress(socket: Socket): void {
  // Reset before it was accepted: nobody waits for a response.
  if (socket.remoteAddress === undefined) socket.destroy()
}

/** `Byline-Client`, else the origin of a browser, else the first product of `User-Agent`. */
function clientName({ headers }: FastifyRequest): string {
  const [product] = headers['user-agent']?.split('/', 1) ?? []
  const name = String(headers['byline-client'] || headers.origin || product)
  return /^[\w.:/-]{1,80}/.exec(name)?.[0] ?? 'unnamed'
}
