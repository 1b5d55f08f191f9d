import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyServerOptions,
  LogController,
} from 'fastify'
import type { LifecycleOptions } from '../rest/lifecycle/hooks.ts'
import { type Lifecycle, type Registry, registry, type VersionName } from '../rest/lifecycle/registry.ts'
import { describeStatus, statusOf } from '../rest/lifecycle/status.ts'
import { restRoutes } from '../rest/routes.ts'
import { usageNames } from '../rest/versions.ts'
import { createEngine, type Engine } from '../schema/engine/engine.ts'
import { graphqlRoutes } from '../schema/engine/http.ts'
import type { JitOptions } from '../schema/engine/jit.ts'
import type { Config } from './config.ts'
import type { Services } from './context.ts'
import { assertNoConsumersLeft } from './deprecation/sunset-gate.ts'
import { useCaller } from './http/caller.ts'
import { useErrorHandler } from './http/error-handler.ts'
import { useHeaders } from './http/headers.ts'
import { useHealth } from './http/health.ts'
import { escapeMalformedUrl, useMalformedUrls } from './http/malformed-urls.ts'
import { useNotFound } from './http/not-found.ts'
import { requestId, useRequestLog } from './http/request-log.ts'
import { useRetryAfter } from './http/retry-after.ts'
import { useShutdown } from './http/shutdown.ts'
import {
  receiveTimeouts,
  type SlowClientLimits,
  slowClientLimits,
  useSlowClients,
} from './http/slow-clients.ts'
import { accountPages } from './http/static/account-pages.ts'
import { type ShownVersion, startPage } from './http/static/start-page.ts'
import { rejectTokensInUrls } from './http/url-tokens.ts'
import { useWellKnown } from './http/well-known.ts'
import { createLog, type Logger } from './log.ts'
import { openServices, type ServiceOptions } from './services.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly services: Services
    readonly engine: Engine
  }
}

export interface AppOptions extends ServiceOptions {
  log?: Logger
  /** The clock of the REST versions' lifecycles, in milliseconds since 1970. */
  now?: () => number
  /** The REST versions with their lifecycles. */
  registry?: Registry
  /** Tests lift its limit, so that they test compiled code. */
  jit?: JitOptions
  /** Tests use shorter times. */
  slowClients?: Partial<SlowClientLimits>
}

/**
 * Creates the server without listening. `app.close()` closes everything that was opened here; a failure
 * closes it too.
 */
export async function createApp(config: Config, options: AppOptions = {}): Promise<FastifyInstance> {
  const log = options.log ?? createLog(config.log)
  await using stack = new AsyncDisposableStack()
  const { services, database, telemetry, faults } = await openServices(stack, config, log, options)
  const { introspection } = config.graphql
  const engine = createEngine({
    services,
    introspection,
    toDatabaseError: faults.toDatabaseError,
    jit: options.jit,
  })
  const lifecycle = {
    registry: options.registry ?? registry,
    now: options.now ?? Date.now,
    publicUrl: config.http.publicUrl ?? '',
    countUse: services.usage.count,
  }
  await assertSunsets(services, lifecycle, config.rest.forcedSunset)

  const slowClients = slowClientLimits(options.slowClients)
  const app = Fastify({ ...serverOptions(config.http, log), ...receiveTimeouts(slowClients) })
  app.decorate('services', services)
  app.decorate('engine', engine)
  app.addHook('onListen', telemetry.listen)
  useCaller(app)
  useRequestLog(app)
  useSlowClients(app, slowClients)
  useErrorHandler(app)
  useRetryAfter(app)
  useNotFound(app)
  useMalformedUrls(app)
  await useHeaders(app, config.http)
  rejectTokensInUrls(app)
  useHealth(app, { ping: database.ping, isClosing: useShutdown(app) })
  useWellKnown(app, services)
  await app.register(startPage, {
    demo: config.database.kind === 'embedded' && !config.database.onNetwork,
    graphiql: introspection,
    versions: () => shownVersions(lifecycle),
  })
  await app.register(accountPages)
  await app.register(graphqlRoutes, { engine })
  await app.register(restRoutes, { engine, ...lifecycle })
  const opened = stack.move() // From here on the app owns the services.
  app.addHook('onClose', () => opened.disposeAsync())
  return app
}

/** The REST versions for the start page, newest first. */
function shownVersions({ registry, now }: Pick<LifecycleOptions, 'registry' | 'now'>): ShownVersion[] {
  const entries = Object.entries(registry) as [VersionName, Lifecycle][]
  return entries.reverse().map(([name, lifecycle]) => ({
    name,
    path: `/api/${name}`,
    status: describeStatus(lifecycle, now()),
    guide: lifecycle.guide,
  }))
}

/** @throws {Error} if a version has reached its sunset and still has consumers */
async function assertSunsets(
  services: Services,
  { registry, now }: Pick<LifecycleOptions, 'registry' | 'now'>,
  forced: string | undefined,
): Promise<void> {
  for (const [version, lifecycle] of Object.entries(registry) as [VersionName, Lifecycle][]) {
    const { sunset } = lifecycle
    if (!sunset || statusOf(lifecycle, now()).phase !== 'sunset') continue
    const reached = { version, sunset, usageNames: usageNames(version) }
    await assertNoConsumersLeft(services, reached, { forced: forced === version })
  }
}

function serverOptions({ trustedProxies }: Config['http'], log: Logger) {
  return {
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }), // http/request-log.ts logs requests.
    childLoggerFactory: (logger: FastifyBaseLogger) => logger, // The log adds the request id itself (log.ts).
    genReqId: requestId,
    trustProxy: (_address: string, hop: number) => hop < trustedProxies,
    bodyLimit: 100 * 1024, // Longer bodies are rejected before they are read.
    rewriteUrl: ({ url = '/' }) => escapeMalformedUrl(url),
    forceCloseConnections: 'idle' as const,
    return503OnClosing: false, // http/shutdown.ts does it in our error format.
    routerOptions: { maxParamLength: 20_000 }, // No limit in practice: our validation names what is too long.
  } satisfies FastifyServerOptions
}
