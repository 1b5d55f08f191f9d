import argon2, { type HashOptions } from 'argon2'
import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, password, type TestUser, unique } from '../../support/factories.ts'
import { endpointNames, signInEndpoints, trySignIn } from '../../support/sign-in-endpoints.ts'

const app = await startApp()

const ours: HashOptions = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
// The library writes the parameters in an order of its own.
const asWanted = /^\$argon2id\$v=19\$m=19456,(t=2,p=1|p=1,t=2)\$[\w+/]{22}\$[\w+/]{43}$/

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

test('keeps of a password an argon2id hash of 19 MiB, two passes and one lane, however it was set', async () => {
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
    body: { user: { password: `${password} updated` } },
  })
  expect(updated.status).toBe(200)
  hashes.push(await hashOf(other))
  expect((await rest(app, 'POST /api/v2/users', { body: third })).status).toBe(201)
  hashes.push(await hashOf(third))

  expect(new Set(hashes).size).toBe(5) // Each with a salt of its own.
  for (const hash of hashes) expect(hash).toMatch(asWanted)
})

test.each<[string, HashOptions]>([
  ['less memory', { ...ours, memoryCost: 19_455 }],
  ['one pass', { ...ours, timeCost: 1 }],
  ['argon2i', { ...ours, type: argon2.argon2i }],
  ['argon2d', { ...ours, type: argon2.argon2d }],
])('hashes anew at sign-in what was hashed with %s', async (_, weaker) => {
  const user = await newUser(app)
  const weak = await argon2.hash(password, weaker)
  await setHash(user, weak)
  expect((await trySignIn(app, { email: user.email, password: `${password}x` })).outcome).toBe(401)
  expect(await hashOf(user)).toBe(weak)
  expect((await trySignIn(app, { email: user.email, password })).status).toBe(201)
  const better = await hashOf(user)
  expect(better).toMatch(asWanted)
  expect((await trySignIn(app, { email: user.email, password })).status).toBe(201)
  expect(await hashOf(user)).toBe(better)
})

test.each(endpointNames)('hashes a weak one anew by %s, and ends no session by it', async (name) => {
  const user = await newUser(app)
  await setHash(user, await argon2.hash(password, { ...ours, memoryCost: 4096 }))
  expect((await signInEndpoints[name](app, { email: user.email, password })).outcome).toBeLessThan(202)
  expect(await hashOf(user)).toMatch(asWanted)
  expect((await rest(app, 'GET /api/v2/me', { token: user.token })).status).toBe(200)
})

test.each([
  ['as ours', ours],
  ['with more memory', { ...ours, memoryCost: 20_000 }],
  ['with more passes', { ...ours, timeCost: 3 }],
  ['with more of both', { ...ours, memoryCost: 32_768, timeCost: 3 }],
])('leaves a hash as it is that was made %s', async (_, stronger) => {
  const user = await newUser(app)
  const strong = await argon2.hash(password, stronger)
  await setHash(user, strong)
  expect((await trySignIn(app, { email: user.email, password })).status).toBe(201)
  expect(await hashOf(user)).toBe(strong)
})

test('lets a password win that is set while an old one is hashed anew', async () => {
  const user = await newUser(app)
  const [old, chosen] = [password, 'chosen in the meantime']
  // Weak, but slow: all the others are in the queue before it has been looked at.
  await setHash(user, await argon2.hash(old, { ...ours, memoryCost: 128 * 1024, timeCost: 1 }))
  const winner = await argon2.hash(chosen, ours)
  const signingIn = trySignIn(app, { email: user.email, password: old })
  const others = Array.from({ length: 12 }, () =>
    trySignIn(app, { email: `${unique()}@byline.test`, password: 'x' }),
  )
  await Promise.race(others)
  // As a change of password does.
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

test('lets in who signs in twice at once with a password that is hashed anew', async () => {
  const user = await newUser(app)
  await setHash(user, await argon2.hash(password, { ...ours, memoryCost: 4096 }))
  const credentials = { email: user.email, password }
  const answers = await Promise.all(Array.from({ length: 3 }, () => trySignIn(app, credentials)))
  expect(answers.map(({ outcome }) => outcome)).toEqual([201, 201, 201])
  expect(await hashOf(user)).toMatch(asWanted)
})
