import { expect, test } from 'vitest'
import { randomToken } from '../../../src/crypto/opaque-tokens.ts'
import { sql } from '../../../src/db/drizzle.ts'
import { startApp } from '../../support/app.ts'
import { ask, rest } from '../../support/clients.ts'
import { newUser, password } from '../../support/factories.ts'
import { keyOf, sessionIdOf, signIn, type TokenPair } from '../../support/identity.ts'
import { letTimePass, refreshSession, sessionState } from '../../support/refresh-tokens.ts'

const app = await startApp()
const { db } = app.services

const refresh = (token: unknown) => refreshSession(app, token)
const newPair = async () => signIn(app, await newUser(app))
const statusOf = async (token: string) => (await rest(app, 'GET /api/v2/me', { token })).status

async function refreshed(token: string): Promise<TokenPair> {
  const { status, body } = await refresh(token)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

/** That nothing of the session is good for anything any more. */
async function expectRevoked(sessionId: string, ...pairs: TokenPair[]): Promise<void> {
  expect(await sessionState(db, sessionId)).toMatchObject({ hasEnded: true, endReason: expect.any(String) })
  for (const { accessToken, refreshToken } of pairs) {
    expect((await refresh(refreshToken)).body.code).toBe('INVALID_REFRESH_TOKEN')
    expect(await statusOf(accessToken)).toBe(401)
  }
}

test('gives a new pair for the latest token, again and again', async () => {
  const user = await newUser(app)
  let pair = await signIn(app, user)
  const session = sessionIdOf(pair.accessToken)
  const given = new Set([pair.refreshToken])
  for (let i = 1; i <= 4; i++) {
    await letTimePass(db, session, '4 minutes')
    const { status, headers, body } = await refresh(pair.refreshToken)
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toMatchObject({ expiresIn: 300, user: { username: user.username, email: user.email } })
    pair = body
    given.add(pair.refreshToken)
    expect(sessionIdOf(pair.accessToken)).toBe(session)
    expect(await statusOf(pair.accessToken)).toBe(200)
    expect(await sessionState(db, session)).toMatchObject({ hasEnded: false, tokens: i + 1, unused: 1 })
  }
  expect(given.size).toBe(5)
})

test('does not take a refresh for a proof of who one is', async () => {
  const pair = await newPair()
  await letTimePass(db, sessionIdOf(pair.accessToken), '6 minutes')
  const { accessToken: token } = await refreshed(pair.refreshToken)
  const body = { currentPassword: password, newPassword: 'another horse entirely' }
  expect((await rest(app, 'PUT /api/v2/me/password', { token, body })).body.code).toBe('STEP_UP_REQUIRED')
})

test.each(['0 seconds', '20 seconds'])(
  'gives the same child again to who lost the answer and asks %s later',
  async (later) => {
    const first = await newPair()
    const session = sessionIdOf(first.accessToken)
    const lost = await refreshed(first.refreshToken)
    await letTimePass(db, session, later)
    const again = await refreshed(first.refreshToken)
    expect(again.refreshToken).toBe(lost.refreshToken)
    expect(again.accessToken).not.toBe(lost.accessToken)
    for (const { accessToken } of [first, lost, again]) expect(await statusOf(accessToken)).toBe(200)
    expect(await sessionState(db, session)).toMatchObject({ hasEnded: false, tokens: 2, unused: 1 })
    await refreshed(again.refreshToken)
  },
)

test('ends the session when the parent comes again after 31 seconds', async () => {
  const first = await newPair()
  const session = sessionIdOf(first.accessToken)
  const second = await refreshed(first.refreshToken)
  await letTimePass(db, session, '31 seconds')
  expect((await refresh(first.refreshToken)).status).toBe(401)
  await expectRevoked(session, second, first)
})

test('ends the session when a grandparent comes again, be it at once', async () => {
  const first = await newPair()
  const session = sessionIdOf(first.accessToken)
  const second = await refreshed(first.refreshToken)
  const third = await refreshed(second.refreshToken)
  expect((await refresh(first.refreshToken)).status).toBe(401)
  // A rollback with the error would have undone it.
  await expectRevoked(session, third, second, first)
})

test('counts the grace from the first use, however often one asks', async () => {
  const first = await newPair()
  const session = sessionIdOf(first.accessToken)
  const second = await refreshed(first.refreshToken)
  for (let i = 0; i < 2; i++) {
    await letTimePass(db, session, '12 seconds')
    for (let asked = 0; asked < 3; asked++)
      expect((await refreshed(first.refreshToken)).refreshToken).toBe(second.refreshToken)
  }
  await letTimePass(db, session, '12 seconds')
  expect((await refresh(first.refreshToken)).status).toBe(401)
  await expectRevoked(session, second)
})

test('catches whoever of thief and victim comes second, at the first replay', async () => {
  const stolen = await newPair()
  const session = sessionIdOf(stolen.accessToken)
  const taken = await refreshed(stolen.refreshToken)
  await letTimePass(db, session, '1 minute')
  expect((await refresh(stolen.refreshToken)).status).toBe(401)
  await expectRevoked(session, taken)
})

test('catches a thief who came within the grace when they part', async () => {
  const stolen = await newPair()
  const session = sessionIdOf(stolen.accessToken)
  const victim = await refreshed(stolen.refreshToken)
  const thief = await refreshed(stolen.refreshToken)
  await letTimePass(db, session, '1 minute')
  const next = await refreshed(victim.refreshToken)
  await letTimePass(db, session, '1 minute')
  expect((await refresh(thief.refreshToken)).status).toBe(401)
  await expectRevoked(session, next, thief)
})

test('gives 50 who ask at once the same child, and makes one', async () => {
  const { accessToken, refreshToken } = await newPair()
  const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(refreshToken)))
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200))
  expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(1)
  const family = await sessionState(db, sessionIdOf(accessToken))
  expect(family).toMatchObject({ hasEnded: false, tokens: 2, unused: 1 })
})

