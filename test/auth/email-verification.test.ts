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
  rest(on, 'POST /api/v2/email-verifications', { ...(token && { token }) })
const isVerified = async ({ token }: Pick<TestUser, 'token'>) =>
  (await rest(app, 'GET /api/v2/me', { token })).body.emailVerified as boolean
const lettersTo = (email: string, count = 1) =>
  mailbox.messagesTo(email, { subject: subjects.verification, count })
const changeAddress = (token: string, email: string) =>
  rest(app, 'PATCH /api/v2/me', { token, headers: { 'if-match': '*' }, body: { email } })

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
] as const)('sends a link to who registers by %s', async (_, register) => {
  const username = unique()
  const email = `${username}@byline.test`
  expect((await register({ username, email, password })).status).toBeLessThan(202)
  const [letter] = await lettersTo(email)
  expect(letter!.text).toContain(username)
  const link = linkIn(letter!)
  expect(link.origin + link.pathname + link.search).toBe('https://byline.example/account/verify-email')
  expect(link.hash).toMatch(/^#bye_[0-9A-Z]{59}$/)
})

test('knows an address that has answered, once', async () => {
  const user = await newUser(app)
  expect(await isVerified(user)).toBe(false)
  const [letter] = await lettersTo(user.email)
  const { status, body, headers } = await verify(tokenIn(letter!))
  expect([status, body]).toEqual([204, ''])
  expect(await isVerified(user)).toBe(true)
  const again = await verify(tokenIn(letter!))
  expect([again.status, again.body.code]).toEqual([401, 'INVALID_CODE'])
  expect(await isVerified(user)).toBe(true)
  const { rows } = (await app.services.db.write.execute(
    sql`select actor, action, target, result from audit_events where request_id = ${headers['x-request-id']}`,
  )) as unknown as { rows: object[] }
  const me = `user:${keyOf(user)}`
  expect(rows).toEqual([{ actor: me, action: 'email.verified', target: me, result: 'done' }])
  expect((await rest(app, 'GET /api/v2/me', { token: user.token })).status).toBe(200) // It ends no session.
})

test('takes a link once, of however many at the same moment', async () => {
  const user = await newUser(app)
  const [letter] = await lettersTo(user.email)
  const answers = await Promise.all(Array.from({ length: 10 }, () => verify(tokenIn(letter!))))
  expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array(9).fill(401)])
})

test('takes a link for a day, and says nothing of why it does not', async () => {
  const user = await newUser(app)
  const token = tokenIn((await lettersTo(user.email))[0]!)
  const { rows } = (await app.services.db.write.execute(sql`
    update email_tokens set expires_at = expires_at - interval '24 hours'
    where user_id = ${keyOf(user)} returning hash`)) as unknown as { rows: object[] }
  expect(rows).toEqual([{ hash: createHash('sha256').update(token).digest('base64url') }])
  const told = new Set<string>()
  for (const given of [
    token,
    token.slice(0, -1),
    token.replace('bye', 'byp'),
    `bye_${'0'.repeat(59)}`,
    'x',
  ]) {
    const { status, body } = await verify(given)
    const { requestId: _, ...shown } = body
    told.add(JSON.stringify([status, shown]))
  }
  expect([...told]).toEqual([expect.stringContaining('INVALID_CODE')])
  expect(await isVerified(user)).toBe(false)
})

test('takes a link for no other address than it was sent to', async () => {
  const user = await newUser(app)
  const old = tokenIn((await lettersTo(user.email))[0]!)
  const moved = `${unique()}@byline.test`
  expect((await changeAddress(user.token, moved)).status).toBe(200)
  expect((await verify(old)).body.code).toBe('INVALID_CODE')
  // However it came to be there: the address decides.
  await app.services.db.write.execute(sql`
    insert into email_tokens (hash, user_id, purpose, email_key, expires_at)
    values (${createHash('sha256').update(old).digest('base64url')}, ${keyOf(user)}, 'email verification',
      ${user.email}, now() + interval '1 hour')`)
  expect((await verify(old)).body.code).toBe('INVALID_CODE')
  expect(await isVerified(user)).toBe(false)
  const [letter] = await lettersTo(moved)
  expect((await verify(tokenIn(letter!))).status).toBe(204)
  expect(await isVerified(user)).toBe(true)
})

