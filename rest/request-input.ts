import type { ErrorDetail } from '../src/errors.ts'
import type { Endpoint, Variables } from './endpoint.ts'
import { escapeSegment } from './field-paths.ts'
import { inputError, requestField } from './input-errors.ts'
import { parseText, typeErrors } from './input-types.ts'
import { type Input, mayOmitBody } from './inputs.ts'
import type { EndpointOperation } from './operation.ts'

/** The parts of an HTTP request that can contain variables. */
export interface RawRequest {
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string | string[]>>
  readonly body: unknown
  /** From `If-Match`. */
  readonly version: number | undefined
}

/**
 * Reads the variables from a request and checks them against their types.
 * @throws {AppError} BAD_INPUT with every invalid, missing and unknown value: `body.title`, `query.limit`
 */
export function readVariables({ endpoint, inputs }: EndpointOperation, request: RawRequest): Variables {
  const errors: ErrorDetail[] = []
  const members = readMembers(endpoint, inputs, request.body, errors)
  const variables: Record<string, unknown> = {}
  for (const input of inputs) {
    const value = valueFor(input, request, members)
    const field = requestField(endpoint, input)
    if (value !== undefined) {
      errors.push(...typeErrors(input.type, value, field))
      variables[input.name] = value
    } else if (input.required && (input.place !== 'body' || members)) {
      // Without members, the error about the body itself says enough.
      errors.push({ field, message: 'is required', reason: 'required' })
    }
  }
  errors.push(...unknownNames(endpoint, inputs, 'body', members ?? {}))
  errors.push(...unknownNames(endpoint, inputs, 'query', request.query))
  if (errors.length > 0) throw inputError(errors)
  return variables
}

function unknownNames(
  endpoint: Endpoint,
  inputs: readonly Input[],
  place: 'body' | 'query',
  given: object,
): ErrorDetail[] {
  return Object.keys(given)
    .filter((name) => !inputs.some((input) => input.name === name && input.place === place))
    .map((name) => ({
      field: requestField(endpoint, { name: escapeSegment(name), place }),
      message: 'is unknown',
    }))
}

function valueFor({ name, place, type }: Input, request: RawRequest, members: Variables | null): unknown {
  if (place === 'header') return request.version
  if (place === 'body') return members && Object.hasOwn(members, name) ? members[name] : undefined
  const text = place === 'path' ? request.path[name] : request.query[name]
  return typeof text === 'string' ? parseText(type, text) : text
}

/** The members of the body, or of its envelope. Null if there are none; `errors` then has the reason. */
function readMembers(
  endpoint: Endpoint,
  inputs: readonly Input[],
  body: unknown,
  errors: ErrorDetail[],
): Variables | null {
  const { envelope } = endpoint
  if (body === undefined && !inputs.some(({ place }) => place === 'body')) return null
  if (body === undefined && mayOmitBody(endpoint, inputs)) return {}
  if (!isObject(body)) {
    errors.push({ field: 'body', message: 'must be a JSON object' })
    return null
  }
  if (!envelope) return body
  const { [envelope]: members, ...others } = body
  for (const name of Object.keys(others))
    errors.push({ field: `body.${escapeSegment(name)}`, message: 'is unknown' })
  if (isObject(members)) return members
  errors.push({ field: `body.${envelope}`, message: 'must be a JSON object' })
  return null
}

function isObject(value: unknown): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
