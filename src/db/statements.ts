import { createHash } from 'node:crypto'
import type { SQL } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Executor } from './client.ts'
import { sql } from './drizzle.ts'

interface Prepared {
  execute(values?: Record<string, unknown>): Promise<unknown>
}

/** Part of a query that drizzle can prepare under a name. */
export interface Preparable<P extends Prepared> {
  prepare(name: string): P
}

interface CachedStatement {
  statement: Prepared
  uses: number
}

/**
 * Limits per executor: how many statements are kept built, and how many PostgreSQL may keep planned on each
 * of its connections. A connection lives half an hour (client.ts); after that time other statements get their
 * turn.
 */
const limits = { built: 1_000, planned: 200, milliseconds: 30 * 60_000 }
const usesBeforePlanning = 3

interface StatementCache {
  built: LRUCache<string, CachedStatement>
  planned: number
  since: number
}

const cacheByExecutor = new WeakMap<Executor, StatementCache>()
const definedNames = new Set<string>()

/**
 * Defines a statement under a name that no other statement has. The returned function gives the prepared
 * statement for an executor; values are passed as placeholders. Call it once, when the module is loaded.
 * @param build builds the query. Calls with the same shape must build the same SQL text.
 * @param shapeOf what changes the SQL text, as text; needed when `build` takes arguments
 * @throws {Error} if the name is taken: two statements would return each other's rows
 */
export function defineStatement<P extends Prepared>(
  name: string,
  build: (executor: Executor) => Preparable<P>,
): (executor: Executor) => P
export function defineStatement<P extends Prepared, Args extends unknown[]>(
  name: string,
  build: (executor: Executor, ...args: Args) => Preparable<P>,
  shapeOf: (...args: Args) => string,
): (executor: Executor, ...args: Args) => P
export function defineStatement<P extends Prepared, Args extends unknown[]>(
  name: string,
  build: (executor: Executor, ...args: Args) => Preparable<P>,
  shapeOf: (...args: Args) => string = () => '',
): (executor: Executor, ...args: Args) => P {
  if (definedNames.has(name)) throw new Error(`There are two statements named "${name}"`)
  definedNames.add(name)
  return (executor, ...args) =>
    prepared(executor, `${name} ${shapeOf(...args)}`, () => build(executor, ...args))
}

/**
 * Returns the statement of a shape, built once per executor. PostgreSQL plans it once per connection when it
 * is used repeatedly. Clients choose shapes by what they select, and PostgreSQL never forgets a plan, so the
 * number of planned shapes is limited. Use `defineStatement`, which checks the name.
 */
export function prepared<P extends Prepared>(
  executor: Executor,
  shape: string,
  build: (executor: Executor) => Preparable<P>,
): P {
  let cache = cacheByExecutor.get(executor)
  if (!cache || Date.now() - cache.since > limits.milliseconds) {
    cache = { built: new LRUCache({ max: limits.built }), planned: 0, since: Date.now() }
    cacheByExecutor.set(executor, cache)
  }
  let cached = cache.built.get(shape)
  if (!cached) {
    cached = { statement: build(executor).prepare(''), uses: 0 } // Without a name PostgreSQL does not keep it.
    cache.built.set(shape, cached)
  }
  cached.uses++
  if (cached.uses === usesBeforePlanning && cache.planned < limits.planned) {
    cache.planned++
    cached.statement = build(executor).prepare(preparedName(shape))
  }
  return cached.statement as P
}

/** The same on every connection, and within PostgreSQL's limit of 63 bytes. */
function preparedName(shape: string): string {
  return createHash('sha256').update(shape).digest('hex').slice(0, 32)
}

/** Runs a statement written as SQL text. `Row` is not checked; its properties are the column names. */
export async function queryRows<Row>(executor: Executor, statement: SQL): Promise<Row[]> {
  const { rows } = (await executor.execute(statement)) as unknown as { rows: Row[] }
  return rows
}

/**
 * A row count written into the statement: as a parameter, PostgreSQL would plan for an unknown count.
 * Typed as the number that drizzle asks for.
 */
export function inlineLimit(count: number): number {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Not a row count: ${count}`)
  return sql.raw(String(count)) as SQL<number> as unknown as number
}

/** Orders a loader's rows by its keys: one row per key, null where there is none. */
export function inOrder<T extends { id: string }>(ids: readonly string[], rows: readonly T[]): (T | null)[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}
