import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'

/**
 * Fastify's `rewriteUrl` for URLs that cannot be decoded, such as `/%`, which would reach no route and no
 * hook. Escaped, they reach one, and `useMalformedUrls` rejects them in the error format of that route.
 */
export function escapeMalformedUrl(url: string): string {
  try {
    decodeURI(url.split('?', 1)[0]!)
    return url
  } catch {
    return url.replaceAll('%', '%25')
  }
}

/**
 * Rejects the URLs that `escapeMalformedUrl` changed, and those whose query cannot be decoded, after all hooks
 * that only look at the headers.
 */
export function useMalformedUrls(app: FastifyInstance): void {
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const isWellFormed = request.originalUrl === request.url && hasValidQuery(request.url)
    done(isWellFormed ? null : new AppError('BAD_INPUT', 'The URL is not percent-encoded UTF-8'), payload)
  })
}

function hasValidQuery(url: string): boolean {
  const start = url.indexOf('?')
  if (start === -1) return true
  try {
    decodeURIComponent(url.slice(start))
    return true
  } catch {
    return false
  }
}
