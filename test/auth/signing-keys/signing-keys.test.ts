import type { FastifyInstance } from 'fastify'
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JWK,
  jwtVerify,
} from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { revokeSigningKey, rotateSigningKeys } from '../../../src/auth/signing-keys/rotation.ts'
import {
  type Algorithm,
  listSigningKeys,
  signingKeyOwner,
} from '../../../src/auth/signing-keys/signing-keys.ts'
import { createVault, randomSecret } from '../../../src/crypto/vault.ts'
import { sql } from '../../../src/db/drizzle.ts'
import { copyOfTemplate, hasPostgres, startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { migratedDatabase } from '../../support/databases.ts'
import { newUser, password } from '../../support/factories.ts'
import { signIn, type TokenPair } from '../../support/identity.ts'
import { accessTokenClaims, activeSigningKey, databaseNow, signToken } from '../../support/tokens.ts'

/**
 * Two apps on a database of their own, because these tests end keys that other tests would need. The embedded
 * database allows one app only.
 */
async function newApps(): Promise<[FastifyInstance, FastifyInstance]> {
  const start = async (env: Record<string, string>) => {
    const app = await startApp(env)
    onTestFinished(() => app.close())
    return app
  }
  if (hasPostgres) {
    const env = { DATABASE_URL: await migratedDatabase() }
    return [await start(env), await start(env)]
  }
  const app = await start({ DATA_DIR: copyOfTemplate() })
  return [app, app]
}

type Jwks = { keys: (JWK & { kid: string })[] }

async function jwksOf(app: FastifyInstance): Promise<Jwks> {
  return (await rest(app, 'GET /.well-known/jwks.json')).body
}
const kidsOf = async (app: FastifyInstance) => (await jwksOf(app)).keys.map(({ kid }) => kid)
const kidIn = (token: string): string =>
  JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()).kid
const statusOf = async (app: FastifyInstance, token: string) =>
  (await rest(app, 'GET /api/v2/me', { token })).status
const refresh = async (app: FastifyInstance, { refreshToken }: TokenPair): Promise<TokenPair> =>
  (await rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken } })).body

async function kidOfState(app: FastifyInstance, state: string): Promise<string> {
  return (await listSigningKeys(app.services)).find((key) => key.state === state)!.kid
}

/** Waits until all apps know a key. They check every five seconds. */
async function waitForKey(apps: FastifyInstance[], kid: string): Promise<void> {
  for (const app of apps) await expect.poll(() => kidsOf(app)).toContain(kid)
}

/** Rotates the keys as if the next key had been published for long enough. */
async function rotate(app: FastifyInstance, algorithm: Algorithm = 'EdDSA'): Promise<string> {
  await rotateSigningKeys(app.services, algorithm) // Replaces a next key of another algorithm.
  await app.services.db.write.execute(
    sql`update signing_keys set created_at = created_at - interval '5 minutes' where state = 'next'`,
  )
  const outcome = await rotateSigningKeys(app.services, algorithm)
  expect(outcome).toEqual({ kid: expect.any(String) })
  return (outcome as { kid: string }).kid
}

test('publishes the next key before it signs, and the previous key after it has signed', async () => {
  const [app, other] = await newApps()
  const pair = await signIn(app, await newUser(app))
  const [active, next] = [await kidOfState(app, 'active'), await kidOfState(app, 'next')]
  expect(kidIn(pair.accessToken)).toBe(active)
  expect((await kidsOf(app)).toSorted()).toEqual([active, next].toSorted())
  expect(await rotateSigningKeys(app.services, 'EdDSA')).toEqual({ wait: expect.any(Number) })
  expect(await kidOfState(app, 'active')).toBe(active) // Clients may still cache the keys without it.

  expect(await rotate(app)).toBe(next)
  const newest = await kidOfState(app, 'next')
  await waitForKey([app, other], newest)
  for (const one of [app, other]) {
    expect((await kidsOf(one)).toSorted()).toEqual([active, next, newest].toSorted())
    expect(kidIn((await signIn(one, await newUser(one))).accessToken)).toBe(next)
    expect(await statusOf(one, pair.accessToken)).toBe(200)
  }
  await app.services.db.write.execute(
    sql`update signing_keys set changed_at = changed_at - interval '25 hours' where state = 'retiring'`,
  )
  for (const one of [app, other]) {
    await expect.poll(() => kidsOf(one)).not.toContain(active)
    expect(await statusOf(one, pair.accessToken)).toBe(401)
  }
})

