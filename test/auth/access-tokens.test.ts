import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import { expect, onTestFinished, test, vi } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { hasPostgres, startApp } from '../support/app.ts'
import { ask, rest } from '../support/clients.ts'
import { newUser, unique } from '../support/factories.ts'
import { keyOf, sessionIdOf, signIn } from '../support/identity.ts'
import { matrix } from '../support/matrix/matrix.ts'
import { operationFor, rootFields } from '../support/operations.ts'
import {
  accessTokenClaims,
  activeSigningKey,
  type Changes,
  databaseNow,
  signToken,
} from '../support/tokens.ts'

const app = await startApp()
const own = await activeSigningKey(app)
const { kid, publicKey } = own
const [user, other] = [await newUser(app), await newUser(app)]
const now = Math.floor(await databaseNow(app))
const goodClaims = accessTokenClaims(user, now)
const forge = (changes?: Changes, key?: Parameters<typeof signToken>[3]) =>
  signToken(own, goodClaims, changes, key)

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const unsigned = (alg: string) => `${encoded({ alg, typ: 'at+jwt', kid })}.${encoded(goodClaims)}.`
const otherKey = await exportJWK((await generateKeyPair('EdDSA', { extractable: true })).privateKey)
const { d: _, ...otherPublicKey } = otherKey
const otherServer = 'http://127.0.0.1:1/keys'
const valid = await forge()
const [head, , signature] = valid.split('.')
const hs256 = { header: { alg: 'HS256' } }
const claim = (name: string, value?: unknown) => forge({ claims: { [name]: value } })
const withKid = (value: unknown) => forge({ header: { kid: value } })

const forged: Record<string, string> = {
  'alg none': unsigned('none'),
  'alg None': unsigned('None'),
  'no signature': unsigned('EdDSA'),
  'HS256 with the public key': await forge(hs256, Buffer.from(publicKey.x!, 'base64url')),
  'HS256 with the public JWK': await forge(hs256, Buffer.from(JSON.stringify(publicKey))),
  'HS256 with the kid': await forge(hs256, Buffer.from(kid)),
  'another Ed25519 key': await forge({}, otherKey),
  'another key, named by its own kid': await forge(
    { header: { kid: await calculateJwkThumbprint(otherKey) } },
    otherKey,
  ),
  'another key, included as jwk': await forge({ header: { jwk: otherPublicKey } }, otherKey),
  'another key, referenced by jku': await forge({ header: { jku: otherServer } }, otherKey),
  'another key, referenced by x5u': await forge({ header: { x5u: otherServer } }, otherKey),
  'another key, included as x5c': await forge({ header: { x5c: [encoded(otherPublicKey)] } }, otherKey),
  'no kid': await withKid(undefined),
  'an empty kid': await withKid(''),
  'an unknown kid': await withKid('x'),
  'a kid that is a path': await withKid('../../etc/passwd'),
  'a kid that is a device': await withKid('/dev/null'),
  'a kid that is SQL': await withKid(`' or state = 'active' --`),
  'a kid with a nul': await withKid(`${kid}\0`),
  'a kid that is a property': await withKid('__proto__'),
  'a list of kids': await withKid([kid]),
  'a number for a kid': await withKid(5),
  'no typ': await forge({ header: { typ: undefined } }),
  'typ JWT': await forge({ header: { typ: 'JWT' } }),
  'the typ of an ID token': await forge({ header: { typ: 'id_token+jwt' } }),
  'an unknown critical header': await forge({ header: { crit: ['b'], b: true } }),
  'the claims of another user': `${head}.${encoded({ ...goodClaims, sub: keyOf(other) })}.${signature}`,
  'wrong aud': await claim('aud', 'another-api'),
  'no aud': await claim('aud'),
  'wrong iss': await claim('iss', 'https://evil.example'),
  'no iss': await claim('iss'),
  'no sub': await claim('sub'),
  'an empty sub': await claim('sub', ''),
  'the sub of another user': await claim('sub', keyOf(other)),
  'a malformed sub': await claim('sub', `${keyOf(user)}' or true --`),
  'no sid': await claim('sid'),
  'an empty sid': await claim('sid', ''),
  'the sid of another user': await claim('sid', sessionIdOf(other.token)),
  'an unknown sid': await claim('sid', crypto.randomUUID()),
  'a malformed sid': await claim('sid', `${sessionIdOf(user.token)}' or true --`),
  'a list of sids': await claim('sid', [sessionIdOf(user.token)]),
  'no client_id': await claim('client_id'),
  'no auth_time': await claim('auth_time'),
  'auth_time as text': await claim('auth_time', String(now)),
  'no jti': await claim('jti'),
  'no exp': await claim('exp'),
  'exp as text': await claim('exp', String(now + 600)),
  'exp as a list': await claim('exp', [now + 600]),
  'no iat': await claim('iat'),
  'iat as text': await claim('iat', String(now)),
  'iat in the future': await forge({ claims: { iat: now + 300, exp: now + 900 } }),
  'nbf in the future': await claim('nbf', now + 300),
  'more than 4 KiB': await padded(4_097),
  'no token at all': 'x',
  'two dots': '..',
  'five parts': `${valid}..`,
  'two tokens': `${valid} ${valid}`,
  'a list of tokens': `${valid}, Bearer ${valid}`,
}

