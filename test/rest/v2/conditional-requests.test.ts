import { expect, test } from 'vitest'
import { v2 } from '../../../rest/v2/version.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import {
  favorite,
  follow,
  newArticle,
  newComment,
  newUser,
  password,
  type TestUser,
  unique,
} from '../../support/factories.ts'
import { readCaseOf } from '../../support/rest/endpoint-cases/v2.ts'
import { fillPath, newPathValues } from '../../support/rest/fill-path.ts'

const app = await startApp({ CORS_ORIGINS: 'https://app.example' })
const [author, reader, admin] = await Promise.all([newUser(app), newUser(app), newUser(app, 'admin')])

const get = (path: string, { token }: { token?: string } = {}, headers: Record<string, string> = {}) =>
  rest(app, `GET /api/v2${path}`, { token, headers })
const write = (request: string, { token }: TestUser, body?: object, ifMatch?: string) =>
  rest(app, request.replace(' ', ' /api/v2') as 'POST /', { token, body, headers: { 'if-match': ifMatch } })

const strong = /^"[\x21\x23-\x7e]{10,}"$/

const reads = v2.endpoints.filter(({ method }) => method === 'GET').map(({ path }) => path)

test.each(reads)('GET %s has a strong entity tag, and returns 304 for it', async (template) => {
  const { access, stableQuery } = readCaseOf(`GET ${template}`)
  const path = fillPath(template, await newPathValues(app, author))
  const address = stableQuery ? `${path}?${stableQuery(author)}` : path
  const viewers = { public: [author, undefined], user: [author], admin: [admin] }[access]
  for (const viewer of viewers) {
    const first = await get(address, viewer)
    const tag = first.headers.etag!
    expect(first.status).toBe(200)
    expect(tag).toMatch(strong)
    const forOthersToo = viewer ? 'private, no-cache' : 'no-cache'
    const caching = access === 'public' ? forOthersToo : 'no-store'
    expect(first.headers['cache-control']).toBe(caching)
    expect(first.headers.vary).toMatch(/\bAuthorization\b/)
    for (const known of [tag, `W/${tag}`, '*', `"x", ${tag}`, `W/"x" ,${tag},"y"`, ` ${tag} `]) {
      const { status, body, headers } = await get(address, viewer, { 'if-none-match': known })
      expect([status, body], known).toEqual([304, ''])
      for (const name of ['etag', 'vary', 'cache-control']) expect(headers[name]).toBe(first.headers[name])
      for (const name of ['content-type', 'content-length']) expect(headers).not.toHaveProperty(name)
    }
    for (const other of [
      '"x"',
      tag.slice(1, -1),
      `"${tag.slice(2)}`,
      tag.replace('"', '"W/'),
      'W/*',
      '""',
      '',
    ]) {
      const { status, headers } = await get(address, viewer, { 'if-none-match': other })
      expect([status, headers.etag], other).toEqual([200, tag])
    }
  }
})

test('marks responses as private to one viewer and one origin', async () => {
  const { slug } = await newArticle(app, author)
  const origin = 'https://app.example'
  const { headers } = await get(`/articles/${slug}`, author, { origin })
  const unchanged = await get(`/articles/${slug}`, author, { origin, 'if-none-match': headers.etag! })
  for (const given of [headers, unchanged.headers]) {
    expect(given.vary!.split(', ').sort()).toEqual(['Authorization', 'Origin', 'X-API-Key'])
    expect(given['access-control-allow-origin']).toBe(origin)
  }
})

test('gives each viewer another entity tag, even for the same bytes', async () => {
  const { slug } = await newArticle(app, author)
  const path = `/articles/${slug}`
  const responses = [await get(path), await get(path, author), await get(path, reader)]
  expect(responses[1]!.body).toEqual(responses[0]!.body)
  expect(responses[2]!.body).toEqual(responses[0]!.body)
  const tags = responses.map(({ headers }) => headers.etag!)
  expect(new Set(tags).size).toBe(3)
  for (const otherTag of [tags[0]!, tags[2]!])
    expect((await get(path, author, { 'if-none-match': otherTag })).status).toBe(200)
})

interface Seen {
  author: TestUser
  reader: TestUser
  slug: string
}

/** Changes that a reader sees in an article, and their preparation. */
const changes: Record<
  string,
  { change: (seen: Seen) => Promise<unknown>; before?: (seen: Seen) => Promise<unknown> }
> = {
  'an edit': {
    change: ({ author, slug }) => write(`PATCH /articles/${slug}`, author, { body: 'other' }, '*'),
  },
  'a change of tags': {
    change: ({ author, slug }) => write(`PATCH /articles/${slug}`, author, { tags: ['x'] }, '*'),
  },
  'unpublishing and publishing again': {
    change: async ({ author, slug }) => {
      await write(`POST /articles/${slug}/unpublish`, author)
      await write(`POST /articles/${slug}/publish`, author)
    },
  },
  'a comment': { change: ({ author, slug }) => newComment(app, author, slug) },
  'a favorite of the reader': { change: ({ reader, slug }) => favorite(app, reader, slug) },
  'a favorite of another user': { change: ({ author, slug }) => favorite(app, author, slug) },
  'a removed favorite': {
    before: ({ reader, slug }) => favorite(app, reader, slug),
    change: ({ reader, slug }) => write(`DELETE /articles/${slug}/favorite`, reader),
  },
  'a change of the author’s profile': {
    change: ({ author }) => write('PATCH /me', author, { bio: 'other' }, '*'),
  },
  'following the author': { change: ({ author, reader }) => follow(app, reader, author.username) },
  'unfollowing the author': {
    before: ({ author, reader }) => follow(app, reader, author.username),
    change: ({ author, reader }) => write(`DELETE /users/${author.username}/follow`, reader),
  },
}

