import type { FastifyInstance, onRequestHookHandler } from 'fastify'
import type { Engine, PreparedOperation } from '../schema/engine/engine.ts'
import { schema } from '../schema/index.ts'
import type { Viewer } from '../src/context.ts'
import { acceptPatch, addOtherMethods, addPreflights } from './allowed-methods.ts'
import { docsPages, openApiDocument } from './docs/html.ts'
import { apiReference } from './docs/reference.ts'
import { createHandler } from './handler.ts'
import { json, useJsonBody } from './json-body.ts'
import { assertRegistry } from './lifecycle/assert-registry.ts'
import { type LifecycleOptions, useLifecycle } from './lifecycle/hooks.ts'
import { describeStatus } from './lifecycle/status.ts'
import { type EndpointOperation, readOperation } from './operation.ts'
import { createPrecheck } from './precheck.ts'
import { useErrorFormat } from './request-errors.ts'
import type { Version } from './version.ts'
import { mounts, versions } from './versions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once the request is authenticated; null for guests. */
    viewer: Viewer | null
  }
  interface FastifyContextConfig {
    /** The endpoint of a REST route, for hooks that look at the response. */
    operation?: EndpointOperation
    /** The prefix of the version: `/api/v2`. */
    prefix?: string
  }
}

export interface RestOptions extends LifecycleOptions {
  engine: Engine
}

interface PreparedEndpoint {
  operation: EndpointOperation
  run: PreparedOperation
}

/** All versions of REST. Each endpoint executes a GraphQL document against the schema in the same process. */
export async function restRoutes(app: FastifyInstance, options: RestOptions) {
  assertRegistry(options.registry)
  app.decorateRequest('viewer', null)
  await app.register(docsPages, options)
  await app.register(apiReference, options)
  const prepared = new Map<Version, PreparedEndpoint[]>()
  for (const version of Object.values(versions)) prepared.set(version, prepare(version, options.engine))
  for (const mount of mounts) {
    const { prefix, version } = mount
    await app.register(
      async (scope) => {
        useLifecycle(scope, mount, options)
        useErrorFormat(scope, version, options.registry[version.name])
        useJsonBody(scope)
        addDescription(scope, version, options)
        const byPath = Map.groupBy(prepared.get(version)!, ({ operation }) => operation.endpoint.path)
        for (const [path, endpoints] of byPath) addPath(scope, version, path, endpoints)
        addPreflights(scope)
      },
      { prefix },
    )
  }
}

/** Parses, validates and compiles the documents once, although v1 is mounted twice. */
function prepare(version: Version, engine: Engine): PreparedEndpoint[] {
  return version.endpoints.map((endpoint) => ({
    operation: readOperation(schema, endpoint),
    run: engine.prepare(endpoint.document),
  }))
}

/** What a version is, at its prefix: the target of `rel="successor-version"`. */
function addDescription(app: FastifyInstance, { name }: Version, { registry, now }: LifecycleOptions): void {
  const document = openApiDocument(name)
  const { deprecated, sunset, guide, successor } = registry[name]
  app.get('/', () => ({
    version: name,
    standing: describeStatus(registry[name], now()),
    documentation: `/docs?api=${name}`,
    openapi: `/api/${name}/openapi.json`,
    ...(deprecated && { deprecated, sunset, guide, successor }),
  }))
  app.get('/openapi.json', (_request, reply) => reply.type(`${json}; charset=utf-8`).send(document))
}

function addPath(
  app: FastifyInstance,
  version: Version,
  path: string,
  endpoints: readonly PreparedEndpoint[],
): void {
  const url = path.replaceAll(/\{(\w+)\}/g, ':$1')
  const methods = endpoints.map(({ operation }) => operation.endpoint.method)
  for (const address of version.acceptsTrailingSlash ? [url, `${url}/`] : [url]) {
    for (const { operation, run } of endpoints) {
      const { method } = operation.endpoint
      const precheck = createPrecheck(operation, version)
      app.route({
        method,
        url: address,
        config: { operation, prefix: app.prefix },
        onRequest: method === 'PATCH' ? [announcePatch, precheck] : precheck,
        handler: createHandler(operation, run, version),
      })
    }
    addOtherMethods(app, address, methods)
  }
}

/** RFC 5789 asks for the accepted media types; every response has them, errors included. */
const announcePatch: onRequestHookHandler = (_request, reply, done) => {
  reply.header('accept-patch', acceptPatch)
  done()
}
