import { visit } from 'graphql'
import type { EndpointOperation } from '../operation.ts'
import type { RawRequest } from '../request-input.ts'
import { responseKey } from '../selections.ts'

/**
 * Conduit clients have always sent more than an endpoint takes: unknown or empty query parameters, empty or
 * echoed members, a body without its envelope, or a body where none is expected.
 * @returns a function that changes such requests into ones that the check accepts
 */
export function conduitNormalizer(operation: EndpointOperation): (request: RawRequest) => RawRequest {
  const namesIn = (place: string) =>
    new Set(operation.inputs.filter((input) => input.place === place).map(({ name }) => name))
  const parameters = namesIn('query')
  const members = namesIn('body')
  const echoed = responseKeysOf(operation)

  return (request) => ({ ...request, query: knownQuery(request.query), body: normalizeBody(request.body) })

  function knownQuery(query: RawRequest['query']): RawRequest['query'] {
    return filterEntries(query, (name, value) => parameters.has(name) && value !== '')
  }

  function normalizeBody(body: unknown): unknown {
    const { envelope } = operation.endpoint
    // The public tests of Conduit send bodies to endpoints that take none.
    if (members.size === 0) return undefined
    const isOptional = !operation.inputs.some(({ place, required }) => place === 'body' && required)
    if (body === undefined && isOptional) return envelope ? { [envelope]: {} } : {}
    if (!isObject(body)) return body
    if (!envelope) return knownMembers(body)
    const enveloped = Object.hasOwn(body, envelope) ? body : { [envelope]: body }
    const content = enveloped[envelope]
    return isObject(content) ? { ...enveloped, [envelope]: knownMembers(content) } : enveloped
  }

  /** Front ends send back members of a response, and form fields that the user left empty. */
  function knownMembers(content: Record<string, unknown>): Record<string, unknown> {
    const isIgnored = (name: string, value: unknown) => echoed.has(name) || value === '' || value === null
    return filterEntries(content, (name, value) => members.has(name) || !isIgnored(name, value))
  }
}

/** The names of all members of a response, at any depth. */
function responseKeysOf({ document }: EndpointOperation): ReadonlySet<string> {
  const keys = new Set<string>()
  visit(document, { Field: (field) => void keys.add(responseKey(field)) })
  return keys
}

function filterEntries<T>(
  object: Readonly<Record<string, T>>,
  isKept: (name: string, value: T) => boolean,
): Record<string, T> {
  return Object.fromEntries(Object.entries(object).filter(([name, value]) => isKept(name, value)))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
