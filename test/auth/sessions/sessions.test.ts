import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { startApp } from '../../support/app.ts'
import { ask, rest } from '../../support/clients.ts'
import { newUser, password, type TestUser } from '../../support/factories.ts'
import { keyOf, sessionIdOf, signIn, type TokenPair } from '../../support/identity.ts'
import { letTimePass, refreshSession, sessionState } from '../../support/refresh-tokens.ts'

const app = await startApp()
const { db } = app.services

interface Listed {
  id: string
  device: string
  network: string
  createdAt: string
  lastUsedAt: string
  expiresAt: string
  current: boolean
}

async function list(token: string): Promise<Listed[]> {
  const { status, body } = await rest(app, 'GET /api/v2/sessions', { token })
  expect(status).toBe(200)
  return body.items
}

const revoke = (token: string, which = '') => rest(app, `DELETE /api/v2/sessions${which}`, { token })
const statusOf = async (token: string) => (await rest(app, 'GET /api/v2/me', { token })).status

/** Whether a session is alive, for its access token and its refresh token alike. */
async function isAlive({ accessToken, refreshToken }: TokenPair): Promise<boolean> {
  const statuses = [await statusOf(accessToken), (await refreshSession(app, refreshToken)).status]
  expect([[200, 200].join(), [401, 401].join()]).toContain(statuses.join())
  return statuses[0] === 200
}

/** A user with two sessions, in addition to the one from registering. */
async function signInTwice(): Promise<{ user: TestUser; here: TokenPair; there: TokenPair }> {
  const user = await newUser(app)
  return { user, there: await signIn(app, user), here: await signIn(app, user) }
}

test('lists the sessions of the viewer, newest first, with device and coarse network', async () => {
  const user = await newUser(app)
  const phone = { 'user-agent': 'Reader/1.2 (phone)' }
  const places = [
    await signIn(app, user, { from: '10.201.17.99', headers: phone }),
    await signIn(app, user, { from: '2001:db8:0:17:aa::9', headers: { 'user-agent': 'x'.repeat(300) } }),
    await signIn(app, user, { from: '::ffff:10.201.18.7', headers: { 'user-agent': '' } }),
  ]
  const sessions = await list(places[0]!.accessToken)
  const [registered] = sessions.slice(-1)
  expect(sessions).toEqual([
    listed(places[2]!, { device: '', network: '10.201.18.0/24', current: false }),
    listed(places[1]!, { device: 'x'.repeat(200), network: '2001:db8:0::/48', current: false }),
    listed(places[0]!, { device: phone['user-agent'], network: '10.201.17.0/24', current: true }),
    registered,
  ])
  expect(registered).toMatchObject({ id: sessionIdOf(user.token), network: '127.0.0.0/24' })
  const life = Date.parse(sessions[0]!.expiresAt) - Date.parse(sessions[0]!.createdAt)
  expect(life).toBe(90 * 24 * 60 * 60 * 1000)

  const query = '{ sessions { id device network deviceRemembered createdAt lastUsedAt expiresAt current } }'
  const { data } = await ask(app, query, {}, places[2]!.accessToken)
  const others = sessions.map((session, i) => ({ ...session, current: i === 0 }))
  expect(data).toEqual({ sessions: others })
})

test('shows when a session was last refreshed, and keeps its place in the list', async () => {
  const { user, there, here } = await signInTwice()
  await letTimePass(db, sessionIdOf(there.accessToken), '2 days')
  const before = await list(here.accessToken)
  await refreshSession(app, there.refreshToken)
  const after = await list(here.accessToken)
  expect(after.map(({ id }) => id)).toEqual(
    [here.accessToken, user.token, there.accessToken].map(sessionIdOf),
  )
  const [old, fresh] = [before[2]!, after[2]!]
  const passed = Date.parse(fresh.lastUsedAt) - Date.parse(old.lastUsedAt)
  expect(Math.round(passed / 3_600_000)).toBe(48)
  expect(fresh).toEqual({ ...old, lastUsedAt: fresh.lastUsedAt })
})

test('lists no sessions of other users and none that has ended, expired or been idle too long', async () => {
  const user = await newUser(app)
  await signIn(app, await newUser(app))
  const [gone, expired, idle] = [await signIn(app, user), await signIn(app, user), await signIn(app, user)]
  await revoke(gone.accessToken, '/current')
  await letTimePass(db, sessionIdOf(expired.accessToken), '90 days')
  await letTimePass(db, sessionIdOf(idle.accessToken), '14 days')
  expect((await list(user.token)).map(({ id }) => id)).toEqual([sessionIdOf(user.token)])
})

test('ends a session from another one at once, and only once', async () => {
  const { user, here, there } = await signInTwice()
  const which = `/${sessionIdOf(there.accessToken)}`
  expect(await revoke(here.accessToken, which)).toMatchObject({ status: 204, body: '' })
  expect(await isAlive(there)).toBe(false)
  expect(await isAlive(here)).toBe(true)
  expect(await statusOf(user.token)).toBe(200)
  const again = await revoke(here.accessToken, which)
  expect([again.status, again.body.code]).toEqual([404, 'NOT_FOUND'])
  expect(await eventsOf(`session:${which.slice(1)}`)).toEqual([
    { actor: `user:${keyOf(user)}`, action: 'session.ended', result: 'done' },
    { actor: `user:${keyOf(user)}`, action: 'session.started', result: 'done' },
  ])
})