test('wants a new address verified anew, and tells the old one', async () => {
  const user = await newUser(app)
  await verify(tokenIn((await lettersTo(user.email))[0]!))
  expect((await changeAddress(user.token, user.email)).status).toBe(200)
  expect(await isVerified(user)).toBe(true)
  const moved = `${unique()}@byline.test`
  expect((await changeAddress(user.token, moved)).body.emailVerified).toBe(false)
  expect(await isVerified(user)).toBe(false)
  const [notice] = await mailbox.messagesTo(user.email, { subject: subjects.emailChanged })
  expect(notice!.text).not.toContain(moved) // It may be a stranger who left.
  const stale = await staleTokens(app, { email: moved })
  const refused = await changeAddress(stale.accessToken, `${unique()}@byline.test`)
  expect([refused.status, refused.body.code]).toEqual([403, 'STEP_UP_REQUIRED'])
})

test('takes another spelling for another address, which may be somebody else’s', async () => {
  const user = await newUser(app)
  await verify(tokenIn((await lettersTo(user.email))[0]!))
  const respelled = user.email.replace('author', 'AUTHOR')
  expect((await changeAddress(user.token, respelled)).body).toMatchObject({
    email: respelled,
    emailVerified: false,
  })
  const letters = await lettersTo(respelled, 2)
  expect(letters.at(-1)!.to).toBe(respelled)
  expect((await verify(tokenIn(letters.at(-1)!))).status).toBe(204)
  expect(await isVerified(user)).toBe(true)
})

test('sends another link to who asks for it, while there is need', async () => {
  const user = await newUser(app)
  expect((await resend(user.token)).status).toBe(204)
  const letters = await lettersTo(user.email, 2)
  const [first, second] = letters.map(tokenIn)
  expect(second).not.toBe(first)
  expect((await verify(first!)).status).toBe(204) // Those who are impatient may use any.
  expect((await resend()).status).toBe(401)
})

test('sends no more links than five an hour, and none to an address that is known', async () => {
  const strict = await startApp({ SMTP_URL: mailbox.url, RATE_LIMIT_MULTIPLIER: '1' })
  const [eager, known] = [await registerFromNewAddress(strict), await registerFromNewAddress(strict)]
  const [letter] = await lettersTo(known.email)
  const done = await rest(strict, `POST /api/v2/email-verifications/${tokenIn(letter!)}`, {
    from: randomAddress(),
  })
  expect(done.status).toBe(204)
  const statuses: number[] = []
  for (let i = 0; i < 6; i++) {
    statuses.push((await resend(eager.token, strict)).status)
    expect((await resend(known.token, strict)).status).toBe(204)
  }
  expect(statuses).toEqual([204, 204, 204, 204, 204, 429])
  const held = await resend(eager.token, strict)
  expect(Number(held.headers['retry-after'])).toBeGreaterThan(60)
  await strict.close() // Only now everything is out.
  const sent = ({ email }: TestUser) =>
    mailbox.messages.filter(({ to, subject }) => to === email && subject === subjects.verification).length
  expect([sent(eager), sent(known)]).toEqual([6, 1])
})

test('registers people while the mail server is down', async () => {
  const deaf = await startApp({ SMTP_URL: `smtp://127.0.0.1:${await freePort()}` })
  const user = await newUser(deaf)
  expect((await rest(deaf, 'GET /api/v2/me', { token: user.token })).body.emailVerified).toBe(false)
  expect((await resend(user.token, deaf)).status).toBe(204)
})
