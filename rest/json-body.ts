import type { FastifyInstance } from 'fastify'
import { AppError } from '../src/errors.ts'

export const json = 'application/json'
export const mergePatch = 'application/merge-patch+json'

/** JSON alone, in UTF-8 alone. Members are picked by name later, so that `__proto__` is only one that is unknown. */
export function useJsonBody(app: FastifyInstance): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser([json, mergePatch], { parseAs: 'buffer' }, ({ method, headers }, body, done) => {
    if (method !== 'PATCH' && headers['content-type']?.toLowerCase().startsWith(mergePatch))
      return done(new AppError('UNSUPPORTED_MEDIA_TYPE', `Send ${json}`))
    try {
      done(null, JSON.parse(utf8.decode(body as Buffer)))
    } catch {
      done(new AppError('BAD_INPUT', 'The body is not JSON', [{ field: 'body', message: 'is not JSON' }]))
    }
  })
}
