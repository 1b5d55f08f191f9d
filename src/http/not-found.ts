import type { FastifyInstance } from 'fastify'
import { errorBody } from './error-body.ts'

/** Answers 404, or 405 with `Allow` if the path exists with other methods. */
export function useNotFound(app: FastifyInstance): void {
  // Looked up by the literal path: `hasRoute` would read the client's path as a route pattern.
  const methodsByPath = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const known = methodsByPath.get(url) ?? new Set()
    methodsByPath.set(url, known.union(new Set([method].flat())))
  })

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!
    const methods = [...(methodsByPath.get(path) ?? [])]
    if (methods.length === 0 || methods.includes(request.method))
      return reply.code(404).send(errorBody('NOT_FOUND', 'Nothing was found at this URL; see /'))
    return reply
      .code(405)
      .header('allow', methods.join(', '))
      .send(errorBody('METHOD_NOT_ALLOWED', `${path} supports only ${methods.join(' and ')}`))
  })
}
