import type { InjectOptions } from 'fastify'
import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { password, unique } from '../support/factories.ts'

const app = await startApp()
const json = { 'content-type': 'application/json' }
const typename = '{"query":"{ __typename }"}'

async function send(options: InjectOptions) {
  const response = await app.inject({ method: 'POST', url: '/graphql', ...options })
  const { data, errors = [] } = response.body === '' ? {} : response.json()
  return {
    status: response.statusCode,
    type: response.headers['content-type'],
    allow: response.headers.allow,
    data,
    codes: errors.map((error: { extensions?: { code?: string } }) => error.extensions?.code),
    body: response.body,
  }
}

const get = (parameters: Record<string, string>, headers = {}) =>
  send({ method: 'GET', url: `/graphql?${new URLSearchParams(parameters)}`, headers })

const badBodies = {
  'malformed JSON': '{"query":',
  'an empty body': '',
  text: '"{ __typename }"',
  'a number': '5',
  null: 'null',
  'an empty batch': '[]',
  'a batch of one': `[${typename}]`,
  'a batch': `[${typename},${typename}]`,
  'no query': '{}',
  'a query of null': '{"query":null}',
  'a query that is not a string': '{"query":5}',
  'variables as a string': '{"query":"{ __typename }","variables":"x"}',
  'variables as a list': '{"query":"{ __typename }","variables":[]}',
  'an operation name that is not a string': '{"query":"{ __typename }","operationName":5}',
  'an operation that the document does not have': '{"query":"query A { __typename }","operationName":"B"}',
  'no operation name for several operations': '{"query":"query A { __typename } query B { __typename }"}',
  'extensions as a string': '{"query":"{ __typename }","extensions":"x"}',
  'unknown properties': '{"query":"{ __typename }","nope":1}',
  'a compressed body': Buffer.from('1f8b0800000000000003ab562a2c4d2daa54b252aa8e8faf', 'hex'),
}

test.each(Object.entries(badBodies))('rejects as a body: %s', async (_what, payload) => {
  for (const accept of ['application/json', 'application/graphql-response+json', '*/*']) {
    expect(await send({ headers: { ...json, accept }, payload }), accept).toMatchObject({
      status: 400,
      codes: ['BAD_INPUT'],
    })
  }
})

test.each([
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/graphql',
  'application/graphql+json',
  'application/jsonx',
  'no media type',
  undefined,
])('rejects the media type %s', async (type) => {
  for (const payload of [typename, undefined]) {
    const rejection = await send({ headers: type ? { 'content-type': type } : {}, payload })
    expect(rejection).toMatchObject({ status: 415, codes: ['UNSUPPORTED_MEDIA_TYPE'] })
  }
})

test('accepts all spellings of the media type of JSON', async () => {
  for (const type of ['application/json', 'Application/JSON', 'application/json; charset=utf-8']) {
    const response = await send({ headers: { 'content-type': type }, payload: typename })
    expect(response).toMatchObject({ status: 200, data: { __typename: 'Query' } })
  }
})

test('rejects a body of one megabyte', async () => {
  const payload = JSON.stringify({ query: '{ __typename }', variables: { text: 'x'.repeat(1024 * 1024) } })
  expect(await send({ headers: json, payload })).toMatchObject({ status: 413, codes: ['PAYLOAD_TOO_LARGE'] })
})

test('executes queries by GET', async () => {
  const query = 'query ($slug: String!) { article(slug: $slug) { id } }'
  expect(await get({ query, variables: JSON.stringify({ slug: unique() }) })).toMatchObject({
    data: { article: null },
    codes: ['NOT_FOUND'],
  })
  const two = 'query A { a: __typename } query B { b: __typename }'
  expect(await get({ query: two, operationName: 'B' })).toMatchObject({ data: { b: 'Query' } })
})

test('rejects variables by GET that are not JSON', async () => {
  for (const variables of ['{"slug"', '5', '[]', '"x"', 'undefined']) {
    const rejection = await get({ query: '{ __typename }', variables }, { accept: 'application/json' })
    expect(rejection, variables).toMatchObject({ status: 400, codes: ['BAD_INPUT'] })
  }
  const { errors } = (
    await app.inject({ url: '/graphql', query: { query: '{ __typename }', variables: '{' } })
  ).json()
  expect(errors[0].extensions.details).toEqual([{ field: 'variables', message: 'must be JSON' }])
})

test('rejects mutations by GET', async () => {
  const username = unique()
  const input = `{ username: "${username}", email: "${username}@byline.test", password: "${password}" }`
  const mutation = `mutation M { register(input: ${input}) { accessToken } }`
  const other = 'query Q { __typename }'
  for (const query of [mutation, `${other} ${mutation}`, `${mutation} ${other}`]) {
    expect(await get({ query, operationName: 'M' })).toMatchObject({
      status: 405,
      allow: 'POST',
      codes: ['METHOD_NOT_ALLOWED'],
    })
  }
  const { rows } = (await app.services.db.read.execute(
    sql`select 1 from users where username = ${username}`,
  )) as unknown as { rows: object[] }
  expect(rows).toEqual([])
})

/** Each with the media type of its responses, and the status for a document that is not valid. */
const accepted: [accept: string | undefined, type: string, status: number][] = [
  [undefined, 'application/json', 200],
  ['*/*', 'application/json', 200],
  ['application/json', 'application/json', 200],
  ['application/json; charset=utf-8', 'application/json', 200],
  ['text/html;q=0.9, application/json;q=0.5', 'application/json', 200],
  ['application/graphql-response+json', 'application/graphql-response+json', 400],
  ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json', 400],
]

