import { expect, test } from 'vitest'
import { checksum } from '../../../src/crypto/opaque-tokens.ts'
import { sql } from '../../../src/db/drizzle.ts'
import { startApp } from '../../support/app.ts'
import { ask, rest } from '../../support/clients.ts'
import { newUser, password } from '../../support/factories.ts'
import { type Enrolled, enrol, keyOf, requestChallenge, signIn, totpCode } from '../../support/identity.ts'
import {
  answerChallenge,
  currentTimeStep,
  forgetUsedCodes,
  guessesPerChallenge,
  isSignedIn,
  rejections,
  selectRows,
  signInWithCode,
  statusAndCode,
  withinOneTimeStep,
  wrongCode,
} from '../../support/mfa.ts'

const app = await startApp()
const newEnrolledUser = async () => enrol(app, await newUser(app))

/** Moves the times of a user's challenges into the past. */
const ageChallenges = (user: Enrolled, seconds: number) =>
  app.services.db.write.execute(sql`update mfa_challenges set expires_at = expires_at - ${seconds} * interval '1 second',
    created_at = created_at - ${seconds} * interval '1 second' where user_id = ${keyOf(user)}`)
const liveSessionsOf = (user: Enrolled) =>
  selectRows<object>(app, sql`select id from sessions where user_id = ${keyOf(user)} and ended_at is null`)

test('returns a challenge for the password, and a session for the code', async () => {
  const user = await newEnrolledUser()
  const before = await liveSessionsOf(user)
  const first = await rest(app, 'POST /api/v2/sessions', { body: { email: user.email, password } })
  expect(first.status).toBe(200)
  expect(first.headers['cache-control']).toBe('no-store')
  expect(first.body).toEqual({
    challengeToken: expect.stringMatching(/^bym_[0-9A-HJKMNP-TV-Z]{59}$/),
    methods: ['TOTP', 'BACKUP_CODE'],
    expiresIn: 300,
  })
  expect(await liveSessionsOf(user)).toEqual(before)

  const second = await answerChallenge(app, first.body.challengeToken, await totpCode(app, user.secret))
  expect(second.status).toBe(201)
  expect(second.headers['cache-control']).toBe('no-store')
  expect(second.body).toMatchObject({ expiresIn: 300, refreshToken: expect.stringMatching(/^byr_/) })
  expect(second.body.user).toMatchObject({ username: user.username })
  expect(await isSignedIn(app, second.body.accessToken)).toBe(true)
  expect(await liveSessionsOf(user)).toHaveLength(before.length + 1)
})

test('signs in by GraphQL with password and code', async () => {
  const user = await newEnrolledUser()
  const { data } = await ask<{ startSignIn: { session: null; challenge: { challengeToken: string } } }>(
    app,
    `mutation ($email: String!, $password: String!) { startSignIn(input: { email: $email, password: $password }) {
      session { accessToken } challenge { challengeToken methods expiresIn } } }`,
    { email: user.email, password },
  )
  expect(data!.startSignIn).toMatchObject({ session: null, challenge: { methods: ['TOTP', 'BACKUP_CODE'] } })
  const { challengeToken } = data!.startSignIn.challenge
  const finished = await ask<{ answerChallenge: { accessToken: string } }>(
    app,
    'mutation ($t: String!, $c: String!) { answerChallenge(challengeToken: $t, code: $c) { accessToken } }',
    { t: challengeToken, c: await totpCode(app, user.secret) },
  )
  expect(await isSignedIn(app, finished.data!.answerChallenge.accessToken)).toBe(true)
})

