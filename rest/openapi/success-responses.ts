import { hasEtag } from '../etags.ts'
import { json } from '../json-body.ts'
import type { Lifecycle } from '../lifecycle/registry.ts'
import type { EndpointOperation, OperationResponse } from '../operation.ts'
import { headersOf, lifecycleHeaderNames } from './headers.ts'
import type { createResponseSchemas, JsonSchema } from './json-schema.ts'

/** The success responses of an endpoint by status, with 304 for reads. */
export function successesOf(
  operation: EndpointOperation,
  schemas: ReturnType<typeof createResponseSchemas>,
  lifecycle: Lifecycle,
  example: unknown,
): Record<string, object> {
  const described = operation.responses.map((response, i) =>
    successOf(
      operation,
      response,
      schemas.bodySchema(operation, response),
      lifecycle,
      i === 0 ? example : undefined,
    ),
  )
  return Object.assign({}, ...described)
}

function successOf(
  { endpoint, definition }: EndpointOperation,
  response: OperationResponse,
  described: JsonSchema,
  lifecycle: Lifecycle,
  example: unknown,
): Record<string, object> {
  const { location, method } = endpoint
  const { status, members } = response
  const always = ['RequestId', ...lifecycleHeaderNames(lifecycle)]
  if (status === 204)
    return { 204: { description: 'Success. The response has no body.', headers: headersOf(always) } }
  const tagged = [...always, ...(hasEtag(endpoint, response) ? ['ETag'] : [])]
  const success = {
    description: definition.operation === 'query' ? 'The requested data.' : 'The result of the request.',
    headers: headersOf([
      ...tagged,
      ...(location && status === 201 ? ['Location'] : []),
      ...(members.includes('pageInfo') ? ['Link'] : []),
    ]),
    content: { [json]: { schema: described, ...(example !== undefined && { example }) } },
  }
  if (method !== 'GET') return { [status]: success }
  const unchanged = {
    description: 'The state still has the `ETag` that was sent as `If-None-Match`.',
    headers: headersOf(tagged),
  }
  return { [status]: success, 304: unchanged }
}
