import { expect, test } from 'vitest'
import { recordAuditEvent, wasRecorded } from '../../../src/audit/audit-events.ts'
import { sql } from '../../../src/db/drizzle.ts'
import { startApp } from '../../support/app.ts'
import { unique } from '../../support/factories.ts'

const app = await startApp()
const { db } = app.services

async function eventsOf(target: string) {
  const { rows } = (await db.read.execute(
    sql`select actor, action, target, details, at::text from audit_events where target = ${target} order by audit_events.at, id`,
  )) as unknown as { rows: object[] }
  return rows
}

test('records actor, action, target and time', async () => {
  const target = unique()
  const event = { actor: 'operator', action: 'sunset.forced', target, details: { consumers: 3 } } as const
  expect(await wasRecorded(app.services, event)).toBe(false)
  await recordAuditEvent(app.services, event)
  await recordAuditEvent(app.services, { actor: 'operator', action: 'sunset.forced', target })
  expect(await eventsOf(target)).toEqual([
    { ...event, at: expect.stringMatching(/^\d{4}-/) },
    { ...event, details: {}, at: expect.stringMatching(/^\d{4}-/) },
  ])
  expect(await wasRecorded(app.services, event)).toBe(true)
  expect(await wasRecorded(app.services, { action: 'user.disabled', target })).toBe(false)
  expect(await wasRecorded(app.services, { action: 'sunset.forced', target: unique() })).toBe(false)
})

const changes = {
  'an update': (target: string) => sql`update audit_events set actor = 'nobody' where target = ${target}`,
  'an update of no rows': () => sql`update audit_events set actor = 'nobody' where false`,
  'a deletion': (target: string) => sql`delete from audit_events where target = ${target}`,
  'a truncation': () => sql`truncate audit_events`,
  'a cascading truncation': () => sql`truncate audit_events cascade`,
  'an upsert': (target: string) => sql`
    insert into audit_events (id, actor, action, target)
    select id, actor, action, target from audit_events where target = ${target}
    on conflict (id) do update set actor = 'nobody'`,
  'a merge that deletes': (target: string) => sql`
    merge into audit_events using (select 1) as one on target = ${target} when matched then delete`,
}

test.each(Object.entries(changes))('the database rejects %s of audit events', async (_what, change) => {
  const target = unique()
  await recordAuditEvent(app.services, { actor: 'operator', action: 'sunset.forced', target })
  // Rolled back, because other tests have events in the table.
  const tried = db.write.transaction(async (tx) => {
    await tx.execute(change(target))
    tx.rollback()
  })
  await expect(tried).rejects.toMatchObject({
    cause: { code: '42501', message: 'audit_events is append-only' },
  })
  expect(await eventsOf(target)).toMatchObject([{ actor: 'operator' }])
})
