import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import type { Engine, PreparedOperation } from '../schema/engine/engine.ts'
import { appErrorBehind } from '../schema/engine/mask.ts'
import { needsSignIn } from '../schema/guards/field-options.ts'
import { schema } from '../schema/index.ts'
import type { Viewer } from '../src/context.ts'
import { AppError } from '../src/errors.ts'
import { docsPages, openApiDocument } from './docs/html.ts'
import { apiReference } from './docs/reference.ts'
import { versionIn } from './etags.ts'
import { json, mergePatch, useJsonBody } from './json-body.ts'
import { isPreflight, type LifeOptions, useVersionLife } from './lifecycle/hooks.ts'
import { assertRegistry, describeStanding } from './lifecycle/registry.ts'
import { type Operation, readOperation } from './operation.ts'
import { nothingHere, useRefusals } from './request-errors.ts'
import { readVariables, toRequestTerms } from './request-input.ts'
import { sendResponse } from './response.ts'
import type { Version } from './version.ts'
import { type Mount, mounts, versions } from './versions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asked, once that is known. */
    viewer: Viewer | null
  }
  interface FastifyContextConfig {
    /** The row of the table, for whoever looks at the answer. */
    operation?: Operation
  }
}

export interface RestOptions extends LifeOptions {
  engine: Engine
}

interface Prepared {
  operation: Operation
  run: PreparedOperation
}

/** Every version of REST, as clients of the schema that live in the same process. */
export async function restRoutes(app: FastifyInstance, options: RestOptions) {
  assertRegistry(options.registry)
  app.decorateRequest('viewer', null)
  await app.register(docsPages, options)
  await app.register(apiReference, options)
  const prepared = new Map<Version, Prepared[]>()
  for (const version of Object.values(versions)) prepared.set(version, prepare(version, options.engine))
  for (const mount of mounts) {
    const { prefix, version } = mount
    await app.register(
      async (scope) => {
        useVersionLife(scope, mount, options)
        useRefusals(scope, version, options.registry[version.name])
        useJsonBody(scope)
        const document = openApiDocument(version.name)
        scope.get('/', () => indexOf(mount, options))
        scope.get('/openapi.json', (_request, reply) => reply.type(`${json}; charset=utf-8`).send(document))
        const byPath = Map.groupBy(prepared.get(version)!, ({ operation }) => operation.endpoint.path)
        for (const [path, operations] of byPath) addPath(scope, version, path, operations)
        scope.options('/*', beforeOthers, (request, reply) =>
          isPreflight(request) ? reply.code(204).send() : reply.callNotFound(),
        )
      },
      { prefix },
    )
  }
}

/** What stands at a version's own address, for whoever follows `rel="successor-version"`. */
function indexOf({ version: { name } }: Mount, { registry, now }: LifeOptions): object {
  const { deprecated, sunset, guide, successor } = registry[name]
  return {
    version: name,
    standing: describeStanding(registry[name], now()),
    documentation: `/docs?api=${name}`,
    openapi: `/api/${name}/openapi.json`,
    ...(deprecated && { deprecated, sunset, guide, successor }),
  }
}

/** Parsed, checked and compiled once, however often a version is mounted. */
function prepare(version: Version, engine: Engine): Prepared[] {
  return version.endpoints.map((endpoint) => ({
    operation: readOperation(schema, endpoint),
    run: engine.prepare(endpoint.document),
  }))
}

function addPath(app: FastifyInstance, version: Version, path: string, prepared: readonly Prepared[]): void {
  const url = path.replaceAll(/\{(\w+)\}/g, ':$1')
  // Some front ends of v1 write to `/articles/`.
  for (const address of version.lenient ? [url, `${url}/`] : [url]) {
    for (const { operation, run } of prepared) {
      app.route({
        method: operation.endpoint.method,
        url: address,
        config: { operation },
        onRequest: (request, reply, done) => done(refusalAtTheDoor(operation, version, request, reply)),
        handler: handlerOf(operation, run, version),
      })
    }
    refuseOtherMethods(
      app,
      address,
      prepared.map(({ operation }) => operation.endpoint.method),
    )
  }
}

