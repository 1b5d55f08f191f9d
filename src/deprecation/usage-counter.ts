import { v7 as uuidv7 } from 'uuid'
import type { Services, Viewer } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { queryRows } from '../db/statements.ts'
import { every } from '../jobs/every.ts'

/** One call to a deprecated endpoint or field. */
export interface Use {
  /** `v1`, `unversioned`, or `graphql`. */
  version: string
  /** `GET /articles/{slug}`, or `Comment.number`. */
  endpoint: string
  viewer: Viewer | null
  /** The name of the client. Guests are counted by it. */
  client: string
}

export interface UsageCounter {
  /** Counts a call, in memory only. */
  count(use: Use): void
  /**
   * Writes the counts to the database, or joins the write in progress. Never rejects: a failure is logged.
   */
  flush(): Promise<void>
  /** Writes the remaining counts. */
  close(): Promise<void>
}

const intervalMs = 10_000
/** Maximum rows in memory. Clients choose their names, so the number of names must be limited. */
const maxRows = 2_000

/** Maximum names of guests per day, version and endpoint in the table. The others are counted together. */
const maxGuestNames = 100
const others = 'client:others'

/**
 * Counts calls to deprecated API in memory and writes them every ten seconds in one statement, so that a busy
 * client costs one row per day instead of one write per call. A crash loses at most ten seconds of counts;
 * the counts only decide whether a version still has consumers.
 */
export function createUsageCounter({
  db,
  log,
  onCount,
}: Pick<Services, 'db' | 'log'> & {
  /** Called for each call; for metrics. */
  onCount?: (use: Use) => void
}): UsageCounter {
  let calls = new Map<string, number>()
  const add = (key: string, count: number) => {
    const [version, endpoint] = JSON.parse(key) as string[]
    const row = calls.has(key) || calls.size < maxRows ? key : JSON.stringify([version, endpoint, others])
    calls.set(row, (calls.get(row) ?? 0) + count)
  }

  const writeCounts = async () => {
    if (calls.size === 0) return
    const counted = calls
    calls = new Map()
    try {
      await write({ db }, counted)
    } catch (error) {
      for (const [key, count] of counted) add(key, count)
      throw error
    }
  }
  const job = every(intervalMs, writeCounts, {
    log,
    failure: 'the use of deprecated API could not be written; will retry',
  })
  return {
    count(use) {
      const { version, endpoint, viewer, client } = use
      add(JSON.stringify([version, endpoint, viewer ? `user:${viewer.id}` : `client:${client}`]), 1)
      onCount?.(use)
    },
    flush: job.run,
    async close() {
      await job.close()
      await job.run()
    },
  }
}

type Row = readonly [version: string, endpoint: string, consumer: string, calls: number]

async function write({ db }: Pick<Services, 'db'>, counted: ReadonlyMap<string, number>): Promise<void> {
  const all = [...counted].map(([key, calls]) => [...JSON.parse(key), calls] as unknown as Row)
  const rows = await withFewGuestNames({ db }, all)
  const column = (i: 0 | 1 | 2 | 3) => sql.param(rows.map((row) => row[i]))
  // In the order of the key, so that two processes that write at the same time cannot deadlock.
  await db.write.execute(sql`
    insert into deprecated_usage (id, day, version, endpoint, consumer, calls)
    select new.id, (now() at time zone 'utc')::date, new.version, new.endpoint, new.consumer, new.calls
    from unnest(${sql.param(rows.map(() => uuidv7()))}::uuid[], ${column(0)}::text[], ${column(1)}::text[],
      ${column(2)}::text[], ${column(3)}::int[]) as new (id, version, endpoint, consumer, calls)
    order by new.version, new.endpoint, new.consumer
    on conflict (day, version, endpoint, consumer) do update
      set calls = deprecated_usage.calls + excluded.calls, last_used_at = now()`)
}

/** Counts the guests together whose names would exceed `maxGuestNames` today. */
async function withFewGuestNames({ db }: Pick<Services, 'db'>, rows: readonly Row[]): Promise<Row[]> {
  const isGuest = (consumer: string) => consumer.startsWith('client:') && consumer !== others
  if (!rows.some(([, , consumer]) => isGuest(consumer))) return [...rows]
  const found = await queryRows<{ version: string; endpoint: string; consumer: string }>(
    db.write,
    sql`select version, endpoint, consumer from deprecated_usage
      where day = (now() at time zone 'utc')::date and consumer like 'client:%' and consumer <> ${others}`,
  )
  const names = new Map<string, Set<string>>()
  const namesOf = (version: string, endpoint: string) => {
    const key = JSON.stringify([version, endpoint])
    return names.get(key) ?? names.set(key, new Set()).get(key)!
  }
  for (const { version, endpoint, consumer } of found) namesOf(version, endpoint).add(consumer)
  const merged = new Map<string, number>()
  for (const [version, endpoint, consumer, calls] of rows) {
    const known = namesOf(version, endpoint)
    const fits = !isGuest(consumer) || known.has(consumer) || known.size < maxGuestNames
    if (fits && isGuest(consumer)) known.add(consumer)
    const key = JSON.stringify([version, endpoint, fits ? consumer : others])
    merged.set(key, (merged.get(key) ?? 0) + calls)
  }
  return [...merged].map(([key, calls]) => [...JSON.parse(key), calls] as unknown as Row)
}
