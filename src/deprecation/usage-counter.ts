import { v7 as uuidv7 } from 'uuid'
import type { Services, Viewer } from '../context.ts'
import { sql } from '../db/drizzle.ts'

/** One call of something deprecated. */
export interface Use {
  /** `v1`, `unversioned`, or `graphql`. */
  version: string
  /** `GET /articles/{slug}`, or `Comment.number`. */
  endpoint: string
  viewer: Viewer | null
  /** What the client calls itself; counted for guests. */
  client: string
}

export interface UsageCounter {
  /** Remembers a call; costs nothing but memory. */
  count(use: Use): void
  /** Adds what was counted to the table. Waits for nothing else than that one statement. */
  flush(): Promise<void>
  close(): Promise<void>
}

const flushEvery = 10_000
/** Rows in memory; names of clients are theirs to choose, so they must not be without end. */
const maxRows = 2_000

/**
 * Counts in memory and writes every ten seconds, all in one statement: a busy client costs a row a day, not a write a
 * call. A crash loses ten seconds of counts, which only ever decide whether somebody is still there.
 */
export function createUsageCounter({
  db,
  log,
  onCount,
}: Pick<Services, 'db' | 'log'> & {
  /** Sees each call, as a metric. */
  onCount?: (use: Use) => void
}): UsageCounter {
  let calls = new Map<string, number>()
  const add = (key: string, count: number) => {
    const [version, endpoint] = JSON.parse(key) as string[]
    const kept =
      calls.has(key) || calls.size < maxRows ? key : JSON.stringify([version, endpoint, 'client:others'])
    calls.set(kept, (calls.get(kept) ?? 0) + count)
  }

  const flush = async () => {
    if (calls.size === 0) return
    const counted = calls
    calls = new Map()
    try {
      await write({ db }, counted)
    } catch (error) {
      for (const [key, count] of counted) add(key, count)
      log.warn({ err: error }, 'the use of deprecated endpoints could not be written; it is tried again')
    }
  }
  const timer = setInterval(flush, flushEvery).unref()
  return {
    count(use) {
      const { version, endpoint, viewer, client } = use
      add(JSON.stringify([version, endpoint, viewer ? `user:${viewer.id}` : `client:${client}`]), 1)
      onCount?.(use)
    },
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}

async function write({ db }: Pick<Services, 'db'>, counted: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...counted].map(([key, calls]) => [...(JSON.parse(key) as string[]), calls] as const)
  const column = (i: 0 | 1 | 2 | 3) => sql.param(rows.map((row) => row[i]))
  // In the order of the key, so that two processes that write at once do not wait for each other in a circle.
  await db.write.execute(sql`
    insert into deprecated_usage (id, day, version, endpoint, consumer, calls)
    select new.id, (now() at time zone 'utc')::date, new.version, new.endpoint, new.consumer, new.calls
    from unnest(${sql.param(rows.map(() => uuidv7()))}::uuid[], ${column(0)}::text[], ${column(1)}::text[],
      ${column(2)}::text[], ${column(3)}::int[]) as new (id, version, endpoint, consumer, calls)
    order by new.version, new.endpoint, new.consumer
    on conflict (day, version, endpoint, consumer) do update
      set calls = deprecated_usage.calls + excluded.calls, last_used_at = now()`)
}
