import { expect, test } from 'vitest'
import type { Endpoint } from '../rest/endpoint.ts'
import { v2 } from '../rest/v2/version.ts'
import { startApp } from './app.ts'
import { rest } from './clients.ts'
import {
  favorite,
  follow,
  newArticle,
  newComment,
  newUser,
  password,
  type TestUser,
  unique,
} from './factories.ts'

const app = await startApp()

interface Case {
  /** Below /api/v2. */
  path: string
  /** Who asks; the author of the test when absent. */
  as?: TestUser
  body?: object
  ifMatch?: string
  status: number
  answer: unknown
  location?: RegExp
}

const text = expect.any(String)
const number = expect.any(Number)
const truth = expect.any(Boolean)
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

const authorOf = ({ username }: TestUser) => ({ username, bio: '', image: null, viewerIsFollowing: truth })

const summaryBy = (author: TestUser, known: object = {}) => ({
  id: text,
  slug: text,
  title: text,
  description: text,
  readingMinutes: 1,
  status: 'PUBLISHED',
  version: 1,
  tags: [],
  favoritesCount: 0,
  commentsCount: 0,
  viewerHasFavorited: false,
  createdAt: time,
  updatedAt: time,
  publishedAt: time,
  author: authorOf(author),
  ...known,
})
const articleBy = (author: TestUser, known: object = {}) => summaryBy(author, { body: text, ...known })
const draft = { status: 'DRAFT', publishedAt: null }

const commentBy = (author: TestUser, known: object = {}) => ({
  id: text,
  body: text,
  version: 1,
  createdAt: time,
  updatedAt: time,
  viewerCanEdit: true,
  viewerCanDelete: true,
  author: authorOf(author),
  ...known,
})

const profileOf = ({ id, username }: TestUser, known: object = {}) => ({
  id,
  username,
  bio: '',
  image: null,
  createdAt: time,
  followersCount: 0,
  followingCount: 0,
  viewerIsFollowing: false,
  ...known,
})

const meAs = ({ username, email }: { username: string; email: string }, known: object = {}) => ({
  username,
  email,
  bio: '',
  image: null,
  role: 'AUTHOR',
  permissions: expect.arrayContaining(['articles:write']),
  version: 1,
  createdAt: time,
  ...known,
})

const page = (...items: unknown[]) => ({ items, pageInfo: { hasNextPage: false, endCursor: text } })

