import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { guessKeys } from '../../src/limits/guess-keys.ts'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { password, unique } from '../support/factories.ts'
import { whileHashQueueFull } from '../support/hash-queue.ts'
import { sessionIdOf, signIn } from '../support/identity.ts'
import {
  endpointNames,
  randomAddress,
  sendGraphql,
  signInEndpoints,
  trySignIn,
} from '../support/sign-in-endpoints.ts'
import {
  endThrottleWait,
  guessPassword,
  passwordGuessKey,
  passwordGuessKeyAnywhere,
  registerFromNewAddress,
  throttleAccount,
  throttleOf,
} from '../support/throttling.ts'

const app = await startApp({ RATE_LIMIT_MULTIPLIER: '1' })

const email = {
  'an account has': async () => (await registerFromNewAddress(app)).email,
  'no account has': async () => `${unique()}@byline.test`,
}

test.each(Object.keys(email) as (keyof typeof email)[])(
  'doubles the wait with each wrong guess after five, for an address that %s',
  async (whose) => {
    const address = await email[whose]()
    const waits: number[] = []
    for (let i = 0; i < 15; i++) {
      if (i > 0) await endThrottleWait(app, passwordGuessKey(address))
      expect((await guessPassword(app, address)).outcome).toBe(401)
      waits.push((await throttleOf(app, passwordGuessKey(address)))!.wait)
    }
    expect(waits).toEqual([0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
  },
)

test.each(endpointNames)(
  'tells a throttled client of %s how long to wait, whether the guess is right or wrong',
  async (name) => {
    const [known, unknown] = [await email['an account has'](), await email['no account has']()]
    const responses: unknown[] = []
    for (const address of [known, unknown]) {
      const from = randomAddress()
      await throttleAccount(app, address, from)
      for (const given of [password, `${password}x`]) {
        const { outcome, headers, body } = await signInEndpoints[name](
          app,
          { email: address, password: given },
          { from },
        )
        expect(outcome).toBe(429)
        const wait = Number(headers['retry-after'])
        expect(wait).toBeGreaterThan(8)
        expect(wait).toBeLessThanOrEqual(32)
        expect(JSON.stringify(body)).toContain(`try again in ${wait} seconds`)
        if (name.startsWith('GraphQL'))
          expect(body.errors[0].extensions).toEqual({ code: 'TOO_MANY_ATTEMPTS', retryAfter: wait })
        if (name === 'REST v2') expect(body.code).toBe('TOO_MANY_ATTEMPTS')
        const { requestId: _, ...shown } = body
        responses.push(JSON.stringify(shown).replaceAll(String(wait), '?'))
      }
    }
    expect(new Set(responses).size).toBe(1)
  },
)

test('accepts the correct password after the wait and clears the count', async () => {
  const user = await registerFromNewAddress(app)
  const from = randomAddress()
  await throttleAccount(app, user.email, from)
  const signInFrom = () => trySignIn(app, { email: user.email, password }, { from })
  expect((await signInFrom()).outcome).toBe(429)
  await endThrottleWait(app, passwordGuessKey(user.email, from))
  expect((await signInFrom()).outcome).toBe(201)
  expect(await throttleOf(app, passwordGuessKey(user.email, from))).toBeUndefined()
  for (let i = 0; i < 4; i++) expect((await guessPassword(app, user.email, from)).outcome).toBe(401)
  expect((await signInFrom()).outcome).toBe(201)
})

test('forgets wrong guesses after a day', async () => {
  const user = await registerFromNewAddress(app)
  await throttleAccount(app, user.email)
  await app.services.db.write.execute(sql`
    update throttles set until = now() - interval '24 hours', changed_at = now() - interval '25 hours'
    where key in (${app.services.vault.hash('throttle', passwordGuessKey(user.email))},
      ${app.services.vault.hash('throttle', passwordGuessKeyAnywhere(user.email))})`)
  expect((await guessPassword(app, user.email)).outcome).toBe(401)
  expect(await throttleOf(app, passwordGuessKey(user.email))).toEqual({ count: 1, wait: 0 })
})

test.each(Object.keys(email) as (keyof typeof email)[])(
  'checks five of fifty parallel guesses for an address that %s',
  async (whose) => {
    const address = await email[whose]()
    const guesses = await Promise.all(Array.from({ length: 50 }, () => guessPassword(app, address)))
    const outcomes = guesses.map(({ outcome }) => outcome)
    // Some are rejected because the queue is full.
    expect(outcomes.filter((outcome) => ![401, 429, 503].includes(outcome))).toEqual([])
    const looked = outcomes.filter((outcome) => outcome === 401).length
    expect(looked).toBeGreaterThanOrEqual(1)
    expect(looked).toBeLessThanOrEqual(5)
  },
)

test('does not count parallel correct sign-ins as guesses', async () => {
  for (let round = 0; round < 5; round++) {
    const user = await registerFromNewAddress(app)
    const from = randomAddress()
    const comings = Array.from({ length: 2 }, () => trySignIn(app, { email: user.email, password }, { from }))
    expect((await Promise.all(comings)).map(({ outcome }) => outcome)).toEqual([201, 201])
  }
})

test('counts every guess of one GraphQL document', async () => {
  const user = await registerFromNewAddress(app)
  const from = randomAddress()
  const guesses = Array.from({ length: 15 }, (_, i) => {
    const given = i === 9 ? password : `wrong ${i}`
    return `g${i}: signIn(input: { email: "${user.email}", password: "${given}" }) { accessToken }`
  })
  const { body, headers } = await sendGraphql(app, `mutation { ${guesses.join('\n')} }`, {}, { from })
  expect(JSON.stringify(body)).not.toContain('accessToken')
  // The first error may end the document, but every checked guess was counted.
  const { rows: looked } = (await app.services.db.write.execute(sql`
    select 1 from audit_events where request_id = ${headers['x-request-id']}`)) as unknown as {
    rows: unknown[]
  }
  expect(looked.length).toBeGreaterThanOrEqual(1)
  expect(looked.length).toBeLessThanOrEqual(5)
  expect(await throttleOf(app, passwordGuessKey(user.email, from))).toMatchObject({ count: looked.length })
  expect((await throttleOf(app, `sign in ${from}`))!.count).toBeGreaterThanOrEqual(looked.length)
})

test('counts every sign-in of one GraphQL document', async () => {
  const users = await Promise.all(Array.from({ length: 5 }, () => registerFromNewAddress(app)))
  const from = randomAddress()
  const signIns = users.map(
    ({ email }, i) => `s${i}: signIn(input: { email: "${email}", password: "${password}" }) { expiresIn }`,
  )
  const { body } = await sendGraphql(app, `mutation { ${signIns.join('\n')} }`, {}, { from })
  expect(Object.keys(body.data)).toHaveLength(5)
  expect(await throttleOf(app, `sign in ${from}`)).toMatchObject({ count: 5 })
})

test('lets other networks sign in while one is throttled', async () => {
  const user = await registerFromNewAddress(app)
  const from = randomAddress()
  await throttleAccount(app, user.email, from)
  expect((await trySignIn(app, { email: user.email, password }, { from })).outcome).toBe(429)
  expect((await trySignIn(app, { email: user.email, password }, { from: randomAddress() })).outcome).toBe(201)
  expect(await throttleOf(app, passwordGuessKey(user.email, from))).toMatchObject({ count: 9 })
})

test.each(Object.keys(email) as (keyof typeof email)[])(
  'lets guesses of many networks wait a few seconds only, for an address that %s',
  async (whose) => {
    const address = await email[whose]()
    const key = passwordGuessKeyAnywhere(address)
    const waits: number[] = []
    for (let i = 0; i < 24; i++) {
      if (i > 19) await endThrottleWait(app, key)
      const from = randomAddress()
      expect((await guessPassword(app, address, from)).outcome).toBe(401)
      waits.push((await throttleOf(app, key))!.wait)
    }
    expect(waits).toEqual([...Array.from({ length: 19 }, () => 0), 2, 4, 5, 5, 5])
    const from = randomAddress()
    const held = await guessPassword(app, address, from)
    expect(held.outcome).toBe(429)
    expect(Number(held.headers['retry-after'])).toBeLessThanOrEqual(5)
    // Nothing was counted.
    expect(await throttleOf(app, passwordGuessKey(address, from))).toBeUndefined()
    expect(await throttleOf(app, key)).toMatchObject({ count: 24 })
  },
)

test('clears the count of the own network after a correct password, and not that of all networks', async () => {
  const user = await registerFromNewAddress(app)
  const from = randomAddress()
  for (let i = 0; i < 3; i++) expect((await guessPassword(app, user.email, from)).outcome).toBe(401)
  expect((await trySignIn(app, { email: user.email, password }, { from })).outcome).toBe(201)
  expect(await throttleOf(app, passwordGuessKey(user.email, from))).toBeUndefined()
  expect(await throttleOf(app, passwordGuessKeyAnywhere(user.email))).toMatchObject({ count: 3 })
})

test('throttles password guesses per session, and no other session', async () => {
  const user = await registerFromNewAddress(app)
  const stolen = await signIn(app, user, { from: randomAddress() })
  const body = { currentPassword: 'wrong', newPassword: unique('a new one ') }
  const ways = [
    () => rest(app, 'PUT /api/v2/me/password', { token: stolen.accessToken, body }),
    () => rest(app, 'POST /api/v2/me/reauthenticate', { token: stolen.accessToken, body: { password: 'x' } }),
  ]
  for (let i = 0; i < 5; i++) expect((await ways[i % 2]!()).status).toBe(401)
  for (const way of ways) {
    const held = await way()
    expect(held.status).toBe(429)
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(0)
  }
  const { text: key } = guessKeys.reauthentication(sessionIdOf(stolen.accessToken)!)
  expect(await throttleOf(app, `guess ${key}`)).toMatchObject({ count: 5 })
  expect((await trySignIn(app, { email: user.email, password }, { from: randomAddress() })).outcome).toBe(201)
  const own = await rest(app, 'POST /api/v2/me/reauthenticate', { token: user.token, body: { password } })
  expect(own.status).toBe(200)
})

test('does not count a guess that was not checked', async () => {
  const user = await registerFromNewAddress(app)
  const { result, tries } = await whileHashQueueFull(app, () =>
    Promise.all(Array.from({ length: 3 }, () => guessPassword(app, user.email))),
  )
  expect(result.map(({ outcome }) => outcome)).toEqual([503, 503, 503])
  expect(await throttleOf(app, passwordGuessKey(user.email))).toBeUndefined()
  for (const { email, outcome } of tries)
    expect((await throttleOf(app, passwordGuessKey(email)))?.count).toBe(outcome === 401 ? 1 : undefined)
  for (let i = 0; i < 4; i++) expect((await guessPassword(app, user.email)).outcome).toBe(401)
  expect((await trySignIn(app, { email: user.email, password }, { from: randomAddress() })).outcome).toBe(201)
})
