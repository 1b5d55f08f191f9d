import type { GraphQLSchema } from 'graphql'
import { needsSignIn, scopesOf } from '../../schema/guards/field-options.ts'
import { schema } from '../../schema/index.ts'
import { hasEtag } from '../etags.ts'
import { json, mergePatch } from '../json-body.ts'
import { type Lifecycle, registry } from '../lifecycle/registry.ts'
import {
  type Input,
  type Operation,
  type OperationResponse,
  readOperation,
  takesToken,
} from '../operation.ts'
import type { Documentation, SecurityScheme, Version } from '../version.ts'
import { versions } from '../versions.ts'
import recorded from './examples.json' with { type: 'json' }
import { headerComponents, headersOf, lifecycleHeaderNames } from './headers.ts'
import { createAnswerSchemas, inputSchema, type JsonSchema, nameInDocument } from './json-schema.ts'
import { createRefusals } from './refusals.ts'

/** Real answers, recorded on the demo content (`npm run examples`), by the name of the operation. */
export type RecordedExamples = Readonly<Record<string, unknown>>

/** By the name of the version. */
export function openApiDocuments(): Record<string, object> {
  return Object.fromEntries(
    Object.values(versions).map((version) => [
      version.name,
      openApiOf(schema, version, registry[version.name], recorded as RecordedExamples),
    ]),
  )
}

/** The OpenAPI 3.1 document of a version: derived from its endpoints' documents and the schema, so that it cannot drift. */
export function openApiOf(
  schema: GraphQLSchema,
  version: Version,
  lifecycle: Lifecycle,
  recorded: RecordedExamples,
): object {
  const { documentation } = version
  const answers = createAnswerSchemas(schema)
  const refusals = createRefusals(version, lifecycle)
  const paths: Record<string, Record<string, object>> = {}
  for (const endpoint of version.endpoints) {
    const operation = readOperation(schema, endpoint)
    paths[endpoint.path] ??= {}
    paths[endpoint.path]![endpoint.method.toLowerCase()] = {
      operationId: idOf(operation),
      tags: [endpoint.tag],
      summary: endpoint.summary,
      description: endpoint.description ?? operation.root.description,
      ...(lifecycle.deprecated && { deprecated: true }),
      security: securityOf(operation, documentation),
      ...parametersOf(operation),
      ...bodyOf(operation),
      responses: {
        ...successesOf(operation, answers, lifecycle, recorded[operation.name]),
        ...refusals.of(operation),
      },
    }
  }
  const components = {
    securitySchemes: Object.fromEntries(schemesOf(documentation).map(({ name, scheme }) => [name, scheme])),
    schemas: sorted({ ...answers.components, ...refusals.schemas }),
    responses: sorted(refusals.responses),
  }
  const used = namesReferred('headers', { paths, components })
  const usedParameters = namesReferred('parameters', { paths })
  return {
    openapi: '3.1.0',
    info: {
      title: documentation.title,
      version: documentation.version,
      description: documentation.description,
      contact: { name: 'The maintainers of Byline' },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      ...(lifecycle.sunset && { 'x-sunset': lifecycle.sunset }),
    },
    servers: documentation.servers,
    tags: Object.entries(documentation.tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      ...components,
      headers: sorted(headerComponents(lifecycle, used)),
      ...(usedParameters.size > 0 && { parameters }),
    },
  }
}

/** Of the components of a kind, those that are referred to; the rest would be noise. */
function namesReferred(kind: string, document: object): Set<string> {
  const references = JSON.stringify(document).matchAll(new RegExp(`"#/components/${kind}/(\\w+)"`, 'g'))
  return new Set([...references].map(([, name]) => name!))
}

const parameters = {
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The `ETag` of the state that your change is based on. `*` matches any state.',
    schema: { type: 'string' },
    example: '*',
  },
}

/** `V2GetArticle` → `getArticle` */
function idOf({ name }: Operation): string {
  const id = nameInDocument(name)
  return id[0]!.toLowerCase() + id.slice(1)
}

