import type { Services } from '../context.ts'
import { getTableColumns, sql } from '../db/drizzle.ts'
import { listPage } from '../db/list-page.ts'
import { type Connection, type PageArgs, parsePage } from '../db/pagination.ts'
import { queryRows } from '../db/statements.ts'
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

/**
 * Lists the calls per day, endpoint and consumer of one version, or of all if null. The latest come first.
 */
export async function listDeprecatedUsage(
  { db }: Pick<Services, 'db'>,
  version: string | null,
  args: PageArgs,
): Promise<Connection<DeprecatedUse>> {
  const { lastUsedAt, id } = deprecatedUsage
  return listPage<DeprecatedUse>(db.read, {
    page: parsePage('deprecated usage', 'time', args),
    shape: version === null ? 'all versions' : 'one version',
    table: deprecatedUsage,
    fields: () => getTableColumns(deprecatedUsage),
    where: version === null ? undefined : sql`version = ${sql.placeholder('version')}`,
    values: { version },
    key: lastUsedAt,
    id,
    keyOf: (use) => use.lastUsedAt,
  })
}

/** The limit of `listConsumers`. */
export const maxConsumers = 20

export interface Consumer {
  consumer: string
  calls: number
}

/** Users are authenticated. Guests choose the name under which they are counted. */
export type ConsumerKind = 'user' | 'client'

/**
 * The consumers of a kind with at least this many calls to these versions in the last days, the busiest first.
 */
export async function listConsumers(
  { db }: Pick<Services, 'db'>,
  {
    kind,
    versions,
    days,
    calls,
  }: { kind: ConsumerKind; versions: readonly string[]; days: number; calls: number },
): Promise<Consumer[]> {
  return queryRows<Consumer>(
    db.read,
    sql`
      select consumer, sum(calls)::int as calls from deprecated_usage
      where version = any(${sql.param([...versions])}::text[])
        and consumer like ${`${kind}:%`}
        and day > (now() at time zone 'utc')::date - ${days}::int
      group by consumer having sum(calls) >= ${calls}::int
      order by sum(calls) desc limit ${maxConsumers}::int`,
  )
}
