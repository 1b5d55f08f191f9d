import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, password, type TestUser, unique } from '../../support/factories.ts'
import { enrol, keyOf, requestChallenge, signIn } from '../../support/identity.ts'
import { linkIn, openMailbox, subjects, tokenIn } from '../../support/mailbox.ts'
import { randomAddress, sendGraphql, trySignIn } from '../../support/sign-in-endpoints.ts'

const mailbox = await openMailbox()
const app = await startApp({ SMTP_URL: mailbox.url, PUBLIC_URL: 'https://byline.example' })

const newPassword = () => unique('quite another one ')
const request = (email: string) => rest(app, 'POST /api/v2/password-resets', { body: { email } })
const reset = (token: string, given: string = newPassword()) =>
  rest(app, `PUT /api/v2/password-resets/${encodeURIComponent(token)}`, { body: { password: given } })
const tryPassword = async ({ email }: Pick<TestUser, 'email'>, given: string) =>
  (await trySignIn(app, { email, password: given })).outcome
const isLive = async (token: string) => (await rest(app, 'GET /api/v2/me', { token })).status === 200

/** Requests a reset link and reads the token from the message. */
async function tokenFor({ email }: Pick<TestUser, 'email'>): Promise<string> {
  const before = mailbox.messages.filter(({ to, subject }) => to === email && subject === subjects.reset)
  expect((await request(email)).status).toBe(204)
  const filter = { subject: subjects.reset, count: before.length + 1 }
  return tokenIn((await mailbox.messagesTo(email, filter)).at(-1)!)
}

async function ageTokens(user: TestUser, minutes: number): Promise<void> {
  await app.services.db.write.execute(sql`
    update email_tokens set expires_at = expires_at - ${minutes} * interval '1 minute'
    where user_id = ${keyOf(user)}`)
}

test('sends a link that resets the password once', async () => {
  const user = await newUser(app)
  const { status } = await rest(app, 'POST /api/v2/password-resets', {
    body: { email: ` ${user.email.toUpperCase()} ` },
    headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
  })
  expect(status).toBe(204)
  const [message] = await mailbox.messagesTo(user.email, { subject: subjects.reset })
  const link = linkIn(message!)
  // Browsers do not send the part after "#", so it reaches no log and no Referer.
  expect(link.origin + link.pathname + link.search).toBe('https://byline.example/account/reset-password')
  expect(link.hash).toMatch(/^#byp_[0-9A-Z]{59}$/)

  const chosen = newPassword()
  const done = await reset(tokenIn(message!), chosen)
  expect([done.status, done.body]).toEqual([204, ''])
  expect(await tryPassword(user, password)).toBe(401)
  const { accessToken } = await signIn(app, user, { password: chosen })
  const again = await reset(tokenIn(message!))
  expect([again.status, again.body.code]).toEqual([401, 'INVALID_CODE'])
  // Using the link proves that the user owns the address.
  const me = await rest(app, 'GET /api/v2/me', { token: accessToken })
  expect(me.body.emailVerified).toBe(true)
})

test('resets the password by GraphQL', async () => {
  const user = await newUser(app)
  const requestReset = 'mutation ($email: String!) { requestPasswordReset(email: $email) }'
  for (const email of [user.email, `${unique()}@byline.test`])
    expect((await sendGraphql(app, requestReset, { email })).body).toEqual({
      data: { requestPasswordReset: true },
    })
  const [message] = await mailbox.messagesTo(user.email, { subject: subjects.reset })
  const set =
    'mutation ($token: String!, $password: String!) { resetPassword(token: $token, password: $password) }'
  const variables = { token: tokenIn(message!), password: newPassword() }
  expect((await sendGraphql(app, set, variables)).body).toEqual({ data: { resetPassword: true } })
  expect((await sendGraphql(app, set, variables)).outcome).toBe(401)
  expect(await tryPassword(user, variables.password)).toBe(201)
})

test('accepts a link for an hour', async () => {
  const user = await newUser(app)
  const token = await tokenFor(user)
  await ageTokens(user, 59)
  expect((await reset(token, 'password')).body.code).toBe('WEAK_PASSWORD') // The token is still accepted.
  await ageTokens(user, 1)
  const { status, body } = await reset(token)
  expect([status, body.code]).toEqual([401, 'INVALID_CODE'])
  expect(await tryPassword(user, password)).toBe(201)
})

test('rejects all invalid tokens with the same error', async () => {
  const user = await newUser(app)
  const token = await tokenFor(user)
  const [message] = await mailbox.messagesTo(user.email, { subject: subjects.verification })
  const { refreshToken } = await signIn(app, user)
  const challenge = await requestChallenge(app, await enrol(app, await newUser(app)))
  const used = await tokenFor(user).then(async (other) => {
    const owner = await newUser(app)
    const theirs = await tokenFor(owner)
    expect((await reset(theirs)).status).toBe(204)
    expect(other).not.toBe(theirs)
    return theirs
  })
  const flipped = token.slice(0, -1) + (token.endsWith('0') ? '1' : '0')
  const responses = new Set<string>()
  for (const given of [
    used,
    flipped,
    tokenIn(message!),
    refreshToken,
    challenge,
    token.toLowerCase(),
    ` ${token}`,
    token.replace('byp', 'bye'),
    token.slice(0, -7),
    'x',
    "' or true --",
  ]) {
    const { status, headers, body } = await reset(given)
    const { date: _, 'x-request-id': __, ...others } = headers
    const { requestId: ___, ...shown } = body
    responses.add(JSON.stringify([status, others, shown]))
  }
  expect([...responses]).toEqual([expect.stringContaining('INVALID_CODE')])
  expect((await reset('x'.repeat(201))).body.code).toBe('BAD_INPUT')
  expect(await tryPassword(user, password)).toBe(201)
  expect((await reset(token)).status).toBe(204)
})

test('accepts a token only for its own purpose', async () => {
  const user = await newUser(app)
  const token = await tokenFor(user)
  expect((await rest(app, `POST /api/v2/email-verifications/${token}`)).body.code).toBe('INVALID_CODE')
  await app.services.db.write.execute(
    sql`update email_tokens set purpose = 'email verification' where user_id = ${keyOf(user)}`,
  )
  expect((await reset(token)).body.code).toBe('INVALID_CODE')
})

test('keeps the link valid after a weak password is rejected', async () => {
  const user = await newUser(app)
  const token = await tokenFor(user)
  for (const [weak, why] of [
    ['password', 'is one of the most common passwords'],
    ['abcabcabcabc', 'is too easy to guess: it repeats itself'],
    [
      user.username,
      'is too easy to guess: it is little more than your name, your e-mail address or "byline"',
    ],
  ] as const) {
    const { status, body } = await reset(token, weak)
    expect([status, body.code, body.errors]).toEqual([
      400,
      'WEAK_PASSWORD',
      [{ pointer: '#/password', in: 'body', detail: why }],
    ])
  }
  expect((await reset(token, 'short')).body.code).toBe('BAD_INPUT')
  expect(await isLive(user.token)).toBe(true)
  expect((await reset(token)).status).toBe(204)
})

test('ends all sessions, starts none, and notifies the user', async () => {
  const user = await newUser(app)
  const [one, other] = [await signIn(app, user), await signIn(app, user)]
  const token = await tokenFor(user)
  const response = await rest(app, `PUT /api/v2/password-resets/${token}`, {
    body: { password: newPassword() },
    token: one.accessToken,
    from: '203.0.113.5',
  })
  expect([response.status, response.body, response.headers['set-cookie']]).toEqual([204, '', undefined])
  for (const accessToken of [user.token, one.accessToken, other.accessToken])
    expect(await isLive(accessToken)).toBe(false)
  for (const { refreshToken } of [one, other]) {
    const { status } = await rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken } })
    expect(status).toBe(401)
  }
  const { rows } = (await app.services.db.write.execute(sql`
    select action, target, result, address from audit_events
    where request_id = ${response.headers['x-request-id']}`)) as unknown as { rows: object[] }
  const target = `user:${keyOf(user)}`
  expect(rows).toEqual([{ action: 'password.reset', target, result: 'done', address: '203.0.113.5' }])
  await mailbox.messagesTo(user.email, { subject: subjects.passwordChanged })
})

