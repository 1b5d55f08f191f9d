import { expect, test } from 'vitest'
import { createEmailToken } from '../../../src/auth/email-tokens.ts'
import { sql } from '../../../src/db/drizzle.ts'
import { startApp } from '../../support/app.ts'
import { ask, rest } from '../../support/clients.ts'
import { newUser, password, type TestUser, unique } from '../../support/factories.ts'
import {
  type Enrolled,
  enrol,
  keyOf,
  requestChallenge,
  sessionIdOf,
  signIn,
  staleTokens,
  type TokenPair,
  totpCode,
} from '../../support/identity.ts'
import {
  answerChallenge,
  forgetUsedCodes,
  isSignedIn,
  rejections,
  selectRows,
  signInWithCode,
  statusAndCode,
  wrongCode,
} from '../../support/mfa.ts'

const app = await startApp()

const reauthenticate = (token: string, body: object) =>
  rest(app, 'POST /api/v2/me/reauthenticate', { token, body })
/** Whether a token is recent enough to create an API key. */
const isFresh = async (token: string) => {
  const body = { name: unique(), scopes: [], expiresInDays: 1 }
  const result = statusAndCode(await rest(app, 'POST /api/v2/api-keys', { token, body }))
  expect(['201', rejections.staleSession]).toContain(result)
  return result === '201'
}
const refresh = async ({ refreshToken }: TokenPair): Promise<TokenPair> =>
  (await rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken } })).body
const ageSignIn = ({ accessToken }: TokenPair, seconds: number) =>
  app.services.db.write.execute(sql`update sessions
    set authenticated_at = authenticated_at - ${seconds} * interval '1 second' where id = ${sessionIdOf(accessToken)}`)
/** A user with a second factor who signed in six minutes ago. */
async function newStaleEnrolledUser(): Promise<Enrolled & { pair: TokenPair }> {
  const user = await enrol(app, await newUser(app))
  const pair = await signInWithCode(app, user)
  await ageSignIn(pair, 360)
  await forgetUsedCodes(app, user)
  return { ...user, pair: await refresh(pair) }
}

test('returns a fresh access token of the same session, and leaves the old one stale', async () => {
  const user = await newUser(app)
  const pair = await staleTokens(app, user)
  const { status, body, headers } = await reauthenticate(pair.accessToken, { password })
  expect(status).toBe(200)
  expect(headers['cache-control']).toBe('no-store')
  expect(body).toEqual({ accessToken: expect.any(String), expiresIn: 300 })
  expect(sessionIdOf(body.accessToken)).toBe(sessionIdOf(pair.accessToken))
  expect([await isFresh(body.accessToken), await isFresh(pair.accessToken)]).toEqual([true, false])
  // The refresh token still works.
  expect(await isFresh((await refresh(pair)).accessToken)).toBe(true)
})

test('leaves other sessions of the user stale', async () => {
  const user = await newUser(app)
  const [one, other] = [await staleTokens(app, user), await staleTokens(app, user)]
  await reauthenticate(one.accessToken, { password })
  expect(await isFresh((await refresh(other)).accessToken)).toBe(false)
})

test('keeps a session fresh for five minutes, regardless of refreshes', async () => {
  const user = await newUser(app)
  let pair = await signIn(app, user)
  await ageSignIn(pair, 280)
  for (let i = 0; i < 3; i++) {
    pair = await refresh(pair)
    expect(await isFresh(pair.accessToken)).toBe(true)
  }
  await ageSignIn(pair, 25)
  for (let i = 0; i < 3; i++) {
    pair = await refresh(pair)
    expect(await isFresh(pair.accessToken)).toBe(false)
  }
  const { body } = await reauthenticate(pair.accessToken, { password })
  expect(await isFresh(body.accessToken)).toBe(true)
  await ageSignIn(pair, 305)
  expect(await isFresh((await refresh(pair)).accessToken)).toBe(false)
})

