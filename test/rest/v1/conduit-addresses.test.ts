import { describe, expect, test } from 'vitest'
import { registry } from '../../../rest/lifecycle/registry.ts'
import { startApp } from '../../support/app.ts'
import { type RestResponse, rest } from '../../support/clients.ts'
import { newArticle, newUser, unique } from '../../support/factories.ts'

const app = await startApp({}, { now: () => Date.parse(registry.v1.deprecated!) })
const me = await newUser(app)
const { slug } = await newArticle(app, me)
const text = expect.any(String)

/** The headers of a deprecated version. */
const deprecationHeaders = {
  deprecation: expect.stringMatching(/^@\d+$/),
  sunset: expect.stringMatching(/ GMT$/),
  link: expect.stringMatching(/rel="deprecation".*rel="successor-version"/),
}

/** Expects an error in Conduit's format, without words of GraphQL. */
function expectError(response: RestResponse, status: number, message: unknown): void {
  expect(response).toMatchObject({
    status,
    headers: {
      ...deprecationHeaders,
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    },
  })
  expect(response.body).toEqual({ errors: { body: [message] } })
  expect(response.body.errors.body[0]).not.toMatch(/graphql|variable|\b(String|Int)\b|[!$]|\bfirst\b/i)
}

const get = (address: string, headers: Record<string, string> = {}) =>
  rest(app, `GET /api/v1${address}` as `GET /${string}`, { token: me.token, headers })

const limitRange = 'limit must be between 1 and 100'
const limitFormat = 'limit must be a whole number'
const offsetRange = 'offset must be between 0 and 100000'
const queries: [query: string, message: string][] = [
  ['limit=-1', limitRange],
  ['limit=0', limitRange],
  ['limit=101', limitRange],
  ['limit=100000', limitRange],
  ['limit=2147483648', limitFormat],
  ['limit=99999999999999999999', limitFormat],
  ['limit=abc', limitFormat],
  ['limit=1.5', limitFormat],
  ['limit=1e1', limitFormat],
  ['limit=0x10', limitFormat],
  ['limit=%201', limitFormat],
  ['limit=%00', limitFormat],
  ['limit=1&limit=2', 'limit is given more than once'],
  ['offset=-1', offsetRange],
  ['offset=100001', offsetRange],
  ['offset=abc', 'offset must be a whole number'],
  ['offset=99999999999', 'offset must be a whole number'],
  ['offset=0&offset=0', 'offset is given more than once'],
]

describe.each(['/articles', '/articles/feed'])('GET %s', (path) => {
  test.each(queries)('rejects ?%s', async (query, message) =>
    expectError(await get(`${path}?${query}`), 422, message),
  )
})

test.each(['tag', 'author', 'favorited'])('rejects a repeated, malformed or too long ?%s', async (name) => {
  expectError(await get(`/articles?${name}=a&${name}=b`), 422, `${name} is given more than once`)
  expectError(await get(`/articles?${name}=%00`), 422, `${name} must not contain control characters`)
  const long = await get(`/articles?${name}=${'x'.repeat(201)}`)
  expectError(long, 422, `${name} must be at most 200 characters`)
})

test('reports all errors of a query at once', async () => {
  const { status, body } = await get('/articles?limit=abc&offset=x&tag=a&tag=b')
  expect(status).toBe(422)
  expect(body.errors.body.toSorted()).toEqual([
    limitFormat,
    'offset must be a whole number',
    'tag is given more than once',
  ])
})

const names = ['/articles/{}', '/articles/{}/comments', '/profiles/{}']

test.each(names)('GET %s rejects a malformed name', async (path) => {
  const name = path.startsWith('/profiles') ? 'username' : 'slug'
  const at = (value: string) => get(path.replace('{}', value))
  expectError(await at('%00'), 422, `${name} must not contain control characters`)
  expectError(await at('a%0Ab'), 422, `${name} must not contain control characters`)
  expectError(await at('%20'), 422, `${name} can't be blank`)
  expectError(await at('x'.repeat(201)), 422, `${name} must be at most 200 characters`)
  for (const value of ['%', '%zz', '%ff', '%c3%28'])
    expectError(await at(value), 422, expect.stringContaining('UTF-8'))
})

