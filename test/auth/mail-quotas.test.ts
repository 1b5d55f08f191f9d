import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { throttledNetwork } from '../../src/limits/networks.ts'
import { type Quota, quotas } from '../../src/limits/quotas.ts'
import { createLog } from '../../src/log.ts'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { password, type TestUser, unique } from '../support/factories.ts'
import { keyOf } from '../support/identity.ts'
import { openMailbox, subjects } from '../support/mailbox.ts'
import { selectRows } from '../support/mfa.ts'
import { randomAddress } from '../support/sign-in-endpoints.ts'
import { registerFromNewAddress } from '../support/throttling.ts'

const lines: string[] = []
const log = createLog({ level: 'warn', format: 'json' }, { write: (line) => void lines.push(line) })
const mailbox = await openMailbox()
const app = await startApp({ SMTP_URL: mailbox.url, RATE_LIMIT_MULTIPLIER: '1' }, { log })

const newEmail = () => `${unique()}@byline.test`
const register = async (options?: { from?: string }) => registerFromNewAddress(app, options)
const edit = ({ token }: TestUser, change: object, from = randomAddress()) =>
  rest(app, 'PATCH /api/v2/me', {
    token,
    from,
    headers: { 'if-match': '*' },
    body: { ...change, currentPassword: password },
  })
const requestVerification = ({ token }: TestUser, from = randomAddress()) =>
  rest(app, 'POST /api/v2/email-verifications', { token, from })
const requestReset = (email: string, from = randomAddress()) =>
  rest(app, 'POST /api/v2/password-resets', { body: { email }, from })
/** A change that the user is told about. */
const changePassword = async ({ token }: TestUser, from = randomAddress()) => {
  const body = { currentPassword: password, newPassword: 'a longer winter than most' }
  expect((await rest(app, 'PUT /api/v2/me/password', { token, from, body })).status).toBe(204)
}
const verify = ({ id }: TestUser) =>
  app.services.db.write.execute(sql`update users set email_verified_at = now() where id = ${keyOf({ id })}`)

/** Uses up a quota, as that many requests would. */
async function useUp(quota: Quota, whom: string): Promise<void> {
  for (let i = 0; i < quotas[quota].limit; i++) await app.services.throttles.take(quota, whom).catch(() => {})
}

/** The messages to an address, once a later one to another address has arrived. */
async function sentTo(address: string, subject?: string): Promise<string[]> {
  const last = await register()
  await mailbox.messagesTo(last.email)
  return mailbox.messages
    .filter(({ to }) => to.toLowerCase() === address.toLowerCase())
    .map((message) => message.subject)
    .filter((one) => subject === undefined || one === subject)
}

test('sends a stranger five verification links an hour, from however many accounts and networks', async () => {
  const victim = newEmail()
  const statuses: number[] = []
  for (let i = 0; i < 4; i++) {
    const user = await register()
    for (const email of [i % 2 ? victim.toUpperCase() : victim, user.email])
      statuses.push((await edit(user, { email })).status)
  }
  const user = await register()
  statuses.push((await edit(user, { email: victim })).status, (await requestVerification(user)).status)
  expect(statuses).toEqual([...Array(9).fill(200), 429])
  expect(await sentTo(victim, subjects.verification)).toHaveLength(5)
})

test('writes nothing if the mail to a new address is over a quota', async () => {
  const user = await register()
  const state = () =>
    selectRows(
      app,
      sql`select email, bio, version, (select count(*)::int from email_tokens where user_id = users.id) as links,
        (select count(*)::int from audit_events where target = 'user:' || users.id) as events
        from users where id = ${keyOf(user)}`,
    )
  const before = await state()
  const [email, from] = [newEmail(), randomAddress()]
  await useUp('verifications to an address', email)
  await useUp('mail for a network', throttledNetwork(from))
  for (const [change, address] of [
    [{ email, bio: 'x' }, randomAddress()],
    [{ email: newEmail(), bio: 'x' }, from],
  ] as const) {
    const { status, body, headers } = await edit(user, change, address)
    expect([status, body.code]).toEqual([429, 'TOO_MANY_ATTEMPTS'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(60)
  }
  expect(await state()).toEqual(before)
})

test('counts every requested mail for the network of the client', async () => {
  const from = randomAddress()
  const user = await register({ from })
  for (let i = 0; i < 16; i++) expect((await requestReset(newEmail(), from)).status).toBe(204)
  for (let i = 0; i < 3; i++) expect((await requestVerification(user, from)).status).toBe(204)
  for (const request of [
    requestReset(newEmail(), from),
    requestVerification(user, from),
    edit(user, { email: newEmail() }, from),
  ])
    expect((await request).status).toBe(429)
  expect((await requestVerification(user)).status).toBe(204)
})

test('registers users over the quota, without a mail, and sends it on a later request', async () => {
  const from = randomAddress()
  await useUp('mail for a network', throttledNetwork(from))
  const user = await register({ from })
  expect(await sentTo(user.email)).toEqual([])
  expect((await requestVerification(user, from)).status).toBe(429)
  expect((await requestVerification(user)).status).toBe(204)
  await mailbox.messagesTo(user.email, { subject: subjects.verification })
})

test('drops notices over the quota of an address, logs it without the address, and makes the change', async () => {
  const user = await register()
  await useUp('notices to an address', user.email)
  lines.length = 0
  await changePassword(user)
  expect(await sentTo(user.email, subjects.passwordChanged)).toEqual([])
  const logged = lines.map((line) => JSON.parse(line))
  expect(logged).toMatchObject([{ level: 'warn', subject: subjects.passwordChanged }])
  expect(lines.join('')).not.toContain(user.email)
})

test('sends notices of changes from a network over its quota only to verified addresses', async () => {
  const [verified, unverified] = [await register(), await register()]
  await verify(verified)
  const from = randomAddress()
  await useUp('mail for a network', throttledNetwork(from))
  for (const user of [verified, unverified]) await changePassword(user, from)
  expect(await sentTo(verified.email, subjects.passwordChanged)).toHaveLength(1)
  expect(await sentTo(unverified.email, subjects.passwordChanged)).toEqual([])
})

test('sends resets and notices although others have used up the links to the address', async () => {
  const user = await register()
  await verify(user)
  for (const quota of ['verifications to an address', 'resets to an address'] as const) {
    await useUp(quota, user.email)
    await requestReset(user.email)
  }
  await changePassword(user)
  expect(await sentTo(user.email, subjects.reset)).toHaveLength(1)
  expect(await sentTo(user.email, subjects.passwordChanged)).toHaveLength(1)
})
