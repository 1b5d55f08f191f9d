import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { randomToken } from '../../src/crypto/opaque-tokens.ts'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { newArticle, password, unique } from '../support/factories.ts'
import {
  type Credentials,
  endpointNames,
  type RequestOrigin,
  randomAddress,
  randomIpv6Prefix,
  sendGraphql,
  signInEndpoints,
  trySignIn,
} from '../support/sign-in-endpoints.ts'
import {
  endQuotaPeriod,
  passwordGuessKey,
  registerFromNewAddress,
  throttleAccount,
  throttleOf,
} from '../support/throttling.ts'

const env = { RATE_LIMIT_MULTIPLIER: '1' }
const app = await startApp(env)

const unknownCredentials = () => ({ email: `${unique()}@byline.test`, password: 'wrong' })

/** Uses up the sign-ins of a minute, from these addresses in turn. */
async function useUp(originOf: (i: number) => RequestOrigin, server = app): Promise<void> {
  const outcomes: number[] = []
  for (let i = 0; i < 20; i++)
    outcomes.push((await trySignIn(server, unknownCredentials(), originOf(i))).outcome)
  expect(outcomes).toEqual(Array(20).fill(401))
}

test('allows twenty sign-ins a minute per address, for any accounts', async () => {
  const from = randomAddress()
  const user = await registerFromNewAddress(app)
  await useUp(() => ({ from }))
  for (const name of endpointNames) {
    const { outcome, headers, body } = await signInEndpoints[name](
      app,
      { email: user.email, password },
      { from },
    )
    expect(outcome).toBe(429)
    const wait = Number(headers['retry-after'])
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    if (name.startsWith('GraphQL')) expect(body.errors[0].extensions.retryAfter).toBe(wait)
  }
  expect((await trySignIn(app, { email: user.email, password }, { from: randomAddress() })).outcome).toBe(201)
  await endQuotaPeriod(app, `sign in ${from}`)
  await useUp(() => ({ from }))
  expect((await trySignIn(app, unknownCredentials(), { from })).outcome).toBe(429)
})

test('lets a known device sign in while its network is throttled, and nobody else', async () => {
  const from = randomAddress()
  const user = await registerFromNewAddress(app, { from })
  const other = await registerFromNewAddress(app, { from })
  await useUp(() => ({ from }))
  const attempt = (given: Credentials) => trySignIn(app, given, { from })
  const { deviceToken } = user
  expect((await attempt({ email: user.email, password, deviceToken })).outcome).toBe(201)
  const rejected = [
    { email: user.email, password },
    { email: other.email, password, deviceToken },
    { ...unknownCredentials(), deviceToken },
    { email: user.email, password, deviceToken: randomToken('device') },
  ]
  const responses = new Set<string>()
  for (const given of rejected) {
    const { outcome, body } = await attempt(given)
    expect(outcome).toBe(429)
    responses.add(`${body.code} ${body.detail.replace(/\d+/, '?')}`)
  }
  expect(responses.size).toBe(1)
})

test('limits correct sign-ins of a known device', async () => {
  const from = randomAddress()
  const { email, deviceToken } = await registerFromNewAddress(app, { from })
  const outcomes: number[] = []
  for (let i = 0; i < 21; i++)
    outcomes.push((await trySignIn(app, { email, password, deviceToken }, { from })).outcome)
  expect(outcomes).toEqual([...Array.from({ length: 20 }, () => 201), 429])
})

test('counts all addresses of one /64 together', async () => {
  const [network, other] = [randomIpv6Prefix(), randomIpv6Prefix()]
  await useUp((i) => ({ from: `${network}::${(i + 1).toString(16)}` }))
  for (const host of ['::ffff', ':0:0:0:1', ':dead:beef:cafe:1'])
    expect((await trySignIn(app, unknownCredentials(), { from: network + host })).outcome, host).toBe(429)
  expect((await trySignIn(app, unknownCredentials(), { from: `${other}::1` })).outcome).toBe(401)
})

test('counts different /64 networks separately', async () => {
  const network = randomIpv6Prefix().split(':').slice(0, 3).join(':')
  await useUp((i) => ({ from: `${network}:${(i + 1).toString(16)}::1` }))
  expect((await trySignIn(app, unknownCredentials(), { from: `${network}:ffff::1` })).outcome).toBe(401)
})

test('recognizes an IPv4 address on an IPv6 socket', async () => {
  const from = randomAddress()
  await useUp((i) => ({ from: ['', '::ffff:', '::FFFF:'][i % 3] + from }))
  for (const spelling of [from, `::ffff:${from}`])
    expect((await trySignIn(app, unknownCredentials(), { from: spelling })).outcome).toBe(429)
  expect((await trySignIn(app, unknownCredentials(), { from: `::ffff:${randomAddress()}` })).outcome).toBe(
    401,
  )
})

