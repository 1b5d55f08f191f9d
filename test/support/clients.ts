import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import type { TypedDocumentString } from '../../generated/graphql.ts'
import type { ErrorCode } from '../../src/errors.ts'

/** A GraphQL response. */
export interface GraphqlResponse<Data = Record<string, unknown>> {
  status: number
  data: Data | null
  errors: {
    message: string
    path?: (string | number)[]
    extensions: { code: ErrorCode; details?: Detail[] }
  }[]
}

interface Detail {
  field: string
  message: string
}

/** Thrown by `gql` when the response has errors. */
export class FailedOperation extends Error {
  readonly response: GraphqlResponse

  constructor(response: GraphqlResponse) {
    super(response.errors.map(({ message, extensions }) => `${extensions?.code}: ${message}`).join('\n'))
    this.response = response
  }
}

/** Sends a GraphQL operation and returns the response, with or without errors. */
export async function ask<Data>(
  app: FastifyInstance,
  query: string,
  variables: object = {},
  token?: string,
): Promise<GraphqlResponse<Data>> {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: token ? { authorization: `Bearer ${token}` } : {},
    payload: { query, variables },
  })
  const { data = null, errors = [] } = response.json()
  return { status: response.statusCode, data, errors }
}

/** Sends a typed operation and returns its data. @throws {FailedOperation} if the response has errors */
export async function gql<Data, Variables extends object>(
  app: FastifyInstance,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  token?: string,
): Promise<Data> {
  const response = await ask<Data>(app, document.toString(), variables, token)
  if (response.errors.length > 0) throw new FailedOperation(response as GraphqlResponse)
  return response.data!
}

/** Expects that the operation fails with exactly one error of this code, and returns that error. */
export async function expectError(code: ErrorCode, operation: Promise<unknown>) {
  const error = await operation.then(
    (data) => expect.unreachable(`expected ${code}, got ${JSON.stringify(data)}`),
    (error: unknown) => error,
  )
  if (!(error instanceof FailedOperation)) throw error
  expect(error.response.errors.map(({ extensions }) => extensions.code)).toEqual([code])
  return error.response.errors[0]!
}

/** A REST response. */
export interface RestResponse {
  status: number
  headers: Record<string, string | undefined>
  /** Parsed if it is JSON, otherwise the text. */
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for.
  body: any
}

interface RestOptions {
  body?: unknown
  token?: string
  headers?: Record<string, string | undefined>
  /** The client's IP address. */
  from?: string
}

/**
 * Sends a REST request: `rest(app, 'GET /api/v2/articles', { token })`. The token is sent in the scheme of
 * the API version: `Bearer` for v2, `Token` for v1.
 */
export async function rest(
  app: FastifyInstance,
  request: `${string} ${string}`,
  { body, token, headers = {}, from = '127.0.0.1' }: RestOptions = {},
): Promise<RestResponse> {
  const [method, url] = request.split(' ') as ['GET', string]
  const scheme = url.startsWith('/api/v2') ? 'Bearer' : 'Token'
  const given = { ...(token && { authorization: `${scheme} ${token}` }), ...headers }
  const response = await app.inject({
    method,
    url,
    remoteAddress: from,
    headers: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Record<
      string,
      string
    >,
    ...(body !== undefined && { payload: body as object }),
  })
  const isJson = /json/.test(String(response.headers['content-type']))
  return {
    status: response.statusCode,
    headers: response.headers as Record<string, string>,
    body: isJson && response.body ? JSON.parse(response.body) : response.body,
  }
}

/** A `fetch` for openapi-fetch clients that calls the app in process. */
export const injectFetch =
  (app: FastifyInstance) =>
  async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url)
    const payload = request.body ? Buffer.from(await request.arrayBuffer()) : undefined
    const response = await app.inject({
      method: request.method as 'GET',
      url: pathname + search,
      headers: Object.fromEntries(request.headers),
      ...(payload && { payload }),
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(response.headers)) headers.set(name, String(value))
    const hasBody = ![204, 304].includes(response.statusCode)
    return new Response(hasBody ? new Uint8Array(response.rawPayload) : null, {
      status: response.statusCode,
      headers,
    })
  }
