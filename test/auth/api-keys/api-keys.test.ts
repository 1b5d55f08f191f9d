import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { scopesOf } from '../../../schema/guards/field-options.ts'
import { permissions, permissionsOf, roles } from '../../../src/auth/permissions.ts'
import { hasChecksum } from '../../../src/crypto/opaque-tokens.ts'
import { sql } from '../../../src/db/drizzle.ts'
import { copyOfTemplate, hasPostgres, startApp } from '../../support/app.ts'
import { ask, rest } from '../../support/clients.ts'
import { newUser, type TestUser } from '../../support/factories.ts'
import { keyOf, staleTokens } from '../../support/identity.ts'
import { operationFor, rootFields } from '../../support/operations.ts'

const app = await startApp()
const { write } = app.services.db

interface KeyInput {
  name?: unknown
  scopes?: unknown
  expiresInDays?: unknown
}

const create = ({ token }: Pick<TestUser, 'token'>, input: KeyInput = {}, on = app) =>
  rest(on, 'POST /api/v2/api-keys', {
    token,
    body: { name: 'Newsletter', scopes: [], expiresInDays: 30, ...input },
  })
const createKey = async (user: TestUser, input: KeyInput = {}): Promise<CreatedKey> => {
  const { status, body } = await create(user, input)
  expect([status, body.code]).toEqual([201, undefined])
  return body
}
const list = async ({ token }: TestUser, query = '') =>
  (await rest(app, `GET /api/v2/api-keys${query}`, { token })).body
const rotate = ({ token }: TestUser, id: string, body: object = {}) =>
  rest(app, `POST /api/v2/api-keys/${id}/rotate`, { token, body })
const revoke = ({ token }: TestUser, id: string) => rest(app, `DELETE /api/v2/api-keys/${id}`, { token })
const statusOf = async (key: string) => (await rest(app, 'GET /api/v2/me', { token: key })).status
const expire = (id: string, expiry = sql`now()`) =>
  write.execute(sql`update api_keys set expires_at = ${expiry} where id = ${id}`)
const hours = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 3_600_000

interface CreatedKey {
  key: string
  apiKey: { id: string; name: string; hint: string; scopes: string[]; createdAt: string; expiresAt: string }
}

async function row(id: string): Promise<Record<string, string>> {
  const { rows } = (await write.execute(sql`select * from api_keys where id = ${id}`)) as unknown as {
    rows: Record<string, string>[]
  }
  return rows[0]!
}

test('returns a key once, with a checksum for secret scanners', async () => {
  const user = await newUser(app)
  const { key, apiKey } = await createKey(user, { scopes: ['articles:write'] })
  expect(key).toMatch(/^byl_(live|test)_[0-9A-HJKMNP-TV-Z]{16}_[0-9A-HJKMNP-TV-Z]{59}$/)
  expect(hasChecksum(key)).toBe(true)
  const [, kind, publicId] = key.split('_')
  const shown = {
    name: 'Newsletter',
    hint: `byl_${kind}_${publicId}_…`,
    scopes: ['articles:read', 'articles:write'],
    state: 'LIVE',
    lastUsedAt: null,
    revokedAt: null,
  }
  expect(apiKey).toMatchObject(shown)
  const { items } = await list(user)
  expect(items).toEqual([apiKey])
  expect(JSON.stringify(items)).not.toContain(key.split('_')[3])
})

test('marks keys as live in a deployment and as test in the embedded mode', async () => {
  const embedded = await startApp({
    DATABASE_URL: '',
    ENCRYPTION_KEYS: '',
    AUTH_PEPPER: '',
    DATA_DIR: copyOfTemplate(),
  })
  expect((await create(await newUser(embedded), {}, embedded)).body.key).toMatch(/^byl_test_/)
  expect((await createKey(await newUser(app))).key).toMatch(hasPostgres ? /^byl_live_/ : /^byl_test_/)
})

