import { LRUCache } from 'lru-cache'
import type { Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { queryRows } from '../db/statements.ts'
import { AppError } from '../errors.ts'
import type { GuessKey } from './guess-keys.ts'
import { guessMemory, guessRules, type Quota, quotas } from './quotas.ts'

export interface Throttles {
  /** Counts one request. @throws {AppError} TOO_MANY_ATTEMPTS if `whom` has used up the quota */
  take(quota: Quota, whom: string): Promise<void>
  /**
   * Lets a client guess a secret. The guess is counted as wrong before `check` runs, so that parallel guesses
   * cannot exceed the limit. If `check` returns a value, the guess was right: the count of the first key is
   * cleared, and that of the others is refunded. If it returns null, the guess was wrong. If it throws, the guess
   * was not judged and is refunded.
   * @param keys from `guessKeys`; the first one is that of the client itself
   * @returns what `check` returned
   * @throws {AppError} TOO_MANY_ATTEMPTS while one of the keys must wait; then none of them is counted
   */
  attempt<T>(keys: readonly [GuessKey, ...GuessKey[]], check: () => Promise<T | null>): Promise<T | null>
  /** Clears the counts of wrong guesses. @param keys from `guessKeys` */
  forget(keys: readonly GuessKey[]): Promise<void>
}

/** How long a process rejects requests over a quota without asking the database again. */
export const usedUpMemoryMs = 1_000

/**
 * Counts in PostgreSQL even if Redis is configured, because losing a cache must not reset the limits. Keys
 * are hashed, so that the table does not tell who signs in from where.
 */
export function createThrottles(
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  { multiplier }: { multiplier: number },
): Throttles {
  const hashed = (text: string) => vault.hash('throttle', text)
  /** The seconds to wait for quotas that were used up a moment ago, so that a flood costs few statements. */
  const usedUp = new LRUCache<string, number>({ max: 10_000, ttl: usedUpMemoryMs, ttlResolution: 0 })
  const guessRow = ({ text, rule }: GuessKey): GuessRow => ({
    key: hashed(`guess ${text}`),
    free: Math.round(guessRules[rule].free * multiplier),
    longestWait: guessRules[rule].longestWait,
  })

  /** Counts a guess under all keys, or under none if one of them must wait. */
  async function countGuess(rows: readonly GuessRow[]): Promise<void> {
    const keys = rows.map(({ key }) => key)
    const memory = sql`t.changed_at < now() - ${guessMemory} * interval '1 second'`
    const rule = (column: 'free' | 'longest_wait') =>
      sql`(select ${sql.raw(column)} from rules where rules.key = t.key)`
    const counted = await queryRows<{ key: string }>(
      db.write,
      sql`with rules as (select * from unnest(${sql.param(keys)}::text[],
          ${sql.param(rows.map(({ free }) => free))}::int[],
          ${sql.param(rows.map(({ longestWait }) => longestWait))}::int[]) as rules (key, free, longest_wait))
        insert into throttles as t (key, count, until)
        select rules.key, 1, '-infinity' from rules
        where not exists (select 1 from throttles where key in (select key from rules) and until > now())
        order by rules.key
        on conflict (key) do update set changed_at = now(),
          count = case when ${memory} then 1 else t.count + 1 end,
          until = case
            when ${memory} or t.count + 1 < ${rule('free')} then '-infinity'
            else now() + least(power(2, least(t.count + 2 - ${rule('free')}, 20)), ${rule('longest_wait')}) * interval '1 second' end
        where t.until <= now()
        returning key`,
    )
    if (counted.length === rows.length) return
    // Parallel guesses may have counted some of the keys.
    const done = new Set(counted.map(({ key }) => key))
    await refund(rows.filter(({ key }) => done.has(key)))
    throw tooManyAttempts(await secondsToWait(keys))
  }

  async function secondsToWait(keys: readonly string[]): Promise<number> {
    const [found] = await queryRows<{ wait: number | null }>(
      db.write,
      sql`select ceil(extract(epoch from max(until) - now()))::int as wait from throttles
        where key = any(${sql.param([...keys])}::text[]) and until > now()`,
    )
    return found?.wait ?? 1
  }

  async function refund(rows: readonly GuessRow[]): Promise<void> {
    for (const { key, free } of rows) {
      await db.write.execute(
        sql`update throttles set count = greatest(count - 1, 0),
          until = case when count <= ${free}::int then '-infinity' else until end where key = ${key}`,
      )
    }
  }

  async function clear(keys: readonly string[]): Promise<void> {
    await db.write.execute(sql`delete from throttles where key = any(${sql.param([...keys])}::text[])`)
  }

  return {
    async take(quota, whom) {
      const { limit, seconds } = quotas[quota]
      const row = hashed(`${quota} ${whom}`)
      const known = usedUp.get(row)
      if (known !== undefined) throw tooManyAttempts(known)
      const [taken] = await queryRows<{ count: number; wait: number }>(
        db.write,
        sql`insert into throttles as t (key, count, until)
          values (${row}, 1, now() + ${seconds} * interval '1 second')
          on conflict (key) do update set changed_at = now(),
            count = case when t.until <= now() then 1 else t.count + 1 end,
            until = case when t.until <= now() then excluded.until else t.until end
          returning count, ceil(extract(epoch from until - now()))::int as wait`,
      )
      const { count, wait } = taken!
      if (count <= limit * multiplier) return
      usedUp.set(row, wait)
      throw tooManyAttempts(wait)
    },

    async attempt(keys, check) {
      const rows = keys.map(guessRow)
      const [own, ...others] = rows
      await countGuess(rows)
      const result = await check().catch(async (error) => {
        await refund(rows)
        throw error
      })
      if (result !== null) {
        await clear([own!.key])
        await refund(others)
      }
      return result
    },

    forget: (keys) => clear(keys.map((key) => guessRow(key).key)),
  }
}

interface GuessRow {
  key: string
  /** How many wrong guesses need no wait. */
  free: number
  /** In seconds. */
  longestWait: number
}

/** @param seconds until another attempt is allowed */
function tooManyAttempts(seconds: number): AppError {
  const retryAfter = Math.max(seconds, 1)
  return new AppError('TOO_MANY_ATTEMPTS', `Too many attempts; try again in ${retryAfter} seconds`, [], {
    retryAfter,
  })
}
