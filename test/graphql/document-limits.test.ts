import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import type { GraphqlResponse } from '../support/clients.ts'
import { newArticle, newUser, unique } from '../support/factories.ts'

const statements: string[] = []
const app = await startApp({}, { onStatement: (statement) => statements.push(statement) })
const author = await newUser(app)
const { id } = await newArticle(app, author)

interface Operation {
  query: string
  variables?: object
  operationName?: string
}

async function post(operation: Operation, headers: Record<string, string> = {}) {
  statements.length = 0
  const response = await app.inject({ method: 'POST', url: '/graphql', headers, payload: operation })
  const { data = null, errors = [] } = response.json()
  const codes: string[] = errors.map((error: GraphqlResponse['errors'][number]) => error.extensions.code)
  return { status: response.statusCode, data, codes, statements: [...statements] }
}

const repeated = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ')

/** Builds `count` fragments. Each spreads the next one `width` times. */
const bomb = (count: number, width: number, leaf = '__typename') =>
  `{ ...F0 } ${repeated(count, (i) => `fragment F${i} on Query { ${`...F${i + 1} `.repeat(width)} }`)}
   fragment F${count} on Query { ${leaf} }`

const hundredTimesHundred = 'articles(first: 100) { nodes { comments(first: 100) { nodes { id } } } }'
const byVariable = 'articles(first: $n) { nodes { comments(first: $n) { nodes { id } } } }'

const tooMuch: Record<string, Operation> = {
  'a deep document': { query: `{ ${'articles { nodes { author { '.repeat(5)} id ${'} } }'.repeat(5)} }` },
  'a deep document by fragments': {
    query: `{ articles { nodes { ...F0 } } } ${repeated(6, (i) => `fragment F${i} on Article { author { articles { nodes { ...F${i + 1} } } } }`)}
      fragment F6 on Article { id }`,
  },
  'many aliases': { query: `{ ${repeated(20, (i) => `a${i}: viewer { role }`)} }` },
  'many directives': { query: `{ __typename ${'@include(if: true) '.repeat(30)} }` },
  'directives on many fields': { query: `{ ${'__typename @skip(if: false) '.repeat(30)} }` },
  'many tokens': { query: `{ ${'__typename '.repeat(1_100)} }` },
  'a thousand operations': {
    query: repeated(1_000, (i) => `query Q${i} { __typename }`),
    operationName: 'Q1',
  },
  'many long error messages': {
    query: `{ articles(first: 100) { nodes { ${repeated(13, (i) => `b${i}: body`)} } } }`,
  },
  'many searches': {
    query: `{ ${repeated(12, (i) => `s${i}: search(query: "a", first: 1) { totalCount }`)} }`,
  },
  'many snippets': {
    query: `{ ${repeated(3, (i) => `s${i}: search(query: "a", first: 100) { nodes { snippet } }`)} }`,
  },
  'a list of lists': { query: `{ ${hundredTimesHundred} }` },
  'by a variable': { query: `query ($n: Int) { ${byVariable} }`, variables: { n: 100 } },
  'by the default of a variable': { query: `query ($n: Int = 100) { ${byVariable} }` },
  'by last': { query: `{ ${hundredTimesHundred.replaceAll('first', 'last')} }` },
  'by edges': {
    query: '{ articles(first: 100) { edges { node { comments(first: 100) { edges { node { id } } } } } } }',
  },
  'by a fragment': { query: `{ ...F } fragment F on Query { ${hundredTimesHundred} }` },
  'by nested fragments': { query: bomb(4, 1, hundredTimesHundred) },
  'by inline fragments': { query: `{ ... on Query { ... { ${hundredTimesHundred} } } }` },
  'by ids': {
    query:
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Article { comments(first: 100) { nodes { id } } } } }',
    variables: { ids: Array(100).fill(id) },
  },
  'next to an invalid id': { query: `{ node(id: "x") { id } ${hundredTimesHundred} }` },
  'by exponentially nested fragments': { query: bomb(20, 2) },
  'by widely nested fragments': { query: bomb(4, 40) },
  'by nested fragments with a list': { query: bomb(3, 15, 'tags { nodes { id } }') },
  ...Object.fromEntries(
    [-1_000, -(2 ** 31), 0, 2 ** 31 - 1].map((n) => [
      `next to a page of ${n} items`,
      {
        query: `query ($n: Int) { few: articles(first: $n) { nodes { id } } ${hundredTimesHundred} }`,
        variables: { n },
      },
    ]),
  ),
}

test.each(Object.keys(tooMuch))('rejects a document that is too complex: %s', async (what) => {
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    for (let i = 0; i < 2; i++) {
      const response = await post(tooMuch[what]!, { accept })
      expect(response).toMatchObject({
        status: 400,
        codes: ['QUERY_TOO_COMPLEX'],
        data: null,
        statements: [],
      })
    }
  }
})

test('allows twenty articles with all fields and twenty comments on each', async () => {
  const user = 'author { id username bio image createdAt followersCount followingCount viewerIsFollowing }'
  const paging = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
  const comments = `comments(first: 20) { ${paging} edges { cursor node { id body createdAt updatedAt ${user} } } }`
  const article = `id slug title description body readingMinutes status version createdAt updatedAt publishedAt
    favoritesCount commentsCount viewerHasFavorited tags { id name articlesCount } ${user} ${comments}`
  const { status, codes } = await post({
    query: `{ articles(first: 20) { ${paging} edges { cursor node { ${article} } } } }`,
  })
  expect([status, codes]).toEqual([200, []])
})

test('executes nothing if the list of ids of another root field is invalid', async () => {
  const response = await post({ query: `{ nodes(ids: ["x"]) { id } ${hundredTimesHundred} }` })
  expect(response).toMatchObject({ data: null, statements: [] })
  expect(response.codes[0]).toMatch(/^(BAD_INPUT|QUERY_TOO_COMPLEX)$/)
})

test('measures the complexity again for other variables', async () => {
  const query = `query ($n: Int) { ${byVariable} } # ${unique()}`
  for (const [n, codes] of [
    [1, []],
    [2, []],
    [3, []],
    [100, ['QUERY_TOO_COMPLEX']],
    [4, []],
  ] as const)
    expect((await post({ query, variables: { n } })).codes).toEqual(codes)
})

test('measures and executes the operation that operationName selects', async () => {
  const small = 'query Small { __typename }'
  const big = `query Big { ${hundredTimesHundred} }`
  for (const query of [`${small} ${big}`, `${big} ${small}`]) {
    for (let i = 0; i < 3; i++) {
      expect(await post({ query, operationName: 'Small' })).toMatchObject({ data: { __typename: 'Query' } })
      expect(await post({ query, operationName: 'Big' })).toMatchObject({ codes: ['QUERY_TOO_COMPLEX'] })
    }
  }
})

test.each([
  ['itself', '{ ...A } fragment A on Query { ...A }'],
  ['another fragment that contains it', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
  [
    'itself below a field',
    '{ articles { nodes { ...A } } } fragment A on Article { author { articles { nodes { ...A } } } }',
  ],
])('rejects a fragment that contains %s', async (_what, query) => {
  const response = await post({ query }, { accept: 'application/graphql-response+json' })
  expect(response).toMatchObject({ status: 400, data: null, statements: [] })
  expect(response.codes[0]).toMatch(/^(GRAPHQL_VALIDATION_FAILED|QUERY_TOO_COMPLEX)$/)
})
