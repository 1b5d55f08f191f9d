import type { Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { queryRows } from '../db/statements.ts'
import { every, type IntervalJob } from './every.ts'

const intervalMs = 15 * 60_000
const batchSize = 1_000
/** Limits the batches per table and run. The rest waits for the next run. */
const maxBatches = 50

/** Rows to delete, as table, key and condition. */
const expired = [
  ['mfa_challenges', 'hash', `expires_at < now()`],
  ['email_tokens', 'hash', `expires_at < now()`],
  ['throttles', 'key', `changed_at < now() - interval '2 days'`],
  [
    'refresh_tokens',
    'hash',
    `session_id in (select id from sessions where least(ended_at, expires_at) < now() - interval '1 day')`,
  ],
  ['sessions', 'id', `expires_at < now() - interval '90 days'`],
  ['known_devices', 'hash', `expires_at < now()`],
  ['deprecated_usage', 'id', `day < current_date - 400`],
  ['signing_keys', 'kid', `state in ('retiring', 'revoked') and changed_at < now() - interval '30 days'`],
] as const

/** Deletes expired rows in small batches. Skips rows that another process is deleting. */
export async function deleteExpired({ db }: Pick<Services, 'db'>): Promise<void> {
  for (const [table, key, condition] of expired) {
    for (let i = 0; i < maxBatches; i++) {
      const deleted = await queryRows(
        db.write,
        sql.raw(`delete from ${table} where ${key} in (
          select ${key} from ${table} where ${condition} limit ${batchSize} for update skip locked) returning 1`),
      )
      if (deleted.length < batchSize) break
    }
  }
}

/** Deletes expired rows every 15 minutes. */
export function startSweep(services: Pick<Services, 'db' | 'log'>): IntervalJob {
  const failure = 'expired rows could not be deleted; the next run tries again'
  return every(intervalMs, () => deleteExpired(services), { log: services.log, failure })
}