test('returns a fresh token to a v1 client, which cannot refresh', async () => {
  const user = await newUser(app)
  const v1 = await rest(app, 'POST /api/users/login', { body: { user: { email: user.email, password } } })
  const { status, body } = await reauthenticate(v1.body.user.token, { password })
  expect(status).toBe(200)
  expect(body.expiresIn).toBeGreaterThan(23 * 60 * 60)
  expect(body.expiresIn).toBeLessThanOrEqual(24 * 60 * 60)
  expect(await isFresh(body.accessToken)).toBe(true)
})

test('rejects wrong and missing passwords', async () => {
  const [user, other] = [await newUser(app), await newUser(app)]
  const { accessToken } = await staleTokens(app, user)
  for (const wrong of ['', `${password}!`, password.toUpperCase(), 'x'.repeat(1000)])
    expect(statusAndCode(await reauthenticate(accessToken, { password: wrong }))).toBe(
      '401 INVALID_CREDENTIALS',
    )
  expect(statusAndCode(await reauthenticate(accessToken, {}))).toBe('400 BAD_INPUT')
  expect(statusAndCode(await rest(app, 'POST /api/v2/me/reauthenticate', { body: { password } }))).toBe(
    '401 UNAUTHENTICATED',
  )
  expect(await isFresh(accessToken)).toBe(false)
  await signIn(app, other)
})

test('requires a code if the user has a second factor', async () => {
  const { pair, secret, backupCodes, ...user } = await newStaleEnrolledUser()
  const { accessToken } = pair
  const code = await totpCode(app, secret)
  for (const none of [{}, { code: null }, { code: '' }])
    expect(statusAndCode(await reauthenticate(accessToken, { password, ...none }))).toBe('401 MFA_REQUIRED')
  const other = await enrol(app, await newUser(app))
  for (const wrong of [await wrongCode(app, secret), other.backupCodes[0], 'x', ' ', '0'.repeat(200)])
    expect(statusAndCode(await reauthenticate(accessToken, { password, code: wrong }))).toBe(
      rejections.wrongCode,
    )
  const wrongPassword = { password: `${password}!`, code }
  expect(statusAndCode(await reauthenticate(accessToken, wrongPassword))).toBe('401 INVALID_CREDENTIALS')
  expect(await isFresh((await refresh(pair)).accessToken)).toBe(false)

  const { status, body } = await reauthenticate(accessToken, { password, code })
  expect(status).toBe(200)
  expect([await isFresh(body.accessToken), await isFresh(accessToken)]).toEqual([true, false])
  expect(statusAndCode(await reauthenticate(accessToken, { password, code: backupCodes[0] }))).toBe('200')
  expect(statusAndCode(await reauthenticate(accessToken, { password, code }))).toBe(rejections.wrongCode)
  expect(await isSignedIn(app, user.token)).toBe(true)
})

test('needs no code without a second factor, and ignores one', async () => {
  const user = await newUser(app)
  const { accessToken } = await staleTokens(app, user)
  expect(statusAndCode(await reauthenticate(accessToken, { password, code: '123456' }))).toBe('200')
})

test('does not make the other fields of the same document fresh', async () => {
  const user = await newUser(app)
  const { accessToken } = await staleTokens(app, user)
  const { errors } = await ask(
    app,
    'mutation ($p: String!) { reauthenticate(password: $p) { expiresIn } startTotp { secret } }',
    { p: password },
    accessToken,
  )
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['STEP_UP_REQUIRED'])
})

test('rejects a session that has ended', async () => {
  const user = await newUser(app)
  const { accessToken } = await staleTokens(app, user)
  await rest(app, 'DELETE /api/v2/sessions/current', { token: accessToken })
  expect(statusAndCode(await reauthenticate(accessToken, { password }))).toBe('401 UNAUTHENTICATED')
})

