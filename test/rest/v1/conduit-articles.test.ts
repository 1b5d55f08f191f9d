import { expect, test } from 'vitest'
import { registry } from '../../../rest/lifecycle/registry.ts'
import { startApp } from '../../support/app.ts'
import { ask, rest } from '../../support/clients.ts'
import {
  favorite,
  follow,
  newArticle,
  newComment,
  newUser,
  setStatus,
  unique,
} from '../../support/factories.ts'

const app = await startApp({}, { now: () => Date.parse(registry.v1.deprecated!) })

const text = expect.any(String)
const errorResponse = (status: number, ...messages: unknown[]) => ({
  status,
  body: { errors: { body: messages } },
})

const list = async (query: string, token?: string) =>
  (await rest(app, `GET /api/v1/articles${query}`, { token })).body
const slugsOf = ({ articles }: { articles: { slug: string }[] }) => articles.map(({ slug }) => slug)
const get = (slug: string, token?: string) => rest(app, `GET /api/v1/articles/${slug}`, { token })
const put = (slug: string, token: string, article: object) =>
  rest(app, `PUT /api/v1/articles/${slug}`, { token, body: { article } })

test('publishes an article at once and sorts its tags', async () => {
  const { token, username } = await newUser(app)
  const [a, b, c] = [unique('a'), unique('b'), unique('c')]
  const article = { title: unique('Title '), description: 'About', body: '# It\n', tagList: [c, a, b, a] }
  const created = await rest(app, 'POST /api/v1/articles', { token, body: { article } })
  expect(created.status).toBe(201)
  expect(created.body.article).toMatchObject({
    ...article,
    tagList: [a, b, c],
    favorited: false,
    favoritesCount: 0,
    author: { username },
  })
  const { slug } = created.body.article
  expect((await get(slug)).body).toEqual(created.body)
  expect((await list(`?author=${username}`)).articles).toEqual([created.body.article])
  expect(slugsOf(await list(`?tag=${b}`))).toEqual([slug])
})

test('accepts an article without tags, and two articles with one title', async () => {
  const { token } = await newUser(app)
  const article = { title: unique('Title '), description: 'About', body: 'It' }
  const responses = [
    await rest(app, 'POST /api/v1/articles', { token, body: { article } }),
    await rest(app, 'POST /api/v1/articles', { token, body: { article } }),
  ]
  for (const { status, body } of responses)
    expect({ status, tagList: body.article.tagList }).toEqual({ status: 201, tagList: [] })
  expect(responses[0]!.body.article.slug).not.toBe(responses[1]!.body.article.slug)
})

test('never uses the path of another endpoint as a slug', async () => {
  const { token } = await newUser(app)
  const article = { title: 'Feed', description: 'What cattle eat', body: 'Hay' }
  const { slug } = (await rest(app, 'POST /api/v1/articles', { token, body: { article } })).body.article
  expect(await get(slug, token)).toMatchObject({ status: 200, body: { article: { slug, title: 'Feed' } } })
  const create = 'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { slug } }'
  const chosen = await ask(app, create, { input: { ...article, slug: 'feed' } }, token)
  expect(chosen.errors).toMatchObject([{ extensions: { code: 'ALREADY_TAKEN' } }])
})

test('updates only the members that are sent', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author, { tags: ['b', 'a'] })
  const before = (await get(slug)).body.article
  const { status, body } = await put(slug, author.token, { body: 'With two hands' })
  expect(status).toBe(200)
  expect(body.article).toEqual({ ...before, body: 'With two hands', updatedAt: text })
  expect(body.article.updatedAt > before.updatedAt).toBe(true)
  expect((await get(slug)).body).toEqual(body)
  expect((await put(slug, author.token, { tagList: [] })).body.article.tagList).toEqual([])
  expect((await put(slug, author.token, { tagList: ['d', 'c'] })).body.article.tagList).toEqual(['c', 'd'])
})

test('gives an article with a new title a new slug and keeps the old one working', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author)
  const renamed = await put(slug, author.token, { title: unique('New ') })
  expect(renamed.body.article.slug).not.toBe(slug)
  expect((await get(slug)).body).toEqual(renamed.body)
})

test('lets the last of concurrent edits win and increases the version', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author)
  const edits = Array.from({ length: 10 }, (_, i) => put(slug, author.token, { body: `Edit ${i}` }))
  const written = await Promise.all(edits)
  expect(written.map(({ status }) => status)).toEqual(Array(10).fill(200))
  const bodies = written.map(({ body }) => body.article.body)
  expect(bodies).toEqual(Array.from(edits, (_, i) => `Edit ${i}`))
  expect(bodies).toContain((await get(slug)).body.article.body)
  const stale = await ask(
    app,
    'mutation ($slug: String!) { updateArticle(slug: $slug, version: 1, input: { body: "Mine" }) { version } }',
    { slug },
    author.token,
  )
  expect(stale.errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }])
})

