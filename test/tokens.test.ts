import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type CompactJWSHeaderParameters,
  CompactSign,
  calculateJwkThumbprint,
  importJWK,
  type JWK,
} from 'jose'
import { expect, test } from 'vitest'
import { generateSigningKey } from '../src/auth/tokens.ts'
import { sql } from '../src/db/drizzle.ts'
import { copyOfTemplate, hasPostgres, signingKey, startApp } from './app.ts'
import { ask } from './clients.ts'
import { newUser } from './factories.ts'
import { operationFor, rootFields } from './operations.ts'

const dataDir = copyOfTemplate()
const app = await startApp(hasPostgres ? {} : { DATA_DIR: dataDir })
const privateJwk: JWK = JSON.parse(
  hasPostgres ? signingKey : JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).AUTH_SIGNING_KEY,
)
const { d: _, ...publicJwk } = privateJwk
const kid = await calculateJwkThumbprint(publicJwk)
const user = await newUser(app)
const sub = Buffer.from(user.id, 'base64').toString().split(':')[1]!
const now = Math.floor(Date.now() / 1000)

const goodHeader = { alg: 'EdDSA', typ: 'at+jwt', kid }
const goodClaims = { sub, iss: 'byline', aud: 'byline-api', iat: now, exp: now + 600, jti: 'a', padding: '' }

/** A token signed with our own key, unless told otherwise: only what is changed can be why it is refused. */
async function forge(
  { header = {}, claims = {} }: { header?: object; claims?: object } = {},
  key: JWK | Uint8Array = privateJwk,
): Promise<string> {
  const all = { ...goodHeader, ...header } as CompactJWSHeaderParameters
  const payload = new TextEncoder().encode(JSON.stringify({ ...goodClaims, ...claims }))
  const signer = key instanceof Uint8Array ? key : await importJWK(key, 'EdDSA')
  return new CompactSign(payload).setProtectedHeader(all).sign(signer, { crit: { b: true } })
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const unsigned = (alg: string) => `${encoded({ ...goodHeader, alg })}.${encoded(goodClaims)}.`
const otherKey: JWK = JSON.parse(await generateSigningKey())
const valid = await forge()
const [head, , signature] = valid.split('.')
const hs256 = { header: { alg: 'HS256' } }

const forged: Record<string, string> = {
  'alg none': unsigned('none'),
  'alg None': unsigned('None'),
  'no signature': unsigned('EdDSA'),
  'HS256 with the public key': await forge(hs256, Buffer.from(publicJwk.x!, 'base64url')),
  'HS256 with the public JWK': await forge(hs256, Buffer.from(JSON.stringify(publicJwk))),
  'another Ed25519 key': await forge({}, otherKey),
  'another key, named by its own kid': await forge(
    { header: { kid: await calculateJwkThumbprint(otherKey) } },
    otherKey,
  ),
  'another key, which it brings along': await forge(
    { header: { jwk: { ...otherKey, d: undefined } } },
    otherKey,
  ),
  'no kid': await forge({ header: { kid: undefined } }),
  'an unknown kid': await forge({ header: { kid: 'x' } }),
  'no typ': await forge({ header: { typ: undefined } }),
  'typ JWT': await forge({ header: { typ: 'JWT' } }),
  'an unknown critical header': await forge({ header: { crit: ['b'], b: true } }),
  'claims of somebody else': `${head}.${encoded({ ...goodClaims, sub: '018f0000-0000-7000-8000-000000000000' })}.${signature}`,
  'wrong aud': await forge({ claims: { aud: 'another-api' } }),
  'no aud': await forge({ claims: { aud: undefined } }),
  'wrong iss': await forge({ claims: { iss: 'https://evil.example' } }),
  'no iss': await forge({ claims: { iss: undefined } }),
  'no sub': await forge({ claims: { sub: undefined } }),
  'an empty sub': await forge({ claims: { sub: '' } }),
  'no jti': await forge({ claims: { jti: undefined } }),
  'no exp': await forge({ claims: { exp: undefined } }),
  'exp as text': await forge({ claims: { exp: String(now + 600) } }),
  'expired beyond the tolerance': await forge({ claims: { exp: now - 60 } }),
  'no iat': await forge({ claims: { iat: undefined } }),
  'iat in the future': await forge({ claims: { iat: now + 300, exp: now + 900 } }),
  'older than any token lives': await forge({ claims: { iat: now - 25 * 60 * 60 } }),
  'nbf in the future': await forge({ claims: { nbf: now + 300 } }),
  '5 KB': await forge({ claims: { padding: 'x'.repeat(5_000) } }),
  'no token at all': 'x',
  'two dots': '..',
  'two tokens': `${valid} ${valid}`,
  'a list of tokens': `${valid}, Bearer ${valid}`,
}

test('takes a token like those it refuses, also just expired, also with a longer way to write Bearer', async () => {
  for (const header of [
    `Bearer ${valid}`,
    `bearer  ${valid}`,
    `Bearer ${await forge({ claims: { exp: now - 10, padding: 'x'.repeat(1_000) } })}`,
  ])
    expect(await whoIs(header)).toEqual({ status: 200, username: user.username, codes: [] })
})

test.each(Object.keys(forged))('refuses a token with %s', async (what) => {
  expect(await whoIs(`Bearer ${forged[what]}`)).toEqual({ status: 401, codes: ['UNAUTHENTICATED'] })
})

test.each(['', ' ', 'Bearer', 'Bearer ', 'Basic eDp5', `Token ${valid}`, valid, `Bearer${valid}`])(
  'refuses the Authorization header "%s", rather than take its sender for a guest',
  async (header) => {
    expect(await whoIs(header)).toEqual({ status: 401, codes: ['UNAUTHENTICATED'] })
  },
)

test('refuses them for everything there is, also for what is open to guests', async () => {
  for (const place of rootFields()) {
    const { query, variables } = operationFor(place)
    const { status, data, errors } = await ask(app, query, variables, forged['another Ed25519 key'])
    expect({ status, data, code: errors[0]?.extensions.code }, place.name).toEqual({
      status: 401,
      data: null,
      code: 'UNAUTHENTICATED',
    })
  }
})

test('refuses the token of somebody who is gone', async () => {
  const gone = await newUser(app)
  expect(await whoIs(`Bearer ${gone.token}`)).toMatchObject({ username: gone.username })
  await app.services.db.write.execute(sql`delete from users where username = ${gone.username}`)
  expect(await whoIs(`Bearer ${gone.token}`)).toEqual({ status: 401, codes: ['UNAUTHENTICATED'] })
})

async function whoIs(authorization: string) {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization },
    payload: { query: '{ viewer { user { username } } }' },
  })
  const { data, errors = [] } = response.json()
  return {
    status: response.statusCode,
    username: data?.viewer?.user.username,
    codes: errors.map((error: { extensions: { code: string } }) => error.extensions.code),
  }
}
