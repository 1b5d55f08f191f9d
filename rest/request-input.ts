import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql'
import { reasonOf } from '../schema/inputs.ts'
import { AppError, type ErrorDetail } from '../src/errors.ts'
import type { Given } from './endpoint.ts'
import type { Input, Operation } from './operation.ts'

/** A request as HTTP brings it; `version` is what `If-Match` says. */
export interface RawRequest {
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string | string[]>>
  readonly body: unknown
  readonly version: number | undefined
}

/** What a version of REST lets pass, because its clients always sent it. */
export interface Tolerance {
  /**
   * Unknown query parameters, empty ones, unknown members that are empty, a body without its envelope, and one where
   * none is taken.
   */
  readonly lenient: boolean
  /** Members of the body that are members of the answer: clients send back what they were given, edited. */
  readonly echoedMembers: ReadonlySet<string>
}

/**
 * The variables that a request gives, each checked against its type. All that is wrong is named at once, by place:
 * `body.title`, `query.limit`, `path.id`.
 * @throws {AppError} BAD_INPUT
 */
export function readVariables(
  { endpoint, inputs }: Operation,
  request: RawRequest,
  { lenient, echoedMembers }: Tolerance,
): Given {
  const problems: ErrorDetail[] = []
  const { envelope } = endpoint
  const members = readMembers(request.body, lenient, envelope, inputs, problems)
  const variables: Record<string, unknown> = {}
  for (const input of inputs) {
    const given = givenFor(input, request, members)
    const value = lenient && input.place === 'query' && given === '' ? undefined : given
    const field = fieldOf(input, envelope)
    if (value === undefined) {
      // Where there is no body to look into, that is said already.
      if (input.required && (input.place !== 'body' || members))
        problems.push({ field, message: 'is required', reason: 'required' })
      continue
    }
    problems.push(...problemsWith(input.type, value, field))
    variables[input.name] = value
  }
  const isUnknown = (name: string, place: Input['place']) =>
    !inputs.some((input) => input.name === name && input.place === place)
  for (const name in members) {
    if (isUnknown(name, 'body') && !echoedMembers.has(name) && !(lenient && saysNothing(members[name])))
      problems.push({ field: bodyField(escaped(name), envelope), message: 'is unknown' })
  }
  for (const name in request.query) {
    if (!lenient && isUnknown(name, 'query'))
      problems.push({ field: `query.${escaped(name)}`, message: 'is unknown' })
  }
  if (problems.length > 0) throw refusalOf(problems)
  return variables
}

/** The refusal of input that names its fields. */
export function refusalOf(problems: readonly ErrorDetail[]): AppError {
  const sentence = problems.map(({ field, message }) => `${lastName(field)} ${message}`).join('; ')
  return new AppError('BAD_INPUT', sentence, problems)
}

/** `body.article.tagList.1` is about `tagList`. */
export function lastName(field: string): string {
  const names = segmentsOf(field).filter((segment) => !/^\d+$/.test(segment))
  return names.at(-1)!
}

/** A name that a client chose, so that its dots are no steps. */
function escaped(name: string): string {
  return name.replaceAll('%', '%25').replaceAll('.', '%2E')
}

/** `body.tags.1` → `body`, `tags`, `1` */
export function segmentsOf(field: string): string[] {
  return field.split('.').map((segment) => segment.replaceAll('%2E', '.').replaceAll('%25', '%'))
}

/** What GraphQL refused, in the terms of what the client sent. */
export function toRequestTerms(
  operation: Operation,
  variables: Given,
  { code, message, details, retryAfter }: AppError,
): AppError {
  const places = details.map((detail) => atItsPlace(operation, detail))
  // Pothos names the first input that its check refuses. A form wants them all.
  const refused = code === 'BAD_INPUT' ? problemsWithChecks(operation, variables) : []
  if (refused.length > 0) return refusalOf(refused)
  if (code === 'BAD_INPUT' && places.length > 0) return refusalOf(places)
  const isPrecondition = code === 'CONFLICT' && places.some(({ field }) => field.startsWith('header.'))
  return new AppError(isPrecondition ? 'PRECONDITION_FAILED' : code, message, places, { retryAfter })
}

function problemsWithChecks({ endpoint, inputs }: Operation, variables: Given): ErrorDetail[] {
  return inputs.flatMap((input) => {
    const value = variables[input.name]
    const { error } = value == null || !input.check ? {} : input.check.safeParse(value)
    const field = fieldOf(input, endpoint.envelope)
    return (error?.issues ?? []).map((issue) => ({
      field: [field, ...issue.path].join('.'),
      message: issue.message,
      reason: reasonOf(issue),
    }))
  })
}

