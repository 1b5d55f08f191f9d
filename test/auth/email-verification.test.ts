import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { newUser, password, type TestUser, unique } from '../support/factories.ts'
import { keyOf, staleTokens } from '../support/identity.ts'
import { linkIn, openMailbox, subjects, tokenIn } from '../support/mailbox.ts'
import { freePort } from '../support/servers.ts'
import { randomAddress, sendGraphql } from '../support/sign-in-endpoints.ts'
import { registerFromNewAddress } from '../support/throttling.ts'

const mailbox = await openMailbox()
const app = await startApp({ SMTP_URL: mailbox.url, PUBLIC_URL: 'https://byline.example/' })

const verify = (token: string) => rest(app, `POST /api/v2/email-verifications/${encodeURIComponent(token)}`)
const resend = (token?: string, on = app) =>
  rest(on, 'POST /api/v2/email-verifications', { from: randomAddress(), ...(token && { token }) })
const isVerified = async ({ token }: Pick<TestUser, 'token'>) =>
  (await rest(app, 'GET /api/v2/me', { token })).body.emailVerified as boolean
const messagesTo = (email: string, count = 1) =>
  mailbox.messagesTo(email, { subject: subjects.verification, count })
const changeAddress = (token: string, email: string) =>
  rest(app, 'PATCH /api/v2/me', {
    token,
    headers: { 'if-match': '*' },
    body: { email, currentPassword: password },
  })

