import { expect, test } from 'vitest'
import type { Registry } from '../../../rest/lifecycle/registry.ts'
import { sql } from '../../../src/db/drizzle.ts'
import { copyOfTemplate, startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newArticle, newComment, newUser, type TestUser, unique } from '../../support/factories.ts'

const registry: Registry = {
  v1: {
    released: '2030-01-01T00:00:00Z',
    deprecated: '2031-01-01T00:00:00Z',
    sunset: '2033-01-01T00:00:00Z',
    guide: '/docs/moving',
    successor: 'v2',
  },
  v2: { released: '2030-01-01T00:00:00Z' },
}
const deprecated = Date.parse(registry.v1.deprecated!)
let now = deprecated
const life = { now: () => now, registry }
const app = await startApp({}, life)
// A separate database, because other tests may use the same client names.
const alone = await startApp({ DATABASE_URL: '', DATA_DIR: copyOfTemplate() }, life)
const reader = await newUser(app)
const article = await newArticle(app, reader)
await newComment(app, reader, article.slug)

/** The stored calls of a consumer: `v1 GET /tags` and their number. */
async function usageOf(consumer: string, of = app): Promise<Record<string, number>> {
  await of.services.usage.flush()
  const { rows } = (await of.services.db.read.execute(sql`
    select version || ' ' || endpoint as what, sum(calls)::int as calls from deprecated_usage
    where consumer = ${consumer} group by 1`)) as unknown as { rows: { what: string; calls: number }[] }
  return Object.fromEntries(rows.map(({ what, calls }) => [what, calls]))
}

/** Writes the counts at once, or waits for the write in progress. */
const expectUsage = (consumer: string, usage: Record<string, number>, of = app) =>
  expect.poll(() => usageOf(consumer, of)).toEqual(usage)

const consumerOf = ({ id }: TestUser) => Buffer.from(id, 'base64').toString().toLowerCase()
const newClient = () => {
  const name = unique('client-')
  return { headers: { 'byline-client': name }, consumer: `client:${name}` }
}

test('counts calls by version, endpoint and client name', async () => {
  const { headers, consumer } = newClient()
  for (const address of [
    'GET /api/v1/tags',
    'GET /api/v1/tags',
    'GET /api/tags',
    `GET /api/v1/articles/${article.slug}`,
    `GET /api/v1/articles/${unique()}`,
    `GET /api/articles/${article.slug}/comments?x=1`,
    'HEAD /api/v1/articles',
    'GET /api/v1/articles/',
  ] as const)
    await rest(app, address, { headers })
  await expectUsage(consumer, {
    'v1 GET /tags': 2,
    'unversioned GET /tags': 1,
    'v1 GET /articles/{slug}': 2,
    'unversioned GET /articles/{slug}/comments': 1,
    'v1 GET /articles': 2,
  })
  await rest(app, 'GET /api/v1/tags', { headers })
  expect(await usageOf(consumer)).toMatchObject({ 'v1 GET /tags': 3 })
})

test('counts calls of a signed-in user by the user, not by the client name', async () => {
  const me = await newUser(app)
  const { headers, consumer } = newClient()
  const { token } = me
  await rest(app, 'GET /api/v1/user', { token, headers })
  await rest(app, 'GET /api/v1/user', { token })
  await rest(app, 'GET /api/tags', { token, headers })
  await rest(app, `DELETE /api/v1/articles/${article.slug}`, { token, headers })
  await expectUsage(consumerOf(me), {
    'v1 GET /user': 2,
    'unversioned GET /tags': 1,
    'v1 DELETE /articles/{slug}': 1,
  })
  expect(await usageOf(consumer)).toEqual({})
})

