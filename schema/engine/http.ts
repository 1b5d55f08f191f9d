import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ExecutionResult } from 'graphql'
import type { RequestFacts } from '../../src/context.ts'
import { AppError, badInput, type ErrorCode, statusByCode } from '../../src/errors.ts'
import type { Engine, Operation } from './engine.ts'
import { graphiqlAssets } from './graphiql.ts'

/**
 * GraphQL over HTTP at `/graphql`. A plain JSON POST whose document is in order is executed directly;
 * everything else is Yoga's, so that the rules of the protocol stand in one place.
 */
export async function graphqlRoutes(app: FastifyInstance, { engine }: { engine: Engine }) {
  await app.register(graphiqlAssets)

  // Kept as text: Yoga reads the body itself when the request is its own.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )

  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    async handler(request, reply) {
      const { client, caller } = request
      const facts = { ...credentialsIn(request), client, caller }
      const accepted = plainAccept(request.headers.accept)
      const operation = request.method === 'POST' && accepted ? parseOperation(request.body) : null
      const result = operation && (await engine.run(operation, facts))
      if (!result || !accepted) return respond(engine, request, reply, facts)
      reply.type(`${accepted}; charset=utf-8`)
      const wait = longestWait(result)
      if (wait !== undefined) reply.header('retry-after', wait)
      return 'data' in result ? reply.send(JSON.stringify(result)) : refuse(reply, result)
    },
  })
}

function credentialsIn({ headers }: FastifyRequest): Pick<RequestFacts, 'authorization' | 'apiKey'> {
  const key = headers['x-api-key']
  return { authorization: headers.authorization, apiKey: key === undefined ? undefined : String(key) }
}

const json = 'application/json'
const graphqlJson = 'application/graphql-response+json'

/** The media type of the answer where the first that the client names is one of ours; anything subtler is Yoga's. */
function plainAccept(accept: string | undefined): string | null {
  if (accept === undefined || accept === '*/*' || accept === json) return json
  const first = accept.split(',', 1)[0]!.trim()
  return first === json || first === graphqlJson ? first : null
}

function parseOperation(body: unknown): Operation | null {
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

/** Seconds, of whichever part of the operation was refused for now. */
function longestWait({ errors = [] }: ExecutionResult): number | undefined {
  const waits = errors
    .map(({ extensions }) => extensions.retryAfter)
    .filter((wait) => typeof wait === 'number')
  return waits.length > 0 ? Math.max(...waits) : undefined
}

/** A request that failed as a whole has a status, which is not part of the answer's body. */
function refuse(reply: FastifyReply, { errors = [] }: ExecutionResult) {
  const shown = errors.map((error) => {
    const { http, ...extensions } = error.extensions
    return { ...error.toJSON(), extensions }
  })
  return reply
    .code(statusByCode[shown[0]!.extensions.code as ErrorCode])
    .send(JSON.stringify({ errors: shown }))
}

async function respond(engine: Engine, request: FastifyRequest, reply: FastifyReply, facts: RequestFacts) {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && name !== 'content-length') headers.set(name, value)
  }
  for (const name of ['variables', 'extensions'])
    assertJson(name, (request.query as Record<string, unknown>)[name])
  const answer = await engine.respond(
    new Request(new URL(request.url, 'http://byline'), {
      method: request.method,
      headers,
      body: request.method === 'POST' ? String(request.body ?? '') : undefined,
    }),
    facts,
  )
  if (answer.status === 406) throw new AppError('NOT_ACCEPTABLE', 'Ask for application/json')
  if (answer.status === 415) throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send application/json')
  return reply
    .code(answer.status)
    .headers(Object.fromEntries(answer.headers))
    .send(answer.body ? Buffer.from(await answer.arrayBuffer()) : '')
}

function assertJson(name: string, text: unknown): void {
  if (text === undefined) return
  try {
    JSON.parse(String(text))
  } catch {
    throw badInput(name, 'must be JSON')
  }
}
