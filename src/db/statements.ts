import { createHash } from 'node:crypto'
import type { SQL } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Executor } from './client.ts'
import { sql } from './drizzle.ts'

interface Prepared {
  execute(values?: Record<string, unknown>): Promise<unknown>
}

const maxShapes = 500
const byExecutor = new WeakMap<Executor, LRUCache<string, Prepared>>()

/**
 * The prepared statement of a shape: built once per executor and `shape`, planned once per connection.
 * Two calls with the same `shape` must build the same SQL text; everything that varies is a placeholder.
 */
export function prepared<P extends Prepared>(
  executor: Executor,
  shape: string,
  build: (executor: Executor) => { prepare(name: string): P },
): P {
  let statements = byExecutor.get(executor)
  if (!statements) {
    statements = new LRUCache({ max: maxShapes })
    byExecutor.set(executor, statements)
  }
  let statement = statements.get(shape)
  if (!statement) {
    const name = createHash('sha256').update(shape).digest('hex').slice(0, 32)
    statement = build(executor).prepare(name)
    statements.set(shape, statement)
  }
  return statement as P
}

/**
 * A row count written into the statement: as a parameter, Postgres would plan for an unknown count (DESIGN §7).
 * Typed as the number drizzle asks for.
 */
export function inlineLimit(count: number): number {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Not a row count: ${count}`)
  return sql.raw(String(count)) as SQL<number> as unknown as number
}

/** A loader's answer: one row a key, in the order of the keys, null where there is none. */
export function inOrder<T extends { id: string }>(ids: readonly string[], rows: readonly T[]): (T | null)[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}