/** `input.title` → `body.title`, `filter.matching` → `query.q` */
function atItsPlace({ endpoint, inputs }: Operation, detail: ErrorDetail): ErrorDetail {
  const input =
    inputs.find(({ argument }) => detail.field === argument || detail.field.startsWith(`${argument}.`)) ??
    inputs.find(({ argument }) => argument.endsWith(`.${detail.field}`)) ??
    inputs.find(({ name }) => detail.field === name || detail.field.startsWith(`${name}.`))
  if (!input) return detail
  const below = detail.field.startsWith(input.argument) ? detail.field.slice(input.argument.length) : ''
  return { ...detail, field: fieldOf(input, endpoint.envelope) + below }
}

function fieldOf({ name, place }: Input, envelope: string | undefined): string {
  if (place === 'header') return 'header.If-Match'
  return place === 'body' ? bodyField(name, envelope) : `${place}.${name}`
}

function bodyField(name: string, envelope: string | undefined): string {
  return ['body', ...(envelope ? [envelope] : []), name].join('.')
}

function givenFor({ name, place, type }: Input, request: RawRequest, members: Given | null): unknown {
  if (place === 'header') return request.version
  if (place === 'body') return members && Object.hasOwn(members, name) ? members[name] : undefined
  const text = place === 'path' ? request.path[name] : request.query[name]
  return typeof text === 'string' ? parseText(type, text) : text
}

/** The members that are the variables. `null` when there are none to look at, which is then said already. */
function readMembers(
  body: unknown,
  lenient: boolean,
  envelope: string | undefined,
  inputs: readonly Input[],
  problems: ErrorDetail[],
): Given | null {
  const known = inputs.filter(({ place }) => place === 'body')
  // The public tests of v1 send bodies to endpoints that take none.
  if (lenient && known.length === 0) return null
  const mayBeAbsent = lenient ? !known.some(({ required }) => required) : known.length === 0
  if (body === undefined && mayBeAbsent) return null
  if (!isObject(body)) {
    problems.push({ field: 'body', message: 'must be a JSON object' })
    return null
  }
  if (!envelope || (lenient && !Object.hasOwn(body, envelope))) return body
  const { [envelope]: members, ...others } = body
  problems.push(
    ...Object.keys(others).map((name) => ({ field: `body.${escaped(name)}`, message: 'is unknown' })),
  )
  if (isObject(members)) return members
  problems.push({ field: `body.${envelope}`, message: 'must be a JSON object' })
  return null
}

/** A field of a form that nobody filled in. */
function saysNothing(value: unknown): boolean {
  return value === '' || value === null
}

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Text of an address, as its type; what is not of the type stays text, and is refused as such. */
function parseText(type: GraphQLInputType, text: string): unknown {
  const named = getNullableType(type)
  if (!isScalarType(named)) return text
  if (named.name === 'Int' && /^[+-]?\d{1,15}$/.test(text)) return Number(text)
  if (named.name === 'Boolean' && /^(true|false)$/.test(text)) return text === 'true'
  return text
}

const maxInt = 2 ** 31 - 1

const scalars: Record<string, [fits: (value: unknown) => boolean, message: string]> = {
  String: [(value) => typeof value === 'string', 'must be text'],
  ID: [(value) => typeof value === 'string', 'must be text'],
  Int: [(value) => Number.isInteger(value) && Math.abs(value as number) <= maxInt, 'must be a whole number'],
  Boolean: [(value) => typeof value === 'boolean', 'must be true or false'],
}

function problemsWith(type: GraphQLInputType, value: unknown, field: string): ErrorDetail[] {
  if (value === null)
    return isNonNullType(type) ? [{ field, message: 'is required', reason: 'required' }] : []
  const bare = getNullableType(type)
  if (isListType(bare)) {
    if (Array.isArray(value) && !field.startsWith('query.'))
      return value.flatMap((item, i) => problemsWith(bare.ofType, item, `${field}.${i}`))
    return [{ field, message: 'must be a list' }]
  }
  if (Array.isArray(value) && field.startsWith('query.'))
    return [{ field, message: 'is given more than once' }]
  if (isEnumType(bare)) {
    const names = bare.getValues().map(({ name }) => name)
    return names.includes(value as string) ? [] : [{ field, message: `must be one of ${names.join(', ')}` }]
  }
  const [fits, message] = scalars[(bare as { name: string }).name]!
  return fits(value) ? [] : [{ field, message }]
}
