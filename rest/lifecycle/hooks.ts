import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Viewer } from '../../src/context.ts'
import type { AppError } from '../../src/errors.ts'
import { isPreflight } from '../allowed-methods.ts'
import { type Mount, unknownVersionIn } from '../versions.ts'
import { versionGone } from './gone.ts'
import { lifecycleHeaders, rehearsalHeader } from './headers.ts'
import type { Lifecycle, Registry } from './registry.ts'
import { isDeprecated, statusOf } from './status.ts'

export interface LifecycleOptions {
  registry: Registry
  /** Milliseconds since 1970. Tests replace it. */
  now: () => number
  /** The base of links; empty for links relative to the host of the request. */
  publicUrl: string
  countUse(use: { version: string; endpoint: string; viewer: Viewer | null; client: string }): void
}

/**
 * Adds lifecycle headers, counts the use of a deprecated version, and rejects requests to an unavailable
 * one.
 */
export function useLifecycle(
  app: FastifyInstance,
  { version, usageName }: Mount,
  { registry, now, publicUrl, countUse }: LifecycleOptions,
): void {
  const lifecycle = registry[version.name]
  const headers = lifecycleHeaders(lifecycle, publicUrl)
  app.addHook('onRequest', (request, reply, done) => {
    if (unknownVersionIn(request.url)) return done()
    if (isDeprecated(lifecycle, now())) reply.headers(headers)
    // A preflight gets through, so that the browser lets the page read the 410.
    if (isPreflight(request)) return done()
    done(errorIfGone(lifecycle, now(), request, reply))
  })
  app.addHook('onResponse', (request, reply, done) => {
    const { operation } = request.routeOptions.config
    if (operation && reply.statusCode !== 410 && isDeprecated(lifecycle, now())) {
      const { method, path } = operation.endpoint
      const { viewer, client } = request
      countUse({ version: usageName, endpoint: `${method} ${path}`, viewer, client })
    }
    done()
  })
}

function errorIfGone(
  lifecycle: Lifecycle,
  now: number,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): AppError | undefined {
  const status = statusOf(lifecycle, now, headers[rehearsalHeader])
  if (status.phase === 'served') return undefined
  if (status.phase === 'brownout') reply.header('retry-after', Math.ceil((status.until - now) / 1000))
  return versionGone(lifecycle)
}
