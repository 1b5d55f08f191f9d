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

/** Expects that the session has ended and that none of its tokens works. */
async function expectRevoked(sessionId: string, ...pairs: TokenPair[]): Promise<void> {
  expect(await sessionState(db, sessionId)).toMatchObject({ hasEnded: true, endReason: expect.any(String) })
  for (const { accessToken, refreshToken } of pairs) {
    expect((await refresh(refreshToken)).body.code).toBe('INVALID_REFRESH_TOKEN')
    expect(await statusOf(accessToken)).toBe(401)
  }
}

test('returns new tokens for the newest refresh token, again and again', async () => {
  const user = await newUser(app)
  let pair = await signIn(app, user)
  const session = sessionIdOf(pair.accessToken)
  const issued = new Set([pair.refreshToken])
  for (let i = 1; i <= 4; i++) {
    await letTimePass(db, session, '4 minutes')
    const { status, headers, body } = await refresh(pair.refreshToken)
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toMatchObject({ expiresIn: 300, user: { username: user.username, email: user.email } })
    pair = body
    issued.add(pair.refreshToken)
    expect(sessionIdOf(pair.accessToken)).toBe(session)
    expect(await statusOf(pair.accessToken)).toBe(200)
    expect(await sessionState(db, session)).toMatchObject({ hasEnded: false, tokens: i + 1, unused: 1 })
  }
  expect(issued.size).toBe(5)
})

test('does not count a refresh as a recent sign-in', async () => {
  const pair = await newPair()
  await letTimePass(db, sessionIdOf(pair.accessToken), '6 minutes')
  const { accessToken: token } = await refreshed(pair.refreshToken)
  const body = { currentPassword: password, newPassword: 'another horse entirely' }
  expect((await rest(app, 'PUT /api/v2/me/password', { token, body })).body.code).toBe('STEP_UP_REQUIRED')
})

test.each(['0 seconds', '20 seconds'])(
  'returns the same new token for a repeated refresh %s later',
  async (later) => {
    const first = await newPair()
    const session = sessionIdOf(first.accessToken)
    const lost = await refreshed(first.refreshToken)
    await letTimePass(db, session, later)
    const repeated = await refreshed(first.refreshToken)
    expect(repeated.refreshToken).toBe(lost.refreshToken)
    expect(repeated.accessToken).not.toBe(lost.accessToken)
    for (const { accessToken } of [first, lost, repeated]) expect(await statusOf(accessToken)).toBe(200)
    expect(await sessionState(db, session)).toMatchObject({ hasEnded: false, tokens: 2, unused: 1 })
    await refreshed(repeated.refreshToken)
  },
)

test('ends the session if a used token is repeated after 31 seconds', async () => {
  const first = await newPair()
  const session = sessionIdOf(first.accessToken)
  const second = await refreshed(first.refreshToken)
  await letTimePass(db, session, '31 seconds')
  expect((await refresh(first.refreshToken)).status).toBe(401)
  await expectRevoked(session, second, first)
})

test('ends the session if the token before the last one is repeated, even at once', async () => {
  const first = await newPair()
  const session = sessionIdOf(first.accessToken)
  const second = await refreshed(first.refreshToken)
  const third = await refreshed(second.refreshToken)
  expect((await refresh(first.refreshToken)).status).toBe(401)
  // The end of the session must survive the error: a rollback would undo it.
  await expectRevoked(session, third, second, first)
})

test('counts the grace period from the first use, regardless of repetitions', async () => {
  const first = await newPair()
  const session = sessionIdOf(first.accessToken)
  const second = await refreshed(first.refreshToken)
  for (let i = 0; i < 2; i++) {
    await letTimePass(db, session, '12 seconds')
    for (let repetition = 0; repetition < 3; repetition++)
      expect((await refreshed(first.refreshToken)).refreshToken).toBe(second.refreshToken)
  }
  await letTimePass(db, session, '12 seconds')
  expect((await refresh(first.refreshToken)).status).toBe(401)
  await expectRevoked(session, second)
})

test('ends the session if a stolen token is used a second time', async () => {
  const stolen = await newPair()
  const session = sessionIdOf(stolen.accessToken)
  const first = await refreshed(stolen.refreshToken)
  await letTimePass(db, session, '1 minute')
  expect((await refresh(stolen.refreshToken)).status).toBe(401)
  await expectRevoked(session, first)
})

test('detects a token that was stolen within the grace period at the next refresh', async () => {
  const stolen = await newPair()
  const session = sessionIdOf(stolen.accessToken)
  const victim = await refreshed(stolen.refreshToken)
  const attacker = await refreshed(stolen.refreshToken)
  await letTimePass(db, session, '1 minute')
  const next = await refreshed(victim.refreshToken)
  await letTimePass(db, session, '1 minute')
  expect((await refresh(attacker.refreshToken)).status).toBe(401)
  await expectRevoked(session, next, attacker)
})

test('returns one and the same new token for 50 concurrent refreshes', async () => {
  const { accessToken, refreshToken } = await newPair()
  const responses = await Promise.all(Array.from({ length: 50 }, () => refresh(refreshToken)))
  expect(responses.map(({ status }) => status)).toEqual(Array(50).fill(200))
  expect(new Set(responses.map(({ body }) => body.refreshToken)).size).toBe(1)
  const state = await sessionState(db, sessionIdOf(accessToken))
  expect(state).toMatchObject({ hasEnded: false, tokens: 2, unused: 1 })
})

test('refreshes by GraphQL a session of REST, and vice versa', async () => {
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

test('issues v1 clients one token for 24 hours that ends with its session and cannot be refreshed', async () => {
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

test('records the reuse of a token once, without the token', async () => {
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
