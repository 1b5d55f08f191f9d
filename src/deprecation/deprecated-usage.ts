import type { Services } from '../context.ts'
import { and, sql } from '../db/drizzle.ts'
import {
  type Connection,
  type PageArgs,
  pageCondition,
  pageOrder,
  pageShape,
  pageValues,
  parsePage,
  toConnection,
} from '../db/pagination.ts'
import { prepared } from '../db/statements.ts'
import { deprecatedUsage } from '../db/tables.ts'

export interface DeprecatedUse {
  id: string
  /** `2026-11-22`, in UTC. */
  day: string
  version: string
  endpoint: string
  /** `user:<id>` or `client:<name>`. */
  consumer: string
  calls: number
  lastUsedAt: Date
}

/** Who called what of a version (of all, when null), the latest first. */
export async function listDeprecatedUsage(
  { db }: Pick<Services, 'db'>,
  version: string | null,
  args: PageArgs,
): Promise<Connection<DeprecatedUse>> {
  const page = parsePage('deprecated usage', 'time', args)
  const { lastUsedAt, id } = deprecatedUsage
  const ofVersion = version === null ? undefined : sql`version = ${sql.placeholder('version')}`
  const rows = await prepared(db.read, `deprecated usage ${version !== null} ${pageShape(page)}`, (e) => {
    const { orderBy, limit } = pageOrder(page, lastUsedAt, id)
    return e
      .select()
      .from(deprecatedUsage)
      .where(and(ofVersion, pageCondition(page, lastUsedAt, id)))
      .orderBy(...orderBy)
      .limit(limit)
  }).execute({ version, ...pageValues(page) })
  return toConnection(
    page,
    rows,
    (use) => use.lastUsedAt,
    () => db.read.$count(deprecatedUsage, version === null ? undefined : sql`version = ${version}`),
  )
}

export interface Consumer {
  consumer: string
  calls: number
}

/** Who called these versions at least so often in the last days, the busiest first. */
export async function listConsumers(
  { db }: Pick<Services, 'db'>,
  { versions, days, calls }: { versions: readonly string[]; days: number; calls: number },
): Promise<Consumer[]> {
  const { rows } = (await db.read.execute(sql`
    select consumer, sum(calls)::int as calls from deprecated_usage
    where version = any(${sql.param([...versions])}::text[]) and day > (now() at time zone 'utc')::date - ${days}::int
    group by consumer having sum(calls) >= ${calls}::int
    order by sum(calls) desc limit 20`)) as unknown as { rows: Consumer[] }
  return rows
}
