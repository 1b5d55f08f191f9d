import type { Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'

const every = 15 * 60_000
const batch = 1_000
/** Of each kind, in one go: the rest waits for the next. */
const maxBatches = 50

/** What nobody asks for any more, by table, key and condition. */
const leftovers = [
  ['mfa_challenges', 'hash', `expires_at < now()`],
  ['email_tokens', 'hash', `expires_at < now()`],
  ['throttles', 'key', `changed_at < now() - interval '2 days'`],
  [
    'refresh_tokens',
    'hash',
    `session_id in (select id from sessions where least(ended_at, expires_at) < now() - interval '1 day')`,
  ],
  // Kept for a while: devices are known by them.
  ['sessions', 'id', `expires_at < now() - interval '90 days'`],
  ['signing_keys', 'kid', `state in ('retiring', 'revoked') and changed_at < now() - interval '30 days'`],
] as const

/** Deletes what has expired, a little at a time. What another process is deleting is left to it. */
export async function deleteExpired({ db }: Pick<Services, 'db'>): Promise<void> {
  for (const [table, key, condition] of leftovers) {
    for (let i = 0; i < maxBatches; i++) {
      const { rows } = (await db.write.execute(
        sql.raw(`delete from ${table} where ${key} in (
          select ${key} from ${table} where ${condition} limit ${batch} for update skip locked) returning 1`),
      )) as unknown as { rows: unknown[] }
      if (rows.length < batch) break
    }
  }
}

/** Now and then. @returns what ends it */
export function sweep(services: Pick<Services, 'db' | 'log'>): () => Promise<void> {
  let running: Promise<void> | null = null
  const timer = setInterval(() => {
    running ??= deleteExpired(services)
      .catch((err) => services.log.warn({ err }, 'what has expired could not be deleted; it is tried again'))
      .finally(() => {
        running = null
      })
  }, every).unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