function refuseOtherMethods(app: FastifyInstance, url: string, answered: readonly string[]): void {
  const methods = [...answered, ...(answered.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
  const allow = methods.join(', ')
  app.route({
    method: app.supportedMethods.filter((method) => !methods.includes(method)),
    url,
    onRequest: (request, reply, done) => {
      reply.header('allow', allow)
      done(new AppError('METHOD_NOT_ALLOWED', `This address answers ${allow}, not ${request.method}`))
    },
    handler: () => {},
  })
  app.options(url, beforeOthers, (_request, reply) => {
    if (answered.includes('PATCH')) reply.header('accept-patch', acceptPatch)
    return reply.header('allow', allow).code(204).send()
  })
}

const acceptPatch = `${mergePatch}, ${json}`

/** OPTIONS of a browser that asks for another site has its headers from CORS; what else it is told is said here. */
const beforeOthers = { config: { cors: { strictPreflight: false, preflightContinue: true } } }

/** What can be refused by the head of a request alone. */
function refusalAtTheDoor(
  { endpoint, root }: Operation,
  { bearer }: Version,
  { headers, method, raw, params }: FastifyRequest,
  reply: FastifyReply,
): AppError | undefined {
  // `/articles/` is not an article without a name.
  if (Object.values(params as object).includes('')) return nothingHere()
  if (endpoint.method === 'PATCH') reply.header('accept-patch', acceptPatch)
  if (!acceptsJson(raw)) return new AppError('NOT_ACCEPTABLE', `The answer is ${json}; accept that`)
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  if (!hasBody)
    delete headers['content-type'] // Said of nothing: Fastify would miss the body.
  else if (method === 'GET' || method === 'HEAD')
    return new AppError('BAD_INPUT', `${method} takes no body`, [
      { field: 'body', message: 'is not taken here' },
    ])
  if (hasBody && !/^(identity)?$/i.test(headers['content-encoding'] ?? ''))
    return new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send the body as it is, without a Content-Encoding')
  if (bearer(headers.authorization) === undefined && headers['x-api-key'] === undefined && needsSignIn(root))
    return new AppError('UNAUTHENTICATED', 'Sign in to do this')
  if (endpoint.ifMatch && headers['if-match'] === undefined)
    return new AppError('PRECONDITION_REQUIRED', 'Say in If-Match which state you have read: its ETag, or *')
  return undefined
}

function acceptsJson(raw: FastifyRequest['raw']): boolean {
  const { accept } = raw.headers
  if (!accept || accept === '*/*' || accept === json) return true // As most say; the rest is for who can read it.
  return new Negotiator(raw).mediaType([json, `${json}; charset=utf-8`]) !== undefined
}

function credentialsIn({ headers }: FastifyRequest, bearer: Version['bearer']) {
  const key = headers['x-api-key']
  return { authorization: bearer(headers.authorization), apiKey: key === undefined ? undefined : String(key) }
}

function handlerOf(operation: Operation, run: PreparedOperation, { lenient, bearer }: Version) {
  const { endpoint } = operation
  const tolerance = { lenient, echoedMembers: new Set(lenient ? operation.answered : []) }
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { 'if-match': ifMatch } = request.headers
    const raw = {
      path: request.params as Record<string, string>,
      query: request.query as Record<string, string>,
      body: request.body,
      version: ifMatch === undefined ? undefined : versionIn(ifMatch),
    }
    const given = readVariables(operation, raw, tolerance)
    const variables = endpoint.variables?.(given) ?? given
    const facts = { ...credentialsIn(request, bearer), client: null, caller: request.caller }
    const { result, viewer } = await run(variables, facts)
    request.viewer = viewer
    const [error] = result.errors ?? []
    if (error) throw toRequestTerms(operation, variables, appErrorBehind(error)!)
    return sendResponse(request, reply, operation, result.data, viewer)
  }
}
