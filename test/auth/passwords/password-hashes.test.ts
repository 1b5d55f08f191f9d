import argon2, { type HashOptions } from 'argon2'
import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, password, type TestUser, unique } from '../../support/factories.ts'
import { endpointNames, signInEndpoints, trySignIn } from '../../support/sign-in-endpoints.ts'

const app = await startApp()

const currentOptions: HashOptions = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
// The library writes the parameters in varying order.
const currentFormat = /^\$argon2id\$v=19\$m=19456,(t=2,p=1|p=1,t=2)\$[\w+/]{22}\$[\w+/]{43}$/

async function hashOf({ username }: Pick<TestUser, 'username'>): Promise<string> {
  const { rows } = (await app.services.db.write.execute(
    sql`select password_hash from users where username = ${username}`,
  )) as unknown as { rows: { password_hash: string }[] }
  return rows[0]!.password_hash
}

async function setHash({ username }: Pick<TestUser, 'username'>, hash: string): Promise<void> {
  await app.services.db.write.execute(
    sql`update users set password_hash = ${hash} where username = ${username}`,
  )
}

test('stores an argon2id hash with 19 MiB, two passes and one lane, for every way to set a password', async () => {
  const hashes: string[] = []
  const one = await newUser(app)
  hashes.push(await hashOf(one))
  const changed = await rest(app, 'PUT /api/v2/me/password', {
    token: one.token,
    body: { currentPassword: password, newPassword: `${password} changed` },
  })
  expect(changed.status).toBe(204)
  hashes.push(await hashOf(one))
  const account = () => ({ username: unique(), email: `${unique()}@byline.test`, password })
  const [other, third] = [account(), account()]
  const v1 = await rest(app, 'POST /api/v1/users', { body: { user: other } })
  expect(v1.status).toBe(201)
  hashes.push(await hashOf(other))
  const updated = await rest(app, 'PUT /api/v1/user', {
    token: v1.body.user.token,
    body: { user: { password: `${password} updated`, currentPassword: password } },
  })
  expect(updated.status).toBe(200)
  hashes.push(await hashOf(other))
  expect((await rest(app, 'POST /api/v2/users', { body: third })).status).toBe(201)
  hashes.push(await hashOf(third))

  expect(new Set(hashes).size).toBe(5) // Each has its own salt.
  for (const hash of hashes) expect(hash).toMatch(currentFormat)
})

test.each<[string, HashOptions]>([
  ['less memory', { ...currentOptions, memoryCost: 19_455 }],
  ['one pass', { ...currentOptions, timeCost: 1 }],
  ['argon2i', { ...currentOptions, type: argon2.argon2i }],
  ['argon2d', { ...currentOptions, type: argon2.argon2d }],
])('rehashes a password with %s at sign-in', async (_, weaker) => {
  const user = await newUser(app)
  const weak = await argon2.hash(password, weaker)
  await setHash(user, weak)
  expect((await trySignIn(app, { email: user.email, password: `${password}x` })).outcome).toBe(401)
  expect(await hashOf(user)).toBe(weak)
  expect((await trySignIn(app, { email: user.email, password })).status).toBe(201)
  const better = await hashOf(user)
  expect(better).toMatch(currentFormat)
  expect((await trySignIn(app, { email: user.email, password })).status).toBe(201)
  expect(await hashOf(user)).toBe(better)
})

test.each(endpointNames)('rehashes a weakly hashed password by %s without ending sessions', async (name) => {
  const user = await newUser(app)
  await setHash(user, await argon2.hash(password, { ...currentOptions, memoryCost: 4096 }))
  expect((await signInEndpoints[name](app, { email: user.email, password })).outcome).toBeLessThan(202)
  expect(await hashOf(user)).toMatch(currentFormat)
  expect((await rest(app, 'GET /api/v2/me', { token: user.token })).status).toBe(200)
})

test.each([
  ['the current options', currentOptions],
  ['more memory', { ...currentOptions, memoryCost: 20_000 }],
  ['more passes', { ...currentOptions, timeCost: 3 }],
  ['more memory and more passes', { ...currentOptions, memoryCost: 32_768, timeCost: 3 }],
])('keeps a hash with %s', async (_, stronger) => {
  const user = await newUser(app)
  const strong = await argon2.hash(password, stronger)
  await setHash(user, strong)
  expect((await trySignIn(app, { email: user.email, password })).status).toBe(201)
  expect(await hashOf(user)).toBe(strong)
})

test('keeps a password that is set while the old one is rehashed', async () => {
  const user = await newUser(app)
  const [old, chosen] = [password, 'chosen in the meantime']
  // Weak but slow, so that all other sign-ins are queued before it is verified.
  await setHash(user, await argon2.hash(old, { ...currentOptions, memoryCost: 128 * 1024, timeCost: 1 }))
  const winner = await argon2.hash(chosen, currentOptions)
  const signingIn = trySignIn(app, { email: user.email, password: old })
  const others = Array.from({ length: 12 }, () =>
    trySignIn(app, { email: `${unique()}@byline.test`, password: 'x' }),
  )
  await Promise.race(others)
  // The statement of a password change.
  await app.services.db.write.execute(sql`
    update users set password_hash = ${winner}, password_version = password_version + 1
    where username = ${user.username}`)
  const { outcome } = await signingIn
  await Promise.all(others)

  expect(await hashOf(user)).toBe(winner)
  expect(outcome).toBe(401)
  expect((await trySignIn(app, { email: user.email, password: old })).outcome).toBe(401)
  expect((await trySignIn(app, { email: user.email, password: chosen })).status).toBe(201)
})

test('accepts concurrent sign-ins while a password is rehashed', async () => {
  const user = await newUser(app)
  await setHash(user, await argon2.hash(password, { ...currentOptions, memoryCost: 4096 }))
  const credentials = { email: user.email, password }
  const responses = await Promise.all(Array.from({ length: 3 }, () => trySignIn(app, credentials)))
  expect(responses.map(({ outcome }) => outcome)).toEqual([201, 201, 201])
  expect(await hashOf(user)).toMatch(currentFormat)
})
