import type { Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { AppError } from '../errors.ts'

/** How often something may be asked for, by what is counted (before RATE_LIMIT_MULTIPLIER). */
const quotas = {
  'sign in': { limit: 20, seconds: 60 },
  register: { limit: 20, seconds: 60 },
  'mail to an address': { limit: 5, seconds: 60 * 60 },
  'mail for a network': { limit: 20, seconds: 60 * 60 },
  comment: { limit: 20, seconds: 60 },
} as const

/** After so many wrong guesses one must wait, two seconds; each further one doubles that, up to a quarter of an hour. */
const freeGuesses = 5
const longestWait = 15 * 60
/** After a day without a guess they are forgotten. */
const memory = 24 * 60 * 60

export interface Throttles {
  /** Counts one. @throws {AppError} TOO_MANY_ATTEMPTS beyond the quota of `whom` */
  take(quota: keyof typeof quotas, whom: string): Promise<void>
  /**
   * Counts a guess as wrong before it is looked at, so that none of many at once goes uncounted.
   * @throws {AppError} TOO_MANY_ATTEMPTS while `what` waits
   */
  guess(what: string): Promise<Guess>
  /** What was wrong before is forgotten. */
  forget(what: string): Promise<void>
}

export interface Guess {
  /** It was right: what was wrong before is forgotten. */
  right(): Promise<void>
  /** It was not looked at, by no fault of whoever guessed. */
  giveBack(): Promise<void>
}

/**
 * Kept in PostgreSQL, whatever else is there: losing a cache must not open the door. Keys are hashed, so that the
 * table tells nobody who signs in from where.
 */
export function createThrottles(
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  { multiplier }: { multiplier: number },
): Throttles {
  const keyOf = (text: string) => vault.hash('throttle', text)
  return {
    async take(quota, whom) {
      const { limit, seconds } = quotas[quota]
      const { rows } = (await db.write.execute(sql`
        insert into throttles as t (key, count, until) values (${keyOf(`${quota} ${whom}`)}, 1, now() + ${seconds} * interval '1 second')
        on conflict (key) do update set changed_at = now(),
          count = case when t.until <= now() then 1 else t.count + 1 end,
          until = case when t.until <= now() then excluded.until else t.until end
        returning count, ceil(extract(epoch from until - now()))::int as wait`)) as unknown as Rows<{
        count: number
        wait: number
      }>
      const { count, wait } = rows[0]!
      if (count > limit * multiplier) throw tooMany(wait)
    },

    async guess(what) {
      const key = keyOf(`guess ${what}`)
      const free = Math.round(freeGuesses * multiplier)
      const { rows } = (await db.write.execute(sql`
        insert into throttles as t (key, count, until) values (${key}, 1, '-infinity')
        on conflict (key) do update set changed_at = now(),
          count = case when t.changed_at < now() - ${memory} * interval '1 second' then 1 else t.count + 1 end,
          until = case
            when t.changed_at < now() - ${memory} * interval '1 second' or t.count + 1 < ${free}::int then '-infinity'
            else now() + least(power(2, least(t.count + 2 - ${free}::int, 20)), ${longestWait}) * interval '1 second' end
        where t.until <= now()
        returning count`)) as unknown as Rows<{ count: number }>
      if (!rows[0]) throw tooMany(await waitOf(key))
      return {
        right: () => forget(key),
        giveBack: async () =>
          void (await db.write.execute(
            sql`update throttles set count = greatest(count - 1, 0),
              until = case when count <= ${free}::int then '-infinity' else until end where key = ${key}`,
          )),
      }
    },

    forget: (what) => forget(keyOf(`guess ${what}`)),
  }

  async function forget(key: string): Promise<void> {
    await db.write.execute(sql`delete from throttles where key = ${key}`)
  }

  async function waitOf(key: string): Promise<number> {
    const { rows } = (await db.write.execute(
      sql`select ceil(extract(epoch from greatest(until, now()) - now()))::int as wait from throttles where key = ${key}`,
    )) as unknown as Rows<{ wait: number }>
    return rows[0]?.wait ?? 1
  }
}

/** @param seconds until it is worth trying again */
export function tooMany(seconds: number): AppError {
  const retryAfter = Math.max(seconds, 1)
  return new AppError('TOO_MANY_ATTEMPTS', `Too many attempts; try again in ${retryAfter} seconds`, [], {
    retryAfter,
  })
}

interface Rows<T> {
  rows: T[]
}