test.each(accepted)('responds to Accept: %s with %s', async (accept, type, status) => {
  const headers = { ...json, ...(accept && { accept }) }
  for (const [payload, expected] of [
    [typename, 200],
    [JSON.stringify({ query: `{ ${unique()} }` }), status],
    [JSON.stringify({ query: `{ # ${unique()}` }), status],
  ] as const) {
    const response = await send({ headers, payload })
    expect(response).toMatchObject({ type: `${type}; charset=utf-8`, status: expected })
  }
})

test('rejects an Accept header without JSON', async () => {
  for (const accept of ['image/png', 'text/html', 'application/xml']) {
    const rejection = await send({ headers: { ...json, accept }, payload: typename })
    expect(rejection, accept).toMatchObject({ status: 406, codes: ['NOT_ACCEPTABLE'] })
  }
})

test('distinguishes a document that does not parse from one that is not valid', async () => {
  const headers = { ...json, accept: 'application/graphql-response+json' }
  for (const [query, code] of [
    [`{ # ${unique()}`, 'GRAPHQL_PARSE_FAILED'],
    [`{ ${unique()} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ] as const) {
    for (const response of [
      await send({ headers, payload: JSON.stringify({ query }) }),
      await send({ headers, payload: JSON.stringify({ query }) }),
      await get({ query }, headers),
    ])
      expect(response).toMatchObject({ status: 400, codes: [code] })
  }
})

test('responds to unknown paths in JSON', async () => {
  for (const url of ['/nope', '/graphql/', '/graphiql/nope', '/graphiql/__proto__', '/%00', '/..%2f', '/%']) {
    for (const method of ['GET', 'POST', 'DELETE'] as const) {
      const response = await send({ method, url, headers: { accept: 'text/html' } })
      expect([400, 404], `${method} ${url}`).toContain(response.status)
      expect(response.type).toBe('application/json; charset=utf-8')
      expect(response.codes).toEqual([response.status === 404 ? 'NOT_FOUND' : 'BAD_INPUT'])
    }
  }
})

const paths = ['/', '/graphql', '/livez', '/readyz', '/start.css', '/.well-known/jwks.json']

test.each(paths)('%s lists its allowed methods and allows them', async (url) => {
  for (const method of ['PUT', 'PATCH', 'DELETE', ...(url === '/graphql' ? [] : ['POST'])] as const) {
    const rejection = await send({ method: method as 'PUT', url })
    expect(rejection).toMatchObject({ status: 405, codes: ['METHOD_NOT_ALLOWED'] })
    expect(rejection.type).toBe('application/json; charset=utf-8')
    for (const allowed of String(rejection.allow).split(', ')) {
      const response = await app.inject({ method: allowed as 'GET', url })
      expect(response.statusCode, allowed).not.toBe(405)
    }
  }
})

test.each(['/:a(', '/:a(^(a+)+$)', '/*', '/graphiql/:file'])(
  'treats %s as a plain path, not as a route pattern',
  async (url) => {
    const response = await app.inject({ url })
    expect([response.statusCode, response.json().errors[0].extensions.code]).toEqual([404, 'NOT_FOUND'])
  },
)

test('rejects bodies and URLs that are not UTF-8', async () => {
  const body = Buffer.concat([
    Buffer.from('{"query":"{ __typename } #'),
    Buffer.from([0xff]),
    Buffer.from('"}'),
  ])
  for (const accept of ['application/json', 'text/html;q=0.9, application/json;q=0.5']) {
    const rejection = await send({ headers: { ...json, accept }, payload: body })
    expect(rejection).toMatchObject({ status: 400, codes: ['BAD_INPUT'] })
  }
  for (const url of ['/graphql?query=%7B__typename%7D%23%FF', '/graphql?query=%', '/graphql?%C3=1'])
    expect(await send({ method: 'GET', url }), url).toMatchObject({ status: 400, codes: ['BAD_INPUT'] })
  for (const url of ['/api/v1/articles?tag=%FF', '/api/v2/articles?tag=%FF', '/api/v2/search?q=%C3%28'])
    expect((await app.inject(url)).statusCode, url).toBe(400 + (url.includes('v1') ? 22 : 0))
})

test.each([
  ['GET', {}, '{ viewer { email } }', 'no-cache'],
  ['GET', {}, '{ nothing }', 'no-cache'],
  ['GET', { authorization: 'Bearer x' }, '{ viewer { email } }', 'no-store'],
  ['GET', { 'x-api-key': 'x' }, '{ viewer { email } }', 'no-store'],
  ['POST', {}, '{ viewer { email } }', 'no-store'],
  ['POST', {}, 'mutation { verifyEmail(token: "x") }', 'no-store'],
  ['POST', { authorization: 'Bearer x' }, '{ viewer { email } }', 'no-store'],
] as const)('tells caches about %s %j %s: %s', async (method, headers, query, caching) => {
  for (const accept of ['application/json', 'application/graphql-response+json, */*;q=0.1', 'image/png']) {
    const response = await app.inject({
      method,
      url: '/graphql',
      headers: { ...headers, accept, origin: 'http://localhost:3000' },
      ...(method === 'GET' ? { query: { query } } : { payload: { query } }),
    })
    expect(response.headers['cache-control'], accept).toBe(caching)
    expect(response.headers.vary, accept).toMatch(/^(Origin, )?Accept, Authorization, X-API-Key$/i)
  }
})