test.each(Object.keys(changes))(
  'changes the entity tags of the article and of lists after %s',
  async (what) => {
    const { before, change } = changes[what]!
    const [author, reader] = await Promise.all([newUser(app), newUser(app)])
    const { slug } = await newArticle(app, author, { tags: ['one'] })
    const seen = { author, reader, slug }
    await before?.(seen)
    const paths = [`/articles/${slug}`, `/articles?author=${author.username}`]
    const known = await Promise.all(paths.map(async (path) => (await get(path, reader)).headers.etag!))
    await change(seen)
    for (const [i, path] of paths.entries()) {
      const { status, headers } = await get(path, reader, { 'if-none-match': known[i]! })
      expect([path, status]).toEqual([path, 200])
      expect(headers.etag).not.toBe(known[i])
      expect((await get(path, reader, { 'if-none-match': headers.etag! })).status).toBe(304)
    }
  },
)

test('changes the entity tag of comments after one is created, edited or deleted', async () => {
  const { slug } = await newArticle(app, author)
  const tags = new Set([(await get(`/articles/${slug}/comments`)).headers.etag])
  const { id } = await newComment(app, reader, slug)
  for (const request of [null, `PATCH /comments/${id}`]) {
    if (request) await write(request, reader, { body: 'other' })
    tags.add((await get(`/articles/${slug}/comments`)).headers.etag)
  }
  expect(tags.size).toBe(3)
  await write(`DELETE /comments/${id}`, reader)
  expect(tags).toContain((await get(`/articles/${slug}/comments`)).headers.etag)
})

/** Writes whose response equals that of a later read. */
const writes: [request: string, body?: object][] = [
  ['PATCH /articles/SLUG', { title: 'Ü', tags: ['z', 'a'], body: '"q" \u2028 <b> 😀' }],
  ['PATCH /articles/SLUG', {}],
  ['POST /articles/SLUG/unpublish'],
  ['POST /articles/SLUG/publish'],
  ['POST /articles/SLUG/publish'],
  ['PUT /articles/SLUG/favorite'],
  ['PUT /articles/SLUG/favorite'],
  ['DELETE /articles/SLUG/favorite'],
]

test('responds to a write of an article with the entity tag and the bytes of a later read', async () => {
  const author = await newUser(app)
  const valid = { title: unique('T '), description: 'd', body: 'b', tags: ['b', 'a'] }
  let response = await write('POST /articles', author, { ...valid, publish: true })
  for (const [request, body] of [null, ...writes].map((row) => row ?? [])) {
    const path = `/articles/${response.body.slug}`
    if (request) response = await write(request.replace('/articles/SLUG', path), author, body, '*')
    const read = await get(`/articles/${response.body.slug}`, author)
    expect(JSON.stringify(response.body), request).toBe(JSON.stringify(read.body))
    for (const name of ['etag', 'cache-control', 'vary', 'content-length'])
      expect(response.headers[name], `${name} of ${request}`).toBe(read.headers[name])
  }
})

test('responds to an edit of the profile with the entity tag and the bytes of a later read', async () => {
  const me = await newUser(app)
  for (const body of [{ bio: 'Ü', image: 'https://byline.test/a.png' }, { username: unique('New.') }, {}]) {
    const response = await write('PATCH /me', me, body, '*')
    const read = await get('/me', me)
    expect(JSON.stringify(response.body)).toBe(JSON.stringify(read.body))
    expect(response.headers.etag).toBe(read.headers.etag)
  }
})

test('marks tokens and errors as no-store, without an entity tag', async () => {
  const user = await newUser(app)
  const registration = { username: unique(), email: `${unique()}@byline.test`, password }
  for (const [request, body, status] of [
    ['POST /sessions', { email: user.email, password }, 201],
    ['POST /users', registration, 201],
    [`PUT /users/${author.username}/follow`, undefined, 200],
    ['PATCH /me', {}, 428],
    ['PUT /me', {}, 405],
  ] as const) {
    const { status: given, headers } = await write(request, user, body)
    expect([given, headers.etag, headers['cache-control']]).toEqual([status, undefined, 'no-store'])
  }
})

test('responds 404 for a missing object whatever If-None-Match says', async () => {
  const { status, body } = await get(`/articles/${unique()}`, author, { 'if-none-match': '*' })
  expect([status, body.code]).toEqual([404, 'NOT_FOUND'])
})

test('ignores If-None-Match in writes', async () => {
  const { slug } = await newArticle(app, author)
  for (const known of ['*', (await get(`/articles/${slug}`, author)).headers.etag!]) {
    const headers = { 'if-none-match': known, 'if-match': '*' }
    const { status, body } = await rest(app, `PATCH /api/v2/articles/${slug}`, {
      token: author.token,
      body: {},
      headers,
    })
    expect([status, body.slug]).toEqual([200, slug])
  }
})