test.each([
  ['REST v1', (user: object) => rest(app, 'POST /api/v1/users', { body: { user } })],
  ['REST v2', (user: object) => rest(app, 'POST /api/v2/users', { body: user })],
  [
    'GraphQL',
    (input: object) =>
      sendGraphql(app, 'mutation ($input: RegisterInput!) { register(input: $input) { accessToken } }', {
        input,
      }),
  ],
] as const)('sends a verification link after registering by %s', async (_, register) => {
  const username = unique()
  const email = `${username}@byline.test`
  expect((await register({ username, email, password })).status).toBeLessThan(202)
  const [message] = await messagesTo(email)
  expect(message!.text).toContain(username)
  const link = linkIn(message!)
  expect(link.origin + link.pathname + link.search).toBe('https://byline.example/account/verify-email')
  expect(link.hash).toMatch(/^#bye_[0-9A-Z]{59}$/)
})

test('verifies an address by its link, once', async () => {
  const user = await newUser(app)
  expect(await isVerified(user)).toBe(false)
  const [message] = await messagesTo(user.email)
  const { status, body, headers } = await verify(tokenIn(message!))
  expect([status, body]).toEqual([204, ''])
  expect(await isVerified(user)).toBe(true)
  const again = await verify(tokenIn(message!))
  expect([again.status, again.body.code]).toEqual([401, 'INVALID_CODE'])
  expect(await isVerified(user)).toBe(true)
  const { rows } = (await app.services.db.write.execute(
    sql`select actor, action, target, result from audit_events where request_id = ${headers['x-request-id']}`,
  )) as unknown as { rows: object[] }
  const me = `user:${keyOf(user)}`
  expect(rows).toEqual([{ actor: me, action: 'email.verified', target: me, result: 'done' }])
  // Verifying ends no session.
  expect((await rest(app, 'GET /api/v2/me', { token: user.token })).status).toBe(200)
})

test('accepts a link once when it is used several times at once', async () => {
  const user = await newUser(app)
  const [message] = await messagesTo(user.email)
  const responses = await Promise.all(Array.from({ length: 10 }, () => verify(tokenIn(message!))))
  expect(responses.map(({ status }) => status).sort()).toEqual([204, ...Array(9).fill(401)])
})

test('accepts a link for a day, and rejects all invalid links with the same error', async () => {
  const user = await newUser(app)
  const token = tokenIn((await messagesTo(user.email))[0]!)
  const { rows } = (await app.services.db.write.execute(sql`
    update email_tokens set expires_at = expires_at - interval '24 hours'
    where user_id = ${keyOf(user)} returning hash`)) as unknown as { rows: object[] }
  expect(rows).toEqual([{ hash: createHash('sha256').update(token).digest('base64url') }])
  const responses = new Set<string>()
  for (const given of [
    token,
    token.slice(0, -1),
    token.replace('bye', 'byp'),
    `bye_${'0'.repeat(59)}`,
    'x',
  ]) {
    const { status, body } = await verify(given)
    const { requestId: _, ...shown } = body
    responses.add(JSON.stringify([status, shown]))
  }
  expect([...responses]).toEqual([expect.stringContaining('INVALID_CODE')])
  expect(await isVerified(user)).toBe(false)
})

test('accepts a link only for the address it was sent to', async () => {
  const user = await newUser(app)
  const old = tokenIn((await messagesTo(user.email))[0]!)
  const newAddress = `${unique()}@byline.test`
  expect((await changeAddress(user.token, newAddress)).status).toBe(200)
  expect((await verify(old)).body.code).toBe('INVALID_CODE')
  // A stored token for the old address must not verify the new one.
  await app.services.db.write.execute(sql`
    insert into email_tokens (hash, user_id, purpose, email_key, expires_at)
    values (${createHash('sha256').update(old).digest('base64url')}, ${keyOf(user)}, 'email verification',
      ${user.email}, now() + interval '1 hour')`)
  expect((await verify(old)).body.code).toBe('INVALID_CODE')
  expect(await isVerified(user)).toBe(false)
  const [message] = await messagesTo(newAddress)
  expect((await verify(tokenIn(message!))).status).toBe(204)
  expect(await isVerified(user)).toBe(true)
})

test('asks to verify a new address, and notifies the old one', async () => {
  const user = await newUser(app)
  await verify(tokenIn((await messagesTo(user.email))[0]!))
  expect((await changeAddress(user.token, user.email)).status).toBe(200)
  expect(await isVerified(user)).toBe(true)
  const newAddress = `${unique()}@byline.test`
  expect((await changeAddress(user.token, newAddress)).body.emailVerified).toBe(false)
  expect(await isVerified(user)).toBe(false)
  const [notice] = await mailbox.messagesTo(user.email, { subject: subjects.emailChanged })
  expect(notice!.text).not.toContain(newAddress) // The old address may belong to a stranger.
  const stale = await staleTokens(app, { email: newAddress })
  const rejected = await changeAddress(stale.accessToken, `${unique()}@byline.test`)
  expect([rejected.status, rejected.body.code]).toEqual([403, 'STEP_UP_REQUIRED'])
})

test('treats another spelling as the same address, without a mail or a proof', async () => {
  const user = await newUser(app)
  await verify(tokenIn((await messagesTo(user.email))[0]!))
  const respelled = user.email.replace('author', 'AUTHOR')
  const { accessToken: token } = await staleTokens(app, user)
  const body = { email: respelled }
  const changed = await rest(app, 'PATCH /api/v2/me', { token, headers: { 'if-match': '*' }, body })
  expect(changed.body).toMatchObject({ email: respelled, emailVerified: true })
  expect((await rest(app, 'GET /api/v2/me', { token: user.token })).status).toBe(200)
  await rest(app, 'POST /api/v2/password-resets', { body })
  await mailbox.messagesTo(respelled, { subject: subjects.reset }) // After anything sent before it.
  const sent = mailbox.messages.filter(({ to }) => to.toLowerCase() === user.email)
  expect(sent.map(({ subject }) => subject)).toEqual([subjects.verification, subjects.reset])
})

test('sends another link on request while the address is not verified', async () => {
  const user = await newUser(app)
  expect((await resend(user.token)).status).toBe(204)
  const messages = await messagesTo(user.email, 2)
  const [first, second] = messages.map(tokenIn)
  expect(second).not.toBe(first)
  expect((await verify(first!)).status).toBe(204) // Older links stay valid.
  expect((await resend()).status).toBe(401)
})

test('sends at most five links an hour, and none to a verified address', async () => {
  const strict = await startApp({ SMTP_URL: mailbox.url, RATE_LIMIT_MULTIPLIER: '1' })
  const [unverified, verified] = [await registerFromNewAddress(strict), await registerFromNewAddress(strict)]
  const [message] = await messagesTo(verified.email)
  const done = await rest(strict, `POST /api/v2/email-verifications/${tokenIn(message!)}`, {
    from: randomAddress(),
  })
  expect(done.status).toBe(204)
  const statuses: number[] = []
  for (let i = 0; i < 6; i++) {
    statuses.push((await resend(unverified.token, strict)).status)
    expect((await resend(verified.token, strict)).status).toBe(204)
  }
  expect(statuses).toEqual([204, 204, 204, 204, 429, 429]) // Registering sent the first.
  const throttled = await resend(unverified.token, strict)
  expect(Number(throttled.headers['retry-after'])).toBeGreaterThan(60)
  await strict.close() // Sends everything that is still queued.
  const sent = ({ email }: TestUser) =>
    mailbox.messages.filter(({ to, subject }) => to === email && subject === subjects.verification).length
  expect([sent(unverified), sent(verified)]).toEqual([5, 1])
})

test('registers users while the mail server is down', async () => {
  const withoutMail = await startApp({ SMTP_URL: `smtp://127.0.0.1:${await freePort()}` })
  const user = await newUser(withoutMail)
  expect((await rest(withoutMail, 'GET /api/v2/me', { token: user.token })).body.emailVerified).toBe(false)
  expect((await resend(user.token, withoutMail)).status).toBe(204)
})
