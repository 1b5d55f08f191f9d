import { expect, test } from 'vitest'
import { hasPostgres, startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, type TestUser, unique } from '../../support/factories.ts'
import { keyOf } from '../../support/identity.ts'
import { openMailbox, subjects, tokenIn } from '../../support/mailbox.ts'
import { whileUserLocked } from '../../support/row-locks.ts'
import { trySignIn } from '../../support/sign-in-endpoints.ts'

const mailbox = await openMailbox()
const app = await startApp({ SMTP_URL: mailbox.url })

const newPassword = () => unique('quite another one ')
const request = (email: string) => rest(app, 'POST /api/v2/password-resets', { body: { email } })
const reset = (token: string, given: string = newPassword()) =>
  rest(app, `PUT /api/v2/password-resets/${token}`, { body: { password: given } })
const tryPassword = async ({ email }: Pick<TestUser, 'email'>, given: string) =>
  (await trySignIn(app, { email, password: given })).outcome

/** Requests a reset link and reads the token from the message. */
async function tokenFor({ email }: Pick<TestUser, 'email'>): Promise<string> {
  const before = mailbox.messages.filter(({ to, subject }) => to === email && subject === subjects.reset)
  expect((await request(email)).status).toBe(204)
  const filter = { subject: subjects.reset, count: before.length + 1 }
  return tokenIn((await mailbox.messagesTo(email, filter)).at(-1)!)
}

test('accepts only one of ten concurrent resets with the same link', async () => {
  const user = await newUser(app)
  const token = await tokenFor(user)
  const chosen = Array.from({ length: 10 }, newPassword)
  const responses = await Promise.all(chosen.map((one) => reset(token, one)))
  const winners = chosen.filter((_, i) => responses[i]!.status === 204)
  expect(responses.map(({ body }) => body.code ?? 'done').sort()).toEqual([
    ...Array(9).fill('INVALID_CODE'),
    'done',
  ])
  expect(await tryPassword(user, winners[0]!)).toBe(201)
})

test('accepts only one of two links that are used concurrently', async () => {
  for (let round = 0; round < 5; round++) {
    const user = await newUser(app)
    const tokens = [await tokenFor(user), await tokenFor(user)]
    const chosen = [newPassword(), newPassword()]
    const responses = await Promise.all(tokens.map((token, i) => reset(token, chosen[i])))
    const outcomes = responses.map(({ status, body }) => (status === 204 ? 'done' : body.code))
    expect(outcomes.toSorted()).toEqual(['INVALID_CODE', 'done'])
    expect(await tryPassword(user, chosen[outcomes.indexOf('done')]!)).toBe(201)
  }
})

test.skipIf(!hasPostgres)('accepts only one reset, even if all have read the token before', async () => {
  const user = await newUser(app)
  const token = await tokenFor(user)
  const chosen = [newPassword(), newPassword(), newPassword()]
  const resets = await whileUserLocked(app, keyOf(user), async (waitForBlocked) => {
    const resets = chosen.map((one) => reset(token, one))
    await waitForBlocked(2)
    return [...resets]
  }).then((all) => Promise.all(all))
  expect(resets.map(({ body }) => body.code ?? 'done').sort()).toEqual([
    'INVALID_CODE',
    'INVALID_CODE',
    'done',
  ])
  expect(await tryPassword(user, chosen[resets.findIndex(({ status }) => status === 204)]!)).toBe(201)
})

test.skipIf(!hasPostgres)('responds before it has created the token', async () => {
  const user = await newUser(app)
  await whileUserLocked(app, keyOf(user), async (waitForBlocked) => {
    expect((await request(user.email)).status).toBe(204)
    await waitForBlocked(1)
  })
  await mailbox.messagesTo(user.email, { subject: subjects.reset })
})
