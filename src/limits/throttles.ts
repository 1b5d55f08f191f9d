import { LRUCache } from 'lru-cache'
import type { Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { queryRows } from '../db/statements.ts'
import { AppError } from '../errors.ts'
import { guessing, type Quota, quotas } from './quotas.ts'

export interface Throttles {
  /** Counts one request. @throws {AppError} TOO_MANY_ATTEMPTS if `whom` has used up the quota */
  take(quota: Quota, whom: string): Promise<void>
  /**
   * Lets a client guess a secret. The guess is counted as wrong before `check` runs, so that parallel guesses
   * cannot exceed the limit. If `check` returns a value, the guess was right and the count is cleared. If it
   * returns null, the guess was wrong. If it throws, the guess was not judged and its count is refunded.
   * @param key from `guessKeys`
   * @returns what `check` returned
   * @throws {AppError} TOO_MANY_ATTEMPTS while this key must wait
   */
  attempt<T>(key: string, check: () => Promise<T | null>): Promise<T | null>
  /** Clears the count of wrong guesses. @param key from `guessKeys` */
  forget(key: string): Promise<void>
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
  const guessRow = (key: string) => hashed(`guess ${key}`)
  const freeGuesses = Math.round(guessing.free * multiplier)

  async function countGuess(row: string): Promise<void> {
    const { memory, longestWait } = guessing
    const counted = await queryRows(
      db.write,
      sql`insert into throttles as t (key, count, until) values (${row}, 1, '-infinity')
        on conflict (key) do update set changed_at = now(),
          count = case when t.changed_at < now() - ${memory} * interval '1 second' then 1 else t.count + 1 end,
          until = case
            when t.changed_at < now() - ${memory} * interval '1 second' or t.count + 1 < ${freeGuesses}::int then '-infinity'
            else now() + least(power(2, least(t.count + 2 - ${freeGuesses}::int, 20)), ${longestWait}) * interval '1 second' end
        where t.until <= now()
        returning count`,
    )
    if (counted.length === 0) throw tooManyAttempts(await secondsToWait(row))
  }

  async function secondsToWait(row: string): Promise<number> {
    const [found] = await queryRows<{ wait: number }>(
      db.write,
      sql`select ceil(extract(epoch from greatest(until, now()) - now()))::int as wait from throttles where key = ${row}`,
    )
    return found?.wait ?? 1
  }

  async function refundGuess(row: string): Promise<void> {
    await db.write.execute(
      sql`update throttles set count = greatest(count - 1, 0),
        until = case when count <= ${freeGuesses}::int then '-infinity' else until end where key = ${row}`,
    )
  }

  async function clear(row: string): Promise<void> {
    await db.write.execute(sql`delete from throttles where key = ${row}`)
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

    async attempt(key, check) {
      const row = guessRow(key)
      await countGuess(row)
      const result = await check().catch(async (error) => {
        await refundGuess(row)
        throw error
      })
      if (result !== null) await clear(row)
      return result
    },

    forget: (key) => clear(guessRow(key)),
  }
}

/** @param seconds until another attempt is allowed */
function tooManyAttempts(seconds: number): AppError {
  const retryAfter = Math.max(seconds, 1)
  return new AppError('TOO_MANY_ATTEMPTS', `Too many attempts; try again in ${retryAfter} seconds`, [], {
    retryAfter,
  })
}
