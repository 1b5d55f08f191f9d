import { expect, test } from 'vitest'
import { usesBeforeCompilation } from '../../schema/engine/jit.ts'
import { startApp } from '../support/app.ts'
import { ask } from '../support/clients.ts'
import { newArticle, newComment, newUser, unique } from '../support/factories.ts'

const app = await startApp({}, { jit: { compilationsPerMinute: Number.POSITIVE_INFINITY } })
const author = await newUser(app)
const tag = unique('jit')
const { slug, id } = await newArticle(app, author, { tags: [tag, `${tag} 2`] })
const comment = await newComment(app, author, slug)
const draft = await newArticle(app, author, { publish: false })

interface Case {
  query: string
  variables?: object
  token?: string
}

/** So often that the last two requests execute compiled code, and those before are executed by graphql-js. */
const uses = usesBeforeCompilation + 2

/** Each is executed `uses` times. */
const cases: Record<string, Case> = {
  'fields, one of them twice': {
    query: `{ article(slug: "${slug}") { title slug body author { username id } commentsCount title } }`,
  },
  'fragments, named and inline, over one another': {
    query: `query { article(slug: "${slug}") { ...A ... on Article { tags { ...T } } ... on Node { id } } }
      fragment A on Article { title tags { articlesCount } author { ...U } } fragment T on Tag { name } fragment U on User { username }`,
  },
  'aliases of one field with different arguments': {
    query: `query ($s: String!) { a: article(slug: $s) { one: title two: title c1: comments(first: 1) { totalCount } c2: comments(last: 1) { nodes { body } } } b: article(slug: $s) { id } }`,
    variables: { s: slug },
  },
  'variables with defaults': {
    query: `query ($tag: String = "${tag}", $first: Int = 1, $after: String) { articles(filter: { tag: $tag }, first: $first, after: $after) { nodes { slug } totalCount } }`,
  },
  'variables over their defaults, and null': {
    query: `query ($tag: String = "nope", $first: Int = 50, $after: String) { articles(filter: { tag: $tag }, first: $first, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } } }`,
    variables: { tag, first: null, after: null },
  },
  'unused variables': { query: '{ __typename }', variables: { stray: 1 } },
  '@include and @skip by variables, true': {
    query: `query ($yes: Boolean!) { article(slug: "${slug}") { title @include(if: $yes) slug @skip(if: $yes) ...F @include(if: $yes) ... @skip(if: $yes) { version } } } fragment F on Article { description }`,
    variables: { yes: true },
  },
  '@include and @skip by variables, false': {
    query: `query ($yes: Boolean = false) { article(slug: "${slug}") { title @include(if: $yes) slug @skip(if: $yes) ...F @include(if: $yes) ... @skip(if: $yes) { version } } } fragment F on Article { description }`,
  },
  '__typename of objects, lists and interfaces': {
    query: `{ __typename node(id: "${id}") { __typename id ... on Article { title author { __typename } tags { __typename } } ... on Comment { body } } nodes(ids: ["${comment.id}", "${id}"]) { __typename ... on Comment { body article { slug } } } }`,
  },
  'a failed field next to a successful one': {
    query: `{ missing: article(slug: "${unique()}") { id } there: article(slug: "${slug}") { id } }`,
  },
  'a hidden draft': { query: `{ article(slug: "${draft.slug}") { id } }` },
  'a draft shown to its author': {
    query: `{ article(slug: "${draft.slug}") { id publishedAt } }`,
    token: author.token,
  },
  'null that spreads up from a non-null field': {
    query: `{ user(username: "${author.username}") { username articles(first: 0) { nodes { id } } } tags(first: 1) { pageInfo { hasNextPage } } }`,
  },
  'null data because of a non-null root field': {
    query: `{ articles(first: 0) { nodes { id } } article(slug: "${slug}") { id } }`,
  },
  'null instead of an item': {
    query: `{ nodes(ids: ["${id}", "${Buffer.from('Article:018f0000-0000-7000-8000-000000000000').toString('base64')}"]) { id } }`,
  },
  'two errors at once': {
    query: `{ a: article(slug: "${unique()}") { id } b: tag(name: "${unique()}") { id } tag(name: "${tag}") { name } }`,
  },
  'an error without authentication': { query: '{ feed { nodes { id } } }' },
  'a mutation that fails': { query: `mutation { deleteArticle(slug: "${slug}") }` },
  'several mutations': {
    query: `mutation { a: favoriteArticle(slug: "${slug}") { favoritesCount } b: unfavoriteArticle(slug: "${slug}") { favoritesCount } c: favoriteArticle(slug: "${slug}") { favoritesCount viewerHasFavorited } d: unfavoriteArticle(slug: "${slug}") { favoritesCount } }`,
    token: author.token,
  },
  'an enum as input and output': {
    query: 'query ($s: ArticleStatus) { viewer { role articles(status: $s) { nodes { status slug } } } }',
    variables: { s: 'DRAFT' },
    token: author.token,
  },
  'the viewer of a guest': { query: '{ viewer { email } }' },
  introspection: {
    query:
      '{ __type(name: "Article") { kind name fields { name args { name defaultValue type { kind ofType { name } } } } interfaces { name } } __schema { queryType { name } directives { name locations } } }',
  },
}

