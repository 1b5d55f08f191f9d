import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { createLog } from '../../../src/log.ts'
import { hasPostgres, startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, password, unique } from '../../support/factories.ts'
import { openMailbox, subjects, tokenIn } from '../../support/mailbox.ts'
import { randomAddress, trySignIn } from '../../support/sign-in-endpoints.ts'
import {
  passwordGuessKey,
  passwordGuessKeyAnywhere,
  registerFromNewAddress,
  throttleAccount,
  throttleOf,
} from '../../support/throttling.ts'

const lines: string[] = []
const log = createLog({ level: 'debug', format: 'json' }, { write: (line) => void lines.push(line) })
const mailbox = await openMailbox()
const app = await startApp({ SMTP_URL: mailbox.url }, { log })
const strictEnv = { SMTP_URL: mailbox.url, RATE_LIMIT_MULTIPLIER: '1' }

const unknownEmail = () => `${unique()}@byline.test`
const request = (email: string, from = randomAddress(), on = app) =>
  rest(on, 'POST /api/v2/password-resets', { body: { email }, from })
const disable = (username: string) =>
  app.services.db.write.execute(sql`update users set disabled_at = now() where username = ${username}`)

test('returns the same response whether or not the account exists', async () => {
  const [known, disabled] = [await newUser(app), await newUser(app)]
  await disable(disabled.username)
  const seen = new Set<string>()
  for (const email of [known.email, unknownEmail(), disabled.email, 'no address at all']) {
    const { status, headers, body } = await request(email)
    const { date: _, 'x-request-id': __, ...others } = headers
    seen.add(JSON.stringify([status, others, body]))
  }
  expect([...seen]).toEqual([expect.stringMatching(/^\[204,/)])
})

// The embedded database has one connection, so work after a response delays the next request.
test.skipIf(!hasPostgres)('takes the same time whether or not the account exists', async () => {
  const { email: known } = await newUser(app)
  const measure = async (email: string) => {
    const start = performance.now()
    expect((await request(email)).status).toBe(204)
    return performance.now() - start
  }
  let sent = 0
  const round = async () => {
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let i = 0; i < 60; i++) {
      // In turns, because a request right after another one is faster than one after a wait.
      if (i % 2 === 0) times.unknown.push(await measure(unknownEmail()))
      times.known.push(await measure(known))
      // The message is sent after the response. Wait for it, so that it does not slow down the next request.
      await mailbox.messagesTo(known, { subject: subjects.reset, count: ++sent })
      if (i % 2 === 1) times.unknown.push(await measure(unknownEmail()))
    }
    return median(times.known) / median(times.unknown)
  }
  let ratio = await round()
  for (let again = 0; again < 2 && (ratio < 0.7 || ratio > 1.4); again++) ratio = await round()
  expect(ratio).toBeGreaterThan(0.7)
  expect(ratio).toBeLessThan(1.4)
})

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!
}

test('sends nothing to a disabled user or an address with too many mails, and reports no error', async () => {
  const strict = await startApp(strictEnv)
  const [active, disabled] = [await registerFromNewAddress(strict), await registerFromNewAddress(strict)]
  await strict.services.db.write.execute(
    sql`update users set disabled_at = now() where username = ${disabled.username}`,
  )
  for (const { email } of [active, disabled]) await mailbox.messagesTo(email) // From registering.
  const responses = new Set<string>()
  for (let i = 0; i < 8; i++) {
    for (const email of [i % 2 ? active.email.toUpperCase() : active.email, disabled.email, unknownEmail()]) {
      const { status, body, headers } = await request(email, randomAddress(), strict)
      responses.add(JSON.stringify([status, body, headers['retry-after']]))
    }
  }
  expect([...responses]).toEqual(['[204,"",null]'])
  await strict.close() // Sends everything that is still queued.
  const to = ({ email }: { email: string }) =>
    mailbox.messages.filter((message) => message.to === email && message.subject === subjects.reset).length
  expect(to(active)).toBe(5)
  expect(to(disabled)).toBe(0)
})

