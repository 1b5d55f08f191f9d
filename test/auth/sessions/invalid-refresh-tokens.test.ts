import { expect, test } from 'vitest'
import { checksum, randomToken } from '../../../src/crypto/opaque-tokens.ts'
import { sql } from '../../../src/db/drizzle.ts'
import { startApp } from '../../support/app.ts'
import { ask, rest } from '../../support/clients.ts'
import { newUser, type TestUser } from '../../support/factories.ts'
import {
  enrol,
  keyOf,
  requestChallenge,
  sessionIdOf,
  signIn,
  type TokenPair,
} from '../../support/identity.ts'
import { letTimePass, refreshSession, sessionState } from '../../support/refresh-tokens.ts'

const statements: string[] = []
const app = await startApp({}, { onStatement: (statement) => statements.push(statement) })
const { db } = app.services

const refresh = (token: unknown) => refreshSession(app, token)
const endSession = (session: string) =>
  db.write.execute(sql`update sessions set ended_at = now(), end_reason = 'test' where id = ${session}`)
const disableUser = (user: TestUser) =>
  db.write.execute(sql`update users set disabled_at = now() where id = ${keyOf(user)}`)

/** Changes one letter in the middle, so that only the checksum is wrong. */
function mistyped(token: string): string {
  return token.slice(0, 20) + (token[20] === 'A' ? 'B' : 'A') + token.slice(21)
}

const withChecksum = (body: string) => body + checksum(body)

/** Tokens that are malformed, so that no query is needed to reject them. */
const malformed: Record<string, (token: string) => string> = {
  'a wrong checksum': mistyped,
  'no characters': () => '',
  'a word': () => 'x',
  'only the prefix': () => 'byr_',
  'one letter too many': (token) => `${token}A`,
  'one letter too few': (token) => token.slice(0, -1),
  'lowercase letters': (token) => token.toLowerCase(),
  'a space before': (token) => ` ${token}`,
  'a line break at the end': (token) => `${token}\n`,
  'U+0000 in it': (token) => `${token.slice(0, 20)}\0${token.slice(21)}`,
  'letters outside base 32, and a valid checksum': () => withChecksum(`byr_${'I'.repeat(52)}`),
  'the prefix of another kind, and a valid checksum': () => randomToken('MFA challenge'),
}

/** Well-formed tokens that do not work. */
const unusable: Record<string, (pair: TokenPair, user: TestUser) => Promise<string>> = {
  'is unknown': async () => randomToken('refresh'),
  'has expired': async ({ accessToken, refreshToken }) => {
    // Changes only the expiry, so that the session is not idle.
    await db.write.execute(sql`update sessions set expires_at = now() where id = ${sessionIdOf(accessToken)}`)
    return refreshToken
  },
  'was idle too long': async ({ accessToken, refreshToken }) => {
    await letTimePass(db, sessionIdOf(accessToken), '14 days')
    return refreshToken
  },
  'belongs to an ended session': async ({ accessToken, refreshToken }) => {
    await endSession(sessionIdOf(accessToken))
    return refreshToken
  },
  'belongs to a disabled user': async ({ refreshToken }, user) => {
    await disableUser(user)
    return refreshToken
  },
  'belongs to a deleted user': async ({ refreshToken }, user) => {
    await db.write.execute(sql`delete from users where id = ${keyOf(user)}`)
    return refreshToken
  },
  'was used before': async ({ accessToken, refreshToken }) => {
    await refresh(refreshToken)
    await letTimePass(db, sessionIdOf(accessToken), '31 seconds')
    return refreshToken
  },
  'was used two refreshes ago': async ({ refreshToken }) => {
    await refresh((await refresh(refreshToken)).body.refreshToken)
    return refreshToken
  },
}

/** What a client can see of a response, without the parts that always differ. */
async function visibleResponse(token: string) {
  const { status, body, headers } = await refresh(token)
  const { requestId, ...problem } = body
  expect(requestId).toBe(headers['x-request-id'])
  const { date, 'x-request-id': _, ...others } = headers
  return { status, problem, headers: others }
}

const expected = await visibleResponse(randomToken('refresh'))
const { refreshToken: validToken } = await signIn(app, await newUser(app))

test('rejects an unknown token as INVALID_REFRESH_TOKEN', () => {
  expect(expected).toMatchObject({ status: 401, problem: { code: 'INVALID_REFRESH_TOKEN' } })
})