test('reports MFA_REQUIRED to one-step sign-ins, but only if the password is right', async () => {
  const user = await newEnrolledUser()
  const before = await liveSessionsOf(user)
  const oneStep = async (given: string) => {
    const query = `mutation ($email: String!, $password: String!) {
      signIn(input: { email: $email, password: $password }) { accessToken } }`
    const { data, errors } = await ask(app, query, { email: user.email, password: given })
    const v1 = await rest(app, 'POST /api/users/login', {
      body: { user: { email: user.email, password: given } },
    })
    return { code: errors[0]?.extensions.code, data, v1 }
  }
  const right = await oneStep(password)
  expect(right).toMatchObject({ code: 'MFA_REQUIRED', data: null, v1: { status: 401 } })
  expect(right.v1.body).toEqual({ errors: { body: [expect.stringContaining('a code')] } })
  const wrong = await oneStep(`${password}!`)
  expect(wrong).toMatchObject({ code: 'INVALID_CREDENTIALS', data: null, v1: { status: 401 } })
  expect(wrong.v1.body).not.toEqual(right.v1.body)
  expect(await liveSessionsOf(user)).toEqual(before)
  const body = { email: user.email, password: `${password}!` }
  expect(statusAndCode(await rest(app, 'POST /api/v2/sessions', { body }))).toBe('401 INVALID_CREDENTIALS')
})

test.each([
  { steps: -2, expected: rejections.wrongCode },
  { steps: -1, expected: '201' },
  { steps: 0, expected: '201' },
  { steps: 1, expected: rejections.wrongCode },
  { steps: 2, expected: rejections.wrongCode },
])('returns $expected for the code $steps steps from now', async ({ steps, expected }) => {
  const user = await newEnrolledUser()
  const found = await withinOneTimeStep(app, async () => {
    await forgetUsedCodes(app, user)
    return statusAndCode(
      await answerChallenge(app, await requestChallenge(app, user), await totpCode(app, user.secret, steps)),
    )
  })
  expect(found).toBe(expected)
})

test('accepts the code of the previous step and then the current one, but not in reverse order', async () => {
  const user = await newEnrolledUser()
  const found = await withinOneTimeStep(app, async () => {
    const responses: string[] = []
    for (const order of [
      [-1, 0],
      [0, -1],
    ]) {
      await forgetUsedCodes(app, user)
      for (const steps of order)
        responses.push(
          statusAndCode(
            await answerChallenge(
              app,
              await requestChallenge(app, user),
              await totpCode(app, user.secret, steps),
            ),
          ),
        )
    }
    return responses
  })
  expect(found).toEqual(['201', '201', '201', rejections.wrongCode])
})

test('rejects TOTP codes without failing while the clock is behind the last used step', async () => {
  const user = await newEnrolledUser()
  for (const ahead of [1, 100, 2 ** 40]) {
    await app.services.db.write.execute(
      sql`update totp_factors set last_used_step = ${(await currentTimeStep(app)) + ahead} where user_id = ${keyOf(user)}`,
    )
    const challenge = await requestChallenge(app, user)
    expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, user.secret)))).toBe(
      rejections.wrongCode,
    )
    expect(statusAndCode(await answerChallenge(app, challenge, user.backupCodes.pop()!))).toBe('201')
  }
})

test('accepts a code within five minutes', async () => {
  const user = await newEnrolledUser()
  const challenge = await requestChallenge(app, user)
  await ageChallenges(user, 290)
  expect(statusAndCode(await answerChallenge(app, challenge, await wrongCode(app, user.secret)))).toBe(
    rejections.wrongCode,
  )
  await ageChallenges(user, 10)
  const code = await totpCode(app, user.secret)
  expect(statusAndCode(await answerChallenge(app, challenge, code))).toBe(rejections.invalidChallenge)
  // The code was not checked, so it still works for the next challenge.
  expect(statusAndCode(await answerChallenge(app, await requestChallenge(app, user), code))).toBe('201')
})

test('rejects a second answer to a challenge', async () => {
  const user = await newEnrolledUser()
  const challenge = await requestChallenge(app, user)
  expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, user.secret)))).toBe('201')
  for (const code of user.backupCodes.slice(0, 2))
    expect(statusAndCode(await answerChallenge(app, challenge, code))).toBe(rejections.invalidChallenge)
  expect((await rest(app, 'GET /api/v2/me/mfa', { token: user.token })).body.backupCodesLeft).toBe(10)
})