test('accepts a valid token with any spelling of Bearer and up to 4 KiB', async () => {
  for (const header of [
    `Bearer ${valid}`,
    `bearer  ${valid}`,
    `BEARER ${valid}`,
    `Bearer ${await padded(4_096)}`,
  ])
    expect(await whoIs(header)).toEqual({ status: 200, username: user.username, codes: [] })
})

test.each(Object.keys(forged))('rejects a token with %s', async (what) => {
  expect(await whoIs(`Bearer ${forged[what]}`)).toEqual({ status: 401, codes: ['UNAUTHENTICATED'] })
})

test.each(['', ' ', 'Bearer', 'Bearer ', 'Basic eDp5', `Token ${valid}`, valid, `Bearer${valid}`])(
  'rejects the Authorization header "%s" instead of treating the sender as a guest',
  async (header) => {
    expect(await whoIs(header)).toEqual({ status: 401, codes: ['UNAUTHENTICATED'] })
  },
)

test('accepts the scheme Token only in v1, in any case like Bearer', async () => {
  const by = (path: '/api/v1/user' | '/api/v2/me', scheme: string, token = valid) =>
    rest(app, `GET ${path}`, { headers: { authorization: `${scheme} ${token}` } })
  for (const scheme of ['Token', 'token', 'TOKEN', 'Bearer', 'bearer', 'BEARER'])
    expect((await by('/api/v1/user', scheme)).body.user).toMatchObject({ username: user.username })
  for (const scheme of ['Bearer', 'bearer', 'BEARER'])
    expect((await by('/api/v2/me', scheme)).body).toMatchObject({ username: user.username })
  expect((await by('/api/v2/me', 'Token')).status).toBe(401)
  for (const what of ['another Ed25519 key', 'no sid', 'wrong aud'])
    expect((await by('/api/v1/user', 'Token', forged[what]!)).status).toBe(401)
})

test('rejects a valid token in the URL', async () => {
  for (const address of ['/api/v2/me', '/api/v2/articles', '/api/v1/user', '/api/user', '/graphql', '/']) {
    const response = await app.inject(`${address}?access_token=${valid}`)
    expect([address, response.statusCode]).toEqual([address, address.endsWith('/user') ? 422 : 400])
    expect(response.body).not.toContain(valid)
  }
  const withHeader = { headers: { authorization: `Bearer ${valid}` } }
  expect((await rest(app, `GET /api/v2/me?access_token=${valid}`, withHeader)).status).toBe(400)
})

test('rejects a token from 30 seconds after its expiry, by the clock of the database', async () => {
  const expired = { status: 401, codes: ['TOKEN_EXPIRED'] }
  const accepted = { status: 200, username: user.username, codes: [] }
  for (const [age, answer] of [
    [-1, accepted],
    [29, accepted],
    [30, expired],
    [31, expired],
    [60, expired],
  ] as const) {
    const found = await inOneSecond(async (second) =>
      whoIs(`Bearer ${await forge({ claims: { exp: second - age, iat: second - 400 } })}`),
    )
    expect([age, found]).toEqual([age, answer])
  }
})

test('reports TOKEN_EXPIRED in every API, but only for a token that is otherwise valid', async () => {
  const token = await claim('exp', now - 60)
  expect(await rest(app, 'GET /api/v2/me', { token })).toMatchObject({
    status: 401,
    headers: { 'www-authenticate': expect.stringMatching(/^Bearer/) },
    body: { code: 'TOKEN_EXPIRED' },
  })
  expect((await rest(app, 'GET /api/v1/user', { token })).status).toBe(401)
  const expiredAndForged = await forge({ claims: { exp: now - 60 } }, otherKey)
  expect(await whoIs(`Bearer ${expiredAndForged}`)).toEqual({ status: 401, codes: ['UNAUTHENTICATED'] })
})

