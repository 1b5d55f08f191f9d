import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { ask, rest } from '../support/clients.ts'
import {
  favorite,
  follow,
  newArticle,
  newComment,
  newUser,
  setStatus,
  type TestUser,
  unique,
} from '../support/factories.ts'
import { keyOf } from '../support/identity.ts'
import { requestFor, routes } from '../support/rest/requests.ts'

const app = await startApp()
const [author, otherUser, admin] = await Promise.all([newUser(app), newUser(app), newUser(app, 'admin')])

const get = async (path: string, token?: string, headers: Record<string, string> = {}) =>
  rest(app, `GET ${path}` as 'GET /', { token, headers })

/** Everything that another user can count, filter or look up to learn about the articles of a user. */
async function fingerprint(word: string, names: string[], { username }: TestUser, token?: string) {
  const list =
    'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id slug favoritesCount commentsCount }'
  const filters = [`author: $username`, `tag: $word`, `matching: $word`, `favoritedBy: $username`]
  const combined = [...filters, 'author: $username, tag: $word', 'tag: $word, matching: $word']
  const query = `query ($username: String!, $word: String!) {
    ${combined.map((filter, i) => `f${i}: articles(filter: { ${filter} }) { ${list} }`).join('\n')}
    back: articles(filter: { author: $username }, last: 5) { ${list} }
    skipped: articles(filter: { author: $username }, first: 1, offset: 1) { ${list} }
    search(query: $word) { totalCount nodes { rank snippet article { id } } }
    tag(name: $word) { id articlesCount }
    user(username: $username) { followersCount followingCount articles { ${list} } }
    ${token ? `feed { ${list} } skippedFeed: feed(first: 1, offset: 1) { ${list} }` : ''}
  }`
  // Compiled documents report no locations, so the locations of errors are left out.
  const answerTo = async (document: string, variables: object) => {
    const { data, errors } = await ask(app, document, variables, token)
    return { data, errors: errors.map(({ message, path }) => [message, path]) }
  }
  const graphql = await answerTo(query, { username, word })
  const found = []
  for (const name of names)
    found.push(await answerTo('query ($name: String!) { article(slug: $name) { id } }', { name }))
  const paths = [
    ...['author', 'favorited', 'tag'].map((by) => `/api/v1/articles?${by}=${by === 'tag' ? word : username}`),
    `/api/v1/articles?author=${username}&limit=1&offset=1`,
    ...['author', 'favoritedBy', 'tag', 'q'].map(
      (by) => `/api/v2/articles?${by}=${/tag|q/.test(by) ? word : username}`,
    ),
    ...names.flatMap((slug) => [
      `/api/v1/articles/${slug}`,
      `/api/v2/articles/${slug}`,
      `/api/v2/articles/${slug}/comments`,
    ]),
  ]
  const responses = []
  for (const path of paths) {
    const { status, body, headers } = await get(path, token)
    responses.push({ path, status, body: { ...body, requestId: '' }, etag: headers.etag, link: headers.link })
  }
  return { graphql, found, responses }
}

const otherViewers = { 'a guest': undefined, 'another user who follows the author': otherUser.token }

test.each(Object.entries(otherViewers))(
  'reveals no draft to %s through counts, filters or lists',
  async (_who, token) => {
    const [writer, word] = [await newUser(app), unique('word')]
    await newArticle(app, writer)
    await follow(app, otherUser, writer.username)
    const slug = unique('slug')
    const before = await fingerprint(word, [slug], writer, token)
    const draft = { publish: false, slug, title: word, description: word, body: word, tags: [word] }
    await newArticle(app, writer, draft)
    await newArticle(app, writer, { ...draft, slug: unique() })
    expect(await fingerprint(word, [slug], writer, token)).toEqual(before)
  },
)

test.each(Object.entries(otherViewers))(
  'returns to %s the same for a hidden article as for a deleted one',
  async (_who, token) => {
    const [writer, word] = [await newUser(app), unique('word')]
    const [renamed, slug] = [unique('before'), unique('after')]
    await newArticle(app, writer)
    await newArticle(app, writer, { slug: renamed, title: word, body: word, tags: [word] })
    const headers = { 'if-match': '*' }
    await ask(
      app,
      `mutation { updateArticle(slug: "${renamed}", input: { slug: "${slug}" }) { id } }`,
      {},
      writer.token,
    )
    for (const reader of [otherUser, writer]) {
      await favorite(app, reader, slug)
      await newComment(app, reader, slug)
    }
    await follow(app, otherUser, writer.username)
    const shown = await fingerprint(word, [renamed, slug], writer, token)
    await setStatus(app, writer, slug, 'DRAFT')
    const hidden = await fingerprint(word, [renamed, slug], writer, token)
    await rest(app, `DELETE /api/v2/articles/${slug}`, { token: writer.token, headers })
    const deleted = await fingerprint(word, [renamed, slug], writer, token)
    expect(hidden).toEqual(deleted)
    expect(shown).not.toEqual(hidden)
  },
)

const aboutArticles = [...routes].filter(([, { endpoint }]) => endpoint.path.startsWith('/articles/{slug}'))

test.each(aboutArticles.map(([route]) => route))(
  '%s returns exactly the same for a draft as for an unknown slug',
  async (route) => {
    const draft = await newArticle(app, author, { publish: false })
    const comment = { ...(await newComment(app, author, (await newArticle(app, author)).slug)), number: 1 }
    for (const token of Object.values(otherViewers)) {
      const responses = []
      for (const slug of [draft.slug, unique()]) {
        const { address, body } = requestFor(route, { ...comment, slug })
        const headers = { 'if-match': address.startsWith('GET') ? undefined : '"1-x"' }
        const response = await rest(app, address, { token, body, headers })
        responses.push([response.status, { ...response.body, requestId: '' }])
      }
      expect(responses[0]).toEqual(responses[1])
      expect([401, 404]).toContain(responses[0]![0])
    }
  },
)

