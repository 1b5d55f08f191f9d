import type { FastifyReply, FastifyRequest } from 'fastify'
import { appendHeader } from '../schema/engine/append-header.ts'
import { assertResponseSize } from '../schema/engine/response-size.ts'
import { needsSignIn } from '../schema/guards/field-options.ts'
import type { Viewer } from '../src/context.ts'
import { etagOf, hasEtag, isNoneMatch } from './etags.ts'
import type { EndpointOperation, OperationResponse } from './operation.ts'

/** Sends the part of the data that is the response: the first that is not null. */
export function sendResponse(
  request: FastifyRequest,
  reply: FastifyReply,
  operation: EndpointOperation,
  data: unknown,
  viewer: Viewer | null,
): FastifyReply {
  const { endpoint, responses } = operation
  const response = responses.find(({ path }) => valueAt(data, path) != null) ?? responses[0]!
  if (response.status === 204) return reply.code(204).send()
  const content = valueAt(data, response.path)
  const body = (endpoint.body ? endpoint.body(content) : content) as Record<string, unknown>
  return sendBody(request, reply, operation, response, body, viewer)
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => (found as Record<string, unknown> | null)?.[key], data)
}

function sendBody(
  request: FastifyRequest,
  reply: FastifyReply,
  { endpoint, root }: EndpointOperation,
  response: OperationResponse,
  body: Record<string, unknown>,
  viewer: Viewer | null,
): FastifyReply {
  const text = JSON.stringify(body)
  assertResponseSize(text)
  const isRead = endpoint.method === 'GET'
  if (hasEtag(endpoint, response)) {
    const etag = etagOf(text, viewer?.id, body.version)
    reply.header('etag', etag)
    // Viewer-only responses are not stored. Others may be stored per viewer, and are revalidated each time.
    const caching = isRead && needsSignIn(root) ? 'no-store' : viewer ? 'private, no-cache' : 'no-cache'
    reply.header('cache-control', caching)
    appendHeader(reply, 'vary', 'Authorization, X-API-Key')
    if (isRead && isNoneMatch(request.headers['if-none-match'], etag)) return reply.code(304).send()
  } else reply.header('cache-control', 'no-store')
  if (endpoint.location)
    reply.header('location', `${request.routeOptions.config.prefix}${filled(endpoint.location, body)}`)
  const next = nextPage(request, body)
  if (next) appendHeader(reply, 'link', `<${next}>; rel="next"`)
  return reply.code(response.status).type('application/json; charset=utf-8').send(text)
}

/** Fills `/users/{user.username}` with members of the body. */
function filled(template: string, body: unknown): string {
  return template.replaceAll(/\{([\w.]+)\}/g, (_, path: string) => {
    const value = path.split('.').reduce((found, key) => (found as Record<string, unknown>)[key], body)
    return encodeURIComponent(String(value))
  })
}

/** The URL of the next page; null on the last one. */
function nextPage(request: FastifyRequest, { pageInfo }: Record<string, unknown>): string | null {
  const { hasNextPage, endCursor } = (pageInfo ?? {}) as { hasNextPage?: boolean; endCursor?: string }
  if (!hasNextPage || !endCursor) return null
  const { pathname, searchParams } = new URL(request.url, 'http://byline')
  searchParams.set('after', endCursor)
  return `${pathname}?${searchParams}`
}
