import { setTimeout as sleep } from 'node:timers/promises'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { drizzlePostgres } from './drizzle.ts'
import { destroyWhenSilent, type PoolWatch, watchPool } from './silent-connections.ts'

/** Runs statements: a connection pool, the embedded database, or an open transaction. */
export type Executor = PgDatabase<PgQueryResultHKT>

/** `read` may be a replica, which can lag behind. A decision about a write must use `write`, the primary. */
export interface Db {
  readonly read: Executor
  readonly write: Executor
}

/** A `Db` with its connections. The code that opened it must close it. */
export interface Database extends Db {
  /** Resolves if the database accepts connections, and responds to the statements of this process. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Called with the text of every statement. Tests count statements with it. */
  onStatement?: (sql: string) => void
  /** Milliseconds that a statement waits for a lock, 1,000 by default. Tests hold locks for longer. */
  lockTimeout?: number
  /**
   * Milliseconds after which a connection that does not respond to a statement is destroyed. Must be longer
   * than the server's `statement_timeout`. Never if absent, because a command may run long statements.
   */
  queryTimeout?: number
}

/** In milliseconds. PostgreSQL ends a statement after this time. */
export const statementTimeout = 5_000
const pingTimeout = 2_000

export function statementLogger({ onStatement }: DatabaseOptions) {
  return onStatement ? { logQuery: onStatement } : false
}

export function openPostgres(
  { url, poolSize }: { url: string; poolSize: number },
  onIdleError: (error: Error) => void,
  options: DatabaseOptions = {},
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'byline',
    max: poolSize,
    connectionTimeoutMillis: 3_000, // Also limits the wait for a free connection.
    statement_timeout: statementTimeout,
    lock_timeout: options.lockTimeout ?? 1_000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    maxLifetimeSeconds: 1_800,
  })
  // Without a listener, the process would exit when the server closes an idle connection.
  pool.on('error', onIdleError)
  // The pool removes its listener from a connection in use. The query on that connection fails anyway.
  pool.on('connect', (client) => void client.on('error', () => {}))
  const watch = options.queryTimeout ? watchPool(pool, options.queryTimeout) : null
  const logger = statementLogger(options)
  const onPool = drizzlePostgres({ client: pool, logger })
  onPool.transaction = (work, config) =>
    onOneConnection(pool, (client) => drizzlePostgres({ client, logger }).transaction(work, config))
  const executor = onPool as unknown as Executor
  return {
    read: executor,
    write: executor,
    ping: () => ping(url, watch),
    close: () => pool.end(),
  }
}

/**
 * Lends a connection of the pool for a transaction. drizzle's own `transaction` never returns the
 * connection if `begin` fails.
 */
async function onOneConnection<R>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<R>): Promise<R> {
  const client = await pool.connect()
  let lost: Error | undefined
  const onError = (error: Error) => {
    lost ??= error
  }
  client.on('error', onError)
  try {
    return await work(client)
  } catch (error) {
    // `error` is then the failure of `rollback`, which hides the reason.
    throw lost ?? error
  } finally {
    client.removeListener('error', onError)
    client.release()
  }
}

/** Uses a connection of its own, because a busy pool does not mean that the database is down. */
async function ping(url: string, watch: PoolWatch | null): Promise<void> {
  if (watch?.isSilent()) throw new Error('the database does not respond on the open connections')
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: pingTimeout,
    statement_timeout: pingTimeout,
  })
  client.on('error', () => {}) // The query fails anyway.
  await client.connect()
  destroyWhenSilent(client, pingTimeout)
  await client.query('select 1').finally(() => void client.end())
}

const retryableCodes = new Set(['40001', '40P01'])

/**
 * Runs `work` in one transaction. It receives the same services, with `db` replaced by the transaction. After
 * a deadlock or a serialization failure it runs again, at most three times in all, so `work` must have no
 * other effects than statements.
 */
export async function transaction<S extends { db: Db }, R>(
  services: S,
  work: (services: S) => Promise<R>,
): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await services.db.write.transaction((tx) => work({ ...services, db: { read: tx, write: tx } }))
    } catch (error) {
      if (attempt === 3 || !retryableCodes.has(postgresError(error)?.code ?? '')) throw error
      await sleep(attempt * 10 * (1 + Math.random()))
    }
  }
}

/** Finds the error of PostgreSQL or of the socket (code, constraint) inside drizzle's wrapper. */
export function postgresError(error: unknown): { code: string; constraint?: string } | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ('code' in e && typeof e.code === 'string')
      return e as unknown as { code: string; constraint?: string }
  }
  return null
}
