import { expect, test } from 'vitest'
import { v2 } from '../../rest/v2/version.ts'
import { startApp } from '../support/app.ts'
import { ask, rest } from '../support/clients.ts'
import {
  favorite,
  follow,
  newArticle,
  newComment,
  newUser,
  type TestUser,
  unique,
} from '../support/factories.ts'
import { readCaseOf, v2Cases } from '../support/rest/endpoint-cases/v2.ts'
import { fillPath } from '../support/rest/fill-path.ts'

const statements: string[] = []
const app = await startApp({}, { onStatement: (statement) => statements.push(statement) })

const [tag, word] = [unique('tag'), unique('word')]
const writers = await Promise.all(Array.from({ length: 10 }, () => newUser(app)))
const [reader, admin] = await Promise.all([newUser(app), newUser(app, 'admin')])
const slugs = await Promise.all(
  writers.map(async (writer) => (await newArticle(app, writer, { tags: [tag, unique()], body: word })).slug),
)
const [slug] = slugs as [string]
for (const [i, writer] of writers.entries()) {
  await newComment(app, writer, slug)
  await newArticle(app, reader, { publish: false })
  if (i % 2) await favorite(app, reader, slugs[i]!)
  await follow(app, reader, writer.username)
  const body = { name: `Key ${i}`, scopes: ['articles:write'], expiresInDays: 1 }
  await rest(app, 'POST /api/v2/api-keys', { token: reader.token, body })
}

const fixture = { tag, word, slug, writers, reader }
const reads = v2.endpoints.filter(({ method }) => method === 'GET').map(({ path }) => `GET ${path}` as const)
const viewersOf = {
  public: [reader, undefined],
  user: [reader],
  admin: [admin],
}

const endpointOf = (name: string) => v2.endpoints.find(({ method, path }) => `${method} ${path}` === name)!

async function counted<T>(run: () => Promise<T>): Promise<{ response: T; texts: string[] }> {
  statements.length = 0
  const response = await run()
  return { response, texts: [...statements] }
}

async function askBoth(name: string, variables: Record<string, unknown>, viewer: TestUser | undefined) {
  const { document, path } = endpointOf(name)
  const query = new URLSearchParams(
    Object.entries(variables).filter(([key]) => !path.includes(`{${key}}`)) as [string, string][],
  )
  const address = `/api/v2${fillPath(path, variables)}?${query}` as const
  const byRest = await counted(() => rest(app, `GET ${address}`, { token: viewer?.token }))
  const byGraphql = await counted(() => ask(app, document, variables, viewer?.token))
  expect(byRest.response.status).toBe(200)
  expect(byGraphql.response.errors).toEqual([])
  return { byRest, byGraphql }
}

test('covers every read', () => {
  const cases = [...v2Cases.keys()].filter((name) => name.startsWith('GET '))
  expect(cases.toSorted()).toEqual(reads.toSorted())
})

const rows = reads.flatMap((name) =>
  readCaseOf(name)
    .statements(fixture)
    .map(([variables, statements]) => [name, variables, statements] as const),
)

test.each(rows)(
  '%s with %j runs as many statements as its document in GraphQL',
  async (name, variables, statements) => {
    for (const viewer of viewersOf[readCaseOf(name).access]) {
      const { byRest, byGraphql } = await askBoth(name, variables, viewer)
      expect(byRest.texts).toEqual(byGraphql.texts)
      expect(byRest.texts).toHaveLength(statements + (viewer ? 1 : 0))
      const data = byGraphql.response.data as Record<string, object>
      const [root] = Object.values(data) as [object]
      const expected = 'items' in data ? data : 'answer' in root ? root.answer : root
      if (name !== 'GET /tags') expect(byRest.response.body).toEqual(expected)
    }
  },
)

const lists = reads.filter((name) => readCaseOf(name).tenItems)

test('covers every list that can have ten items', () => {
  const paged = v2.endpoints.filter(({ document }) => document.includes('$first'))
  const names = paged.map(({ path }) => `GET ${path}`).filter((name) => name !== 'GET /tags') // All tests share its rows.
  expect(lists.toSorted()).toEqual(names.toSorted())
})

test.each(lists)('%s runs as many statements for ten items as for one', async (name) => {
  const { access, tenItems } = readCaseOf(name)
  const [viewer] = viewersOf[access]
  const [one, ten] = [
    await askBoth(name, { ...tenItems!(fixture), first: 1 }, viewer),
    await askBoth(name, { ...tenItems!(fixture), first: 10 }, viewer),
  ]
  expect([one.byRest.response.body.items.length, ten.byRest.response.body.items.length]).toEqual([1, 10])
  expect(ten.byRest.texts).toHaveLength(one.byRest.texts.length)
})

test.each(['GET /articles', 'GET /me'])(
  '%s authenticates once, and runs no more statements for a known ETag',
  async (name) => {
    const path = `/api/v2${endpointOf(name).path}${name === 'GET /me' ? '' : `?tag=${tag}`}` as const
    const headers = { authorization: `Bearer ${reader.token}` }
    const first = await counted(() => rest(app, `GET ${path}`, { headers }))
    const known = { ...headers, 'if-none-match': first.response.headers.etag }
    const again = await counted(() => rest(app, `GET ${path}`, { headers: known }))
    expect(again.response.status).toBe(304)
    expect(again.texts).toEqual(first.texts)
  },
)

test.each([
  ['a guest', 'GET /api/v2/me', {}],
  ['a write by a guest', 'POST /api/v2/articles', { body: {} }],
  ['an edit without If-Match', `PATCH /api/v2/articles/${slug}`, { token: reader.token, body: {} }],
  ['another media type', `GET /api/v2/articles/${slug}`, { headers: { accept: 'text/html' } }],
  ['an unknown parameter', 'GET /api/v2/articles?nope=1', { token: reader.token }],
  [
    'a body that is not JSON',
    'POST /api/v2/sessions',
    { body: '{', headers: { 'content-type': 'application/json' } },
  ],
  ['a mistyped API key', 'GET /api/v2/me', { headers: { 'x-api-key': 'byl_live_0123456789_x' } }],
  ['a mistyped refresh token', 'POST /api/v2/sessions/refresh', { body: { refreshToken: 'byr_x' } }],
  [
    'a token with an invalid signature',
    'GET /api/v2/me',
    { token: `${reader.token.slice(0, -20)}${'A'.repeat(20)}` },
  ],
] as const)('runs no statement to reject %s', async (_what, request, options) => {
  const { response, texts } = await counted(() => rest(app, request, options))
  expect(response.status).toBeGreaterThanOrEqual(400)
  expect(texts).toEqual([])
})