test('rejects a token older than the longest lifetime, regardless of its expiry', async () => {
  const day = 24 * 60 * 60
  const { status, codes } = await whoIs(`Bearer ${await claim('iat', now - day - 60)}`)
  expect([status, codes.length]).toEqual([401, 1])
  expect((await whoIs(`Bearer ${await claim('iat', now - day + 60)}`)).status).toBe(200)
})

// The embedded database uses the clock of this machine.
test.runIf(hasPostgres).each([-10, 10])(
  'ignores the clock of this machine when it is %i minutes wrong',
  async (minutes) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 })
    onTestFinished(() => void vi.useRealTimers())
    const { accessToken } = await signIn(app, user)
    const { iat, exp, auth_time } = JSON.parse(
      Buffer.from(accessToken.split('.')[1]!, 'base64url').toString(),
    )
    expect(Math.abs(iat - (await databaseNow(app)))).toBeLessThan(60)
    expect([exp - iat, iat - auth_time]).toEqual([300, 0])
    expect((await whoIs(`Bearer ${accessToken}`)).username).toBe(user.username)
    expect((await whoIs(`Bearer ${await claim('exp', now - 60)}`)).codes).toEqual(['TOKEN_EXPIRED'])
    expect((await whoIs(`Bearer ${await claim('iat', now + 120)}`)).codes).toEqual(['UNAUTHENTICATED'])
  },
)

test('rejects invalid tokens for every field that reads the credential, even if guests may query it', async () => {
  const readingFields = rootFields().filter(({ name }) => !matrix.get(name)!.ignoresCredential)
  expect(readingFields.length).toBeGreaterThan(30)
  for (const place of readingFields) {
    const { query, variables } = operationFor(place)
    const { status, data, errors } = await ask(app, query, variables, forged['another Ed25519 key'])
    expect({ status, data, code: errors[0]?.extensions.code }, place.name).toEqual({
      status: 401,
      data: null,
      code: 'UNAUTHENTICATED',
    })
  }
})

test('rejects the token of a deleted or disabled user and of an ended or expired session', async () => {
  const statements = {
    deleted: (id: string) => sql`delete from users where id = ${id}`,
    disabled: (id: string) => sql`update users set disabled_at = now() where id = ${id}`,
    'signed out': (id: string) => sql`update sessions set ended_at = now() where user_id = ${id}`,
    'with an expired session': (id: string) =>
      sql`update sessions set expires_at = now() where user_id = ${id}`,
  }
  for (const [what, statement] of Object.entries(statements)) {
    const owner = await newUser(app)
    expect(await whoIs(`Bearer ${owner.token}`)).toMatchObject({ username: owner.username })
    await app.services.db.write.execute(statement(keyOf(owner)))
    expect([what, await whoIs(`Bearer ${owner.token}`)]).toEqual([
      what,
      { status: 401, codes: ['UNAUTHENTICATED'] },
    ])
  }
})

/** A valid token of exactly this many bytes, or one less if base64 has no such length. */
async function padded(bytes: number): Promise<string> {
  const bare = (await claim('padding', '')).length
  const close = Math.floor(((bytes - bare) * 3) / 4) - 4
  for (let length = close + 8; ; length--) {
    const token = await claim('padding', 'x'.repeat(length))
    if (token.length <= bytes && token.length > bytes - 2) return token
  }
}

/** Runs `work` within one second of the database's clock, and repeats it otherwise. */
async function inOneSecond<T>(work: (second: number) => Promise<T>): Promise<T> {
  for (;;) {
    const before = await databaseNow(app)
    const answer = await work(Math.floor(before))
    const after = await databaseNow(app)
    // The key ring knows that clock to a few milliseconds.
    if (before % 1 > 0.05 && Math.floor(before) === Math.floor(after + 0.05)) return answer
  }
}

async function whoIs(authorization: string) {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization },
    payload: { query: `{ viewer { user { username } } } # ${unique()}` },
  })
  const { data, errors = [] } = response.json()
  return {
    status: response.statusCode,
    username: data?.viewer?.user.username,
    codes: errors.map((error: { extensions: { code: string } }) => error.extensions.code),
  }
}