test('stores only a hash, which cannot be computed without the pepper', async () => {
  const { key, apiKey } = await createKey(await newUser(app))
  const stored = await row(apiKey.id)
  expect(JSON.stringify(stored)).not.toContain(key.split('_')[3]!.slice(0, 20))
  for (const algorithm of ['sha256', 'sha512', 'sha1', 'md5'])
    for (const text of [key, key.split('_')[3]!, key.slice(0, -7), `api key\0${key}`])
      for (const form of ['hex', 'base64', 'base64url'] as const)
        expect(stored.hash).not.toBe(createHash(algorithm).update(text).digest(form))
  // The hash decides whether the key works.
  await write.execute(sql`update api_keys set hash = reverse(hash) where id = ${apiKey.id}`)
  expect(await statusOf(key)).toBe(401)
})

test.skipIf(!hasPostgres)('rejects keys if the pepper has changed', async () => {
  const { key } = await createKey(await newUser(app))
  const other = await startApp({ AUTH_PEPPER: 'x'.repeat(43) })
  expect((await rest(other, 'GET /api/v2/me', { token: key })).status).toBe(401)
  expect(await statusOf(key)).toBe(200)
})

test('requires a lifetime of 1 to 365 days', async () => {
  const user = await newUser(app)
  for (const days of [1, 90, 365]) {
    const { createdAt, expiresAt } = (await createKey(user, { expiresInDays: days })).apiKey
    expect(hours(createdAt, expiresAt)).toBe(24 * days)
  }
  for (const expiresInDays of [0, -1, 366, 1.5, 1e12, null, '30', undefined]) {
    const { status, body } = await create(user, { expiresInDays })
    expect([expiresInDays, status, body.code]).toEqual([expiresInDays, 400, 'BAD_INPUT'])
    expect(body.errors).toMatchObject([{ pointer: '#/expiresInDays' }])
  }
})

test.each([
  { name: '' },
  { name: 'x'.repeat(101) },
  { name: 'two\nlines' },
  { scopes: ['articles:read', 'everything'] },
  { scopes: ['*'] },
  { scopes: 'articles:read' },
])('rejects %o', async (input) => {
  const { status, body } = await create(await newUser(app), input)
  expect([status, body.code]).toEqual([400, 'BAD_INPUT'])
})

test.each(roles)('limits the key of a %s to the permissions of its owner', async (role) => {
  const user = await newUser(app, role)
  const own = permissionsOf(role)
  const { apiKey } = await createKey(user, { scopes: [...own, ...own].slice(0, permissions.length) })
  expect(apiKey.scopes.toSorted()).toEqual(own.toSorted())
  const before = (await list(user)).items.length
  for (const scope of permissions.filter((one) => !own.includes(one))) {
    const { status, body } = await create(user, { scopes: ['articles:read', scope] })
    expect([scope, status, body.code]).toEqual([scope, 403, 'FORBIDDEN'])
    expect(body.errors).toMatchObject([{ pointer: '#/scopes/1' }])
  }
  expect((await list(user)).items).toHaveLength(before)
})

test('lists only the keys of the viewer, newest first, by pages', async () => {
  const [one, other] = await Promise.all([newUser(app), newUser(app)])
  await createKey(other)
  const ids: string[] = []
  for (const name of ['first', 'second', 'third']) ids.unshift((await createKey(one, { name })).apiKey.id)
  const { items, pageInfo } = await list(one, '?first=2')
  const { items: rest } = await list(one, `?first=2&after=${pageInfo.endCursor}`)
  expect([...items, ...rest].map(({ id }) => id)).toEqual(ids)
  await revoke(one, ids[0]!)
  await expire(ids[1]!)
  const states = async () => (await list(one)).items.map(({ state }: { state: string }) => state)
  expect(await states()).toEqual(['REVOKED', 'EXPIRED', 'LIVE'])
  await write.execute(
    sql`update api_keys set expires_at = now() - interval '31 days' where user_id = ${keyOf(one)} and revoked_at is null`,
  )
  expect(await states()).toEqual(['REVOKED'])
})

test('revokes a key at once, and succeeds when repeated', async () => {
  const user = await newUser(app)
  const { key, apiKey } = await createKey(user)
  expect(await statusOf(key)).toBe(200)
  expect((await revoke(user, apiKey.id)).status).toBe(204)
  expect(await statusOf(key)).toBe(401)
  const { revoked_at: revokedAt } = await row(apiKey.id)
  expect((await revoke(user, apiKey.id)).status).toBe(204)
  expect((await row(apiKey.id)).revoked_at).toEqual(revokedAt)
})

