import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

/**
 * Rejects access tokens in the query: URLs end up in browser histories and logs (RFC 6750 §2.3). Add it after
 * CORS.
 */
export function rejectTokensInUrls(app: FastifyInstance): void {
  app.addHook('onRequest', ({ url }, _reply, done) => {
    const message = 'Send the access token in the Authorization header, not in the URL'
    done(/[?&]access_token=/.test(url) ? new AppError('BAD_INPUT', message) : undefined)
  })
}
