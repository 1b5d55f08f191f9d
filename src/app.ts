import { join } from 'node:path'
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
import { createTokens } from './auth/access-tokens.ts'
import { createPasswords } from './auth/passwords/passwords.ts'
import type { Config } from './config.ts'
import type { Services } from './context.ts'
import { createVault } from './crypto/vault.ts'
import { toDatabaseError } from './db/database-errors.ts'
import { assertNoConsumersLeft } from './deprecation/sunset-gate.ts'
import { createUsageCounter } from './deprecation/usage-counter.ts'
import { decodableUrl, useAddresses, useFailures, useNoTokensInAddresses } from './http/error-handler.ts'
import { useHeaders } from './http/headers.ts'
import { useHealth } from './http/health.ts'
import { requestId, useRequests } from './http/requests.ts'
import { useStopping } from './http/shutdown.ts'
import { accountPages } from './http/static/account-pages.ts'
import { type ShownVersion, startPage } from './http/static/start-page.ts'
import { useWellKnown } from './http/well-known.ts'
import { startSweep } from './jobs/sweep.ts'
import { createThrottles } from './limits/throttles.ts'
import { createLog, type Logger } from './log.ts'
import { createMail } from './mail/mail.ts'
import { openStores, type StoreOptions } from './stores.ts'
import { createTelemetry } from './telemetry.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly services: Services
    readonly engine: Engine
  }
}

export interface AppOptions extends StoreOptions {
  log?: Logger
  /** The clock of the lifecycle, milliseconds since 1970. */
  now?: () => number
  /** Of the versions of REST. */
  registry?: Registry
}

/** The whole server, not yet listening. It owns what it opened; `app.close()` closes it. */
export async function createApp(config: Config, options: AppOptions = {}): Promise<FastifyInstance> {
  const log = options.log ?? createLog(config.log)
  const stores = await openStores(config, log, options)
  const { database } = stores
  const closers: (() => unknown)[] = [stores.close] // In the order of closing.
  const closeAll = async () => {
    for (const step of closers) await step()
  }
  try {
    const vault = createVault({ keys: stores.encryptionKeys, pepper: stores.pepper })
    const tokens = await createTokens({ db: database, vault, log }, tokenOptions(config))
    const mail = createMail(mailOptions(config), log)
    const telemetry = createTelemetry(config.metrics, log)
    const usage = createUsageCounter({ db: database, log, onCount: telemetry.countDeprecated })
    closers.unshift(
      mail.close,
      usage.close,
      telemetry.close,
      tokens.close,
      startSweep({ db: database, log }).close,
    )
    const throttles = createThrottles({ db: database, vault }, config.limits)
    const passwords = createPasswords()
    const services: Services = { db: database, passwords, tokens, vault, throttles, mail, log, usage }
    const { introspection } = config.graphql
    const engine = createEngine({ services, introspection, toDatabaseError })

    const life = {
      registry: options.registry ?? registry,
      now: options.now ?? Date.now,
      publicUrl: config.http.publicUrl ?? '',
      countUse: usage.count,
    }

    await assertSunsets(services, life, config.rest.forcedSunset)

    const app = Fastify(serverOptions(config.http, log))
    app.decorate('services', services)
    app.decorate('engine', engine)
    app.addHook('onClose', closeAll)
    app.addHook('onListen', telemetry.listen)
    useRequests(app)
    useFailures(app)
    useAddresses(app)
    await useHeaders(app, config.http)
    useNoTokensInAddresses(app)
    useHealth(app, { ping: database.ping, isStopping: useStopping(app) })
    useWellKnown(app, services)
    await app.register(startPage, {
      demo: config.database.kind === 'embedded',
      graphiql: introspection,
      versions: () => shownVersions(life),
    })
    await app.register(accountPages)
    await app.register(graphqlRoutes, { engine })
    await app.register(restRoutes, { engine, ...life })
    return app
  } catch (error) {
    await closeAll()
    throw error
  }
}

/** The newest first. */
function shownVersions({ registry, now }: Pick<LifecycleOptions, 'registry' | 'now'>): ShownVersion[] {
  const entries = Object.entries(registry) as [VersionName, Lifecycle][]
  return entries.reverse().map(([name, lifecycle]) => ({
    name,
    path: `/api/${name}`,
    standing: describeStatus(lifecycle, now()),
    guide: lifecycle.guide,
  }))
}

/** @throws {Error} when a version has reached its sunset and consumers remain */
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

function tokenOptions({ auth, database }: Config) {
  return {
    issuer: auth.issuer,
    apiKeyEnvironment: database.kind === 'embedded' ? 'test' : 'live',
  } as const
}

/** Without a mail server, the embedded mode keeps messages where a developer finds them. */
function mailOptions({ mail, database, http }: Config) {
  return {
    ...mail,
    outbox: database.kind === 'embedded' ? join(database.dataDir, 'outbox') : null,
    publicUrl: http.publicUrl ?? `http://localhost:${http.port}`,
  }
}

function serverOptions({ trustedProxies }: Config['http'], log: Logger) {
  return {
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }), // http/requests.ts does it, in one line.
    childLoggerFactory: (logger: FastifyBaseLogger) => logger, // The log knows the request by itself (log.ts).
    genReqId: requestId,
    trustProxy: (_address: string, hop: number) => hop < trustedProxies,
    bodyLimit: 100 * 1024, // Longer bodies are refused before they are read.
    rewriteUrl: ({ url = '/' }) => decodableUrl(url),
    forceCloseConnections: 'idle' as const,
    return503OnClosing: false, // http/shutdown.ts does it, in our own form.
    routerOptions: { maxParamLength: 20_000 }, // Longer than a header may be: what is too long is refused by name.
  } satisfies FastifyServerOptions
}