/** Reads are open to guests, and answer more to who is signed in; registering and signing in take no token. */
function securityOf(operation: Operation, documentation: Documentation): object[] {
  const { session, fresh } = scopesOf(operation.root)
  const schemes = session || fresh ? [documentation.security] : schemesOf(documentation)
  const needed = schemes.map(({ name }) => ({ [name]: [] }))
  if (needsSignIn(operation.root)) return needed
  return takesToken(operation) ? [{}, ...needed] : []
}

function schemesOf({ security, apiKeySecurity }: Documentation): SecurityScheme[] {
  return [security, ...(apiKeySecurity ? [apiKeySecurity] : [])]
}

function parametersOf({ endpoint, inputs }: Operation): object {
  const listed = inputs.filter(({ place }) => place === 'path' || place === 'query')
  const shown = listed.map((input) => ({
    name: input.name,
    in: input.place,
    required: input.place === 'path' || input.required,
    description: input.definition.description,
    ...shownBy(input, endpoint.example?.variables),
  }))
  const ifMatch = inputs.some(({ place }) => place === 'header')
    ? [
        endpoint.ifMatch
          ? { ...parameters.IfMatch, required: true }
          : { $ref: '#/components/parameters/IfMatch' },
      ]
    : []
  const all = [...shown, ...ifMatch]
  return all.length > 0 ? { parameters: all } : {}
}

/** Of the endpoint's own example, or of the documentation's: each parameter shows one. */
/** The schema of a parameter, with an example: the endpoint's own where it has one. */
function shownBy(input: Input, variables: Record<string, unknown> = {}): object {
  const schema = inputSchema(input)
  const { name, defaultValue } = input
  const example = variables[name] ?? parameterExamples[name] ?? defaultValue
  return { schema, ...(example !== undefined && { example }) }
}

/**
 * Of parameters that the example of an endpoint leaves out. Together they find something, since the reference sends them
 * together. A cursor has none: it goes with one list alone.
 */
const parameterExamples: Record<string, unknown> = {
  tag: 'reliability',
  author: 'author',
  favorited: 'reader',
  favoritedBy: 'reader',
  q: 'three morning',
  actor: 'operator',
  target: 'user:018f3c2a-1111-7000-8000-000000000000',
}

function bodyOf({ endpoint, inputs }: Operation): object {
  const members = inputs.filter(({ place }) => place === 'body')
  if (members.length === 0) return {}
  const { envelope, method, example } = endpoint
  const required = members.filter((input) => input.required).map(({ name }) => name)
  const schema = {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      members.map((input) => [
        input.name,
        { ...inputSchema(input), description: input.definition.description },
      ]),
    ),
  }
  const given = members.filter(({ name }) => name in (example?.variables ?? {}))
  const value = Object.fromEntries(given.map(({ name }) => [name, example!.variables![name]]))
  const content = {
    schema: envelope ? inEnvelope(envelope, schema) : schema,
    example: envelope ? { [envelope]: value } : value,
  }
  return {
    requestBody: {
      required: true,
      content: method === 'PATCH' ? { [mergePatch]: content, [json]: content } : { [json]: content },
    },
  }
}

function inEnvelope(name: string, schema: JsonSchema): JsonSchema {
  return { type: 'object', required: [name], properties: { [name]: schema } }
}

function successesOf(
  operation: Operation,
  schemas: ReturnType<typeof createAnswerSchemas>,
  lifecycle: Lifecycle,
  example: unknown,
): Record<string, object> {
  const described = operation.responses.map((response, i) =>
    successOf(
      operation,
      response,
      schemas.answerOf(operation, response),
      lifecycle,
      i === 0 ? example : undefined,
    ),
  )
  return Object.assign({}, ...described)
}

function successOf(
  { endpoint, definition }: Operation,
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

function sorted<T>(members: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(members).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