test("reveals no draft through related objects, not even through the viewer's own comment on it", async () => {
  const [writer, secret] = [await newUser(app), unique('secret')]
  const shown = await newArticle(app, writer)
  const { id, slug } = await newArticle(app, writer, { title: secret, body: secret, tags: [secret] })
  const comment = await newComment(app, otherUser, slug)
  await favorite(app, otherUser, slug)
  await follow(app, otherUser, writer.username)
  await setStatus(app, writer, slug, 'DRAFT')
  const article = 'id slug title body tagNames'
  const comments = `comments(first: 2) { nodes { body article { ${article} } } }`
  const deep = `author { articles(first: 2) { nodes { ${article} ${comments} } } }`
  const query = `query ($ids: [ID!]!, $username: String!, $shown: String!) {
    nodes(ids: $ids) { __typename ... on Article { ${article} } ... on Comment { body article { ${article} } } }
    user(username: $username) { articles(first: 2) { nodes { ${article} ${deep} } } }
    article(slug: $shown) { ${article} ${deep} }
    viewer { articles { nodes { ${article} } } user { articles { nodes { ${article} } } } }
    feed(first: 2) { nodes { ${article} ${deep} } }
    articles(filter: { favoritedBy: "${otherUser.username}" }) { nodes { ${article} } }
    search(query: "${secret}") { nodes { snippet article { ${article} } } }
  }`
  const variables = { ids: [id, comment.id], username: writer.username, shown: shown.slug }
  const { data, errors } = await ask(app, query, variables, otherUser.token)
  expect(errors).toEqual([])
  expect(JSON.stringify(data)).not.toMatch(new RegExp(`${secret}|${slug}|${comment.body}`))
  expect(data).toMatchObject({ nodes: [null, null] })
})

/** The lists, by the name that is part of their cursors. */
const lists: Record<string, { path: string; as: TestUser }> = {
  articles: { path: '/articles', as: author },
  'own articles': { path: '/me/drafts', as: author },
  feed: { path: '/feed', as: author },
  tags: { path: '/tags', as: author },
  'matching articles': { path: '/articles?q=text', as: author },
  comments: { path: '/articles/SLUG/comments', as: author },
  'api keys': { path: '/api-keys', as: author },
  'managed users': { path: '/users', as: admin },
  'audit events': { path: '/audit-events', as: admin },
}
const uuid = '018f0000-0000-7000-8000-000000000000'
const forge = (list: string, key = '2999-01-01T00:00:00.000Z', id = uuid) =>
  Buffer.from(`${list}|${key}|${id}`).toString('base64url')
const keyFor = (list: string) => ({ tags: '999999999', 'matching articles': '9' })[list]

test.each(Object.keys(lists))(
  'rejects in the list of %s cursors of other lists and modified cursors',
  async (name) => {
    const { path, as } = lists[name]!
    const { slug } = await newArticle(app, author)
    const statusAfter = async (cursor: string) => {
      const address = path.replace('SLUG', slug)
      const { status, body } = await get(
        `/api/v2${address}${address.includes('?') ? '&' : '?'}after=${cursor}`,
        as.token,
      )
      return [status, body.code]
    }
    expect(await statusAfter(forge(name, keyFor(name)))).toEqual([200, undefined])
    for (const other of Object.keys(lists).filter((list) => list !== name))
      expect([other, ...(await statusAfter(forge(other, keyFor(other))))]).toEqual([other, 400, 'BAD_INPUT'])
    const edited = [
      forge(name, "' or true --"),
      forge(name, keyFor(name), "' or true --"),
      forge(name, 'infinity'),
      forge(name, '2024-02-31T00:00:00.000Z'),
      forge(name, keyFor(name), `${uuid}|${uuid}`),
      forge(name, ''),
      forge(name.toUpperCase(), keyFor(name)),
      `${forge(name, keyFor(name))}.`.repeat(20),
    ]
    for (const cursor of edited)
      expect([cursor, ...(await statusAfter(cursor))]).toEqual([cursor, 400, 'BAD_INPUT'])
  },
)

test('reveals nothing more to a user who has the cursor of another user', async () => {
  const [one, other] = await Promise.all([newUser(app), newUser(app)])
  for (const user of [one, other])
    for (let i = 0; i < 3; i++) {
      await newArticle(app, user, { publish: false })
      await rest(app, 'POST /api/v2/api-keys', {
        token: user.token,
        body: { name: 'x', scopes: [], expiresInDays: 1 },
      })
    }
  for (const path of ['/me/drafts', '/api-keys']) {
    const idsOf = async ({ token }: TestUser, query = '') =>
      (await get(`/api/v2${path}${query}`, token)).body.items.map(({ id }: { id: string }) => id)
    const { endCursor } = (await get(`/api/v2${path}?first=1`, one.token)).body.pageInfo
    const own = await idsOf(other)
    expect(own).toHaveLength(3)
    expect(await idsOf(one, `?after=${endCursor}`)).toHaveLength(2)
    for (const id of await idsOf(other, `?after=${endCursor}`)) expect(own).toContain(id)
  }
  // A forged cursor at the position of a draft reveals nothing in the public list.
  const [draft] = (await get('/api/v2/me/drafts', one.token)).body.items
  const forged = forge('articles', draft.createdAt, keyOf(draft))
  const { body } = await get(`/api/v2/articles?author=${one.username}&after=${forged}`, other.token)
  expect(body.items).toEqual([])
})