test('deletes an article with its comments, then returns 404', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author)
  await newComment(app, author, slug)
  const remove = () => rest(app, `DELETE /api/v1/articles/${slug}`, { token: author.token })
  expect(await remove()).toMatchObject({ status: 204, body: '' })
  expect(await remove()).toMatchObject(errorResponse(404, text))
  expect(await get(slug)).toMatchObject(errorResponse(404, text))
})

test('counts repeated favorites of one user once', async () => {
  const [author, me, other] = [await newUser(app), await newUser(app), await newUser(app)]
  const { slug } = await newArticle(app, author)
  await favorite(app, other, slug)
  const change = (method: string) =>
    rest(app, `${method} /api/v1/articles/${slug}/favorite`, { token: me.token })
  for (const method of ['POST', 'POST'])
    expect(await change(method)).toMatchObject({
      status: 200,
      body: { article: { favorited: true, favoritesCount: 2 } },
    })
  expect((await get(slug, me.token)).body.article).toMatchObject({ favorited: true, favoritesCount: 2 })
  expect((await get(slug)).body.article).toMatchObject({ favorited: false, favoritesCount: 2 })
  expect(slugsOf(await list(`?favorited=${me.username}`))).toEqual([slug])
  for (const method of ['DELETE', 'DELETE'])
    expect(await change(method)).toMatchObject({
      status: 200,
      body: { article: { favorited: false, favoritesCount: 1 } },
    })
  expect(await list(`?favorited=${me.username}`)).toEqual({ articles: [], articlesCount: 0 })
})

const changes = [
  ['PUT', '', { article: { body: 'Mine' } }],
  ['DELETE', '', undefined],
  ['POST', '/favorite', undefined],
  ['DELETE', '/favorite', undefined],
  ['POST', '/comments', { comment: { body: 'Well said.' } }],
  ['GET', '/comments', undefined],
  ['DELETE', '/comments/1', undefined],
] as const

test.each(changes)(
  'returns 404 to %s /articles/{slug}%s for an unknown article',
  async (method, path, body) => {
    const { token } = await newUser(app)
    const response = await rest(app, `${method} /api/v1/articles/${unique('nope-')}${path}`, { token, body })
    expect(response).toMatchObject(errorResponse(404, text))
  },
)

test.each(changes)('hides a draft of another user from %s /articles/{slug}%s', async (method, path, body) => {
  const [author, other] = [await newUser(app), await newUser(app)]
  const { slug } = await newArticle(app, author, { publish: false })
  const draft = await rest(app, `${method} /api/v1/articles/${slug}${path}`, { token: other.token, body })
  const missing = await rest(app, `${method} /api/v1/articles/${slug}x${path}`, { token: other.token, body })
  expect(draft).toMatchObject(errorResponse(404, text))
  expect(draft.body).toEqual(missing.body)
})

test('hides drafts and their tags from lists and counts, but shows a draft to its author', async () => {
  const [author, other] = [await newUser(app), await newUser(app)]
  const tag = unique('tag')
  const { slug } = await newArticle(app, author, { publish: false, tags: [tag] })
  await follow(app, other, author.username)
  for (const token of [undefined, other.token, author.token]) {
    for (const query of [`?author=${author.username}`, `?tag=${tag}`])
      expect(await list(query, token), query).toEqual({ articles: [], articlesCount: 0 })
    expect((await rest(app, 'GET /api/v1/tags', { token })).body.tags).not.toContain(tag)
  }
  expect(await list('/feed', other.token)).toEqual({ articles: [], articlesCount: 0 })
  expect(await get(slug)).toMatchObject(errorResponse(404, text))
  expect(await get(slug, author.token)).toMatchObject({ status: 200, body: { article: { slug } } })
  await setStatus(app, author, slug, 'PUBLISHED')
  expect(slugsOf(await list('/feed', other.token))).toEqual([slug])
  expect(await get(slug)).toMatchObject({ status: 200 })
})

test('rejects updating and deleting an article of another user', async () => {
  const [author, other] = [await newUser(app), await newUser(app)]
  const { slug } = await newArticle(app, author)
  const before = (await get(slug)).body
  expect(await put(slug, other.token, { body: 'Mine' })).toMatchObject(errorResponse(403, text))
  const deleted = await rest(app, `DELETE /api/v1/articles/${slug}`, { token: other.token })
  expect(deleted).toMatchObject(errorResponse(403, text))
  expect((await get(slug)).body).toEqual(before)
})
