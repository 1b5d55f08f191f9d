import { expect, test } from 'vitest'
import { recordAuditEvent } from '../../src/audit/audit-events.ts'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { ask, rest } from '../support/clients.ts'
import { newUser, unique } from '../support/factories.ts'
import { keyOf } from '../support/identity.ts'

const app = await startApp()
const { write } = app.services.db
const admin = await newUser(app, 'admin')

interface Event {
  id: string
  at: string
  actor: string
  user: { username: string } | null
  action: string
  target: string
  result: string
}

async function list(query: string) {
  const { status, body } = await rest(app, `GET /api/v2/audit-events?${query}`, { token: admin.token })
  expect([status, body.code]).toEqual([200, undefined])
  return body as { items: Event[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
}
const recordEvent = (target: string, event: Partial<Parameters<typeof recordAuditEvent>[1]> = {}) =>
  recordAuditEvent(app.services, { actor: 'operator', action: 'sunset.forced', target, ...event })

test('shows actor, action, target, address and request of an event', async () => {
  const user = await newUser(app)
  const [requestId, from] = [unique('request-'), '2001:db8:5::7']
  const headers = { 'x-request-id': requestId }
  const path = `DELETE /api/v2/users/${user.username}/sessions` as const
  const response = await rest(app, path, { token: admin.token, headers, from })
  expect(response.headers['x-request-id']).toBe(requestId)
  const target = `user:${keyOf(user)}`
  const { items } = await list(`target=${target}&action=user.sessions_ended`)
  expect(items).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      actor: `user:${keyOf(admin)}`,
      user: { username: admin.username },
      action: 'user.sessions_ended',
      target,
      result: 'done',
      address: from,
      requestId,
      details: [{ name: 'count', value: '1' }],
    },
  ])
})

test('returns no user for guests, the operator and deleted users', async () => {
  const [deletedUser, target] = [await newUser(app), unique()]
  const actors = ['guest', 'operator', `user:${keyOf(deletedUser)}`]
  for (const actor of actors) await recordEvent(target, { actor })
  expect((await list(`target=${target}`)).items[0]!.user).toEqual({ username: deletedUser.username })
  await write.execute(sql`delete from users where id = ${keyOf(deletedUser)}`)
  const { items } = await list(`target=${target}`)
  expect(items.map(({ actor, user }) => [actor, user])).toEqual(
    actors.toReversed().map((actor) => [actor, null]),
  )
  expect((await list(`actor=${actors[2]}&action=account.registered`)).items).toHaveLength(1)
})

test('filters by actor, action, target and result, alone and combined', async () => {
  const [actor, other] = [`user:${crypto.randomUUID()}`, `user:${crypto.randomUUID()}`]
  const targets = [unique('a'), unique('b')]
  for (const who of [actor, other])
    for (const target of targets)
      for (const result of ['done', 'FORBIDDEN'] as const)
        for (const action of ['user.enabled', 'user.disabled'] as const)
          await recordEvent(target, { actor: who, action, result })
  const [target] = targets
  for (const [query, count] of [
    [`actor=${actor}`, 8],
    [`target=${target}`, 8],
    [`actor=${actor}&target=${target}`, 4],
    [`actor=${actor}&result=FORBIDDEN`, 4],
    [`actor=${actor}&action=user.enabled`, 4],
    [`actor=${actor}&target=${target}&result=done&action=user.disabled`, 1],
    [`actor=${actor.slice(0, -1)}`, 0],
    [`actor=${actor}&target=${target!.toUpperCase()}`, 0],
    [`actor=${actor}&action=user.`, 0],
    [`actor=${actor}&target=%25`, 0],
  ] as const) {
    const { items } = await list(`first=100&${query}`)
    expect([query, items.length]).toEqual([query, count])
    for (const [name, value] of new URLSearchParams(query))
      for (const item of items) expect(item[name as 'actor']).toBe(value)
  }
})

test('pages through events, newest first, without gaps or repetitions', async () => {
  const target = unique()
  // Events of one transaction have the same time, so that a page ends between equal times.
  await write.transaction(async (tx) => {
    for (let i = 0; i < 4; i++)
      await recordAuditEvent(
        { db: { read: tx, write: tx } },
        { actor: 'operator', action: 'sunset.forced', target },
      )
  })
  await recordEvent(target)
  const whole = (await list(`target=${target}`)).items.map(({ id }) => id)
  expect(whole).toEqual(whole.toSorted().reverse())
  expect(whole).toHaveLength(5)
  for (const size of [1, 2, 5]) {
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { items, pageInfo } = await list(`target=${target}&first=${size}${after}`)
      seen.push(...items.map(({ id }) => id))
      if (!pageInfo.hasNextPage) break
      after = `&after=${pageInfo.endCursor}`
    }
    expect(seen).toEqual(whole)
  }
  const { data } = await ask<{ auditEvents: { totalCount: number; nodes: { id: string }[] } }>(
    app,
    `query ($target: String!) {
      auditEvents(filter: { target: $target }, last: 2) {
        totalCount pageInfo { hasPreviousPage startCursor } nodes { id }
      }
    }`,
    { target },
    admin.token,
  )
  expect(data!.auditEvents).toMatchObject({ totalCount: 5, nodes: whole.slice(-2).map((id) => ({ id })) })
})

test.each(['first=0', 'first=101', 'after=x', 'actor=', 'result=a&result=b', 'address=10.0.0.1'])(
  'rejects the query %s',
  async (query) => {
    const { status, body } = await rest(app, `GET /api/v2/audit-events?${query}`, { token: admin.token })
    expect([status, body.code]).toEqual([400, 'BAD_INPUT'])
  },
)

test('rejects other roles in GraphQL for every selection', async () => {
  for (const role of ['reader', 'author', 'editor'] as const) {
    const { token } = await newUser(app, role)
    for (const selection of ['totalCount', 'nodes { actor address }', 'pageInfo { endCursor }']) {
      const { data, errors } = await ask(app, `{ auditEvents(first: 1) { ${selection} } }`, {}, token)
      expect([data, errors[0]?.extensions.code]).toEqual([null, 'FORBIDDEN'])
    }
  }
})

test('rejects a user who is no longer an administrator', async () => {
  const other = await newUser(app, 'admin')
  const read = async () =>
    (await rest(app, 'GET /api/v2/audit-events?first=1', { token: other.token })).status
  expect(await read()).toBe(200)
  await write.execute(sql`update users set role = 'editor' where id = ${keyOf(other)}`)
  expect(await read()).toBe(403)
})

test.each([
  ['edited', (target: string) => sql`update audit_events set result = 'done' where target = ${target}`],
  ['deleted', (target: string) => sql`delete from audit_events where target = ${target}`],
  ['truncated', () => sql`truncate audit_events`],
  ['backdated', (target: string) => sql`update audit_events set at = now() where target = ${target}`],
])('cannot be %s, not even by an administrator of the server', async (_what, change) => {
  const target = unique()
  await recordEvent(target, { result: 'FORBIDDEN' })
  // Rolled back if it is not rejected, because other tests have events in the table.
  const attempt = write.transaction(async (tx) => {
    await tx.execute(change(target))
    tx.rollback()
  })
  await expect(attempt).rejects.toMatchObject({ cause: { code: '42501' } })
  expect((await list(`target=${target}`)).items).toMatchObject([{ result: 'FORBIDDEN' }])
})