test('returns the same NOT_FOUND for the key of another user as for a missing one', async () => {
  const [owner, other, admin] = await Promise.all([newUser(app), newUser(app), newUser(app, 'admin')])
  const { key, apiKey } = await createKey(owner)
  for (const viewer of [other, admin]) {
    const responses = []
    for (const id of [apiKey.id, crypto.randomUUID()]) {
      for (const { status, body } of [await revoke(viewer, id), await rotate(viewer, id)]) {
        expect([status, body.code]).toEqual([404, 'NOT_FOUND'])
        responses.push(body.detail)
      }
    }
    expect(new Set(responses).size).toBe(1)
  }
  expect(await statusOf(key)).toBe(200)
  for (const id of ['x', apiKey.id.toUpperCase(), 'QXBpS2V5OjE'])
    expect((await revoke(owner, id)).body.code).toBe('BAD_INPUT')
})

test('allows fifty live keys per user under concurrent requests, and still rotates them', async () => {
  const user = await newUser(app)
  const { apiKey } = await createKey(user)
  await write.execute(sql`
    insert into api_keys (id, public_id, user_id, name, hash, scopes, expires_at)
    select gen_random_uuid(), md5(random()::text), ${keyOf(user)}, 'bulk', 'x', '{}', now() + interval '1 day'
    from generate_series(1, 44)`)
  const responses = await Promise.all(Array.from({ length: 10 }, () => create(user)))
  expect(responses.map(({ status }) => status).toSorted()).toEqual([
    ...Array(5).fill(201),
    ...Array(5).fill(409),
  ])
  const rotated = await rotate(user, apiKey.id)
  expect(rotated.status).toBe(201)
  expect((await create(user)).body.code).toBe('CONFLICT')
  await revoke(user, rotated.body.apiKey.id)
  expect((await create(user)).status).toBe(201)
})

test('requires a recent sign-in to create or rotate a key, but not to revoke one', async () => {
  const user = await newUser(app)
  const { apiKey } = await createKey(user)
  const stale = { ...user, token: (await staleTokens(app, user)).accessToken }
  for (const { status, body } of [await create(stale), await rotate(stale, apiKey.id)])
    expect([status, body.code]).toEqual([403, 'STEP_UP_REQUIRED'])
  expect((await list(stale)).items).toHaveLength(1)
  expect((await revoke(stale, apiKey.id)).status).toBe(204)
})

const sessionFields = rootFields().filter(({ field }) => scopesOf(field).session || scopesOf(field).fresh)

test('never lets a key manage keys, sessions, second factors, passwords or users', async () => {
  const { key } = await createKey(await newUser(app, 'admin'), { scopes: permissions })
  const names = sessionFields.map(({ field }) => field.name)
  for (const name of ['createApiKey', 'rotateApiKey', 'revokeApiKey', 'apiKeys', 'sessions', 'revokeSession'])
    expect(names).toContain(name)
  for (const name of ['startTotp', 'removeTotp', 'remakeBackupCodes', 'changePassword', 'updateUser'])
    expect(names).toContain(name)
  for (const place of sessionFields) {
    const id = crypto.randomUUID()
    const samples = { id, name: 'x', scopes: [], newPassword: 'correct horse battery' }
    const { query, variables } = operationFor(place, samples)
    const { errors } = await ask(app, query, variables, key)
    expect([place.name, errors[0]?.extensions.code]).toEqual([place.name, 'FORBIDDEN'])
  }
})

test('lets a key change the profile, but not the e-mail address or password', async () => {
  const user = await newUser(app)
  const { key } = await createKey(user, { scopes: ['profile:update'] })
  const edit = (body: object) =>
    rest(app, 'PATCH /api/v2/me', { token: key, body, headers: { 'if-match': '*' } })
  expect((await edit({ bio: 'Written by an API key.' })).status).toBe(200)
  expect((await edit({ email: `new.${user.email}` })).body.code).toBe('FORBIDDEN')
  for (const change of [{ password: 'correct horse battery 2' }, { email: `new.${user.email}` }]) {
    const { status } = await rest(app, 'PUT /api/v1/user', { token: key, body: { user: change } })
    expect([change, status]).toEqual([change, 403])
  }
  expect((await rest(app, 'GET /api/v2/me', { token: user.token })).body.email).toBe(user.email)
})