test('limits an IP address to twenty requests an hour', async () => {
  const strict = await startApp(strictEnv)
  const from = randomAddress()
  for (let i = 0; i < 20; i++) expect((await request(unknownEmail(), from, strict)).status).toBe(204)
  for (const email of [unknownEmail(), (await registerFromNewAddress(strict)).email]) {
    const { status, headers, body } = await request(email, from, strict)
    expect([status, body.code]).toEqual([429, 'TOO_MANY_ATTEMPTS'])
    const wait = Number(headers['retry-after'])
    expect(wait).toBeGreaterThan(60)
    expect(wait).toBeLessThanOrEqual(3600)
  }
  expect((await request(unknownEmail(), randomAddress(), strict)).status).toBe(204)
})

test('signs in the user after a reset even while guesses of others are throttled', async () => {
  const strict = await startApp(strictEnv)
  const user = await registerFromNewAddress(strict)
  const from = randomAddress()
  const attempt = (given: string, deviceToken?: string) =>
    trySignIn(strict, { email: user.email, password: given, deviceToken }, { from }).then(
      ({ outcome, body }) => ({ outcome, body }),
    )
  await throttleAccount(strict, user.email, from)
  expect(await attempt(password)).toMatchObject({ outcome: 429 })
  await request(user.email, from, strict)
  const [message] = await mailbox.messagesTo(user.email, { subject: subjects.reset })
  const chosen = unique('quite another one ')
  const { status } = await rest(strict, `PUT /api/v2/password-resets/${tokenIn(message!)}`, {
    body: { password: chosen },
    from,
  })
  expect(status).toBe(204)
  expect(await throttleOf(strict, passwordGuessKey(user.email, from))).toBeUndefined()
  expect(await throttleOf(strict, passwordGuessKeyAnywhere(user.email))).toBeUndefined()
  expect(await attempt(chosen)).toMatchObject({ outcome: 201 })

  // An attacker in the same network goes on. The token of the reset lets the user in, once.
  await throttleAccount(strict, user.email, from)
  expect(await attempt(chosen)).toMatchObject({ outcome: 429 })
  const signedIn = await attempt(chosen, tokenIn(message!))
  expect(signedIn).toMatchObject({ outcome: 201, body: { deviceToken: expect.stringMatching(/^byd_/) } })
  expect(await attempt(chosen, tokenIn(message!))).toMatchObject({ outcome: 429 })
  expect(await attempt(chosen, signedIn.body.deviceToken)).toMatchObject({
    outcome: 201,
    body: { deviceToken: null },
  })
})

test('writes no token to the log in any request', async () => {
  const user = await newUser(app)
  await request(user.email)
  const [[verification], [resetMessage]] = await Promise.all([
    mailbox.messagesTo(user.email, { subject: subjects.verification }),
    mailbox.messagesTo(user.email, { subject: subjects.reset }),
  ])
  const [verify, token] = [tokenIn(verification!), tokenIn(resetMessage!)]
  const chosen = unique('quite another one ')
  const body = { password: chosen }
  const query = 'mutation ($token: String!) { resetPassword(token: $token, password: "short") }'
  for (const given of [token, verify, encodeURIComponent(` ${token}`), token.toLowerCase()]) {
    await rest(app, `PUT /api/v2/password-resets/${given}`, { body: { password: 'password' } })
    await rest(app, `PUT /api/v2/password-resets/${given}?again=${given}`, { body: {} })
    await rest(app, `GET /api/v2/password-resets/${given}`)
    await rest(app, `PUT /api/v1/password-resets/${given}`, { body })
    await rest(app, `GET /account/reset-password/${given}`)
    await rest(app, `GET /nowhere?token=${given}`)
    await rest(app, 'POST /graphql', { body: { query, variables: { token: given } } })
  }
  expect((await rest(app, `PUT /api/v2/password-resets/${token}`, { body })).status).toBe(204)
  expect((await rest(app, `POST /api/v2/email-verifications/${verify}`)).status).toBe(204)

  expect(lines.join('')).toContain('/api/v2/password-resets/')
  const secrets = [token.slice(4), verify.slice(4), chosen, password, user.email]
  const leaks = lines.filter((line) =>
    secrets.some((secret) => line.toUpperCase().includes(secret.toUpperCase())),
  )
  expect(leaks).toEqual([])
})
