import { describe, expect, test } from 'vitest'
import { registry } from '../../../rest/lifecycle/registry.ts'
import { v1 } from '../../../rest/v1/version.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newArticle, newComment, newUser, password, type TestUser, unique } from '../../support/factories.ts'

const app = await startApp({}, { now: () => Date.parse(registry.v1.deprecated!) })

const text = expect.any(String)
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const count = expect.toSatisfy((value: unknown) => Number.isInteger(value) && (value as number) >= 0)
const profile = { username: text, bio: text, image: text, following: expect.any(Boolean) }
const user = { email: text, token: text, username: text, bio: text, image: text }
const article = {
  slug: text,
  title: text,
  description: text,
  body: text,
  tagList: expect.toSatisfy((tags: unknown[]) => tags.every((tag) => typeof tag === 'string')),
  createdAt: time,
  updatedAt: time,
  favorited: expect.any(Boolean),
  favoritesCount: count,
  author: profile,
}
const comment = { id: count, createdAt: time, updatedAt: time, body: text, author: profile }

interface World {
  me: TestUser
  other: TestUser
  /** Of mine, with a comment of mine. */
  slug: string
  commentId: number
}

interface Row {
  /** `author`, `slug` and `id` stand for those of the world. */
  request: string
  status: 200 | 201 | 204
  /** Signing in is asked for. */
  secured?: true
  body?: (world: World) => object
  /** All of the answer; no member is there that is not named. */
  answer: unknown
}

const newUserBody = () => {
  const username = unique()
  return { user: { username, email: `${username}@byline.test`, password } }
}
const articleBody = () => ({ article: { title: unique('T'), description: 'D', body: 'B', tagList: ['t'] } })
const someArticles = { articles: expect.toSatisfy(areArticles), articlesCount: count }

/** Not empty, since the world has one that is in the list. */
function areArticles(items: unknown[]): boolean {
  expect(items.length).toBeGreaterThan(0)
  for (const item of items) expect(item).toEqual(article)
  return true
}

const rows: Row[] = [
  { request: 'POST /users', status: 201, body: newUserBody, answer: { user } },
  {
    request: 'POST /users/login',
    status: 200,
    body: ({ me }) => ({ user: { email: me.email, password } }),
    answer: { user },
  },
  { request: 'GET /user', status: 200, secured: true, answer: { user } },
  {
    request: 'PUT /user',
    status: 200,
    secured: true,
    body: () => ({ user: { bio: 'Writes.' } }),
    answer: { user },
  },
  { request: 'GET /profiles/{username}', status: 200, answer: { profile } },
  { request: 'POST /profiles/{username}/follow', status: 200, secured: true, answer: { profile } },
  { request: 'DELETE /profiles/{username}/follow', status: 200, secured: true, answer: { profile } },
  { request: 'GET /articles', status: 200, answer: someArticles },
  { request: 'GET /articles/feed', status: 200, secured: true, answer: someArticles },
  { request: 'POST /articles', status: 201, secured: true, body: articleBody, answer: { article } },
  { request: 'GET /articles/{slug}', status: 200, answer: { article } },
  {
    request: 'PUT /articles/{slug}',
    status: 200,
    secured: true,
    body: () => ({ article: { body: 'New' } }),
    answer: { article },
  },
  { request: 'DELETE /articles/{slug}', status: 204, secured: true, answer: '' },
  { request: 'POST /articles/{slug}/favorite', status: 200, secured: true, answer: { article } },
  { request: 'DELETE /articles/{slug}/favorite', status: 200, secured: true, answer: { article } },
  { request: 'GET /articles/{slug}/comments', status: 200, answer: { comments: [comment] } },
  {
    request: 'POST /articles/{slug}/comments',
    status: 200,
    secured: true,
    body: () => ({ comment: { body: 'Well said.' } }),
    answer: { comment },
  },
  { request: 'DELETE /articles/{slug}/comments/{id}', status: 204, secured: true, answer: '' },
  { request: 'GET /tags', status: 200, answer: { tags: expect.arrayContaining([text]) } },
]
const open = rows.filter(({ secured }) => !secured)
const secured = rows.filter(({ secured }) => secured)

/** Somebody who follows somebody; both have written, and one has commented. */
async function newWorld(): Promise<World> {
  const [me, other] = await Promise.all([newUser(app), newUser(app)])
  const { slug } = await newArticle(app, me, { tags: [unique('t')] })
  await Promise.all([newArticle(app, other), newComment(app, me, slug)])
  await rest(app, `POST /api/v1/profiles/${other.username}/follow`, { token: me.token })
  const { body } = await rest(app, `GET /api/v1/articles/${slug}/comments`)
  return { me, other, slug, commentId: body.comments[0].id }
}

/** For requests that change nothing in it. */
const unchanged = await newWorld()

