import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import type { Role } from '../../../src/users/account-row.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, type TestUser } from '../../support/factories.ts'

const app = await startApp()
const { write } = app.services.db

interface CreatedKey {
  key: string
  apiKey: { id: string; name: string; scopes: string[]; createdAt: string; expiresAt: string }
}

async function createKey(
  { token }: TestUser,
  scopes: string[] = [],
  expiresInDays = 30,
): Promise<CreatedKey> {
  const { status, body } = await rest(app, 'POST /api/v2/api-keys', {
    token,
    body: { name: 'Newsletter', scopes, expiresInDays },
  })
  expect(status).toBe(201)
  return body
}
const rotate = ({ token }: TestUser, id: string, body: object = {}) =>
  rest(app, `POST /api/v2/api-keys/${id}/rotate`, { token, body })
const statusOf = async (key: string) => (await rest(app, 'GET /api/v2/me', { token: key })).status
const setRole = ({ username }: TestUser, role: Role) =>
  write.execute(sql`update users set role = ${role} where username = ${username}`)
const hours = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 3_600_000
/** Lets time pass for a key by moving its times into the past. */
const ageKey = (id: string, by: string) =>
  write.execute(sql`update api_keys set created_at = created_at - ${by}::interval,
    expires_at = expires_at - ${by}::interval where id = ${id}`)
const listedKey = async ({ token }: TestUser, id: string) =>
  (await rest(app, 'GET /api/v2/api-keys', { token })).body.items.find((key: { id: string }) => key.id === id)

test('replaces a key by one with the same name, scopes and lifetime', async () => {
  const user = await newUser(app)
  const old = await createKey(user, ['articles:write', 'comments:write'], 90)
  await ageKey(old.apiKey.id, '80 days')
  const { status, body } = await rotate(user, old.apiKey.id)
  expect(status).toBe(201)
  expect(body.key).not.toBe(old.key)
  const { name, scopes, createdAt, expiresAt, id } = body.apiKey
  expect([name, scopes]).toEqual([old.apiKey.name, old.apiKey.scopes])
  expect(id).not.toBe(old.apiKey.id)
  expect(hours(createdAt, expiresAt)).toBe(24 * 90)
})

test.each([
  [{}, 24],
  [{ overlapHours: null }, 24],
  [{ overlapHours: 24 }, 24],
  [{ overlapHours: 3 }, 3],
])('keeps the old key of a rotation with %o for %i hours', async (body, overlap) => {
  const user = await newUser(app)
  const old = await createKey(user)
  const { key, apiKey } = (await rotate(user, old.apiKey.id, body)).body
  expect([await statusOf(old.key), await statusOf(key)]).toEqual([200, 200])
  const { expiresAt } = await listedKey(user, old.apiKey.id)
  expect(hours(apiKey.createdAt, expiresAt)).toBe(overlap)
  await ageKey(old.apiKey.id, `${overlap} hours`)
  expect([await statusOf(old.key), await statusOf(key)]).toEqual([401, 200])
})

test('ends the old key at once without an overlap', async () => {
  const user = await newUser(app)
  const old = await createKey(user)
  expect(await statusOf(old.key)).toBe(200)
  const { key } = (await rotate(user, old.apiKey.id, { overlapHours: 0 })).body
  expect([await statusOf(old.key), await statusOf(key)]).toEqual([401, 200])
})

test('never extends the lifetime of the old key', async () => {
  const user = await newUser(app)
  const old = await createKey(user, [], 1)
  await ageKey(old.apiKey.id, '23 hours')
  const before = (await listedKey(user, old.apiKey.id)).expiresAt
  await rotate(user, old.apiKey.id)
  expect((await listedKey(user, old.apiKey.id)).expiresAt).toBe(before)
})

test.each([-1, 25, 0.5, '24'])('rejects an overlap of %o hours', async (overlapHours) => {
  const user = await newUser(app)
  const { key, apiKey } = await createKey(user)
  const { status, body } = await rotate(user, apiKey.id, { overlapHours })
  expect([status, body.code]).toEqual([400, 'BAD_INPUT'])
  expect(await statusOf(key)).toBe(200)
})

test('rotates a key only once under concurrent requests', async () => {
  const user = await newUser(app)
  const { apiKey } = await createKey(user)
  const responses = await Promise.all(Array.from({ length: 6 }, () => rotate(user, apiKey.id)))
  const codes = responses.map(({ status, body }) => (status === 201 ? 'made' : body.code)).toSorted()
  expect(codes).toEqual([...Array(5).fill('CONFLICT'), 'made'])
  expect((await rotate(user, apiKey.id)).body.code).toBe('CONFLICT')
  const successor = responses.find(({ status }) => status === 201)!.body.apiKey
  expect((await rotate(user, successor.id)).status).toBe(201)
})

test('does not rotate a revoked or expired key', async () => {
  const user = await newUser(app)
  const [revoked, expired] = [await createKey(user), await createKey(user)]
  await rest(app, `DELETE /api/v2/api-keys/${revoked.apiKey.id}`, { token: user.token })
  await ageKey(expired.apiKey.id, '31 days')
  for (const { apiKey } of [revoked, expired]) {
    const { status, body } = await rotate(user, apiKey.id)
    expect([status, body.code]).toEqual([409, 'CONFLICT'])
  }
})

test('drops scopes from the new key that its owner has lost', async () => {
  const user = await newUser(app, 'editor')
  const { apiKey } = await createKey(user, ['articles:edit', 'comments:write'])
  await setRole(user, 'author')
  const { body } = await rotate(user, apiKey.id)
  expect(body.apiKey.scopes).toEqual(['articles:read', 'comments:write'])
  await setRole(user, 'editor') // Dropped scopes do not come back.
  expect((await listedKey(user, body.apiKey.id)).scopes).toEqual(['articles:read', 'comments:write'])
})

test('limits live keys with replaced ones, in chains of rotations and across many keys', async () => {
  const user = await newUser(app)
  const live = async () => {
    const { rows } = (await write.execute(
      sql`select count(*)::int as live from api_keys where user_id = (select id from users
        where username = ${user.username}) and revoked_at is null and expires_at > now()`,
    )) as unknown as { rows: { live: number }[] }
    return rows[0]!.live
  }
  const keys: CreatedKey[] = []
  for (let i = 0; i < 50; i++) keys.push(await createKey(user))
  let newest = ''
  for (const { apiKey } of keys) newest = (await rotate(user, apiKey.id)).body.apiKey.id
  expect(await live()).toBe(100)
  const { status, body } = await rotate(user, newest)
  expect([status, body.code]).toEqual([409, 'CONFLICT'])
  expect(await live()).toBe(100)
  // Without an overlap, a rotation adds no live key.
  const replaced = await rotate(user, newest, { overlapHours: 0 })
  expect(replaced.status).toBe(201)
  expect(await live()).toBe(100)
  await rest(app, `DELETE /api/v2/api-keys/${keys[0]!.apiKey.id}`, { token: user.token })
  expect((await rotate(user, replaced.body.apiKey.id)).status).toBe(201)
  expect(
    (
      await rest(app, 'POST /api/v2/api-keys', {
        token: user.token,
        body: { name: 'x', scopes: [], expiresInDays: 1 },
      })
    ).body.code,
  ).toBe('CONFLICT')
})