/** What each endpoint needs, is asked and answers. */
const cases: Record<string, (author: TestUser) => Promise<Case>> = {
  'GET /articles': async (author) => {
    const { slug, title } = await newArticle(app, author)
    const answer = page(summaryBy(author, { slug, title }))
    return { path: `/articles?author=${author.username}`, status: 200, answer }
  },
  'POST /articles': async (author) => {
    const body = { title: unique('Title '), description: 'd', body: 'b', tags: ['z', 'a'] }
    const answer = articleBy(author, { ...body, ...draft })
    return { path: '/articles', body, status: 201, answer, location: /^\/api\/v2\/articles\/title-\w+$/ }
  },
  'GET /articles/{slug}': async (author) => {
    const { slug, title } = await newArticle(app, author, { tags: ['one'] })
    const answer = articleBy(author, { slug, title, tags: ['one'] })
    return { path: `/articles/${slug}`, status: 200, answer }
  },
  'PATCH /articles/{slug}': async (author) => {
    const { slug, title } = await newArticle(app, author)
    const answer = articleBy(author, { slug, title, body: 'other', version: 2 })
    return { path: `/articles/${slug}`, body: { body: 'other' }, ifMatch: '*', status: 200, answer }
  },
  'DELETE /articles/{slug}': async (author) => {
    const { slug } = await newArticle(app, author)
    return { path: `/articles/${slug}`, ifMatch: '*', status: 204, answer: '' }
  },
  'POST /articles/{slug}/publish': async (author) => {
    const { slug } = await newArticle(app, author, { publish: false })
    const answer = articleBy(author, { slug, version: 2 })
    return { path: `/articles/${slug}/publish`, status: 200, answer }
  },
  'POST /articles/{slug}/unpublish': async (author) => {
    const { slug } = await newArticle(app, author)
    const answer = articleBy(author, { slug, version: 2, status: 'DRAFT' })
    return { path: `/articles/${slug}/unpublish`, status: 200, answer }
  },
  'PUT /articles/{slug}/favorite': async (author) => {
    const { slug } = await newArticle(app, author)
    const answer = articleBy(author, { slug, favoritesCount: 1, viewerHasFavorited: true })
    return { path: `/articles/${slug}/favorite`, as: await newUser(app, 'reader'), status: 200, answer }
  },
  'DELETE /articles/{slug}/favorite': async (author) => {
    const [reader, { slug }] = [await newUser(app, 'reader'), await newArticle(app, author)]
    await favorite(app, reader, slug)
    const answer = articleBy(author, { slug, favoritesCount: 0, viewerHasFavorited: false })
    return { path: `/articles/${slug}/favorite`, as: reader, status: 200, answer }
  },
  'GET /feed': async (author) => {
    const [reader, { slug }] = [await newUser(app, 'reader'), await newArticle(app, author)]
    await follow(app, reader, author.username)
    return { path: '/feed', as: reader, status: 200, answer: page(summaryBy(author, { slug })) }
  },
  'GET /tags': async (author) => {
    await newArticle(app, author, { tags: [unique()] })
    const answer = {
      items: [{ name: text, articlesCount: number }],
      pageInfo: { hasNextPage: truth, endCursor: text },
    }
    return { path: '/tags?first=1', status: 200, answer }
  },
  'GET /articles/{slug}/comments': async (author) => {
    const { slug } = await newArticle(app, author)
    const { id, body } = await newComment(app, author, slug)
    return { path: `/articles/${slug}/comments`, status: 200, answer: page(commentBy(author, { id, body })) }
  },
  'POST /articles/{slug}/comments': async (author) => {
    const [reader, { slug }] = [await newUser(app, 'reader'), await newArticle(app, author)]
    const location = /^\/api\/v2\/comments\/[\w%]+$/
    const answer = commentBy(reader, { body: 'So *true*.' })
    const path = `/articles/${slug}/comments`
    return { path, as: reader, body: { body: 'So *true*.' }, status: 201, answer, location }
  },
  'PATCH /comments/{id}': async (author) => {
    const { id } = await newComment(app, author, (await newArticle(app, author)).slug)
    const answer = commentBy(author, { id, body: 'Corrected.', version: 2 })
    return { path: `/comments/${id}`, body: { body: 'Corrected.' }, status: 200, answer }
  },
  'DELETE /comments/{id}': async (author) => {
    const { id } = await newComment(app, author, (await newArticle(app, author)).slug)
    return { path: `/comments/${id}`, status: 204, answer: '' }
  },
  'POST /users': async () => {
    const username = unique('Zoë.')
    const body = { username, email: `${unique()}@byline.test`, password }
    const answer = { accessToken: text, expiresIn: number, user: meAs(body) }
    const location = new RegExp(`^/api/v2/users/${encodeURIComponent(username)}$`)
    return { path: '/users', body, status: 201, answer, location }
  },
  'GET /users/{username}': async ({ username, ...author }) => {
    const answer = profileOf({ username, ...author })
    return { path: `/users/${username.toUpperCase()}`, status: 200, answer }
  },
  'PUT /users/{username}/follow': async (author) => {
    const answer = profileOf(author, { followersCount: 1, viewerIsFollowing: true })
    return { path: `/users/${author.username}/follow`, as: await newUser(app, 'reader'), status: 200, answer }
  },
  'DELETE /users/{username}/follow': async (author) => {
    const reader = await newUser(app, 'reader')
    await follow(app, reader, author.username)
    return { path: `/users/${author.username}/follow`, as: reader, status: 200, answer: profileOf(author) }
  },
  'GET /me': async (author) => ({ path: '/me', status: 200, answer: meAs(author) }),
  'PATCH /me': async (author) => {
    const answer = meAs(author, { bio: 'Writes.', version: 2 })
    return { path: '/me', body: { bio: 'Writes.' }, ifMatch: '*', status: 200, answer }
  },
  'GET /me/drafts': async (author) => {
    await newArticle(app, author)
    const { slug } = await newArticle(app, author, { publish: false })
    return { path: '/me/drafts', status: 200, answer: page(summaryBy(author, { slug, ...draft })) }
  },
  'POST /sessions': async (author) => {
    const answer = { accessToken: text, expiresIn: number, user: meAs(author) }
    return { path: '/sessions', body: { email: author.email, password }, status: 201, answer }
  },
}

const open = [
  'GET /articles',
  'GET /articles/{slug}',
  'GET /articles/{slug}/comments',
  'GET /tags',
  'GET /users/{username}',
  'POST /users',
  'POST /sessions',
]

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`
const names = v2.endpoints.map(nameOf)

test('tries every endpoint, each once', () => {
  expect(Object.keys(cases).sort()).toEqual(names.toSorted())
  expect(new Set(names).size).toBe(names.length)
})

test.each(names)('answers %s, and asks guests to sign in where it must', async (name) => {
  const author = await newUser(app)
  const { path, as = author, body, ifMatch, status, answer, location } = await cases[name]!(author)
  const [method] = name.split(' ')
  const request = `${method} /api/v2${path}` as const
  const headers = { 'if-match': ifMatch }
  const guest = () => rest(app, request, { body, headers })
  if (!open.includes(name)) {
    expect(await guest()).toMatchObject({
      status: 401,
      headers: {
        'www-authenticate': 'Bearer',
        'content-type': expect.stringMatching(/^application\/problem\+json/),
      },
      body: { code: 'UNAUTHENTICATED', status: 401 },
    })
  } else if (method === 'GET') expect((await guest()).status).toBe(200)
  const token = name.startsWith('POST /users') || name.startsWith('POST /sessions') ? undefined : as.token
  const given = await rest(app, request, { body, headers, token })
  expect(given.body).toEqual(answer)
  expect(given.status).toBe(status)
  if (status !== 204) expect(given.headers['content-type']).toBe('application/json; charset=utf-8')
  if (!location) return expect(given.headers).not.toHaveProperty('location')
  expect(given.headers.location).toMatch(location)
  const there = await rest(app, `GET ${given.headers.location as '/'}`, { token: as.token })
  if (name.endsWith('comments')) expect(there.headers.allow).toBe('PATCH, DELETE, OPTIONS')
  else
    expect(there.body).toMatchObject(
      status === 201 && given.body.user ? { username: given.body.user.username } : given.body,
    )
})
