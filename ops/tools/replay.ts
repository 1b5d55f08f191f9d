import type { FastifyInstance } from 'fastify'
import { type EndpointOperation, readOperation } from '../../rest/operation.ts'
import type { Version } from '../../rest/version.ts'
import { schema } from '../../schema/index.ts'
import { preparations } from './replay-identity.ts'

export interface Replayed {
  operation: EndpointOperation
  status: number
  body: unknown
}

/** The order of the examples, so that those that delete data come last. */
const order = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Sends the examples of all endpoints of a version to an app with fresh demo content. */
export async function replayExamples(app: FastifyInstance, version: Version): Promise<Replayed[]> {
  const prefix = `/api/${version.name}`
  const operations = version.endpoints
    .map((endpoint) => readOperation(schema, endpoint))
    .toSorted((one, other) => order.indexOf(one.endpoint.method) - order.indexOf(other.endpoint.method))
  const tokens = new Map<string, string>()
  for (const role of ['reader', 'author', 'admin']) tokens.set(role, await signIn(app, role))
  const replayed: Replayed[] = []
  for (const operation of operations) {
    const { method, as, variables } = exampleOf(operation)
    const prepared = await preparations[operation.name]?.(app)
    const token = prepared?.token ?? (as && tokens.get(as))
    const authorization = token ? { authorization: `Bearer ${token}` } : {}
    Object.assign(variables, prepared?.variables)
    if (!prepared && 'id' in variables) variables.id = await newComment(app, prefix, authorization)
    const request = requestOf(operation, prefix, variables)
    const response = await app.inject({
      ...request,
      method,
      headers: { ...request.headers, ...authorization },
    })
    replayed.push({
      operation,
      status: response.statusCode,
      body: response.body ? response.json() : undefined,
    })
  }
  return replayed
}

function exampleOf({ endpoint }: EndpointOperation) {
  if (!endpoint.example) throw new Error(`${endpoint.method} ${endpoint.path} has no example`)
  const { as, variables } = endpoint.example
  return { method: endpoint.method, as, variables: { ...variables } as Record<string, unknown> }
}

function requestOf(
  { endpoint, inputs }: EndpointOperation,
  prefix: string,
  variables: Record<string, unknown>,
) {
  const given = (place: string) =>
    inputs
      .filter((input) => input.place === place && input.name in variables)
      .map(({ name }) => [name, variables[name]])
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(variables[name])),
  )
  const members = Object.fromEntries(given('body'))
  const isVersioned = inputs.some(({ place }) => place === 'header')
  return {
    url: prefix + path,
    query: Object.fromEntries(given('query')) as Record<string, string>,
    headers: isVersioned ? { 'if-match': '*' } : {},
    ...(inputs.some(({ place }) => place === 'body') && {
      payload: endpoint.envelope ? { [endpoint.envelope]: members } : members,
    }),
  }
}

async function signIn(app: FastifyInstance, role: string): Promise<string> {
  const payload = { email: `${role}@byline.test`, password: 'byline-demo' }
  const response = await app.inject({ method: 'POST', url: '/api/v2/sessions', payload })
  return response.json().accessToken
}

async function newComment(app: FastifyInstance, prefix: string, headers: object): Promise<unknown> {
  const response = await app.inject({
    method: 'POST',
    url: `${prefix}/articles/one-key-a-thousand-misses/comments`,
    headers: { ...headers },
    payload: prefix.endsWith('v1') ? { comment: { body: 'To be deleted.' } } : { body: 'To be deleted.' },
  })
  const body = response.json()
  return body.comment?.id ?? body.id
}