test('publishes only the public part of each key, with its thumbprint as kid', async () => {
  const [app] = await newApps()
  await rotate(app, 'ES256')
  await waitForKey([app], await kidOfState(app, 'next'))
  const { headers, body } = await rest(app, 'GET /.well-known/jwks.json')
  expect(headers['cache-control']).toBe('public, max-age=300')
  const { keys } = body as Jwks
  expect(keys.map(({ kty, crv, alg }) => [kty, crv, alg]).toSorted()).toEqual([
    ['EC', 'P-256', 'ES256'],
    ['EC', 'P-256', 'ES256'],
    ['OKP', 'Ed25519', 'EdDSA'],
  ])
  for (const key of keys) {
    expect(Object.keys(key).filter((name) => !/^(kty|crv|x|y|kid|alg|use)$/.test(name))).toEqual([])
    const { kty, crv, x, y } = key
    expect(key.kid).toBe(await calculateJwkThumbprint({ kty, crv, x, ...(y && { y }) } as JWK))
    expect(key.use).toBe('sig')
  }
})

test('signs with ES256 so that clients can verify by the published keys', async () => {
  const [app, other] = await newApps()
  const user = await newUser(app)
  const before = await signIn(app, user)
  const kid = await rotate(app, 'ES256')
  await waitForKey([app, other], await kidOfState(app, 'next'))
  const { accessToken } = await signIn(app, user)
  expect(kidIn(accessToken)).toBe(kid)
  for (const one of [app, other]) {
    const keys = createLocalJWKSet(await jwksOf(one))
    for (const [token, alg] of [
      [accessToken, 'ES256'],
      [before.accessToken, 'EdDSA'],
    ] as const) {
      const { protectedHeader } = await jwtVerify(token, keys, { audience: 'byline-api', issuer: 'byline' })
      expect(protectedHeader.alg).toBe(alg)
      expect(await statusOf(one, token)).toBe(200)
    }
  }
})

test.skipIf(!hasPostgres)('rejects no valid token while keys are rotated under load', async () => {
  const apps = await newApps()
  const [app, other] = apps
  const users = await Promise.all([newUser(app), newUser(app), newUser(app)])
  const tokens = users.map(({ token }) => token)
  const statuses: number[] = []
  const accepted = new Set<string>()
  let done = false

  const use = async (turn: number, token: string) => {
    const status = await statusOf(apps[turn % 2]!, token)
    statuses.push(status)
    if (status === 200) accepted.add(`${turn % 2} ${kidIn(token)}`)
  }
  const readers = [0, 1].map(async (reader) => {
    for (let turn = reader; !done; turn++) {
      await use(turn, tokens[Math.floor(turn / 2) % tokens.length]!)
      await use(turn, tokens.at(-1)!)
    }
  })
  // One app issues a token, and the other app gets it at once.
  const refreshers = users.map(async (user, i) => {
    let pair = await signIn(apps[i % 2]!, user)
    for (let turn = i; !done; turn++) {
      pair = await refresh(apps[turn % 2]!, pair)
      tokens.push(pair.accessToken)
      await use(turn + 1, pair.accessToken)
    }
  })
  const signers: string[] = [await kidOfState(app, 'active')]
  try {
    for (let rotation = 0; rotation < 2; rotation++) {
      const next = await kidOfState(app, 'next')
      await waitForKey(apps, next)
      await rotate(app)
      signers.push(next)
      // Both apps sign with the next key.
      for (const one of [app, other])
        await expect.poll(async () => kidIn((await signIn(one, users[0]!)).accessToken)).toBe(next)
    }
  } finally {
    done = true
  }
  await Promise.all([...readers, ...refreshers])
  expect(statuses.length).toBeGreaterThan(100)
  expect(statuses.filter((status) => status !== 200)).toEqual([])
  expect([...accepted].toSorted()).toEqual(signers.flatMap((kid) => [`0 ${kid}`, `1 ${kid}`]).toSorted())
})

