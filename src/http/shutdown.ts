import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

/**
 * While the app closes, ends each connection after its response, closes connections that have sent no request
 * yet, and rejects new requests with 503. Node itself only closes connections that are idle between two
 * requests.
 * @returns whether the app is closing
 */
export function useShutdown(app: FastifyInstance): () => boolean {
  let closing = false
  const unused = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  app.addHook('onRequest', (request, _reply, done) => {
    unused.delete(request.socket)
    done(closing ? new AppError('UNAVAILABLE', 'This server is shutting down; retry the request') : undefined)
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close')
    done(null, payload)
  })
  app.addHook('preClose', async () => {
    closing = true
    for (const socket of unused) socket.destroy()
  })
  return () => closing
}
