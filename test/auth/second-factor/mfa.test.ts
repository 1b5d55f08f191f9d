import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { startApp } from '../../support/app.ts'
import { ask, rest } from '../../support/clients.ts'
import { newUser, password } from '../../support/factories.ts'
import { enrol, keyOf, requestChallenge, signIn, type TokenPair, totpCode } from '../../support/identity.ts'
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

const start = (token: string) => rest(app, 'POST /api/v2/me/mfa/totp', { token })
const confirm = (token: string, code: unknown) =>
  rest(app, 'POST /api/v2/me/mfa/totp/confirm', { token, body: { code } })
const remove = (token: string, code?: string) =>
  rest(app, 'DELETE /api/v2/me/mfa/totp', { token, ...(code && { body: { code } }) })
const status = async (token: string) => (await rest(app, 'GET /api/v2/me/mfa', { token })).body
const factorOf = async (user: { id: string }) =>
  (
    await selectRows<{ secret: string; confirmed: boolean; step: number | null }>(
      app,
      sql`select secret, confirmed_at is not null as confirmed, last_used_step::int as step
        from totp_factors where user_id = ${keyOf(user)}`,
    )
  )[0]
const withoutMfa = { totp: false, backupCodesLeft: 0 }
const withMfa = { totp: true, backupCodesLeft: 10 }

test('returns a secret, an otpauth URI and a QR code for an authenticator app', async () => {
  const { token, username } = await newUser(app)
  const { status, body, headers } = await start(token)
  expect(status).toBe(200)
  expect(headers['cache-control']).toBe('no-store')
  expect(Object.keys(body).sort()).toEqual(['qrCode', 'secret', 'uri'])
  expect(body.secret).toMatch(/^[A-Z2-7]{32}$/)
  const uri = new URL(body.uri)
  expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
    'otpauth:',
    'totp',
    `/Byline:${username}`,
  ])
  expect(uri.searchParams.get('secret')).toBe(body.secret)
  expect(uri.searchParams.get('issuer')).toBe('Byline')
  const [head, picture] = body.qrCode.split(',')
  expect(head).toBe('data:image/svg+xml;base64')
  expect(Buffer.from(picture, 'base64').toString()).toMatch(
    /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/,
  )
})

test('asks for a code at sign-in only after the enrolment is confirmed', async () => {
  const user = await newUser(app)
  const { body } = await start(user.token)
  await signIn(app, user)
  expect(statusAndCode(await confirm(user.token, await wrongCode(app, body.secret)))).toBe(
    rejections.wrongCode,
  )
  expect(await status(user.token)).toEqual(withoutMfa)
  await signIn(app, user)
  const confirmed = await confirm(user.token, await totpCode(app, body.secret))
  expect(confirmed.status).toBe(200)
  expect(new Set(confirmed.body.backupCodes).size).toBe(10)
  for (const code of confirmed.body.backupCodes)
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(confirmed.headers['cache-control']).toBe('no-store')
  expect(await status(user.token)).toEqual(withMfa)
  await requestChallenge(app, user)
})

test('rejects confirming or removing an enrolment that was never started', async () => {
  const { token } = await newUser(app)
  expect(statusAndCode(await confirm(token, '123456'))).toBe('409 CONFLICT')
  expect(statusAndCode(await remove(token))).toBe('404 NOT_FOUND')
  expect(statusAndCode(await rest(app, 'POST /api/v2/me/mfa/backup-codes', { token }))).toBe('404 NOT_FOUND')
  expect(await status(token)).toEqual(withoutMfa)
})

test('creates no backup codes before the enrolment is confirmed', async () => {
  const { token } = await newUser(app)
  await start(token)
  expect(statusAndCode(await rest(app, 'POST /api/v2/me/mfa/backup-codes', { token }))).toBe('404 NOT_FOUND')
  expect(statusAndCode(await remove(token))).toBe('404 NOT_FOUND')
})

test('invalidates the first secret when an enrolment is started again', async () => {
  const user = await newUser(app)
  const [first, second] = [(await start(user.token)).body, (await start(user.token)).body]
  expect(second.secret).not.toBe(first.secret)
  expect(statusAndCode(await confirm(user.token, await totpCode(app, first.secret)))).toBe(
    rejections.wrongCode,
  )
  expect(statusAndCode(await confirm(user.token, await totpCode(app, second.secret)))).toBe('200')
  await forgetUsedCodes(app, user)
  const challenge = await requestChallenge(app, user)
  expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, first.secret)))).toBe(
    rejections.wrongCode,
  )
  expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, second.secret)))).toBe('201')
})

test('does not replace a confirmed authenticator app by starting or confirming again', async () => {
  const user = await enrol(app, await newUser(app))
  const before = await factorOf(user)
  expect(statusAndCode(await start(user.token))).toBe('409 CONFLICT')
  expect(statusAndCode(await confirm(user.token, await totpCode(app, user.secret)))).toBe('409 CONFLICT')
  expect(await factorOf(user)).toEqual(before)
  expect(await status(user.token)).toEqual(withMfa)
  await signInWithCode(app, user)
})

test('confirms only one of ten concurrent requests, and its backup codes work', async () => {
  const user = await newUser(app)
  const { body } = await start(user.token)
  const code = await totpCode(app, body.secret)
  const responses = await Promise.all(Array.from({ length: 10 }, () => confirm(user.token, code)))
  const [confirmed, ...others] = responses.sort((a, b) => a.status - b.status)
  expect(confirmed!.status).toBe(200)
  expect([...new Set(others.map(statusAndCode))]).toEqual(['409 CONFLICT'])
  expect(await status(user.token)).toEqual(withMfa)
  const challenge = await requestChallenge(app, user)
  expect(statusAndCode(await answerChallenge(app, challenge, confirmed!.body.backupCodes[9]))).toBe('201')
})