test.each(Object.keys(malformed))(
  'rejects a token with %s in the same way, without a query',
  async (what) => {
    const token = malformed[what]!(validToken)
    statements.length = 0
    expect(await visibleResponse(token)).toEqual(expected)
    expect(queries()).toEqual([])
    const mutation = 'mutation ($token: String!) { refreshSession(refreshToken: $token) { expiresIn } }'
    const { errors } = await ask(app, mutation, { token })
    expect(errors).toMatchObject([
      { message: expected.problem.detail, extensions: { code: 'INVALID_REFRESH_TOKEN' } },
    ])
    expect(queries()).toEqual([])
    await refresh(randomToken('refresh'))
    expect(queries()).not.toEqual([])
  },
)

test.each(Object.keys(unusable))('rejects a token that %s in the same way', async (what) => {
  const user = await newUser(app)
  const token = await unusable[what]!(await signIn(app, user), user)
  expect(await visibleResponse(token)).toEqual(expected)
  expect(await visibleResponse(token)).toEqual(expected)
})

test('accepts no other kind of token for a refresh, and a refresh token for nothing else', async () => {
  const user = await enrol(app, await newUser(app))
  const challengeToken = await requestChallenge(app, user)
  expect((await refresh(challengeToken)).status).toBe(401)
  expect((await refresh(user.token)).status).toBeGreaterThanOrEqual(400)
  const { refreshToken } = await signIn(app, await newUser(app))
  expect((await rest(app, 'GET /api/v2/me', { token: refreshToken })).status).toBe(401)
  const body = { challengeToken: refreshToken, code: '000000' }
  expect((await rest(app, 'POST /api/v2/sessions/mfa', { body })).body.code).toBe('INVALID_CREDENTIALS')
  expect((await refresh(refreshToken)).status).toBe(200)
})

test('keeps a session alive for 14 days after each refresh', async () => {
  let pair = await signIn(app, await newUser(app))
  const session = sessionIdOf(pair.accessToken)
  for (let i = 0; i < 3; i++) {
    await letTimePass(db, session, '13 days 23 hours')
    const { status, body } = await refresh(pair.refreshToken)
    expect(status).toBe(200)
    pair = body
  }
  await letTimePass(db, session, '14 days')
  expect((await refresh(pair.refreshToken)).status).toBe(401)
  // The session expired. This is no reuse, so it was not ended.
  expect(await sessionState(db, session)).toMatchObject({ hasEnded: false, tokens: 4 })
})

test('does not extend a session when a refresh is only repeated', async () => {
  const first = await signIn(app, await newUser(app))
  const session = sessionIdOf(first.accessToken)
  const { body: second } = await refresh(first.refreshToken)
  await db.write.execute(
    sql`update sessions set last_used_at = last_used_at - interval '13 days' where id = ${session}`,
  )
  expect((await refresh(first.refreshToken)).status).toBe(200)
  await letTimePass(db, session, '2 days')
  expect((await refresh(second.refreshToken)).status).toBe(401)
})

test('ends a session after 90 days, regardless of refreshes', async () => {
  let pair = await signIn(app, await newUser(app))
  const session = sessionIdOf(pair.accessToken)
  const lifetime = async () => {
    const { rows } = (await db.write.execute(
      sql`select extract(epoch from expires_at - created_at)::int as life from sessions where id = ${session}`,
    )) as unknown as { rows: { life: number }[] }
    return rows[0]!.life
  }
  for (let day = 0; day < 80; day += 10) {
    await letTimePass(db, session, '10 days')
    pair = (await refresh(pair.refreshToken)).body
    expect(await lifetime()).toBe(90 * 24 * 60 * 60)
  }
  await letTimePass(db, session, '9 days 23 hours 58 minutes')
  const { body: last } = await refresh(pair.refreshToken)
  // No access token outlives its session.
  expect(last.expiresIn).toBeGreaterThan(0)
  expect(last.expiresIn).toBeLessThanOrEqual(120)
  await letTimePass(db, session, '2 minutes')
  expect((await refresh(last.refreshToken)).status).toBe(401)
  expect((await rest(app, 'GET /api/v2/me', { token: last.accessToken })).status).toBe(401)
  expect(await sessionState(db, session)).toMatchObject({ hasEnded: false })
})

/** The statements since the list was emptied, without those that every server runs at intervals. */
function queries(): string[] {
  return statements.filter(
    (statement) => !/signing_keys|clock_timestamp\(\)/.test(statement) || /refresh_tokens/.test(statement),
  )
}
