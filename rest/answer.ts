import type { FastifyReply, FastifyRequest } from 'fastify'
import { needsSignIn } from '../schema/guards/field-rules.ts'
import type { Viewer } from '../src/context.ts'
import { etagOf, isNoneMatch } from './etags.ts'
import type { Operation } from './operation.ts'

export interface Answer {
  status: number
  body: unknown
}

/** The part of the data that is the answer. */
export function pickAnswer({ endpoint, answers }: Operation, data: unknown): Answer {
  const found = answers.map(({ status, path }) => ({ status, body: valueAt(data, path) }))
  const { status, body } = found.find(({ body }) => body != null) ?? found[0]!
  return { status, body: endpoint.body ? endpoint.body(body) : body }
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => (found as Record<string, unknown> | null)?.[key], data)
}

export function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { endpoint, root }: Operation,
  { status, body: answer }: Answer,
  viewer: Viewer | null,
): FastifyReply {
  const { location } = endpoint
  if (status === 204) return reply.code(204).send()
  const thing = answer as Record<string, unknown>
  const body = JSON.stringify(answer)
  const isRead = endpoint.method === 'GET'
  if (isRead || 'version' in thing) {
    const etag = etagOf(body, viewer?.id, thing.version)
    reply.header('etag', etag)
    // What is of the viewer alone is kept nowhere; the rest may be, by who asked for it, and is asked about again.
    const caching = isRead && needsSignIn(root) ? 'no-store' : viewer ? 'private, no-cache' : 'no-cache'
    reply.header('cache-control', caching)
    addHeader(reply, 'vary', 'Authorization, X-API-Key')
    if (isRead && isNoneMatch(request.headers['if-none-match'], etag)) return reply.code(304).send()
  } else reply.header('cache-control', 'no-store')
  if (location) reply.header('location', prefixOf(request) + filled(location, thing))
  const next = nextPage(request, thing)
  if (next) addHeader(reply, 'link', `<${next}>; rel="next"`)
  return reply.code(status).type('application/json; charset=utf-8').send(body)
}

/** `/api/v2` of `/api/v2/articles` */
function prefixOf(request: FastifyRequest): string {
  const { operation } = request.routeOptions.config
  const pattern = request.routeOptions.url ?? ''
  return pattern.slice(0, pattern.length - operation!.endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1').length)
}

/** `/users/{user.username}`, with what stands there in the answer. */
function filled(template: string, answer: unknown): string {
  return template.replaceAll(/\{([\w.]+)\}/g, (_, path: string) => {
    const value = path.split('.').reduce((found, key) => (found as Record<string, unknown>)[key], answer)
    return encodeURIComponent(String(value))
  })
}

/** The same address with the next cursor. */
function nextPage(request: FastifyRequest, { pageInfo }: Record<string, unknown>): string | null {
  const { hasNextPage, endCursor } = (pageInfo ?? {}) as { hasNextPage?: boolean; endCursor?: string }
  if (!hasNextPage || !endCursor) return null
  const { pathname, searchParams } = new URL(request.url, 'http://byline')
  searchParams.set('after', endCursor)
  return `${pathname}?${searchParams}`
}

/** Adds to a header that may be a list already. */
export function addHeader(reply: FastifyReply, name: string, value: string): void {
  const before = reply.getHeader(name)
  reply.header(name, before ? `${before}, ${value}` : value)
}
