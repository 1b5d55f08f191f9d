import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { newUser, password, type TestUser, unique } from '../support/factories.ts'
import { enrol, keyOf, requestChallenge, signIn, totpCode } from '../support/identity.ts'
import { openMailbox, subjects, tokenIn } from '../support/mailbox.ts'
import { forgetUsedCodes, selectRows } from '../support/mfa.ts'

// Somebody registers with the address of another person, and waits until the owner takes the account over.

const mailbox = await openMailbox()
const app = await startApp({ SMTP_URL: mailbox.url, EMAIL_VERIFICATION: 'required' })
const lenient = await startApp({ SMTP_URL: mailbox.url, EMAIL_VERIFICATION: 'off' })
const newPassword = 'a longer winter than most'

async function reset({ email }: Pick<TestUser, 'email'>, on = app): Promise<void> {
  await rest(on, 'POST /api/v2/password-resets', { body: { email } })
  const token = tokenIn((await mailbox.messagesTo(email, { subject: subjects.reset })).at(-1)!)
  const { status } = await rest(on, `PUT /api/v2/password-resets/${token}`, {
    body: { password: newPassword },
  })
  expect(status).toBe(204)
}
async function verify({ email }: Pick<TestUser, 'email'>): Promise<void> {
  const [message] = await mailbox.messagesTo(email, { subject: subjects.verification })
  await rest(app, `POST /api/v2/email-verifications/${tokenIn(message!)}`)
}
const statusOf = async (token: string) => (await rest(app, 'GET /api/v2/me', { token })).status
const eventsOf = async (user: TestUser) =>
  (
    await selectRows<{ action: string }>(
      app,
      sql`select action from audit_events where target = ${`user:${keyOf(user)}`} order by at, id`,
    )
  ).map(({ action }) => action)

test('leaves the first user no way in after the owner of the address resets the password', async () => {
  const user = await newUser(lenient)
  const body = { name: 'Robot', scopes: ['articles:write'], expiresInDays: 365 }
  const { key } = (await rest(lenient, 'POST /api/v2/api-keys', { token: user.token, body })).body
  const hijacked = await enrol(app, user)
  const challengeToken = await requestChallenge(app, user)
  expect([await statusOf(user.token), await statusOf(key)]).toEqual([200, 200])

  await reset(user)
  expect([await statusOf(user.token), await statusOf(key)]).toEqual([401, 401])
  await forgetUsedCodes(app, hijacked)
  for (const code of [await totpCode(app, hijacked.secret), hijacked.backupCodes[0]]) {
    const answer = await rest(app, 'POST /api/v2/sessions/mfa', { body: { challengeToken, code } })
    expect(answer.status).toBe(401)
  }
  // The owner signs in without a code, and has a verified address.
  const { accessToken } = await signIn(app, user, { password: newPassword })
  const me = await rest(app, 'GET /api/v2/me', { token: accessToken })
  expect(me.body.emailVerified).toBe(true)
  expect((await rest(app, 'GET /api/v2/me/mfa', { token: accessToken })).body).toEqual({
    totp: false,
    backupCodesLeft: 0,
  })
  expect(await eventsOf(user)).toEqual(
    expect.arrayContaining(['mfa.removed', 'password.reset', 'user.api_keys_revoked']),
  )
})

test('removes the second factor too if the first user has moved the account to the address of the owner', async () => {
  const user = await enrol(app, await newUser(app))
  const email = `${unique()}@byline.test`
  const body = { email, currentPassword: password }
  await rest(app, 'PATCH /api/v2/me', { token: user.token, body, headers: { 'if-match': '*' } })
  await reset({ email })
  await signIn(app, { email }, { password: newPassword })
})

test('removes a setup of an authenticator app that was not completed', async () => {
  const user = await newUser(app)
  await verify(user)
  await rest(app, 'POST /api/v2/me/mfa/totp', { token: user.token })
  await reset(user)
  expect(await selectRows(app, sql`select 1 from totp_factors where user_id = ${keyOf(user)}`)).toEqual([])
})

test('keeps the second factor of an account whose address has been verified', async () => {
  const user = await newUser(app)
  await verify(user)
  await enrol(app, user)
  await reset(user)
  const { status, body } = await rest(app, 'POST /api/v2/sessions', {
    body: { email: user.email, password: newPassword },
  })
  expect([status, typeof body.challengeToken]).toEqual([200, 'string'])
})

test('keeps it after a change to an address that is not verified, so that a new mailbox does not replace it', async () => {
  const user = await newUser(app)
  await verify(user)
  await enrol(app, user)
  const email = `${unique()}@byline.test`
  const body = { email, currentPassword: password }
  await rest(app, 'PATCH /api/v2/me', { token: user.token, body, headers: { 'if-match': '*' } })
  await reset({ email })
  const signedIn = await rest(app, 'POST /api/v2/sessions', { body: { email, password: newPassword } })
  expect(signedIn.status).toBe(200)
})

test('keeps every second factor if users need not verify their address', async () => {
  const user = await enrol(lenient, await newUser(lenient))
  await reset(user, lenient)
  const body = { email: user.email, password: newPassword }
  expect((await rest(lenient, 'POST /api/v2/sessions', { body })).status).toBe(200)
})