function send(
  { request, body }: Row,
  world: World,
  { prefix = '/api/v1', suffix = '', authorization = undefined as string | undefined } = {},
) {
  const filled = request
    .replace('{username}', world.other.username)
    .replace('{slug}', world.slug)
    .replace('{id}', String(world.commentId))
    .replace(' ', ` ${prefix}`)
  return rest(app, `${filled}${suffix}` as `GET /${string}`, {
    body: body?.(world),
    headers: { authorization },
  })
}

const living = {
  deprecation: expect.stringMatching(/^@\d+$/),
  sunset: expect.stringMatching(/ GMT$/),
  link: expect.stringMatching(/rel="deprecation".*rel="successor-version"/),
}

test('has the endpoints of the contract and no others', () => {
  const known = v1.endpoints.map(({ method, path }) => `${method} ${path}`)
  expect(known.toSorted()).toEqual(rows.map(({ request }) => request).toSorted())
})

describe.each(rows)('$request', (row) => {
  const { status, answer } = row

  test(`answers ${status} with all that the contract names, versioned or not`, async () => {
    for (const prefix of ['/api/v1', '/api']) {
      const world = await newWorld()
      const got = await send(row, world, { prefix, authorization: `Token ${world.me.token}` })
      expect(got, prefix).toMatchObject({ status, headers: living })
      expect(got.body, prefix).toEqual(answer)
      expect(got.headers['content-type'], prefix).toBe(
        status === 204 ? undefined : 'application/json; charset=utf-8',
      )
    }
  })

  test('answers the same when the address ends with a slash', async () => {
    const world = await newWorld()
    const got = await send(row, world, { suffix: '/', authorization: `Token ${world.me.token}` })
    expect(got).toMatchObject({ status, headers: living })
    expect(got.body).toEqual(answer)
  })

  test('answers the same to a token that is called Bearer', async () => {
    const world = await newWorld()
    const got = await send(row, world, { authorization: `Bearer ${world.me.token}` })
    expect(got.status).toBe(status)
    expect(got.body).toEqual(answer)
  })
})

const altered = unchanged.me.token.slice(0, -10) + 'A'.repeat(10)
const notValid = ['Token x', 'Bearer x', `Token ${altered}`, unchanged.me.token, 'Basic eDp5']
const entrances = rows.filter(({ request }) => request.startsWith('POST /users'))

test.each(entrances)('lets in by $request who still sends a token that has run out', async (row) => {
  for (const authorization of notValid) {
    const got = await send(row, unchanged, { authorization })
    expect(got.status, authorization).toBe(row.status)
    expect(got.body).toEqual(row.answer)
  }
})

test.each(rows.filter((row) => !entrances.includes(row)))(
  'refuses a token that is not valid with 401, never taking it for a guest: $request',
  async (row) => {
    for (const authorization of notValid) {
      const got = await send(row, unchanged, { authorization })
      expect(got, authorization).toMatchObject({ status: 401, headers: living })
      expect(got.body).toEqual({ errors: { body: [text] } })
    }
  },
)

/** `Token` alone is what arrives of `Token ${''}`: whoever sends a header takes the blanks from its end. */
const guests = [undefined, 'Token undefined', 'Token null', 'Token']

describe.each(guests)('who says %s in Authorization', (authorization) => {
  test.each(open)('is a guest who may $request', async (row) => {
    const got = await send(row, unchanged, { authorization })
    expect(got.status).toBe(row.status)
    expect(got.body).toEqual(row.answer)
  })

  test.each(secured)('is a guest who is asked to sign in for $request', async (row) => {
    const got = await send(row, unchanged, { authorization })
    expect(got).toMatchObject({ status: 401, headers: living })
    expect(got.body).toEqual({ errors: { body: [text] } })
  })
})

test.each(secured)('asks a guest to sign in before it looks at anything else: $request', async (row) => {
  const nowhere = { slug: unique('nope-'), commentId: 1, other: { username: unique() } } as World
  expect((await send(row, nowhere)).status).toBe(401)
  if (!row.body) return
  const address = row.request.replace(' ', ' /api/v1').replace('{slug}', unchanged.slug) as `GET /${string}`
  const headers = { 'content-type': 'application/json' }
  expect((await rest(app, address, { body: '{', headers })).status).toBe(401)
})

test.each(['/profiles/{username}', '/articles/{slug}', '/articles/{slug}/comments'])(
  'answers 304 to who has %s already, and says there too that the version ends',
  async (path) => {
    const address = path.replace('{username}', unchanged.other.username).replace('{slug}', unchanged.slug)
    const first = await rest(app, `GET /api/v1${address}`)
    const headers = { 'if-none-match': first.headers.etag }
    const again = await rest(app, `GET /api/v1${address}`, { headers })
    expect(again).toMatchObject({ status: 304, body: '', headers: living })
  },
)
