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
import { keyOf } from '../support/identity.ts'

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

interface Case {
  variables: Record<string, unknown>
  /** One statement, and another that finds out who asks. */
  statements: number
  /** Who may ask; guests too when absent. */
  by?: TestUser
}

const cases: Record<string, Case[]> = {
  'GET /articles': [
    { variables: { tag }, statements: 1 },
    { variables: { q: word }, statements: 1 },
    { variables: { author: writers[0]!.username, favoritedBy: reader.username, tag }, statements: 1 },
  ],
  'GET /articles/{slug}': [{ variables: { slug }, statements: 1 }],
  'GET /articles/{slug}/comments': [{ variables: { slug }, statements: 1 }],
  'GET /feed': [{ variables: {}, statements: 1, by: reader }],
  'GET /tags': [{ variables: {}, statements: 1 }],
  'GET /users/{username}': [{ variables: { username: reader.username }, statements: 1 }],
  'GET /me': [{ variables: {}, statements: 1, by: reader }],
  'GET /me/mfa': [{ variables: {}, statements: 2, by: reader }],
  'GET /sessions': [{ variables: {}, statements: 1, by: reader }],
  'GET /api-keys': [{ variables: {}, statements: 1, by: reader }],
  // Narrowed to what no other test adds to meanwhile.
  'GET /users': [
    { variables: { q: reader.username }, statements: 1, by: admin },
    { variables: { q: reader.username, role: 'AUTHOR', disabled: false }, statements: 1, by: admin },
  ],
  'GET /audit-events': [
    { variables: { target: auditNameOf(reader), action: 'account.registered' }, statements: 2, by: admin },
  ],
  'GET /me/drafts': [{ variables: {}, statements: 2, by: reader }],
}

function auditNameOf(user: TestUser) {
  return `user:${keyOf(user)}`
}

const endpointOf = (name: string) => v2.endpoints.find(({ method, path }) => `${method} ${path}` === name)!

async function counted<T>(run: () => Promise<T>): Promise<{ answer: T; texts: string[] }> {
  statements.length = 0
  const answer = await run()
  return { answer, texts: [...statements] }
}

async function askBoth(name: string, variables: Record<string, unknown>, viewer: TestUser | undefined) {
  const { document, path } = endpointOf(name)
  const query = new URLSearchParams(
    Object.entries(variables).filter(([key]) => !path.includes(`{${key}}`)) as [string, string][],
  )
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, key) => String(variables[key]))
  const byRest = await counted(() => rest(app, `GET /api/v2${filled}?${query}`, { token: viewer?.token }))
  const byGraphql = await counted(() => ask(app, document, variables, viewer?.token))
  expect(byRest.answer.status).toBe(200)
  expect(byGraphql.answer.errors).toEqual([])
  return { byRest, byGraphql }
}

test('tries every read', () => {
  const reads = v2.endpoints
    .filter(({ method }) => method === 'GET')
    .map(({ method, path }) => `${method} ${path}`)
  expect(reads.toSorted()).toEqual(Object.keys(cases).sort())
})

const rows = Object.entries(cases).flatMap(([name, cases]) =>
  cases.map((one) => [name, one.variables, one] as const),
)

test.each(rows)(
  '%s with %j asks what its document asks by GraphQL, and no more',
  async (name, variables, one) => {
    for (const viewer of one.by ? [one.by] : [reader, undefined]) {
      const { byRest, byGraphql } = await askBoth(name, variables, viewer)
      expect(byRest.texts).toEqual(byGraphql.texts)
      expect(byRest.texts).toHaveLength(one.statements + (viewer ? 1 : 0))
      const data = byGraphql.answer.data as Record<string, object>
      const [root] = Object.values(data) as [object]
      const expected = 'items' in data ? data : 'answer' in root ? root.answer : root
      if (name !== 'GET /tags') expect(byRest.answer.body).toEqual(expected)
    }
  },
)

const lists: Record<string, Record<string, string>> = {
  'GET /articles': { tag },
  'GET /articles/{slug}/comments': { slug },
  'GET /feed': {},
  'GET /me/drafts': {},
  'GET /api-keys': {},
  'GET /users': { q: 'author' },
  'GET /audit-events': { action: 'account.registered' },
}

test.each(Object.keys(lists))('%s asks as often for ten as for one', async (name) => {
  const viewer = cases[name]![0]!.by ?? reader
  const [one, ten] = [
    await askBoth(name, { ...lists[name], first: 1 }, viewer),
    await askBoth(name, { ...lists[name], first: 10 }, viewer),
  ]
  expect([one.byRest.answer.body.items.length, ten.byRest.answer.body.items.length]).toEqual([1, 10])
  expect(ten.byRest.texts).toHaveLength(one.byRest.texts.length)
})

test.each(['GET /articles', 'GET /me'])(
  '%s finds out once who asks, and asks nothing more for a tag that is known',
  async (name) => {
    const path = `/api/v2${endpointOf(name).path}${name === 'GET /me' ? '' : `?tag=${tag}`}` as const
    const headers = { authorization: `Bearer ${reader.token}` }
    const first = await counted(() => rest(app, `GET ${path}`, { headers }))
    const known = { ...headers, 'if-none-match': first.answer.headers.etag }
    const again = await counted(() => rest(app, `GET ${path}`, { headers: known }))
    expect(again.answer.status).toBe(304)
    expect(again.texts).toEqual(first.texts)
  },
)

test.each([
  ['a guest', 'GET /api/v2/me', {}],
  ['a guest who writes', 'POST /api/v2/articles', { body: {} }],
  [
    'an edit without the state that was read',
    `PATCH /api/v2/articles/${slug}`,
    { token: reader.token, body: {} },
  ],
  ['another media type', `GET /api/v2/articles/${slug}`, { headers: { accept: 'text/html' } }],
  ['a parameter that is unknown', 'GET /api/v2/articles?nope=1', { token: reader.token }],
  [
    'a body that is no JSON',
    'POST /api/v2/sessions',
    { body: '{', headers: { 'content-type': 'application/json' } },
  ],
  ['a mistyped API key', 'GET /api/v2/me', { headers: { 'x-api-key': 'byl_live_0123456789_x' } }],
  ['a mistyped refresh token', 'POST /api/v2/sessions/refresh', { body: { refreshToken: 'byr_x' } }],
  ['a token of the wrong key', 'GET /api/v2/me', { token: `${reader.token.slice(0, -20)}${'A'.repeat(20)}` }],
] as const)('asks the database nothing to refuse %s', async (_what, request, options) => {
  const { answer, texts } = await counted(() => rest(app, request, options))
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(texts).toEqual([])
})