test('counts rejected requests and 304 responses', async () => {
  const { headers, consumer } = newClient()
  const { etag } = (await rest(app, 'GET /api/v1/articles?limit=1&offset=90000', { headers })).headers
  const again = { ...headers, 'if-none-match': etag }
  await rest(app, 'GET /api/v1/articles?limit=1&offset=90000', { headers: again })
  await rest(app, 'GET /api/v1/articles?limit=many', { headers })
  await rest(app, 'GET /api/v1/articles', { headers: { ...headers, accept: 'text/html' } })
  await rest(app, 'GET /api/v1/user', { headers })
  await rest(app, 'GET /api/v1/user', { headers, token: 'x' })
  await expectUsage(consumer, { 'v1 GET /articles': 4, 'v1 GET /user': 2 })
})

test('counts only calls to deprecated API', async () => {
  const { headers, consumer } = newClient()
  const preflight = { origin: 'https://app.example', 'access-control-request-method': 'GET' }
  const quiet = async () => {
    await rest(app, 'GET /api/v1/nope', { headers })
    await rest(app, 'GET /api/nope', { headers })
    await rest(app, 'GET /api/v1/%', { headers })
    await rest(app, 'GET /api/v1/openapi.json', { headers })
    await rest(app, 'OPTIONS /api/v1/tags', { headers })
    await rest(app, 'OPTIONS /api/v1/tags', { headers: { ...headers, ...preflight } })
    await rest(app, 'PATCH /api/v1/tags', { headers })
    await rest(app, 'GET /api/v2/tags', { headers })
    await rest(app, 'GET /api/v9/tags', { headers })
    await rest(app, 'GET /livez', { headers })
    await rest(app, 'POST /graphql', { headers, body: { query: '{ tags { nodes { name } } }' } })
    await rest(app, 'GET /api/v1/tags', { headers: { ...headers, 'byline-rehearse': 'sunset' } })
  }
  await quiet()
  now = deprecated - 1
  await rest(app, 'GET /api/v1/tags', { headers })
  now = Date.parse(registry.v1.sunset!)
  await rest(app, 'GET /api/v1/tags', { headers })
  await rest(app, 'GET /api/tags', { headers })
  await quiet()
  now = deprecated
  await rest(app, 'GET /api/v1/profiles/nobody', { headers })
  await expectUsage(consumer, { 'v1 GET /profiles/{username}': 1 })
})

const clients: [headers: Record<string, string>, name: string][] = [
  [{ 'byline-client': 'ours', origin: 'https://app.example', 'user-agent': 'curl/8.1' }, 'ours'],
  [{ 'byline-client': 'ours:web/1.2-rc_3', 'user-agent': 'curl/8.1' }, 'ours:web/1.2-rc_3'],
  [{ 'byline-client': `${'n'.repeat(80)}too-long` }, 'n'.repeat(80)],
  [{ origin: 'https://app.example:8443', 'user-agent': 'Mozilla/5.0' }, 'https://app.example:8443'],
  [{ 'user-agent': 'Apache-HttpClient/4.5.13 (Java/17)' }, 'Apache-HttpClient'],
  [{ 'user-agent': 'node' }, 'node'],
  [
    { 'byline-client': '', origin: 'https://empty.example', 'user-agent': 'curl/8.1' },
    'https://empty.example',
  ],
  [{ 'user-agent': '' }, 'unnamed'],
  [{ 'byline-client': '<script>alert()</script>', 'user-agent': '' }, 'unnamed'],
]

test.each(clients)('reads %o as the client %s', async (headers, name) => {
  const before = await usageOf(`client:${name}`, alone)
  await rest(alone, 'GET /api/v1/tags', { headers })
  await expectUsage(`client:${name}`, { 'v1 GET /tags': (before['v1 GET /tags'] ?? 0) + 1 }, alone)
})

