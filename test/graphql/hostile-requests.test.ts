import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import type { GraphqlResponse } from '../support/clients.ts'
import { newUser } from '../support/factories.ts'

const app = await startApp()
const { token } = await newUser(app)

async function post(payload: object | string | Buffer, headers: Record<string, string> = {}) {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    payload,
  })
  const { data = null, errors = [] } = response.json()
  const codes = new Set(errors.map((error: GraphqlResponse['errors'][number]) => error.extensions.code))
  return { status: response.statusCode, data, codes: [...codes], body: response.body }
}

const deep = (open: string, close: string) => `${open.repeat(10_000)}1${close.repeat(10_000)}`
const createArticle = 'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { id } }'
const body = (query: string, variables: string) =>
  `{"query":${JSON.stringify(query)},"variables":${variables}}`

const oddBodies: Record<string, string | Buffer> = {
  'a deep object': body(createArticle, `{"input":${deep('{"title":', '}')}}`),
  'a deep list': body(
    createArticle,
    `{"input":{"title":"T","description":"D","body":"B","tags":${deep('[', ']')}}}`,
  ),
  'a deep list instead of a string': body(
    'query ($slug: String!) { article(slug: $slug) { id } }',
    `{"slug":${deep('[', ']')}}`,
  ),
  'a deep body': deep('[', ']'),
  'a prototype of the variables': body(
    'query ($slug: String!) { article(slug: $slug) { id } }',
    '{"__proto__":{"slug":"x"}}',
  ),
  'a prototype of an input': body(
    createArticle,
    '{"input":{"__proto__":{"title":"T"},"description":"D","body":"B"}}',
  ),
  'a prototype next to valid input fields': body(
    createArticle,
    '{"input":{"__proto__":{"polluted":1},"title":"T","description":"D","body":"B"}}',
  ),
  'a variable called __proto__': body(
    'query ($__proto__: String!) { article(slug: $__proto__) { id } }',
    '{"__proto__":"x"}',
  ),
  'a variable called constructor': body(
    'query ($constructor: String!) { article(slug: $constructor) { id } }',
    '{}',
  ),
  'a prototype of the body': `{"__proto__":${JSON.stringify({ query: '{ __typename }' })}}`,
  'an operation called __proto__':
    '{"query":"query A { __typename } query B { __typename }","operationName":"__proto__"}',
  'an operation called constructor':
    '{"query":"query A { __typename } query B { __typename }","operationName":"constructor"}',
}

test.each(Object.keys(oddBodies))('rejects %s', async (what) => {
  for (let i = 0; i < 3; i++) {
    const response = await post(oddBodies[what]!)
    expect(response.status).toBeLessThan(500)
    expect(response.codes).toEqual(['BAD_INPUT'])
    expect(response.body).not.toMatch(/node_modules|\\n +at /)
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

test('handles bytes that are not valid UTF-8', async () => {
  const [before, after] = body('{ article(slug: "?") { id } }', '{}').split('?') as [string, string]
  const payload = Buffer.concat([
    Buffer.from(before),
    Buffer.from([0xff, 0xc0, 0x80, 0xed, 0xa0]),
    Buffer.from(after),
  ])
  const { status, codes } = await post(payload)
  expect(status).toBeLessThan(500)
  expect(codes).toHaveLength(1)
  expect(codes[0]).toMatch(/^(BAD_INPUT|NOT_FOUND)$/)
})

test('does not decompress a body', async () => {
  const payload = gzipSync(JSON.stringify({ query: '{ __typename }' }))
  const { status, codes, data } = await post(payload, { 'content-encoding': 'gzip' })
  expect([400, 415]).toContain(status)
  expect(codes).toHaveLength(1)
  expect(data).toBeNull()
})

test.each([
  '{ artcles { nodes { id } } }',
  '{ articles(frist: 1) { nodes { id } } }',
  '{ articles(filter: { tga: "x" }) { nodes { id } } }',
  '{ viewer { articles(status: DRAF) { nodes { id } } } }',
  '{ node(id: "x") { ... on Artcle { id } } }',
  '{ node(id: "x") { title } }',
  '{ ...F } fragment F on Quer { __typename }',
  'query ($status: ArticleStatu) { viewer { articles(status: $status) { nodes { id } } } }',
  'query ($status: ArticleStatus) { viewer { articles(status: $status) { nodes { id } } } }',
  'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { id } }',
  'mutation { signIn(input: { emial: "x", password: "x" }) { expiresIn } }',
  '{ __typename @incude(if: true) }',
  '{ __schema { typs { name } } }',
  '{ article(slug: "x") }',
])('does not suggest names of the schema: %s', async (query) => {
  const variables = { status: 'DRAF', input: { titel: 'T', title: 'T', description: 'D', body: 'B' } }
  for (let i = 0; i < 3; i++) {
    const response = await post({ query, variables })
    expect(response.codes.length).toBeGreaterThan(0)
    expect(response.body).not.toMatch(/did you mean/i)
  }
})
