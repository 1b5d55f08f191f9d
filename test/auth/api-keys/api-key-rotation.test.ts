import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import type { Role } from '../../../src/users/account-row.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, type TestUser } from '../../support/factories.ts'

const app = await startApp()
const { write } = app.services.db

interface Made {
  key: string
  apiKey: { id: string; name: string; scopes: string[]; createdAt: string; expiresAt: string }
}

async function made({ token }: TestUser, scopes: string[] = [], expiresInDays = 30): Promise<Made> {
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
const become = ({ username }: TestUser, role: Role) =>
  write.execute(sql`update users set role = ${role} where username = ${username}`)
const hours = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 3_600_000
/** As if this much more time had gone by for the key. */
const age = (id: string, by: string) =>
  write.execute(sql`update api_keys set created_at = created_at - ${by}::interval,
    expires_at = expires_at - ${by}::interval where id = ${id}`)
const found = async ({ token }: TestUser, id: string) =>
  (await rest(app, 'GET /api/v2/api-keys', { token })).body.items.find((key: { id: string }) => key.id === id)

test('replaces a key by one of its name and powers, for as long as it was made for', async () => {
  const user = await newUser(app)
  const old = await made(user, ['articles:write', 'comments:write'], 90)
  await age(old.apiKey.id, '80 days')
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
])('lets the old key of a rotation with %o go on for %i hours, and no longer', async (body, overlap) => {
  const user = await newUser(app)
  const old = await made(user)
  const { key, apiKey } = (await rotate(user, old.apiKey.id, body)).body
  expect([await statusOf(old.key), await statusOf(key)]).toEqual([200, 200])
  const { expiresAt } = await found(user, old.apiKey.id)
  expect(hours(apiKey.createdAt, expiresAt)).toBe(overlap)
  await age(old.apiKey.id, `${overlap} hours`)
  expect([await statusOf(old.key), await statusOf(key)]).toEqual([401, 200])
})

test('ends the old key at once where no overlap is wanted', async () => {
  const user = await newUser(app)
  const old = await made(user)
  expect(await statusOf(old.key)).toBe(200)
  const { key } = (await rotate(user, old.apiKey.id, { overlapHours: 0 })).body
  expect([await statusOf(old.key), await statusOf(key)]).toEqual([401, 200])
})

test('never lets the old key go on for longer than it would have', async () => {
  const user = await newUser(app)
  const old = await made(user, [], 1)
  await age(old.apiKey.id, '23 hours')
  const before = (await found(user, old.apiKey.id)).expiresAt
  await rotate(user, old.apiKey.id)
  expect((await found(user, old.apiKey.id)).expiresAt).toBe(before)
})

test.each([-1, 25, 0.5, '24'])('refuses an overlap of %o hours', async (overlapHours) => {
  const user = await newUser(app)
  const { key, apiKey } = await made(user)
  const { status, body } = await rotate(user, apiKey.id, { overlapHours })
  expect([status, body.code]).toEqual([400, 'BAD_INPUT'])
  expect(await statusOf(key)).toBe(200)
})

test('replaces a key once, however often that is asked for at once', async () => {
  const user = await newUser(app)
  const { apiKey } = await made(user)
  const answers = await Promise.all(Array.from({ length: 6 }, () => rotate(user, apiKey.id)))
  const codes = answers.map(({ status, body }) => (status === 201 ? 'made' : body.code)).toSorted()
  expect(codes).toEqual([...Array(5).fill('CONFLICT'), 'made'])
  expect((await rotate(user, apiKey.id)).body.code).toBe('CONFLICT')
  const successor = answers.find(({ status }) => status === 201)!.body.apiKey
  expect((await rotate(user, successor.id)).status).toBe(201)
})

test('replaces no key that is over', async () => {
  const user = await newUser(app)
  const [revoked, expired] = [await made(user), await made(user)]
  await rest(app, `DELETE /api/v2/api-keys/${revoked.apiKey.id}`, { token: user.token })
  await age(expired.apiKey.id, '31 days')
  for (const { apiKey } of [revoked, expired]) {
    const { status, body } = await rotate(user, apiKey.id)
    expect([status, body.code]).toEqual([409, 'CONFLICT'])
  }
})

test('gives the new key no power that its owner has lost since', async () => {
  const user = await newUser(app, 'editor')
  const { apiKey } = await made(user, ['articles:edit', 'comments:write'])
  await become(user, 'author')
  const { body } = await rotate(user, apiKey.id)
  expect(body.apiKey.scopes).toEqual(['articles:read', 'comments:write'])
  await become(user, 'editor') // What was lost does not come back by itself.
  expect((await found(user, body.apiKey.id)).scopes).toEqual(['articles:read', 'comments:write'])
})
