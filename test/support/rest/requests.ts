import { type EndpointOperation, readOperation } from '../../../rest/operation.ts'
import { v1 } from '../../../rest/v1/version.ts'
import { v2 } from '../../../rest/v2/version.ts'
import { schema } from '../../../schema/index.ts'
import type { Samples } from '../operations.ts'
import { fillPath } from './fill-path.ts'

/** Every route of REST: `v2 GET /articles/{slug}`. */
export const routes: ReadonlyMap<string, EndpointOperation> = new Map(
  [v1, v2].flatMap(({ name, endpoints }) =>
    endpoints.map((endpoint) => [
      `${name} ${endpoint.method} ${endpoint.path}`,
      readOperation(schema, endpoint),
    ]),
  ),
)

export interface Request {
  /** For `rest()`. */
  address: `${string} ${string}`
  members: Record<string, unknown>
  body: object | undefined
}

/**
 * The smallest request to a route: its required values, by name from `samples`, and the optional values in
 * `samples.input`.
 */
export function requestFor(route: string, { input = {}, ...samples }: Samples): Request {
  const { endpoint, inputs } = routes.get(route)!
  const { method, path, envelope } = endpoint
  const given: Samples = { ...samples, ...(input as object) }
  // v1 identifies a comment by its number.
  if (path.endsWith('{slug}/comments/{id}')) given.id = samples.number
  const sent = inputs.filter(({ name, required }) => required || name in (input as object))
  const at = (place: string) =>
    sent.filter((one) => one.place === place).map(({ name }) => [name, given[name] ?? 'sample'] as const)
  const query = new URLSearchParams(at('query') as unknown as [string, string][]).toString()
  const members = Object.fromEntries(at('body'))
  const takesBody = inputs.some(({ place }) => place === 'body')
  return {
    address: `${method} /api/${route.split(' ', 1)[0]}${fillPath(path, given)}${query && `?${query}`}`,
    members,
    body: takesBody ? (envelope ? { [envelope]: members } : members) : undefined,
  }
}