test('ignores X-Forwarded-For without trusted proxies', async () => {
  const from = randomAddress()
  const spoofed = () => ({ from, headers: { 'x-forwarded-for': randomAddress(), forwarded: 'for=10.0.0.1' } })
  await useUp(spoofed)
  expect((await trySignIn(app, unknownCredentials(), spoofed())).outcome).toBe(429)
})

test('trusts exactly the configured number of proxies', async () => {
  const behindOne = await startApp({ ...env, TRUST_PROXY: '1' })
  const [proxy, client] = [randomAddress(), randomAddress()]
  const through = (...forwardedFor: string[]) => ({
    from: proxy,
    headers: { 'x-forwarded-for': forwardedFor.join(', ') },
  })
  await useUp((i) => (i % 2 ? through(randomAddress(), client) : through(client)), behindOne)
  for (const throttled of [
    through(client),
    through(randomAddress(), client),
    through(randomAddress(), proxy, client),
  ])
    expect((await trySignIn(behindOne, unknownCredentials(), throttled)).outcome).toBe(429)
  expect((await trySignIn(behindOne, unknownCredentials(), through(randomAddress()))).outcome).toBe(401)
  expect((await trySignIn(behindOne, unknownCredentials(), through(client, randomAddress()))).outcome).toBe(
    401,
  )
})

test('allows twenty registrations a minute per address', async () => {
  const from = randomAddress()
  const register = (given = 'password') => ({
    username: unique(),
    email: `${unique()}@byline.test`,
    password: given,
  })
  for (let i = 0; i < 20; i++) {
    const { status } = await rest(app, 'POST /api/v2/users', { body: register(), from })
    expect(status).toBe(400)
  }
  const responses = [
    await rest(app, 'POST /api/v2/users', { body: register(password), from }),
    await rest(app, 'POST /api/v1/users', { body: { user: register(password) }, from }),
  ]
  for (const { status, headers } of responses) {
    expect(status).toBe(429)
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60)
  }
  const query = 'mutation ($input: RegisterInput!) { register(input: $input) { accessToken } }'
  const response = await sendGraphql(app, query, { input: register(password) }, { from })
  expect([response.outcome, response.body.errors[0].extensions.retryAfter]).toEqual([
    429,
    Number(response.headers['retry-after']),
  ])
  await registerFromNewAddress(app)
  await endQuotaPeriod(app, `register ${from}`)
  await registerFromNewAddress(app, { from })
})

test('allows twenty comments a minute per user, over GraphQL and REST together', async () => {
  const [author, other] = [await registerFromNewAddress(app), await registerFromNewAddress(app)]
  const { slug } = await newArticle(app, author)
  const query = 'mutation ($s: String!, $b: String!) { createComment(articleSlug: $s, body: $b) { id } }'
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
  const ways = [
    (token: string) =>
      rest(app, `POST /api/v2/articles/${slug}/comments`, { token, body: { body: 'Well.' } }),
    (token: string) =>
      rest(app, `POST /api/v1/articles/${slug}/comments`, { token, body: { comment: { body: 'Well.' } } }),
    (token: string) => sendGraphql(app, query, { s: slug, b: 'Well.' }, bearer(token)),
  ]
  const outcomeOf = (response: { status: number; outcome?: number }) => response.outcome ?? response.status
  for (let i = 0; i < 20; i++)
    expect(outcomeOf(await ways[i % 3]!(author.token))).toBe([201, 200, 200][i % 3])
  for (const way of ways) {
    const response = await way(author.token)
    expect(outcomeOf(response)).toBe(429)
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
    expect(outcomeOf(await way(other.token))).toBeLessThan(202)
  }
  await endQuotaPeriod(app, `comment ${author.key}`)
  expect(outcomeOf(await ways[0]!(author.token))).toBe(201)
})

test('stores no addresses and no names', async () => {
  const from = randomAddress()
  const user = await registerFromNewAddress(app, { from })
  await throttleAccount(app, user.email)
  await trySignIn(app, unknownCredentials(), { from })
  expect(await throttleOf(app, passwordGuessKey(user.email))).toBeDefined()
  const { rows } = (await app.services.db.write.execute(sql`select * from throttles`)) as unknown as {
    rows: { key: string }[]
  }
  for (const { key } of rows) expect(key).toMatch(/^[\w-]{43}$/)
  const written = JSON.stringify(rows)
  for (const what of [`sign in ${from}`, passwordGuessKey(user.email)]) {
    // Without the pepper, an address cannot be found by hashing all of them.
    for (const text of [what, `throttle\0${what}`])
      expect(written).not.toContain(createHash('sha256').update(text).digest('base64url'))
  }
  for (const word of [user.email, user.username, user.key, from]) expect(written).not.toContain(word)
})