test.each(['x-api-key', 'authorization'])('never gives an API key in %s more rights', async (header) => {
  const user = await newUser(app)
  const scopes = ['articles:write', 'profile:update']
  const made = await rest(app, 'POST /api/v2/api-keys', {
    token: user.token,
    body: { name: 'A key', scopes, expiresInDays: 1 },
  })
  const { key, apiKey } = made.body
  const headers = { [header]: header === 'authorization' ? `Bearer ${key}` : key, 'if-match': '*' }
  const by = (request: `${string} /${string}`, body?: object) => rest(app, request, { headers, body })
  expect(statusAndCode(await by('PATCH /api/v2/me', { bio: 'By an API key' }))).toBe('200')
  const newPassword = 'another horse, another battery'
  for (const [request, body] of [
    ['POST /api/v2/me/reauthenticate', { password }],
    ['PUT /api/v2/me/password', { currentPassword: password, newPassword }],
    ['PATCH /api/v2/me', { email: `${unique()}@byline.test` }],
    ['POST /api/v2/me/mfa/totp', undefined],
    ['POST /api/v2/me/mfa/totp/confirm', { code: '123456' }],
    ['DELETE /api/v2/me/mfa/totp', undefined],
    ['POST /api/v2/me/mfa/backup-codes', undefined],
    ['POST /api/v2/api-keys', { name: 'Another', scopes: [], expiresInDays: 1 }],
    [`POST /api/v2/api-keys/${apiKey.id}/rotate`, {}],
  ] as [`${string} /${string}`, object | undefined][])
    expect(statusAndCode(await by(request, body)), request).toBe('403 FORBIDDEN')
  for (const body of [{ email: `${unique()}@byline.test` }, { password: newPassword }])
    expect(statusAndCode(await by('PUT /api/user', { user: body }))).toBe('403')
  expect((await rest(app, 'GET /api/v2/me', { token: user.token })).body.email).toBe(user.email)
  await signIn(app, user)
})

test('records a wrong code at a step-up with its action and user', async () => {
  const { pair, secret, ...user } = await newStaleEnrolledUser()
  await reauthenticate(pair.accessToken, { password, code: await wrongCode(app, secret) })
  const events = await selectRows(
    app,
    sql`select actor, action, target from audit_events
      where result = 'INVALID_CODE' and (target = ${`user:${keyOf(user)}`} or target = ${`session:${sessionIdOf(pair.accessToken)}`})`,
  )
  expect(events).toEqual([
    { actor: `user:${keyOf(user)}`, action: 'session.reauthenticated', target: expect.any(String) },
  ])
})

const reset = async ({ id, email }: TestUser, password: string) => {
  const token = await createEmailToken(app.services, { id: keyOf({ id }), email }, 'password reset')
  return rest(app, `PUT /api/v2/password-resets/${token}`, { body: { password } })
}

test('still requires a code after a password reset', async () => {
  const user = await enrol(app, await newUser(app))
  const pendingChallenge = await requestChallenge(app, user)
  const newPassword = 'another horse, another battery'
  const response = await reset(user, newPassword)
  expect([response.status, response.body]).toEqual([204, ''])
  expect(response.headers['set-cookie']).toBeUndefined()
  expect(await isSignedIn(app, user.token)).toBe(false)
  const code = await totpCode(app, user.secret)
  expect(statusAndCode(await answerChallenge(app, pendingChallenge, code))).toBe(rejections.invalidChallenge)

  const { email } = user
  const first = await rest(app, 'POST /api/v2/sessions', { body: { email, password: newPassword } })
  expect([first.status, Object.keys(first.body)]).toEqual([200, ['challengeToken', 'methods', 'expiresIn']])
  const v1 = await rest(app, 'POST /api/users/login', { body: { user: { email, password: newPassword } } })
  expect(v1.status).toBe(401)
  expect(
    statusAndCode(await answerChallenge(app, first.body.challengeToken, await wrongCode(app, user.secret))),
  ).toBe(rejections.wrongCode)
  const second = await answerChallenge(app, first.body.challengeToken, code)
  expect(second.status).toBe(201)
  const { body } = await rest(app, 'GET /api/v2/me/mfa', { token: second.body.accessToken })
  expect(body).toEqual({ totp: true, backupCodesLeft: 10 })
})