test.each(Object.keys(cases))('responds equally before and after compilation: %s', async (what) => {
  const { query, variables, token } = cases[what]!
  const responses = []
  for (let i = 0; i < uses; i++) {
    const { data, errors } = await ask(app, `${query} # ${what}`, variables, token)
    const failures = errors.map(({ message, path, extensions }) => ({ message, path, extensions }))
    responses.push({ data, failures: new Set(failures) })
  }
  for (const response of responses) expect(response).toEqual(responses[0])
  expect(JSON.stringify([...responses[0]!.failures])).not.toMatch(/INTERNAL|VALIDATION|PARSE/)
})

test('executes the operation that operationName selects, before and after compilation', async () => {
  const other = await newArticle(app, author)
  const query = `
    query One($slug: String!) { article(slug: $slug) { ...F } }
    query Two { article(slug: "${other.slug}") { ...F title } }
    query Three($slug: String!) { three: article(slug: $slug) { id ...F } }
    mutation Four($slug: String!) { favoriteArticle(slug: $slug) { slug viewerHasFavorited } }
    fragment F on Article { slug }`
  const expected = {
    One: { article: { slug } },
    Two: { article: { slug: other.slug, title: other.title } },
    Three: { three: { id, slug } },
    Four: { favoriteArticle: { slug, viewerHasFavorited: true } },
  }
  for (let i = 0; i < uses; i++) {
    for (const [operationName, data] of Object.entries(expected)) {
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { authorization: `Bearer ${author.token}` },
        payload: { query, variables: { slug }, operationName },
      })
      expect(response.json(), operationName).toEqual({ data })
    }
    for (const operationName of ['Five', '__proto__', '', undefined]) {
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query, operationName },
      })
      expect(response.statusCode).toBe(400)
      expect(response.json().errors[0].extensions.code).toBe('BAD_INPUT')
    }
  }
})

test('shares no data between requests', async () => {
  const query = `query ($slug: String!) { viewer { email } article(slug: $slug) { slug } } # ${unique()}`
  const [one, other] = [await newUser(app), await newUser(app)]
  const mine = await newArticle(app, one)
  for (let i = 0; i < uses; i++) {
    const responses = await Promise.all([
      ask(app, query, { slug: mine.slug }, one.token),
      ask(app, query, { slug }, other.token),
      ask(app, query, { slug: mine.slug }),
    ])
    expect(responses.map(({ data }) => data)).toEqual([
      { viewer: { email: one.email }, article: { slug: mine.slug } },
      { viewer: { email: other.email }, article: { slug } },
      { viewer: null, article: { slug: mine.slug } },
    ])
  }
})

test.each([
  '{ __proto__: __typename }',
  '{ __proto__: tags(first: 1) { nodes { __proto__: name } } }',
  '{ tags(first: 1) { constructor: nodes { __proto__: name toString: name } } }',
  'query __proto__ { ...__proto__ } fragment __proto__ on Query { __typename }',
])('responds equally before and after compilation to the name __proto__: %s', async (query) => {
  const bodies = []
  for (let i = 0; i < uses; i++) {
    const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query } })
    bodies.push(response.body)
  }
  expect(bodies[0]).not.toContain('errors')
  expect(new Set(bodies).size).toBe(1)
})