test('exchanges by GraphQL what REST gave, and the other way round', async () => {
  const byGraphql = async (refreshToken: string) => {
    const mutation =
      'mutation ($t: String!) { refreshSession(refreshToken: $t) { accessToken refreshToken } }'
    const { data, errors } = await ask<{ refreshSession: TokenPair }>(app, mutation, { t: refreshToken })
    return { pair: data?.refreshSession, codes: errors.map(({ extensions }) => extensions.code) }
  }
  const first = await newPair()
  const { pair: second } = await byGraphql(first.refreshToken)
  expect((await refreshed(first.refreshToken)).refreshToken).toBe(second!.refreshToken)
  const third = await refreshed(second!.refreshToken)
  expect((await byGraphql(second!.refreshToken)).pair!.refreshToken).toBe(third.refreshToken)
  expect((await byGraphql(first.refreshToken)).codes).toEqual(['INVALID_REFRESH_TOKEN'])
  await expectRevoked(sessionIdOf(first.accessToken), third)
  expect((await byGraphql(randomToken('refresh'))).codes).toEqual(['INVALID_REFRESH_TOKEN'])
})

test('gives v1 one token of 24 hours, which ends with its session and cannot be refreshed', async () => {
  const user = await newUser(app)
  const login = { user: { email: user.email, password } }
  const { token } = (await rest(app, 'POST /api/users/login', { body: login })).body.user
  const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString())
  expect(claims.exp - claims.iat).toBe(24 * 60 * 60)
  const session = sessionIdOf(token)
  expect(await sessionState(db, session)).toMatchObject({ hasEnded: false, tokens: 0 })
  const { rows } = (await db.write.execute(sql`
    select refreshable, extract(epoch from expires_at - created_at)::int as life from sessions where id = ${session}`)) as unknown as {
    rows: object[]
  }
  expect(rows).toEqual([{ refreshable: false, life: 24 * 60 * 60 }])
  expect((await refresh(token)).status).toBeGreaterThanOrEqual(400)

  const asV1 = () => rest(app, 'GET /api/user', { token })
  await letTimePass(db, session, '20 hours')
  expect((await asV1()).status).toBe(200)
  const { body } = await rest(app, 'GET /api/v2/sessions', { token: user.token })
  expect(body.items.map(({ id }: { id: string }) => id)).toContain(session)
  const ended = await rest(app, `DELETE /api/v2/sessions/${session}`, { token: user.token })
  expect(ended.status).toBe(204)
  expect((await asV1()).status).toBe(401)
})

test('writes a reuse down, once, without the token', async () => {
  const user = await newUser(app)
  const first = await signIn(app, user)
  const target = `session:${sessionIdOf(first.accessToken)}`
  const second = await refreshed(first.refreshToken)
  await refreshed(second.refreshToken)
  const requestId = crypto.randomUUID()
  const replay = {
    body: { refreshToken: first.refreshToken },
    from: '10.77.1.9',
    headers: { 'x-request-id': requestId },
  }
  for (let i = 0; i < 3; i++) await rest(app, 'POST /api/v2/sessions/refresh', replay)
  const { rows } = (await db.write.execute(sql`
    select actor, result, address, request_id, details::text as details from audit_events
    where target = ${target} and action = 'session.ended'`)) as unknown as { rows: { details: string }[] }
  expect(rows).toEqual([
    {
      actor: 'guest',
      result: 'INVALID_REFRESH_TOKEN',
      address: '10.77.1.9',
      request_id: requestId,
      details: expect.stringContaining('used twice'),
    },
  ])
  expect(rows[0]!.details).not.toContain(first.refreshToken.slice(4, -7))
  const others = (await db.write.execute(sql`select result from audit_events
    where target = ${`user:${keyOf(user)}`} and action = 'session.ended'`)) as unknown as { rows: object[] }
  expect(others.rows).toEqual([])
})