test.each(names)('GET %s returns 404 for an unusual but valid name', async (path) => {
  for (const value of [
    '__proto__',
    'constructor',
    '..%2f..',
    'a%2Fb',
    "'--",
    '%F0%9F%98%80',
    ':slug',
    '*',
    '{}',
  ])
    expectError(await get(path.replace('{}', value)), 404, text)
})

test.each(['/nope', '/articles/x/nope', '/users/login/x', '/user/x', '/Articles', '/articles//x'])(
  'returns 404 in the v1 format at %s',
  async (address) => {
    for (const method of ['GET', 'POST', 'DELETE'])
      expectError(await rest(app, `${method} /api/v1${address}`), 404, text)
    expectError(await rest(app, `GET /api${address}`), 404, text)
  },
)

test('rejects a body with GET, but ignores Content-Type without a body', async () => {
  for (const path of ['/articles', '/tags', '/user', `/articles/${slug}`]) {
    for (const body of ['{}', 'x']) {
      const headers = { 'content-type': 'application/json' }
      const response = await rest(app, `GET /api/v1${path}`, { body, token: me.token, headers })
      expectError(response, 422, 'body is not accepted here')
    }
    expect((await get(path, { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(200)
  }
})

test.each([
  ['/users', 'POST'],
  ['/users/login', 'POST'],
  ['/user', 'GET, PUT'],
  ['/profiles/x', 'GET'],
  ['/profiles/x/follow', 'POST, DELETE'],
  ['/articles', 'GET, POST'],
  ['/articles/feed', 'GET'],
  ['/articles/x', 'GET, PUT, DELETE'],
  ['/articles/x/comments', 'GET, POST'],
  ['/articles/x/comments/1', 'DELETE'],
  ['/articles/x/favorite', 'POST, DELETE'],
  ['/tags', 'GET'],
])('%s allows %s and rejects other methods', async (path, methods) => {
  const sorted = (allow = '') => allow.split(', ').toSorted()
  const allowed = methods.split(', ')
  const all = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].toSorted()
  for (const address of [`/api/v1${path}`, `/api${path}`, `/api${path}/`]) {
    const options = await rest(app, `OPTIONS ${address}` as `GET /${string}`)
    expect(options).toMatchObject({ status: 204, body: '', headers: deprecationHeaders })
    expect(sorted(options.headers.allow)).toEqual(all)
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE']) {
      if (allowed.includes(method)) continue
      // Signed in, so that 401 cannot come before 405.
      const rejected = await rest(app, `${method} ${address}` as `GET /${string}`, { token: me.token })
      expectError(rejected, 405, expect.stringContaining(method))
      expect(sorted(rejected.headers.allow)).toEqual(all)
    }
  }
})

test('HEAD returns the headers of GET without a body', async () => {
  const missing = unique('nope-')
  for (const path of [`/articles/${slug}`, `/profiles/${me.username}`, '/user', `/articles/${missing}`]) {
    const headers = { authorization: `Token ${me.token}` }
    const [full, head] = await Promise.all([
      app.inject({ method: 'GET', url: `/api/v1${path}`, headers }),
      app.inject({ method: 'HEAD', url: `/api/v1${path}`, headers }),
    ])
    expect({ status: head.statusCode, body: head.body }).toEqual({ status: full.statusCode, body: '' })
    expect(head.headers).toMatchObject(deprecationHeaders)
    for (const name of ['etag', 'content-type', 'content-length', 'cache-control'])
      expect(head.headers[name], name).toBe(full.headers[name])
  }
  expect((await rest(app, 'HEAD /api/v1/user')).status).toBe(401)
})

test('returns JSON to clients that accept it, and 406 to others', async () => {
  for (const accept of ['*/*', 'application/*', 'application/json', 'application/json, text/plain, */*'])
    expect((await get('/tags', { accept })).status, accept).toBe(200)
  for (const accept of ['text/html', 'application/xml', 'application/json;q=0', 'image/*'])
    for (const path of ['/tags', '/user', `/articles/${slug}`])
      expectError(await get(path, { accept }), 406, text)
})