test('ends the current session', async () => {
  for (const current of [() => '/current', ({ accessToken }: TokenPair) => `/${sessionIdOf(accessToken)}`]) {
    const { here, there } = await signInTwice()
    expect((await revoke(here.accessToken, current(here))).status).toBe(204)
    expect(await isAlive(here)).toBe(false)
    expect(await isAlive(there)).toBe(true)
  }
})

test('ends all sessions except the current one', async () => {
  const { user, here, there } = await signInTwice()
  const othersSession = await signIn(app, await newUser(app))
  expect((await revoke(here.accessToken)).status).toBe(204)
  expect(await isAlive(there)).toBe(false)
  expect(await statusOf(user.token)).toBe(401)
  expect(await isAlive(here)).toBe(true)
  expect(await isAlive(othersSession)).toBe(true)
  await signIn(app, user)
  const { data } = await ask(app, 'mutation { revokeOtherSessions }', {}, here.accessToken)
  expect(data).toEqual({ revokeOtherSessions: 1 })
})

test('returns the same NOT_FOUND for the session of another user as for a missing one', async () => {
  const [{ here }, theirs] = [await signInTwice(), await signIn(app, await newUser(app))]
  const responses = []
  for (const id of [sessionIdOf(theirs.accessToken), crypto.randomUUID()]) {
    const { status, body } = await revoke(here.accessToken, `/${id}`)
    responses.push({ status, ...body, requestId: '' })
  }
  expect(responses[0]).toEqual(responses[1])
  expect(responses[0]).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  expect(await isAlive(theirs)).toBe(true)
  expect((await revoke(here.accessToken, '/x')).status).toBe(400)
})

test('rejects guests and API keys', async () => {
  const { user, here, there } = await signInTwice()
  const key = { name: 'test', scopes: ['articles:write'], expiresInDays: 1 }
  const made = await rest(app, 'POST /api/v2/api-keys', { token: here.accessToken, body: key })
  const viewer = await rest(app, 'GET /api/v2/me', { headers: { 'x-api-key': made.body.key } })
  expect(viewer.body).toMatchObject({ username: user.username })
  for (const request of [
    'GET /api/v2/sessions',
    'DELETE /api/v2/sessions',
    'DELETE /api/v2/sessions/current',
    `DELETE /api/v2/sessions/${sessionIdOf(there.accessToken)}`,
  ] as const) {
    const byKey = await rest(app, request, { headers: { 'x-api-key': made.body.key } })
    expect([byKey.status, byKey.body.code], request).toEqual([403, 'FORBIDDEN'])
    const byGuest = await rest(app, request)
    expect([byGuest.status, byGuest.body.code], request).toEqual([401, 'UNAUTHENTICATED'])
  }
  expect(await isAlive(here)).toBe(true)
  expect(await isAlive(there)).toBe(true)
})

test('keeps at most a hundred sessions per user, and ends the oldest for a new one', async () => {
  const user = await newUser(app)
  const oldest = await signIn(app, user)
  await letTimePass(db, sessionIdOf(oldest.accessToken), '2 days')
  // Inserted directly, because so many sign-ins would take too long.
  await db.write.execute(sql`
    insert into sessions (id, user_id, refreshable, device, network, created_at, expires_at)
    select gen_random_uuid(), ${keyOf(user)}, true, '', '', now() - interval '1 day', now() + interval '1 day'
    from generate_series(1, 98)`)
  expect(await list(user.token)).toHaveLength(100)
  expect(await statusOf(oldest.accessToken)).toBe(200)
  const latest = await signIn(app, user)
  expect(await list(user.token)).toHaveLength(100)
  expect(await isAlive(oldest)).toBe(false)
  expect(await isAlive(latest)).toBe(true)
  expect(await statusOf(user.token)).toBe(200)
  expect(await sessionState(db, sessionIdOf(oldest.accessToken))).toMatchObject({
    endReason: 'too many sessions',
  })
})

test('rejects the access token of an expired session, even if the token itself is not too old', async () => {
  const user = await newUser(app)
  const body = { user: { email: user.email, password } }
  const { token } = (await rest(app, 'POST /api/users/login', { body })).body.user
  expect((await rest(app, 'GET /api/user', { token })).status).toBe(200)
  await letTimePass(db, sessionIdOf(token), '24 hours')
  expect((await rest(app, 'GET /api/user', { token })).status).toBe(401)
  expect(await statusOf(token)).toBe(401)
})

test('rejects a token whose session belongs to another user', async () => {
  const [one, other] = [await newUser(app), await newUser(app)]
  await db.write.execute(
    sql`update sessions set user_id = ${keyOf(other)} where id = ${sessionIdOf(one.token)}`,
  )
  expect(await statusOf(one.token)).toBe(401)
})

function listed({ accessToken }: TokenPair, others: Partial<Listed>): Listed {
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  const times = { createdAt: time, lastUsedAt: time, expiresAt: time }
  return { id: sessionIdOf(accessToken), deviceRemembered: true, ...times, ...others } as Listed
}

async function eventsOf(target: string): Promise<object[]> {
  const { rows } = (await db.write.execute(
    sql`select actor, action, result from audit_events where target = ${target} order by at desc, id desc`,
  )) as unknown as { rows: object[] }
  return rows
}
