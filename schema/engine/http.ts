import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { ExecutionResult } from 'graphql'
import type { RequestFacts } from '../../src/context.ts'
import { AppError, badInput, type ErrorCode, statusByCode } from '../../src/errors.ts'
import { appendHeader } from './append-header.ts'
import type { Engine, OperationRequest } from './engine.ts'
import { graphiqlAssets } from './graphiql.ts'
import { assertResponseSize } from './response-size.ts'

/**
 * GraphQL over HTTP at `/graphql`. A plain JSON POST with a valid document is executed directly, which is
 * faster. Yoga handles all other requests, because it implements the whole protocol.
 */
export async function graphqlRoutes(app: FastifyInstance, { engine }: { engine: Engine }) {
  await app.register(graphiqlAssets)

  // The body stays text, because Yoga parses it itself.
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, utf8.decode(body as Buffer))
    } catch {
      done(badInput('body', 'is not UTF-8'))
    }
  })

  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    onRequest: announceCaching,
    async handler(request, reply) {
      const { client, caller } = request
      const facts = { ...credentialsIn(request), client, caller }
      const accepted = plainAccept(request.headers.accept)
      const operation = request.method === 'POST' && accepted ? parseBody(request.body) : null
      const result = operation && (await engine.run(operation, facts))
      if (!result || !accepted) return respondWithYoga(engine, request, reply, facts)
      reply.type(`${accepted}; charset=utf-8`)
      const retryAfter = longestRetryAfter(result)
      if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
      return 'data' in result ? reply.send(serialize(result)) : sendErrors(reply, result)
    },
  })
}

/**
 * A response to a credential or to a POST is not stored, because it can be private or a mutation's. A guest's
 * query by GET may be stored, for requests without a credential only, and must be revalidated.
 */
const announceCaching: onRequestHookHandler = ({ method, headers }, reply, done) => {
  const isPublic =
    method === 'GET' && headers.authorization === undefined && headers['x-api-key'] === undefined
  reply.header('cache-control', isPublic ? 'no-cache' : 'no-store')
  appendHeader(reply, 'vary', 'Accept, Authorization, X-API-Key')
  done()
}

function serialize(result: ExecutionResult): string {
  const text = JSON.stringify(result)
  assertResponseSize(text)
  return text
}

function credentialsIn({ headers }: FastifyRequest): Pick<RequestFacts, 'authorization' | 'apiKey'> {
  const key = headers['x-api-key']
  return { authorization: headers.authorization, apiKey: key === undefined ? undefined : String(key) }
}

const json = 'application/json'
const graphqlJson = 'application/graphql-response+json'

/**
 * The media type of the response, if the client's first choice is one of ours. Null leaves the choice to
 * Yoga.
 */
function plainAccept(accept: string | undefined): string | null {
  if (accept === undefined || accept === '*/*' || accept === json) return json
  const first = accept.split(',', 1)[0]!.trim()
  return first === json || first === graphqlJson ? first : null
}

/** Null if the body is not a plain request: Yoga then handles it, or rejects it. */
function parseBody(body: unknown): OperationRequest | null {
  try {
    const operation = JSON.parse(body as string)
    const { query, variables, operationName, extensions, ...others } = operation
    const plain =
      typeof query === 'string' &&
      (variables == null || (typeof variables === 'object' && !Array.isArray(variables))) &&
      (operationName == null || typeof operationName === 'string') &&
      extensions == null &&
      Object.keys(others).length === 0
    return plain ? operation : null
  } catch {
    return null
  }
}

/** In seconds. Undefined if no part of the operation was rate limited. */
function longestRetryAfter({ errors = [] }: ExecutionResult): number | undefined {
  const seconds = errors
    .map(({ extensions }) => extensions.retryAfter)
    .filter((retryAfter) => typeof retryAfter === 'number')
  return seconds.length > 0 ? Math.max(...seconds) : undefined
}

/** For a request that failed as a whole. `extensions.http` is only for Yoga, so it is not sent. */
function sendErrors(reply: FastifyReply, { errors = [] }: ExecutionResult) {
  const sent = errors.map((error) => {
    const { http, ...extensions } = error.extensions
    return { ...error.toJSON(), extensions }
  })
  return reply
    .code(statusByCode[sent[0]!.extensions.code as ErrorCode])
    .send(JSON.stringify({ errors: sent }))
}

async function respondWithYoga(
  engine: Engine,
  request: FastifyRequest,
  reply: FastifyReply,
  facts: RequestFacts,
) {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && name !== 'content-length') headers.set(name, value)
  }
  for (const name of ['variables', 'extensions'])
    assertJson(name, (request.query as Record<string, unknown>)[name])
  const response = await engine.respond(
    new Request(new URL(request.url, 'http://byline'), {
      method: request.method,
      headers,
      body: request.method === 'POST' ? String(request.body ?? '') : undefined,
    }),
    facts,
  )
  if (response.status === 406)
    throw new AppError(
      'NOT_ACCEPTABLE',
      'The response is application/json, which the Accept header must allow',
    )
  if (response.status === 415)
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'The Content-Type must be application/json')
  const body = await response.text()
  assertResponseSize(body)
  return reply.code(response.status).headers(Object.fromEntries(response.headers)).send(body)
}

function assertJson(name: string, text: unknown): void {
  if (text === undefined) return
  try {
    JSON.parse(String(text))
  } catch {
    throw badInput(name, 'must be JSON')
  }
}