test('still requires the second factor after a reset, and ends a pending challenge', async () => {
  const user = await enrol(app, await newUser(app))
  const pendingChallenge = await requestChallenge(app, user)
  const chosen = newPassword()
  expect((await reset(await tokenFor(user), chosen)).status).toBe(204)
  const step = await rest(app, 'POST /api/v2/sessions', { body: { email: user.email, password: chosen } })
  expect([step.status, Object.keys(step.body).sort()]).toEqual([
    200,
    ['challengeToken', 'expiresIn', 'methods'],
  ])
  const answer = (challengeToken: string) =>
    rest(app, 'POST /api/v2/sessions/mfa', { body: { challengeToken, code: user.backupCodes[0] } })
  expect((await answer(pendingChallenge)).status).toBe(401)
  expect((await answer(step.body.challengeToken)).status).toBe(201)
})

test('invalidates all other links when one is used, and all links when the password changes', async () => {
  const user = await newUser(app)
  const [first, second] = [await tokenFor(user), await tokenFor(user)]
  const chosen = newPassword()
  expect((await reset(second, chosen)).status).toBe(204)
  expect((await reset(first)).body.code).toBe('INVALID_CODE')

  const third = await tokenFor(user)
  const { accessToken } = await signIn(app, user, { password: chosen })
  const body = { currentPassword: chosen, newPassword: newPassword() }
  expect((await rest(app, 'PUT /api/v2/me/password', { token: accessToken, body })).status).toBe(204)
  expect((await reset(third)).body.code).toBe('INVALID_CODE')
})

test('stores tokens as hashes, and invalidates links when the e-mail address changes', async () => {
  const user = await newUser(app)
  const token = await tokenFor(user)
  const { rows } = (await app.services.db.write.execute(
    sql`select * from email_tokens where user_id = ${keyOf(user)} and purpose = 'password reset'`,
  )) as unknown as { rows: { hash: string }[] }
  expect(rows.map(({ hash }) => hash)).toEqual([createHash('sha256').update(token).digest('base64url')])
  expect(JSON.stringify(rows)).not.toContain(token.slice(4, 30))

  const { status } = await rest(app, 'PATCH /api/v2/me', {
    token: user.token,
    headers: { 'if-match': '*' },
    body: { email: `${unique()}@byline.test`, currentPassword: password },
    from: randomAddress(),
  })
  expect(status).toBe(200)
  expect((await reset(token)).body.code).toBe('INVALID_CODE')
})
