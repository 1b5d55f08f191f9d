import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** What a slow client may cost. Times are in milliseconds. */
export interface SlowClientLimits {
  /** To send the whole request. */
  requestTimeout: number
  /** Without the client reading any of its response. */
  stalledTimeout: number
  /** To read the whole response, before `minBytesPerSecond`. */
  responseTimeout: number
  minBytesPerSecond: number
  /** Of all responses that clients have not read yet. */
  maxUnreadBytes: number
}

const defaults: SlowClientLimits = {
  requestTimeout: 30_000,
  stalledTimeout: 10_000,
  responseTimeout: 30_000,
  minBytesPerSecond: 20_000,
  maxUnreadBytes: 64 * 1024 * 1024,
}

export function slowClientLimits(limits: Partial<SlowClientLimits> = {}): SlowClientLimits {
  return { ...defaults, ...limits }
}

/** Limits how long a client may take to send a request. Node answers 408. */
export function receiveTimeouts({ requestTimeout }: SlowClientLimits) {
  return {
    requestTimeout,
    http: {
      requestTimeout,
      headersTimeout: requestTimeout,
      // Node looks for slow requests at this interval only, every 30 seconds by default.
      connectionsCheckingInterval: Math.min(requestTimeout, 2_000),
    },
  }
}

/** Smaller responses fit into the buffers of the operating system. */
const minTrackedBytes = 32 * 1024

/**
 * Closes connections whose clients do not read their responses: when nothing was read for a while, when the
 * whole takes too long, and the oldest first when all unread responses together need too much memory. While
 * the app closes, it waits for them no longer than `stalledTimeout`.
 */
export function useSlowClients(app: FastifyInstance, limits: SlowClientLimits): void {
  /** The bytes of each response, the oldest first. */
  const unread = new Map<ServerResponse, number>()
  let unreadBytes = 0
  let closing: NodeJS.Timeout | undefined

  const close = (response: ServerResponse, reason: string) => {
    app.log.info({ reason }, 'connection closed: the client reads too slowly')
    response.destroy()
  }
  const track = (response: ServerResponse, bytes: number) => {
    unread.set(response, bytes)
    unreadBytes += bytes
    const { responseTimeout, minBytesPerSecond, maxUnreadBytes } = limits
    const time = responseTimeout + (bytes / minBytesPerSecond) * 1_000
    const timer = setTimeout(() => close(response, 'the whole response took too long'), time).unref()
    response.once('close', () => {
      clearTimeout(timer)
      unread.delete(response)
      unreadBytes -= bytes
    })
    let excess = unreadBytes - maxUnreadBytes
    for (const [oldest, size] of unread) {
      if (excess <= 0) break
      excess -= size
      close(oldest, 'too much is unread')
    }
  }

  app.addHook('onSend', (request, reply, payload, done) => {
    // Node sets the timeout again when the response has been read. It counts a socket as idle when nothing
    // leaves it. Requests of `inject` have no real socket.
    request.socket.setTimeout?.(limits.stalledTimeout)
    const bytes = typeof payload === 'string' || Buffer.isBuffer(payload) ? Buffer.byteLength(payload) : 0
    if (bytes >= minTrackedBytes) track(reply.raw, bytes)
    done(null, payload)
  })
  app.addHook('preClose', async () => {
    const closeAll = () => {
      for (const response of unread.keys()) close(response, 'the server is stopping')
    }
    closing = setTimeout(closeAll, limits.stalledTimeout).unref()
  })
  app.addHook('onClose', async () => clearTimeout(closing)) // Runs when all requests are done.
}
