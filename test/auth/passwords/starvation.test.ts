import { expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { password, unique } from '../../support/factories.ts'
import { randomAddress, trySignIn } from '../../support/sign-in-endpoints.ts'
import { registerFromNewAddress } from '../../support/throttling.ts'

const app = await startApp({ RATE_LIMIT_MULTIPLIER: '1', TRUST_PROXY: '1' })

/** Sends as many requests at a time as an attacker has connections, until the work is done. */
async function beside<T>(
  connections: number,
  attack: () => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  let isDone = false
  const attackers = Array.from({ length: connections }, async () => {
    while (!isDone) await attack()
  })
  try {
    return await work()
  } finally {
    isDone = true
    await Promise.all(attackers)
  }
}

const victims = await Promise.all(
  Array.from({ length: 12 }, async () => {
    const from = randomAddress()
    return { from, ...(await registerFromNewAddress(app, { from })) }
  }),
)

async function signInAll() {
  const outcomes: number[] = []
  for (const { email, from } of victims)
    outcomes.push((await trySignIn(app, { email, password }, { from })).outcome)
  return outcomes
}
const allIn = victims.map(() => 201)

test('signs in its users while guests of one network flood it with sign-ins', async () => {
  const from = randomAddress()
  const attack = () => trySignIn(app, { email: `${unique()}@byline.test`, password: 'wrong' }, { from })
  expect(await beside(40, attack, signInAll)).toEqual(allIn)
})

test('signs in its users while somebody floods it from an account of their own', async () => {
  const from = randomAddress()
  const { email } = await registerFromNewAddress(app, { from })
  const attack = () => trySignIn(app, { email, password }, { from })
  expect(await beside(40, attack, signInAll)).toEqual(allIn)
})

test('signs in its users while somebody floods it with new passwords', async () => {
  const attacker = await registerFromNewAddress(app)
  const from = randomAddress()
  const attack = () =>
    rest(app, 'PUT /api/v1/user', {
      token: attacker.token,
      headers: { 'x-forwarded-for': from },
      body: { user: { password: unique('another password '), currentPassword: password } },
    })
  expect(await beside(40, attack, signInAll)).toEqual(allIn)
})

test('gives one network two places in the queue, and rejects further sign-ins before they count', async () => {
  const from = randomAddress()
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () =>
      trySignIn(app, { email: victims[1]!.email, password: 'wrong' }, { from }),
    ),
  )
  const counted = Object.groupBy(outcomes, ({ outcome }) => outcome)
  expect(Object.keys(counted).toSorted()).toEqual(['401', '503'])
  expect(counted[401]!.length).toBeLessThan(5)
})

test('limits new passwords of a user', async () => {
  const { token } = await registerFromNewAddress(app)
  const statuses: number[] = []
  for (let i = 0; i < 21; i++) {
    const body = { currentPassword: password, newPassword: 'password' }
    statuses.push((await rest(app, 'PUT /api/v2/me/password', { token, body })).status)
  }
  expect(statuses).toEqual([...Array.from({ length: 20 }, () => 400), 429])
})
