import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

/**
 * Once the app is closing, no connection outlives its answer: a client that keeps one open, or that has opened one
 * and asked nothing, would hold up the end. Node itself closes only those that idle at that moment. A request that comes
 * all the same is refused in the form of whoever would have answered it.
 * @returns whether it is closing
 */
export function useStopping(app: FastifyInstance): () => boolean {
  let stopping = false
  const silent = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  app.addHook('onRequest', (request, _reply, done) => {
    silent.delete(request.socket)
    done(stopping ? new AppError('UNAVAILABLE', 'This server is stopping; ask again') : undefined)
  })
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) reply.header('connection', 'close')
    done(null, payload)
  })
  app.addHook('preClose', async () => {
    stopping = true
    for (const socket of silent) socket.destroy()
  })
  return () => stopping
}