test('rejects the code of another user', async () => {
  const [one, other] = [await newEnrolledUser(), await newEnrolledUser()]
  const challenge = await requestChallenge(app, one)
  for (const code of [await totpCode(app, other.secret), other.backupCodes[0]!])
    expect(statusAndCode(await answerChallenge(app, challenge, code))).toBe(rejections.wrongCode)
  expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, one.secret)))).toBe('201')
})

test('ends pending challenges after a password change', async () => {
  const user = await newEnrolledUser()
  const challenge = await requestChallenge(app, user)
  const body = { currentPassword: password, newPassword: 'another horse, another battery' }
  expect(statusAndCode(await rest(app, 'PUT /api/v2/me/password', { token: user.token, body }))).toBe('204')
  for (const code of [await totpCode(app, user.secret), user.backupCodes[0]!])
    expect(statusAndCode(await answerChallenge(app, challenge, code))).toBe(rejections.invalidChallenge)
})

test('rejects the code of a user who was disabled in the meantime', async () => {
  const user = await newEnrolledUser()
  const challenge = await requestChallenge(app, user)
  await app.services.db.write.execute(sql`update users set disabled_at = now() where id = ${keyOf(user)}`)
  expect(statusAndCode(await answerChallenge(app, challenge, await totpCode(app, user.secret)))).toBe(
    rejections.invalidChallenge,
  )
})

test('accepts a challenge token only for a challenge, and no other token there', async () => {
  const user = await newEnrolledUser()
  const { accessToken, refreshToken } = await signInWithCode(app, user)
  const scopes = ['articles:write']
  const made = await rest(app, 'POST /api/v2/api-keys', {
    token: accessToken,
    body: { name: 'A key', scopes, expiresInDays: 1 },
  })
  const challenge = await requestChallenge(app, user)
  /** The same secret with the prefix of another kind of token, and a matching checksum. */
  const withPrefix = (kind: string, token: string) => {
    const body = `${kind}_${token.slice(4, -7)}`
    return body + checksum(body)
  }
  for (const token of [
    challenge,
    withPrefix('byr', challenge),
    refreshToken,
    withPrefix('bym', refreshToken),
  ]) {
    expect(await isSignedIn(app, token)).toBe(false)
    const asKey = await rest(app, 'GET /api/v2/me', { headers: { 'x-api-key': token } })
    expect(statusAndCode(asKey)).toBe('401 UNAUTHENTICATED')
    expect(statusAndCode(await rest(app, 'GET /api/user', { token }))).toBe('401')
  }
  for (const token of [challenge, withPrefix('byr', challenge), accessToken, made.body.key]) {
    const refreshed = await rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken: token } })
    expect(refreshed.status, token).toBeGreaterThanOrEqual(400)
    expect(refreshed.status, token).toBeLessThan(402)
  }
  await forgetUsedCodes(app, user)
  const code = await totpCode(app, user.secret)
  const others = [refreshToken, withPrefix('bym', refreshToken), withPrefix('byr', challenge), made.body.key]
  for (const token of [...others, accessToken.slice(0, 200), '', challenge.toLowerCase(), `${challenge} `])
    expect(statusAndCode(await answerChallenge(app, token, code)), token).toBe(rejections.invalidChallenge)
  expect(await isSignedIn(app, accessToken)).toBe(true)
  expect(statusAndCode(await answerChallenge(app, challenge, code))).toBe('201')
})

test('signs in without a code if there is no second factor', async () => {
  const user = await newUser(app)
  await signIn(app, user)
  const body = { user: { email: user.email, password } }
  expect(statusAndCode(await rest(app, 'POST /api/users/login', { body }))).toBe('200')
  expect(await guessesPerChallenge(app, user)).toEqual([])
})
