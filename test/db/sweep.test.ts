import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { deleteExpired } from '../../src/jobs/sweep.ts'
import { copyOfTemplate, startApp } from '../support/app.ts'
import { newUser } from '../support/factories.ts'
import { enrol, keyOf, requestChallenge, signIn } from '../support/identity.ts'

// A database of its own, because the sweep could delete rows that other tests need.
const app = await startApp({ DATABASE_URL: '', DATA_DIR: copyOfTemplate(), METRICS_PORT: '0' })
const { write } = app.services.db

async function counts(userId: string): Promise<object> {
  const { rows } = (await write.execute(sql`select
    (select count(*)::int from mfa_challenges where user_id = ${userId}) as challenges,
    (select count(*)::int from email_tokens where user_id = ${userId}) as mailed,
    (select count(*)::int from sessions where user_id = ${userId}) as sessions,
    (select count(*)::int from refresh_tokens t join sessions s on s.id = t.session_id
      where s.user_id = ${userId}) as refresh_tokens,
    (select count(*)::int from throttles where key = ${userId}) as throttles`)) as unknown as {
    rows: object[]
  }
  return rows[0]!
}

test('deletes expired rows and keeps those that are still needed', async () => {
  const user = await newUser(app)
  const userId = keyOf(user)
  await signIn(app, user)
  await requestChallenge(app, await enrol(app, user))
  await write.execute(sql`insert into throttles (key, count, until) values (${userId}, 1, now())`)
  const all = { challenges: 1, mailed: 1, sessions: 2, refresh_tokens: 2, throttles: 1 }
  await deleteExpired(app.services)
  expect(await counts(userId)).toEqual(all)

  await write.execute(sql`update mfa_challenges set expires_at = now() - interval '1 minute'`)
  await write.execute(sql`update email_tokens set expires_at = now() - interval '1 minute'`)
  await write.execute(sql`update throttles set changed_at = now() - interval '3 days'`)
  await write.execute(sql`update sessions set ended_at = now() - interval '2 days'`)
  await deleteExpired(app.services)
  // Ended sessions are kept for a while to recognise known devices.
  expect(await counts(userId)).toEqual({
    challenges: 0,
    mailed: 0,
    sessions: 2,
    refresh_tokens: 0,
    throttles: 0,
  })

  await write.execute(sql`update sessions set expires_at = now() - interval '91 days'`)
  await deleteExpired(app.services)
  expect(await counts(userId)).toMatchObject({ sessions: 0 })
})

test('deletes expired devices, and counts of deprecated use after 400 days', async () => {
  const { id } = await newUser(app)
  const userId = keyOf({ id })
  await write.execute(sql`insert into deprecated_usage (id, day, version, endpoint, consumer, calls)
    select gen_random_uuid(), current_date - n, 'v1', 'GET /a', 'user:x', 1 from unnest(array[399, 400, 401]) n`)
  await write.execute(sql`insert into known_devices (hash, user_id, expires_at)
    values ('old', ${userId}, now() - interval '1 second')`)
  await deleteExpired(app.services)
  const { rows } = (await write.execute(sql`select
    (select array_agg(current_date - day order by day desc) from deprecated_usage) as days,
    (select count(*)::int from known_devices where user_id = ${userId}) as devices`)) as unknown as {
    rows: object[]
  }
  expect(rows).toEqual([{ days: [399, 400], devices: 1 }])
})
