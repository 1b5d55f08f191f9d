import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

/** How long the app, while it closes, waits for requests of which only a part has arrived. */
const receiveTimeoutMs = 5_000

/**
 * While the app closes, ends each connection after its response, closes connections that have sent no request
 * yet or do not complete the one they have begun, and rejects new requests with 503. Node itself only closes connections that are idle between two
 * requests.
 * @returns whether the app is closing
 */
export function useShutdown(app: FastifyInstance): () => boolean {
  let closing = false
  let timer: NodeJS.Timeout | undefined
  const unused = new Set<Socket>()
  const requests = new Set<IncomingMessage>()
  app.server.on('connection', (socket: Socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  app.addHook('onRequest', ({ raw, socket }, _reply, done) => {
    unused.delete(socket)
    requests.add(raw)
    raw.once('close', () => requests.delete(raw))
    done(closing ? new AppError('UNAVAILABLE', 'This server is shutting down; retry the request') : undefined)
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close')
    done(null, payload)
  })
  app.addHook('preClose', async () => {
    closing = true
    for (const socket of unused) socket.destroy()
    timer = setTimeout(() => {
      for (const request of requests) if (!request.complete) request.destroy()
    }, receiveTimeoutMs).unref()
  })
  app.addHook('onClose', async () => clearTimeout(timer)) // Runs when all requests are done.
  return () => closing
}
