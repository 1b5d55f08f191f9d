import { createHash } from 'node:crypto'
import type { SQL } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import type { Executor } from './client.ts'
import { sql } from './drizzle.ts'

interface Prepared {
  execute(values?: Record<string, unknown>): Promise<unknown>
}

interface Remembered {
  statement: Prepared
  uses: number
}

/**
 * How many statements are kept built, and how many of them Postgres may keep planned on each of its connections. A
 * connection lives half an hour (client.ts); after that long others get their turn.
 */
const limits = { built: 1_000, planned: 200, milliseconds: 30 * 60_000 }
const usesBeforePlanning = 3

interface Shapes {
  built: LRUCache<string, Remembered>
  planned: number
  since: number
}

const byExecutor = new WeakMap<Executor, Shapes>()

/**
 * The statement of a shape, built once per executor; Postgres plans it once per connection when it comes again and again.
 * Clients choose shapes by what they select, and Postgres never forgets a plan, so only so many shapes get one.
 * Two calls with the same `shape` must build the same SQL text; everything that varies is a placeholder.
 */
export function prepared<P extends Prepared>(
  executor: Executor,
  shape: string,
  build: (executor: Executor) => { prepare(name: string): P },
): P {
  let shapes = byExecutor.get(executor)
  if (!shapes || Date.now() - shapes.since > limits.milliseconds) {
    shapes = { built: new LRUCache({ max: limits.built }), planned: 0, since: Date.now() }
    byExecutor.set(executor, shapes)
  }
  let remembered = shapes.built.get(shape)
  if (!remembered) {
    remembered = { statement: build(executor).prepare(''), uses: 0 } // Without a name it is parsed, run and forgotten.
    shapes.built.set(shape, remembered)
  }
  remembered.uses++
  if (remembered.uses === usesBeforePlanning && shapes.planned < limits.planned) {
    shapes.planned++
    remembered.statement = build(executor).prepare(nameOf(shape))
  }
  return remembered.statement as P
}

/** The same on every connection, and short enough for Postgres. */
function nameOf(shape: string): string {
  return createHash('sha256').update(shape).digest('hex').slice(0, 32)
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
