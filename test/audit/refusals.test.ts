import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { queryRows } from '../../src/db/statements.ts'
import { hasPostgres, startApp } from '../support/app.ts'
import { ask, rest } from '../support/clients.ts'
import { newUser, type TestUser } from '../support/factories.ts'
import { keyOf, staleTokens } from '../support/identity.ts'

const app = await startApp()

/** Seven rejected fields in one operation. */
const flood = `{
  ${[1, 2, 3].map((i) => `u${i}: users { totalCount }`).join('\n')}
  ${[1, 2, 3, 4].map((i) => `a${i}: auditEvents { totalCount }`).join('\n')}
}`

const refusalsOf = (user: TestUser, { services }: FastifyInstance = app) =>
  queryRows<{ target: string; result: string; details: object; address: string }>(
    services.db.write,
    sql`select target, result, details, address from audit_events
      where actor = ${`user:${keyOf(user)}`} and action = 'operation.refused' order by id`,
  )

function useFakeMinutes(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
}

test('records the refusals of a user once a minute, with their fields and their number', async () => {
  const user = await newUser(app)
  useFakeMinutes()
  for (let i = 0; i < 5; i++) {
    const { errors } = await ask(app, flood, {}, user.token)
    expect(errors.map(({ extensions }) => extensions.code)).toContain('FORBIDDEN')
  }
  const first = { target: 'users', result: 'FORBIDDEN', details: {}, address: '127.0.0.1' }
  const [recorded, ...others] = await refusalsOf(user)
  expect([recorded, others]).toEqual([first, []])
  vi.advanceTimersByTime(60_000)
  vi.useRealTimers()
  await expect.poll(() => refusalsOf(user)).toHaveLength(2)
  expect((await refusalsOf(user))[1]).toEqual({
    ...first,
    target: 'auditEvents, users',
    details: { repeats: 34 },
  })
  // Another minute.
  await ask(app, '{ auditEvents { totalCount } }', {}, user.token)
  expect(await refusalsOf(user)).toHaveLength(3)
})

test('records the refusals of other users and for other reasons at once', async () => {
  const [user, other] = [await newUser(app), await newUser(app)]
  await ask(app, flood, {}, user.token)
  await ask(app, flood, {}, other.token)
  const { accessToken } = await staleTokens(app, user)
  const body = { name: 'Robot', scopes: ['articles:read'], expiresInDays: 1 }
  await rest(app, 'POST /api/v2/api-keys', { token: accessToken, body })
  expect((await refusalsOf(user)).map(({ result }) => result)).toEqual(['FORBIDDEN', 'STEP_UP_REQUIRED'])
  expect(await refusalsOf(other)).toHaveLength(1)
})

test('records what it has counted when the server stops', async () => {
  const stopping = await startApp()
  const user = await newUser(stopping)
  await ask(stopping, flood, {}, user.token)
  const [first] = await refusalsOf(user, stopping)
  expect(first).toMatchObject({ target: 'users' })
  // The embedded database is closed with the app, so nobody could read it afterwards.
  await (hasPostgres ? stopping.close() : stopping.services.refusals.close())
  const written = await refusalsOf(user, hasPostgres ? app : stopping)
  expect(written.map(({ target }) => target)).toEqual(['users', 'auditEvents, users'])
})

test('records the end of other sessions only if there were any', async () => {
  const user = await newUser(app)
  for (let i = 0; i < 3; i++) {
    const { status } = await rest(app, 'DELETE /api/v2/sessions', { token: user.token })
    expect(status).toBeLessThan(300)
  }
  const rows = await queryRows(
    app.services.db.write,
    sql`select 1 from audit_events where actor = ${`user:${keyOf(user)}`} and action = 'user.sessions_ended'`,
  )
  expect(rows).toEqual([])
})