test('rejects tokens signed by a revoked key in every process, and signs with the next key', async () => {
  const apps = await newApps()
  const [app, other] = apps
  const user = await newUser(app)
  const pair = await signIn(app, user)
  const [active, next] = [await kidOfState(app, 'active'), await kidOfState(app, 'next')]
  await revokeSigningKey(app.services, active)
  for (const one of apps) {
    await expect.poll(() => statusOf(one, pair.accessToken)).toBe(401)
    expect(await kidsOf(one)).not.toContain(active)
  }
  const renewed = await refresh(other, pair)
  expect(kidIn(renewed.accessToken)).toBe(next)
  for (const one of apps) expect(await statusOf(one, renewed.accessToken)).toBe(200)
  // Revoking the next key does not change the active one.
  await revokeSigningKey(app.services, await kidOfState(app, 'next'))
  expect(await kidOfState(app, 'active')).toBe(next)
  expect(await statusOf(app, renewed.accessToken)).toBe(200)
  await expect(revokeSigningKey(app.services, active)).rejects.toThrow(`There is no signing key ${active}`)
})

test('tells clients to refresh a token of a revoked key, and clients of v1 to sign in again', async () => {
  const [app] = await newApps()
  const user = await newUser(app)
  const pair = await signIn(app, user)
  const { email } = user
  const { body } = await rest(app, 'POST /api/v1/users/login', { body: { user: { email, password } } })
  const lasting: string = body.user.token
  const active = await activeSigningKey(app)
  const claims = accessTokenClaims(user, Math.floor(await databaseNow(app)))
  const other = await exportJWK((await generateKeyPair('EdDSA', { extractable: true })).privateKey)
  const forged = await signToken(active, claims, {}, other)

  await revokeSigningKey(app.services, active.kid)
  await expect.poll(() => kidsOf(app)).not.toContain(active.kid)
  const codeOf = async (token: string) => (await rest(app, 'GET /api/v2/me', { token })).body.code
  expect(await codeOf(pair.accessToken)).toBe('TOKEN_EXPIRED')
  expect(await codeOf(lasting)).toBe('UNAUTHENTICATED')
  expect(await codeOf(forged)).toBe('UNAUTHENTICATED')
  const v1 = await rest(app, 'GET /api/v1/user', { token: lasting })
  expect([v1.status, v1.body.errors.body]).toEqual([401, ['The access token is not valid; sign in again']])
  expect(await statusOf(app, (await refresh(app, pair)).accessToken)).toBe(200)
})

test('tells clients to refresh a token of a key that was retired long ago', async () => {
  const [app] = await newApps()
  const { accessToken } = await signIn(app, await newUser(app))
  const retired = kidIn(accessToken)
  await rotate(app)
  await app.services.db.write.execute(
    sql`update signing_keys set changed_at = now() - interval '26 hours' where kid = ${retired}`,
  )
  await expect.poll(() => kidsOf(app)).not.toContain(retired)
  expect((await rest(app, 'GET /api/v2/me', { token: accessToken })).body.code).toBe('TOKEN_EXPIRED')
})

test('stores each private key encrypted for its own kid', async () => {
  const [app] = await newApps()
  const { vault } = app.services
  const keys = await listSigningKeys(app.services)
  expect(keys.length).toBeGreaterThanOrEqual(2)
  for (const [i, { kid, privateKey, publicKey }] of keys.entries()) {
    const { d } = JSON.parse(vault.decrypt(privateKey, signingKeyOwner(kid))) as JWK
    const { rows } = (await app.services.db.write.execute(
      sql`select signing_keys::text as text from signing_keys where kid = ${kid}`,
    )) as unknown as { rows: { text: string }[] }
    expect(d).toMatch(/^[\w-]{43}$/)
    expect(rows[0]!.text).not.toContain(d)
    expect(publicKey).not.toHaveProperty('d')
    const neighbour = keys[(i + 1) % keys.length]!
    expect(() => vault.decrypt(privateKey, signingKeyOwner(neighbour.kid))).toThrow()
    const otherVault = createVault({ keys: [randomSecret()], pepper: randomSecret() })
    expect(() => otherVault.decrypt(privateKey, signingKeyOwner(kid))).toThrow('ENCRYPTION_KEYS')
  }
})