test.each([
  '',
  '12345',
  '1234567',
  '１２３４５６',
  'abcdef',
  ' ',
  'x'.repeat(200),
  '0000-0000-0000-0000-0000-0000',
])('rejects %j as confirmation code', async (code) => {
  const { token } = await newUser(app)
  await start(token)
  expect(statusAndCode(await confirm(token, code))).toBe(rejections.wrongCode)
  expect(await status(token)).toEqual(withoutMfa)
})

test('rejects a code that is not a string or too long as bad input', async () => {
  const { token } = await newUser(app)
  await start(token)
  for (const code of [123456, null, ['123456'], { code: '1' }, 'x'.repeat(201)])
    expect(statusAndCode(await confirm(token, code)), JSON.stringify(code)).toBe('400 BAD_INPUT')
})

test('ends all other sessions after an enrolment and after its removal, and keeps the current one', async () => {
  const user = await newUser(app)
  const expectOthersEnd = async (others: TokenPair[], current: string, change: () => Promise<unknown>) => {
    for (const { accessToken } of others) expect(await isSignedIn(app, accessToken)).toBe(true)
    await change()
    for (const { accessToken, refreshToken } of others) {
      expect(await isSignedIn(app, accessToken)).toBe(false)
      const refreshed = await rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken } })
      expect(statusAndCode(refreshed)).toBe('401 INVALID_REFRESH_TOKEN')
    }
    expect(await isSignedIn(app, current)).toBe(true)
  }
  const { email } = user
  const v1 = await rest(app, 'POST /api/users/login', { body: { user: { email, password } } })
  let enrolled = { ...user, secret: '', backupCodes: [] as string[] }
  await expectOthersEnd([await signIn(app, user), await signIn(app, user)], user.token, async () => {
    enrolled = await enrol(app, user)
  })
  expect(statusAndCode(await rest(app, 'GET /api/user', { token: v1.body.user.token }))).toBe('401')
  const pairs = [await signInWithCode(app, enrolled), await signInWithCode(app, enrolled)]
  await expectOthersEnd(pairs, user.token, () => remove(user.token, enrolled.backupCodes[0]))
})

test('asks for the password only after the removal, and deletes secret and backup codes', async () => {
  const user = await enrol(app, await newUser(app))
  const challenge = await requestChallenge(app, user)
  expect(statusAndCode(await remove(user.token, user.backupCodes[9]))).toBe('204')
  expect(await status(user.token)).toEqual(withoutMfa)
  expect(await factorOf(user)).toBeUndefined()
  // The pending challenge is invalid.
  for (const code of [await totpCode(app, user.secret), user.backupCodes[0]!])
    expect(statusAndCode(await answerChallenge(app, challenge, code))).toBe(rejections.invalidChallenge)
  await signIn(app, user)
  expect(statusAndCode(await remove(user.token))).toBe('404 NOT_FOUND')

  const reenrolled = await enrol(app, user)
  expect(reenrolled.secret).not.toBe(user.secret)
  const newChallenge = await requestChallenge(app, user)
  for (const code of [await totpCode(app, user.secret), user.backupCodes[0]!])
    expect(statusAndCode(await answerChallenge(app, newChallenge, code))).toBe(rejections.wrongCode)
})

test('leaves no session without a code when a user signs in and enrols concurrently', async () => {
  const user = await newUser(app)
  const { body } = await start(user.token)
  const code = await totpCode(app, body.secret)
  const { email } = user
  const signIns = Array.from({ length: 12 }, () =>
    rest(app, 'POST /api/v2/sessions', { body: { email, password } }),
  )
  // Confirm while some sign-ins have already read that there is no second factor but have not finished.
  await Promise.race(signIns)
  const [confirmed, ...responses] = await Promise.all([confirm(user.token, code), ...signIns])
  expect(confirmed.status).toBe(200)
  const alive: boolean[] = []
  for (const one of responses) {
    expect(['200', '201', '401 MFA_REQUIRED']).toContain(statusAndCode(one))
    if (one.status === 201) alive.push(await isSignedIn(app, one.body.accessToken))
  }
  expect(alive.filter(Boolean)).toEqual([])
  expect(await isSignedIn(app, user.token)).toBe(true)
})

test('never returns the secret and the codes again', async () => {
  const user = await enrol(app, await newUser(app))
  const { data } = await ask<{ viewer: object }>(
    app,
    '{ viewer { mfa { totp backupCodesLeft } } }',
    {},
    user.token,
  )
  expect(data!.viewer).toEqual({ mfa: withMfa })
  for (const field of ['secret', 'uri', 'qrCode', 'backupCodes']) {
    const { errors } = await ask(app, `{ viewer { mfa { ${field} } } }`, {}, user.token)
    expect(errors[0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  }
})

test('rejects guests at every endpoint of the second factor', async () => {
  for (const request of [
    'GET /api/v2/me/mfa',
    'POST /api/v2/me/mfa/totp',
    'DELETE /api/v2/me/mfa/totp',
    'POST /api/v2/me/mfa/backup-codes',
  ] as const)
    expect(statusAndCode(await rest(app, request))).toBe('401 UNAUTHENTICATED')
})
