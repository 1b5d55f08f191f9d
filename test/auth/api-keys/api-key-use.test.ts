import { expect, test } from 'vitest'
import { checksum } from '../../../src/crypto/opaque-tokens.ts'
import { sql } from '../../../src/db/drizzle.ts'
import type { Role } from '../../../src/users/account-row.ts'
import { startApp } from '../../support/app.ts'
import { ask, rest } from '../../support/clients.ts'
import { newArticle, newComment, newUser, type TestUser, unique } from '../../support/factories.ts'
import { keyOf } from '../../support/identity.ts'

const statements: string[] = []
const app = await startApp({}, { onStatement: (statement) => statements.push(statement) })
const { write } = app.services.db
const reader = await newUser(app, 'reader')

type Headers = Record<string, string>

async function viewerByGraphql(headers: Headers) {
  const payload = { query: '{ viewer { username } }' }
  const response = await app.inject({ method: 'POST', url: '/graphql', headers, payload })
  return { status: response.statusCode, username: response.json().data?.viewer?.username }
}
async function viewerByV2(headers: Headers) {
  const { status, body } = await rest(app, 'GET /api/v2/me', { headers })
  return { status, username: body.username }
}
async function viewerByV1(headers: Headers) {
  const { status, body } = await rest(app, 'GET /api/v1/user', { headers })
  return { status, username: body.user?.username }
}

/** Every way to send an API key. */
const requestsByPlace: Record<string, (key: string) => Promise<{ status: number; username?: string }>> = {
  'GraphQL, X-API-Key': (key) => viewerByGraphql({ 'x-api-key': key }),
  'GraphQL, Authorization': (key) => viewerByGraphql({ authorization: `Bearer ${key}` }),
  'GraphQL, bearer in lower case': (key) => viewerByGraphql({ authorization: `bearer ${key}` }),
  'v2, X-API-Key': (key) => viewerByV2({ 'x-api-key': key }),
  'v2, Authorization': (key) => viewerByV2({ authorization: `Bearer ${key}` }),
  'v1, X-API-Key': (key) => viewerByV1({ 'x-api-key': key }),
  'v1, Bearer': (key) => viewerByV1({ authorization: `Bearer ${key}` }),
  'v1, Token': (key) => viewerByV1({ authorization: `Token ${key}` }),
}

async function newKey({ token }: TestUser, scopes: string[] = []): Promise<{ key: string; id: string }> {
  const { status, body } = await rest(app, 'POST /api/v2/api-keys', {
    token,
    body: { name: 'Robot', scopes, expiresInDays: 30 },
  })
  expect(status).toBe(201)
  return { key: body.key, id: body.apiKey.id }
}

const setRole = ({ username }: TestUser, role: Role) =>
  write.execute(sql`update users set role = ${role} where username = ${username}`)

