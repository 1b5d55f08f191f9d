import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../src/errors.ts'

export const json = 'application/json'
export const mergePatch = 'application/merge-patch+json'

export function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** Accepts only JSON in UTF-8. `__proto__` is an ordinary member, which the check rejects as unknown. */
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
  // Many clients send a Content-Type without a body. Fastify would look for a parser and reject unknown types.
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.headers['content-type'] !== undefined && !hasBody(request))
      request.headers = { ...request.headers, 'content-type': undefined }
    done()
  })
}
