import { expect, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import { copyOfTemplate, startApp } from '../support/app.ts'
import { expectError, gql, rest } from '../support/clients.ts'
import { newArticle, newComment, newUser, unique } from '../support/factories.ts'
import { enrol, requestChallenge, totpCode } from '../support/identity.ts'

/** Always embedded, even if the other tests run on a PostgreSQL server. */
const app = await startApp({ DATABASE_URL: '', DATA_DIR: copyOfTemplate() })

const Read = graphql(`
  query EmbeddedRead($slug: String!) {
    article(slug: $slug) {
      title tagNames favoritesCount viewerHasFavorited commentsCount
      comments(first: 1) { totalCount nodes { body author { username } } pageInfo { hasNextPage } }
      author { username followersCount viewerIsFollowing }
    }
  }
`)
const Favorite = graphql(
  `mutation EmbeddedFavorite($slug: String!) { favoriteArticle(slug: $slug) { favoritesCount } }`,
)
const Unfavorite = graphql(
  `mutation EmbeddedUnfavorite($slug: String!) { unfavoriteArticle(slug: $slug) { favoritesCount } }`,
)
const Follow = graphql(
  `mutation EmbeddedFollow($username: String!) { followUser(username: $username) { followersCount } }`,
)
const Feed = graphql(`query EmbeddedFeed { feed { totalCount nodes { title } } }`)
const Search = graphql(`
  query EmbeddedSearch($query: String!) {
    search(query: $query) { nodes { rank snippet article { slug } } }
  }
`)
const Page = graphql(`
  query EmbeddedPage($tag: String!, $first: Int, $after: String, $last: Int, $before: String) {
    articles(filter: { tag: $tag }, first: $first, after: $after, last: $last, before: $before) {
      totalCount nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)
const Edit = graphql(`
  mutation EmbeddedEdit($slug: String!, $version: Int!, $input: UpdateArticleInput!) {
    updateArticle(slug: $slug, version: $version, input: $input) { slug body version }
  }
`)

test('supports writing, commenting, favoriting, following, reading and searching', async () => {
  const [author, reader] = await Promise.all([newUser(app), newUser(app, 'reader')])
  const word = unique('quince')
  const article = { title: `On ${word}`, body: `A ${word} a day.`, tags: ['fruit', 'jam'] }
  const { slug } = await newArticle(app, author, article)
  await newComment(app, reader, slug, 'First')
  await newComment(app, author, slug, 'Second')
  await gql(app, Favorite, { slug }, reader.token)
  expect(await gql(app, Follow, { username: author.username }, reader.token)).toEqual({
    followUser: { followersCount: 1 },
  })

  const read = await gql(app, Read, { slug }, reader.token)
  expect(read.article).toEqual({
    title: article.title,
    tagNames: ['fruit', 'jam'],
    favoritesCount: 1,
    viewerHasFavorited: true,
    commentsCount: 2,
    comments: {
      totalCount: 2,
      nodes: [{ body: 'Second', author: { username: author.username } }],
      pageInfo: { hasNextPage: true },
    },
    author: { username: author.username, followersCount: 1, viewerIsFollowing: true },
  })
  expect(await gql(app, Feed, {}, reader.token)).toEqual({
    feed: { totalCount: 1, nodes: [{ title: article.title }] },
  })
  const { search } = await gql(app, Search, { query: word })
  expect(search.nodes).toEqual([
    {
      rank: expect.any(Number),
      snippet: expect.stringContaining(`<mark>${word}</mark>`),
      article: { slug },
    },
  ])
})

test('pages through a list in both directions', async () => {
  const author = await newUser(app)
  const tag = unique('page')
  const written: string[] = []
  for (let i = 0; i < 5; i++) written.unshift((await newArticle(app, author, { tags: [tag] })).title)
  const titles = (nodes: { title: string }[]) => nodes.map(({ title }) => title)

  const { articles: first } = await gql(app, Page, { tag, first: 2 })
  expect(titles(first.nodes)).toEqual(written.slice(0, 2))
  expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true, hasPreviousPage: false } })
  const { articles: second } = await gql(app, Page, { tag, first: 3, after: first.pageInfo.endCursor })
  expect(titles(second.nodes)).toEqual(written.slice(2))
  expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  const { articles: back } = await gql(app, Page, { tag, last: 2, before: second.pageInfo.startCursor })
  expect(titles(back.nodes)).toEqual(written.slice(0, 2))
})

test('resolves concurrent changes in the database', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author)
  const error = await expectError('ALREADY_TAKEN', newArticle(app, author, { slug }))
  expect(error.extensions.details).toEqual([{ field: 'slug', message: 'is taken' }])
  const edits = await Promise.allSettled(
    Array.from({ length: 5 }, (_, i) =>
      gql(app, Edit, { slug, version: 1, input: { body: `edit ${i}` } }, author.token),
    ),
  )
  expect(edits.map(({ status }) => status).sort()).toEqual(['fulfilled', ...Array(4).fill('rejected')])
  await Promise.all(Array.from({ length: 5 }, () => gql(app, Favorite, { slug }, author.token)))
  expect(await gql(app, Read, { slug })).toMatchObject({ article: { favoritesCount: 1 } })
  await Promise.all(Array.from({ length: 5 }, () => gql(app, Unfavorite, { slug }, author.token)))
  expect(await gql(app, Read, { slug })).toMatchObject({ article: { favoritesCount: 0 } })
})

test('rolls back a rejected edit', async () => {
  const author = await newUser(app)
  const [kept, { slug: taken }] = [await newArticle(app, author), await newArticle(app, author)]
  const input = { body: 'changed', slug: taken }
  await expectError('ALREADY_TAKEN', gql(app, Edit, { slug: kept.slug, version: 1, input }, author.token))
  const nextEdit = await gql(app, Edit, { slug: kept.slug, version: 1, input: { tags: [] } }, author.token)
  expect(nextEdit.updateArticle).toEqual({ slug: kept.slug, body: 'Some *text*.', version: 2 })
})

test('signs in with a second factor, refreshes, and creates and revokes an API key', async () => {
  const user = await enrol(app, await newUser(app))
  const code = await totpCode(app, user.secret)
  const challengeToken = await requestChallenge(app, user)
  const response = await rest(app, 'POST /api/v2/sessions/mfa', { body: { challengeToken, code } })
  const { refreshToken } = response.body
  const refreshed = await Promise.all(
    Array.from({ length: 5 }, () => rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken } })),
  )
  expect(new Set(refreshed.map(({ body }) => body.refreshToken)).size).toBe(1)
  const token = refreshed[0]!.body.accessToken
  const body = { name: 'Embedded', scopes: ['articles:write'], expiresInDays: 1 }
  const { key, apiKey } = (await rest(app, 'POST /api/v2/api-keys', { token, body })).body
  expect(key).toMatch(/^byl_test_/)
  const byKey = () => rest(app, 'GET /api/v2/me', { headers: { 'x-api-key': key } })
  expect((await byKey()).body.username).toBe(user.username)
  await rest(app, `DELETE /api/v2/api-keys/${apiKey.id}`, { token })
  expect((await byKey()).status).toBe(401)
})
