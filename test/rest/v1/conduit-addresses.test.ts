import { describe, expect, test } from 'vitest'
import { registry } from '../../../rest/lifecycle/registry.ts'
import { startApp } from '../../support/app.ts'
import { type RestAnswer, rest } from '../../support/clients.ts'
import { newArticle, newUser, unique } from '../../support/factories.ts'

const app = await startApp({}, { now: () => Date.parse(registry.v1.deprecated!) })
const me = await newUser(app)
const { slug } = await newArticle(app, me)
const text = expect.any(String)

const living = {
  deprecation: expect.stringMatching(/^@\d+$/),
  sunset: expect.stringMatching(/ GMT$/),
  link: expect.stringMatching(/rel="deprecation".*rel="successor-version"/),
}

/** A refusal in Conduit's form and no other. */
function expectRefused(answer: RestAnswer, status: number, message: unknown): void {
  expect(answer).toMatchObject({
    status,
    headers: { ...living, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  })
  expect(answer.body).toEqual({ errors: { body: [message] } })
  expect(answer.body.errors.body[0]).not.toMatch(/graphql|variable|\b(String|Int)\b|[!$]|\bfirst\b/i)
}

const get = (address: string, headers: Record<string, string> = {}) =>
  rest(app, `GET /api/v1${address}` as `GET /${string}`, { token: me.token, headers })

const between = 'limit must be between 1 and 100'
const whole = 'limit must be a whole number'
const behind = 'offset must be between 0 and 100000'
const queries: [query: string, message: string][] = [
  ['limit=-1', between],
  ['limit=0', between],
  ['limit=101', between],
  ['limit=100000', between],
  ['limit=2147483648', whole],
  ['limit=99999999999999999999', whole],
  ['limit=abc', whole],
  ['limit=1.5', whole],
  ['limit=1e1', whole],
  ['limit=0x10', whole],
  ['limit=%201', whole],
  ['limit=%00', whole],
  ['limit=1&limit=2', 'limit is given more than once'],
  ['offset=-1', behind],
  ['offset=100001', behind],
  ['offset=abc', 'offset must be a whole number'],
  ['offset=99999999999', 'offset must be a whole number'],
  ['offset=0&offset=0', 'offset is given more than once'],
]

describe.each(['/articles', '/articles/feed'])('GET %s', (path) => {
  test.each(queries)('refuses ?%s', async (query, message) =>
    expectRefused(await get(`${path}?${query}`), 422, message),
  )
})

test.each(['tag', 'author', 'favorited'])('takes for ?%s one name that can be one', async (name) => {
  expectRefused(await get(`/articles?${name}=a&${name}=b`), 422, `${name} is given more than once`)
  expectRefused(await get(`/articles?${name}=%00`), 422, `${name} must not contain control characters`)
  const long = await get(`/articles?${name}=${'x'.repeat(201)}`)
  expectRefused(long, 422, `${name} must be at most 200 characters`)
})

test('says what else is wrong with a query, all of it', async () => {
  const { status, body } = await get('/articles?limit=abc&offset=x&tag=a&tag=b')
  expect(status).toBe(422)
  expect(body.errors.body.toSorted()).toEqual([
    whole,
    'offset must be a whole number',
    'tag is given more than once',
  ])
})

const names = ['/articles/{}', '/articles/{}/comments', '/profiles/{}']

test.each(names)('refuses what cannot be a name in GET %s', async (path) => {
  const name = path.startsWith('/profiles') ? 'username' : 'slug'
  const at = (value: string) => get(path.replace('{}', value))
  expectRefused(await at('%00'), 422, `${name} must not contain control characters`)
  expectRefused(await at('a%0Ab'), 422, `${name} must not contain control characters`)
  expectRefused(await at('%20'), 422, `${name} can't be blank`)
  expectRefused(await at('x'.repeat(201)), 422, `${name} must be at most 200 characters`)
  for (const value of ['%', '%zz', '%ff', '%c3%28'])
    expectRefused(await at(value), 422, expect.stringContaining('UTF-8'))
})

test.each(names)('finds nothing by a name that is only strange in GET %s', async (path) => {
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
    expectRefused(await get(path.replace('{}', value)), 404, text)
})

test.each(['/nope', '/articles/x/nope', '/users/login/x', '/user/x', '/Articles', '/articles//x'])(
  'answers 404 in its own form at %s',
  async (address) => {
    for (const method of ['GET', 'POST', 'DELETE'])
      expectRefused(await rest(app, `${method} /api/v1${address}`), 404, text)
    expectRefused(await rest(app, `GET /api${address}`), 404, text)
  },
)

test('takes no body with GET, but minds no media type of none', async () => {
  for (const path of ['/articles', '/tags', '/user', `/articles/${slug}`]) {
    for (const body of ['{}', 'x']) {
      const headers = { 'content-type': 'application/json' }
      const answer = await rest(app, `GET /api/v1${path}`, { body, token: me.token, headers })
      expectRefused(answer, 422, 'body is not accepted here')
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
])('says that %s answers %s, and nothing else', async (path, methods) => {
  const listed = (allow = '') => allow.split(', ').toSorted()
  const answered = methods.split(', ')
  const all = [...answered, ...(answered.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].toSorted()
  for (const address of [`/api/v1${path}`, `/api${path}`, `/api${path}/`]) {
    const options = await rest(app, `OPTIONS ${address}` as `GET /${string}`)
    expect(options).toMatchObject({ status: 204, body: '', headers: living })
    expect(listed(options.headers.allow)).toEqual(all)
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE']) {
      if (answered.includes(method)) continue
      // Not even somebody signed in may, whatever they send.
      const refused = await rest(app, `${method} ${address}` as `GET /${string}`, { token: me.token })
      expectRefused(refused, 405, expect.stringContaining(method))
      expect(listed(refused.headers.allow)).toEqual(all)
    }
  }
})

test('answers HEAD as GET, without the body', async () => {
  const missing = unique('nope-')
  for (const path of [`/articles/${slug}`, `/profiles/${me.username}`, '/user', `/articles/${missing}`]) {
    const headers = { authorization: `Token ${me.token}` }
    const [whole, head] = await Promise.all([
      app.inject({ method: 'GET', url: `/api/v1${path}`, headers }),
      app.inject({ method: 'HEAD', url: `/api/v1${path}`, headers }),
    ])
    expect({ status: head.statusCode, body: head.body }).toEqual({ status: whole.statusCode, body: '' })
    expect(head.headers).toMatchObject(living)
    for (const name of ['etag', 'content-type', 'content-length', 'cache-control'])
      expect(head.headers[name], name).toBe(whole.headers[name])
  }
  expect((await rest(app, 'HEAD /api/v1/user')).status).toBe(401)
})

test('answers who takes JSON, and nobody who does not', async () => {
  for (const accept of ['*/*', 'application/*', 'application/json', 'application/json, text/plain, */*'])
    expect((await get('/tags', { accept })).status, accept).toBe(200)
  for (const accept of ['text/html', 'application/xml', 'application/json;q=0', 'image/*'])
    for (const path of ['/tags', '/user', `/articles/${slug}`])
      expectRefused(await get(path, { accept }), 406, text)
})
