import { beforeEach, expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { ask, rest } from '../support/clients.ts'
import { newArticle, newComment, newUser, unique } from '../support/factories.ts'

const app = await startApp()
const [author, reader] = await Promise.all([newUser(app), newUser(app, 'reader')])

/** A replica that is down. It also counts reads, because code could catch the error. */
let readsFromReplica = 0
const { write } = app.services.db
const read = new Proxy(write, {
  get() {
    readsFromReplica++
    throw new Error('the replica is down')
  },
})
Object.assign(app.services, { db: { read, write } })

beforeEach(() => {
  readsFromReplica = 0
})

/** Fields that loaders or other statements read. */
const article = `slug body tags { name articlesCount } tagNames viewerHasFavorited commentsCount
  author { username followersCount viewerIsFollowing articles(first: 2) { totalCount nodes { slug } } }
  comments(first: 2) { totalCount nodes { body viewerCanEdit viewerCanDelete author { username } article { slug } } }`
const comment = `id body author { username viewerIsFollowing } article { ${article} }`

test('a query reads from the replica', async () => {
  const { errors } = await ask(app, '{ articles { nodes { slug } } }')
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['INTERNAL'])
  expect(readsFromReplica).toBeGreaterThan(0)
})

test('mutations of articles and their responses read from the primary', async () => {
  const slug = unique('slug-')
  const input = `{ title: "T", description: "D", body: "B", slug: "${slug}", tags: ["${unique('tag')}"] }`
  await readsPrimaryOnly(`createArticle(input: ${input}) { ${article} }`)
  await readsPrimaryOnly(`updateArticle(slug: "${slug}", input: { body: "New" }) { ${article} }`)
  await readsPrimaryOnly(`publishArticle(slug: "${slug}") { ${article} }`)
  await readsPrimaryOnly(`archiveArticle(slug: "${slug}") { ${article} }`)
  await readsPrimaryOnly(`unpublishArticle(slug: "${slug}") { ${article} }`)
  await readsPrimaryOnly(`deleteArticle(slug: "${slug}")`)
})

test('mutations of comments and their responses read from the primary', async () => {
  const { slug } = await newArticle(app, author)
  await readsPrimaryOnly(`createComment(articleSlug: "${slug}", body: "C") { ${comment} }`)
  const { id } = await newComment(app, author, slug)
  await readsPrimaryOnly(`updateComment(id: "${id}", body: "New") { ${comment} }`)
  await readsPrimaryOnly(`deleteComment(id: "${id}")`)
})

test('mutations of favorites and follows and their responses read from the primary', async () => {
  const { slug } = await newArticle(app, author)
  await readsPrimaryOnly(`favoriteArticle(slug: "${slug}") { ${article} }`)
  await readsPrimaryOnly(`unfavoriteArticle(slug: "${slug}") { ${article} }`)
  const user = 'username followersCount viewerIsFollowing articles { nodes { slug } }'
  await readsPrimaryOnly(`followUser(username: "${reader.username}") { ${user} }`)
  await readsPrimaryOnly(`unfollowUser(username: "${reader.username}") { ${user} }`)
})

test('uses the operation that operationName selects', async () => {
  const { slug } = await newArticle(app, author)
  const query = `query Read { articles { nodes { slug } } }
    mutation Write { favoriteArticle(slug: "${slug}") { ${article} } }`
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${author.token}` },
    payload: { query, operationName: 'Write' },
  })
  expect(response.json().errors).toBeUndefined()
  expect(readsFromReplica).toBe(0)
})

test('write requests of REST read from the primary', async () => {
  const { token } = reader
  const { slug } = await newArticle(app, author)
  const requests: [`${string} ${string}`, number, object?][] = [
    [`PUT /api/v2/articles/${slug}/favorite`, 200],
    [`POST /api/v2/articles/${slug}/comments`, 201, { body: 'C' }],
    [`PUT /api/v2/users/${author.username}/follow`, 200],
    [`DELETE /api/v2/users/${author.username}/follow`, 200],
    [`POST /api/v1/articles/${slug}/favorite`, 200],
    [`POST /api/v1/articles/${slug}/comments`, 200, { comment: { body: 'C' } }],
    [`POST /api/v1/profiles/${author.username}/follow`, 200],
  ]
  for (const [request, status, body] of requests) {
    const response = await rest(app, request, { token, body })
    expect([request, response.status]).toEqual([request, status])
  }
  expect(readsFromReplica).toBe(0)
})

async function readsPrimaryOnly(field: string) {
  const { errors } = await ask(app, `mutation { ${field} }`, {}, author.token)
  expect(errors).toEqual([])
  expect([field, readsFromReplica]).toEqual([field, 0])
}
