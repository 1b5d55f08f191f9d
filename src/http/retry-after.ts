import type { FastifyInstance } from 'fastify'
import { unavailableRetryAfter } from '../errors.ts'

/** Adds `Retry-After` to every 503 that has none, whatever part of the server has sent it. */
export function useRetryAfter(app: FastifyInstance): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (reply.statusCode === 503 && !reply.hasHeader('retry-after'))
      reply.header('retry-after', unavailableRetryAfter)
    done(null, payload)
  })
}
