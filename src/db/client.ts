import { setTimeout as sleep } from 'node:timers/promises'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { drizzlePostgres } from './drizzle.ts'

/** What runs a statement: a pool, the embedded database, or an open transaction. */
export type Executor = PgDatabase<PgQueryResultHKT>

/** Reads and writes are named apart, so that a replica can serve the first. */
export interface Db {
  readonly read: Executor
  readonly write: Executor
}

/** A `Db` with the connection behind it; whoever opened it closes it. */
export interface Database extends Db {
  /** Resolves when the database answers. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Sees the text of every statement; tests count with it. */
  onStatement?: (sql: string) => void
  /** Milliseconds that a statement waits for a lock, a thousand if not said; tests hold one for longer. */
  lockTimeout?: number
}

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
    connectionTimeoutMillis: 3_000, // Of connecting, and of waiting for a free connection.
    statement_timeout: 5_000,
    lock_timeout: options.lockTimeout ?? 1_000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    maxLifetimeSeconds: 1_800,
  })
  // Without a listener, an idle connection that the server ends would end the process.
  pool.on('error', onIdleError)
  // Nor has one that is in use a listener of the pool's; the call that waits for it fails as well.
  pool.on('connect', (client) => void client.on('error', () => {}))
  const executor = drizzlePostgres({ client: pool, logger: statementLogger(options) }) as unknown as Executor
  return {
    read: executor,
    write: executor,
    ping: () => ping(url),
    close: () => pool.end(),
  }
}

/** On a connection of its own: a busy pool is not a dead database. */
async function ping(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 2_000,
  })
  client.on('error', () => {}) // The call that waits for it fails as well.
  await client.connect()
  await client.query('select 1').finally(() => client.end())
}

const retryableCodes = new Set(['40001', '40P01'])

/**
 * Runs `work` in one transaction, with the same services but for `db`, which is the transaction.
 * Deadlocks and serialization failures are tried again, twice; `work` must therefore have no other effects.
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

/** The server's own error (code, constraint) inside whatever drizzle wrapped around it. */
export function postgresError(error: unknown): { code: string; constraint?: string } | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ('code' in e && typeof e.code === 'string')
      return e as unknown as { code: string; constraint?: string }
  }
  return null
}