const inFragment = 'fragment F on Viewer { imageOrEmpty user { ...G } } fragment G on User { imageOrEmpty }'
const operations: Record<string, [query: string, names: string[]]> = {
  'a field that is selected several times': [
    '{ articles(first: 1) { nodes { comments(first: 1) { nodes { number n: number } } } } }',
    ['Comment.number'],
  ],
  'an argument that is used several times': [
    '{ a: articles(offset: 1) { totalCount } b: articles(offset: 2) { totalCount } }',
    ['Query.articles(offset:)'],
  ],
  'an argument with a variable': [
    'query ($offset: Int = 1) { feed(offset: $offset) { totalCount } }',
    ['Query.feed(offset:)'],
  ],
  'fields of the same name by type': [
    '{ viewer { imageOrEmpty user { imageOrEmpty } } }',
    ['User.imageOrEmpty', 'Viewer.imageOrEmpty'],
  ],
  'fields in fragments': [
    `{ viewer { ... { ...F } } } ${inFragment}`,
    ['User.imageOrEmpty', 'Viewer.imageOrEmpty'],
  ],
  'a mutation, even if it fails': [
    'mutation { deleteCommentByNumber(articleSlug: "nobody-wrote-this", number: 2147483647) }',
    ['Mutation.deleteCommentByNumber'],
  ],
  'nothing that is not deprecated': [
    '{ viewer { user { image } } articles(first: 1) { nodes { comments { nodes { id } } } } }',
    [],
  ],
  'nothing in another operation': [
    'query Run { viewer { role } } query Other { viewer { imageOrEmpty } }',
    [],
  ],
  'nothing in a fragment of another operation': [
    `query Run { viewer { role } } query Other { viewer { ...F } } ${inFragment}`,
    [],
  ],
  'nothing for a rejected document': ['{ viewer { imageOrEmpty nope } }', []],
}

test.each(Object.entries(operations))('counts once per operation: %s', async (_what, [query, names]) => {
  const me = await newUser(app)
  const operationName = /query Run/.test(query) ? 'Run' : undefined
  const headers = { authorization: `Bearer ${me.token}` }
  // Compiled code executes the third request.
  for (let i = 0; i < 3; i++)
    await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query, operationName } })
  await rest(app, 'GET /api/v1/tags', { token: me.token })
  const counted = Object.fromEntries(names.map((name) => [`graphql ${name}`, 3]))
  await expectUsage(consumerOf(me), { ...counted, 'v1 GET /tags': 1 })
})

test('counts each operation of a document separately', async () => {
  const me = await newUser(app)
  const headers = { authorization: `Bearer ${me.token}` }
  const query = 'query One { viewer { imageOrEmpty } } query Two { viewer { user { imageOrEmpty } } }'
  for (const operationName of ['One', 'Two', 'One'])
    await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query, operationName } })
  await expectUsage(consumerOf(me), { 'graphql Viewer.imageOrEmpty': 2, 'graphql User.imageOrEmpty': 1 })
})

test('counts calls of guests by the client name, over every transport', async () => {
  const { headers, consumer } = newClient()
  const query = '{ articles(first: 1, offset: 1) { nodes { author { imageOrEmpty } } } }'
  await rest(app, 'POST /graphql', { headers, body: { query } })
  await rest(app, `GET /graphql?${new URLSearchParams({ query })}`, { headers })
  await rest(app, 'POST /graphql', { headers, body: { query, extensions: {} } })
  await expectUsage(consumer, { 'graphql Query.articles(offset:)': 3, 'graphql User.imageOrEmpty': 3 })
})

test('does not count the documents of REST endpoints', async () => {
  const me = await newUser(app)
  const { token } = me
  const { body } = await rest(app, `POST /api/v1/articles/${article.slug}/comments`, {
    token,
    body: { comment: { body: 'Well said.' } },
  })
  await rest(app, `DELETE /api/v1/articles/${article.slug}/comments/${body.comment.id}`, { token })
  await rest(app, 'GET /api/v1/articles?offset=1', { token })
  await rest(app, 'GET /api/v2/articles', { token })
  await expectUsage(consumerOf(me), {
    'v1 POST /articles/{slug}/comments': 1,
    'v1 DELETE /articles/{slug}/comments/{id}': 1,
    'v1 GET /articles': 1,
  })
})
