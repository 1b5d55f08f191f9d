import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Viewer } from '../../src/context.ts'
import type { AppError } from '../../src/errors.ts'
import { type Mount, unknownVersionIn } from '../versions.ts'
import { versionGone } from './gone.ts'
import {
  isDeprecated,
  type Lifecycle,
  lifecycleHeaders,
  type Registry,
  rehearsalHeader,
  standingOf,
} from './registry.ts'

export interface LifeOptions {
  registry: Registry
  /** Milliseconds since 1970; moved by tests. */
  now: () => number
  /** Empty: links are relative to the host that was asked. */
  publicUrl: string
  countUse(use: { version: string; endpoint: string; viewer: Viewer | null; client: string }): void
}

/** What every answer below a mount has of its version's life: the headers, the count, and 410 when it is over. */
export function useVersionLife(
  app: FastifyInstance,
  { version, countedAs }: Mount,
  options: LifeOptions,
): void {
  const { registry, now, countUse } = options
  const lifecycle = registry[version.name]
  const announce = announcer(lifecycle, options)
  app.addHook('onRequest', (request, reply, done) => {
    if (unknownVersionIn(request.url)) return done()
    announce(reply)
    if (isPreflight(request)) return done()
    done(refusalWhenOver(lifecycle, now(), request, reply))
  })
  app.addHook('onResponse', (request, reply, done) => {
    const { operation } = request.routeOptions.config
    if (operation && reply.statusCode !== 410 && isDeprecated(lifecycle, now())) {
      const { method, path } = operation.endpoint
      const { viewer, client } = request
      countUse({ version: countedAs, endpoint: `${method} ${path}`, viewer, client })
    }
    done()
  })
}

/** A browser that asks for a page of another site. It must be let ask, or the page could not read that it is over. */
export function isPreflight({ method, headers }: FastifyRequest): boolean {
  return method === 'OPTIONS' && Boolean(headers.origin && headers['access-control-request-method'])
}

/** Sets the headers of a version that is deprecated by now. */
function announcer(lifecycle: Lifecycle, { now, publicUrl }: Pick<LifeOptions, 'now' | 'publicUrl'>) {
  const headers = lifecycleHeaders(lifecycle, publicUrl)
  return (reply: FastifyReply): void => {
    if (isDeprecated(lifecycle, now())) reply.headers(headers)
  }
}

function refusalWhenOver(
  lifecycle: Lifecycle,
  now: number,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): AppError | undefined {
  const standing = standingOf(lifecycle, now, headers[rehearsalHeader])
  if (standing.is === 'served') return undefined
  if (standing.is === 'brownout') reply.header('retry-after', Math.ceil((standing.until - now) / 1000))
  return versionGone(lifecycle)
}