/** The statements of `work`, without those that the app runs at intervals. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  statements.length = 0
  await work()
  return statements.filter((text) => !/signing_keys|clock_timestamp\(\)|deprecated_usage/.test(text))
}

test.each(Object.keys(requestsByPlace))('authenticates its owner: %s', async (way) => {
  const user = await newUser(app)
  const { key } = await newKey(user)
  expect(await requestsByPlace[way]!(key)).toEqual({ status: 200, username: user.username })
})

const invalidations: Record<string, (id: string, owner: TestUser) => Promise<unknown>> = {
  'has expired': (id) => write.execute(sql`update api_keys set expires_at = now() where id = ${id}`),
  'is revoked': (id, { token }) => rest(app, `DELETE /api/v2/api-keys/${id}`, { token }),
  'was rotated without an overlap': (id, { token }) =>
    rest(app, `POST /api/v2/api-keys/${id}/rotate`, { token, body: { overlapHours: 0 } }),
  'belongs to a disabled user': (_id, owner) =>
    write.execute(sql`update users set disabled_at = now() where id = ${keyOf(owner)}`),
  'belongs to a deleted user': (_id, owner) =>
    write.execute(sql`delete from users where id = ${keyOf(owner)}`),
}

test.each(Object.keys(invalidations))('rejects a key at once that %s', async (what) => {
  const user = await newUser(app)
  const { key, id } = await newKey(user)
  expect((await requestsByPlace['v2, X-API-Key']!(key)).status).toBe(200)
  await invalidations[what]!(id, user)
  for (const [way, ask] of Object.entries(requestsByPlace))
    expect([way, await ask(key)]).toEqual([way, { status: 401, username: undefined }])
})

test('rejects a key together with an Authorization header, even if both are valid', async () => {
  const user = await newUser(app)
  const { key } = await newKey(user)
  for (const authorization of [`Bearer ${key}`, `Bearer ${user.token}`, `Token ${user.token}`, 'Bearer x']) {
    const headers = { 'x-api-key': key, authorization }
    expect((await viewerByGraphql(headers)).status).toBe(401)
    expect((await viewerByV2(headers)).status).toBe(401)
    expect((await viewerByV1(headers)).status).toBe(401)
  }
  for (const wrong of ['', user.token, `Bearer ${key}`, `${key},${key}`])
    for (const by of [viewerByGraphql, viewerByV2, viewerByV1])
      expect((await by({ 'x-api-key': wrong })).status).toBe(401)
})

test('accepts no key in the query string, because logs would keep it', async () => {
  const { key } = await newKey(reader)
  for (const name of ['access_token', 'api_key', 'apiKey', 'x-api-key', 'key', 'token'])
    for (const path of ['/api/v2/me', '/api/v1/user', '/graphql'])
      expect((await app.inject(`${path}?query={viewer{username}}&${name}=${key}`)).body).not.toContain(
        reader.username,
      )
})

test('rejects a mistyped key without a query', async () => {
  const { key } = await newKey(reader)
  const swapped = key.replace(/(.)(.)$/, '$2$1')
  const mistyped = [
    key.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    ...(swapped === key ? [] : [swapped]),
    key.slice(0, -1),
    `${key}0`,
    key.toLowerCase(),
    `byl_live_${'0'.repeat(16)}_${'0'.repeat(59)}`,
    'byl_',
    `byl_test_${'0'.repeat(5_000)}`,
  ]
  for (const wrong of mistyped)
    for (const [way, ask] of Object.entries(requestsByPlace)) {
      const executed = await statementsOf(async () => expect((await ask(wrong)).status).toBe(401))
      expect([way, wrong.slice(0, 40), executed]).toEqual([way, wrong.slice(0, 40), []])
    }
  expect(await statementsOf(() => requestsByPlace['v2, X-API-Key']!(key))).not.toEqual([])
})

test('rejects a key with any changed character, even with a matching checksum', async () => {
  const { key } = await newKey(reader)
  for (let i = 0; i < key.length; i++) {
    const other = key[i] === 'Z' ? 'Y' : 'Z'
    const changed = key.slice(0, i) + other + key.slice(i + 1)
    expect([i, (await viewerByV2({ 'x-api-key': changed })).status]).toEqual([i, 401])
    if (i >= key.length - 7) continue
    const fitting = changed.slice(0, -7) + checksum(changed.slice(0, -7))
    expect([i, (await viewerByV2({ 'x-api-key': fitting })).status]).toEqual([i, 401])
  }
  const kinds = { byl_live_: 'byl_test_', byl_test_: 'byl_live_' } as const
  const body = key.slice(0, -7).replace(/^byl_...._/, (kind) => kinds[kind as keyof typeof kinds])
  expect((await viewerByV2({ 'x-api-key': body + checksum(body) })).status).toBe(401)
})

test('rejects the secret of one key with the ID of another', async () => {
  const user = await newUser(app)
  const [one, other] = [(await newKey(user)).key.split('_'), (await newKey(user)).key.split('_')]
  const body = [one[0], one[1], one[2], other[3]!.slice(0, -7)].join('_')
  expect((await viewerByV2({ 'x-api-key': body + checksum(body) })).status).toBe(401)
})

test('loses permissions with its owner at once, and regains them', async () => {
  const user = await newUser(app)
  const { key } = await newKey(user, ['articles:write'])
  const createArticle = () =>
    rest(app, 'POST /api/v2/articles', {
      token: key,
      body: { title: unique(), description: 'd', body: 'b' },
    })
  expect((await createArticle()).status).toBe(201)
  await setRole(user, 'reader')
  expect((await createArticle()).body.code).toBe('FORBIDDEN')
  expect((await viewerByV2({ 'x-api-key': key })).status).toBe(200)
  await setRole(user, 'author')
  expect((await createArticle()).status).toBe(201)
})

test('gains no permissions when its owner is promoted', async () => {
  const [user, author] = await Promise.all([newUser(app), newUser(app)])
  const { key } = await newKey(user, ['articles:write'])
  const { slug } = await newArticle(app, author)
  await setRole(user, 'admin')
  const headers = { 'if-match': '*' }
  const edit = await rest(app, `PATCH /api/v2/articles/${slug}`, {
    token: key,
    body: { title: 'x' },
    headers,
  })
  expect(edit.body.code).toBe('FORBIDDEN')
  for (const path of ['/users', '/audit-events'])
    expect((await rest(app, `GET /api/v2${path}`, { token: key })).body.code).toBe('FORBIDDEN')
})

test('publishes nothing without the scope for it, in any API', async () => {
  const user = await newUser(app)
  const { key } = await newKey(user, ['articles:write'])
  const body = { title: unique(), description: 'd', body: 'b' }
  const create = 'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { id } }'
  const v1 = await rest(app, 'POST /api/v1/articles', { token: key, body: { article: body } })
  const v2 = await rest(app, 'POST /api/v2/articles', { token: key, body: { ...body, publish: true } })
  const { errors } = await ask(app, create, { input: { ...body, publish: true } }, key)
  expect([v1.status, v1.body]).toEqual([403, { errors: { body: ['You are not allowed to do this'] } }])
  expect([v2.body.code, errors[0]?.extensions.code]).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  const { rows } = (await write.execute(
    sql`select (select count(*) from articles where author_id = ${keyOf(user)})::int as articles,
      (select count(*) from article_slugs where slug = ${body.title})::int as slugs`,
  )) as unknown as { rows: object[] }
  expect(rows).toEqual([{ articles: 0, slugs: 0 }])
  expect((await rest(app, 'POST /api/v2/articles', { token: key, body })).body.status).toBe('DRAFT')
})

test('deletes no comment without the scope for it, in any API', async () => {
  const [user, editor] = await Promise.all([newUser(app), newUser(app, 'editor')])
  const { slug } = await newArticle(app, user)
  const { id } = await newComment(app, user, slug)
  const { body } = await rest(app, `GET /api/v1/articles/${slug}/comments`)
  const [{ id: number }] = body.comments
  const ownKey = await newKey(user, ['articles:write', 'articles:publish'])
  const moderating = await newKey(editor, ['comments:moderate'])
  const writing = await newKey(editor, ['comments:write'])
  for (const { key } of [ownKey, moderating, writing]) {
    const headers = { 'if-match': '*' }
    const v2 = await rest(app, `DELETE /api/v2/comments/${id}`, { token: key, headers })
    const v1 = await rest(app, `DELETE /api/v1/articles/${slug}/comments/${number}`, { token: key })
    const { errors } = await ask(app, 'mutation ($id: ID!) { deleteComment(id: $id) }', { id }, key)
    expect([v2.body.code, v1.status, errors[0]?.extensions.code]).toEqual(['FORBIDDEN', 403, 'FORBIDDEN'])
  }
  const { key } = await newKey(editor, ['comments:write', 'comments:moderate'])
  const headers = { 'if-match': '*' }
  expect((await rest(app, `DELETE /api/v2/comments/${id}`, { token: key, headers })).status).toBe(204)
})

test('lets the key of an administrator read users, but not change them', async () => {
  const [admin, user] = await Promise.all([newUser(app, 'admin'), newUser(app)])
  const { key } = await newKey(admin, ['users:manage', 'audit:read'])
  for (const path of ['/users', '/audit-events'])
    expect((await rest(app, `GET /api/v2${path}?first=1`, { token: key })).status).toBe(200)
  const path = `/api/v2/users/${user.username}`
  for (const response of [
    await rest(app, `PATCH ${path}`, { token: key, body: { role: 'ADMIN' } }),
    await rest(app, `DELETE ${path}/sessions`, { token: key }),
  ])
    expect(response.body.code).toBe('FORBIDDEN')
})

test('records the last use of a key, at most once a minute', async () => {
  const { key, id } = await newKey(reader)
  const use = () => statementsOf(() => requestsByPlace['v2, X-API-Key']!(key))
  const lastUse = async () => {
    const { rows } = (await write.execute(
      sql`select last_used_at::text as at from api_keys where id = ${id}`,
    )) as unknown as { rows: { at: string | null }[] }
    return rows[0]!.at
  }
  const isUpdate = (text: string) => /update "api_keys"/.test(text)
  expect((await use()).filter(isUpdate)).toHaveLength(1)
  await expect.poll(lastUse).not.toBeNull()
  const recorded = await lastUse()
  expect((await use()).filter(isUpdate)).toEqual([])
  await write.execute(
    sql`update api_keys set last_used_at = last_used_at - interval '58 seconds' where id = ${id}`,
  )
  expect((await use()).filter(isUpdate)).toEqual([])
  await write.execute(
    sql`update api_keys set last_used_at = last_used_at - interval '3 seconds' where id = ${id}`,
  )
  const uses = await statementsOf(() =>
    Promise.all(Array.from({ length: 5 }, () => requestsByPlace['v2, X-API-Key']!(key))),
  )
  expect(uses.filter(isUpdate).length).toBeGreaterThan(0)
  await expect.poll(async () => (await lastUse())! >= recorded!).toBe(true)
})
