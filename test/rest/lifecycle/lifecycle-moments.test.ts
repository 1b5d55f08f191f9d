import { beforeEach, expect, test } from 'vitest'
import type { Lifecycle } from '../../../rest/lifecycle/registry.ts'
import { startApp } from '../../support/app.ts'
import { ask, type RestResponse, rest } from '../../support/clients.ts'
import { newUser, password, unique } from '../../support/factories.ts'

const at = (moment: string) => Date.parse(moment)
const v1: Lifecycle = {
  released: '2030-01-01T00:00:00Z',
  deprecated: '2031-01-01T00:00:00Z',
  sunset: '2033-01-01T00:00:00Z',
  brownouts: [
    { from: '2032-06-01T09:00:00Z', until: '2032-06-01T10:00:00Z' },
    { from: '2032-06-01T10:00:00Z', until: '2032-06-01T10:30:00Z' },
  ],
  guide: '/docs/moving',
  successor: 'v2',
}
const v2: Lifecycle = { released: '2030-01-01T00:00:00Z' }
const during = at('2032-06-01T09:20:00Z')
const after = at('2033-06-01T00:00:00Z')

const origin = 'https://app.example'
let now = 0
const app = await startApp({ CORS_ORIGINS: origin }, { now: () => now, registry: { v1, v2 } })
const endless = await startApp(
  {},
  {
    now: () => after,
    registry: {
      v1: { released: v1.released, deprecated: v1.deprecated, guide: '/docs/moving', successor: 'v2' },
      v2,
    },
  },
)
const author = await newUser(app)
const prefixes = ['/api/v1', '/api'] as const
beforeEach(() => {
  now = at(v1.released)
})

function expectGone({ status, headers, body }: RestResponse, what: string): void {
  expect(status, what).toBe(410)
  expect(headers['content-type'], what).toMatch(/^application\/problem\+json(;|$)/)
  expect(headers, what).toMatchObject({
    'cache-control': 'no-store',
    deprecation: `@${at(v1.deprecated!) / 1000}`,
    sunset: 'Sat, 01 Jan 2033 00:00:00 GMT',
    link: expect.stringMatching(/<\/docs\/moving>; rel="deprecation".*<\/api\/v2>; rel="successor-version"/),
  })
  if (body === '') return
  expect(body, what).toEqual({
    type: '/docs/problems#version-gone',
    title: 'Version gone',
    status: 410,
    detail: expect.stringContaining('v2'),
    code: 'VERSION_GONE',
    requestId: expect.any(String),
    errors: { body: [expect.stringContaining('v2')] },
    guide: '/docs/moving',
    successor: 'v2',
  })
}

/** The seconds of `Retry-After` in a 410 response. */
const moments: [what: string, moment: number, status: 'current' | 'deprecated' | 'gone', retry?: string][] = [
  ['the release', at(v1.released), 'current'],
  ['a millisecond before the deprecation', at(v1.deprecated!) - 1, 'current'],
  ['the deprecation', at(v1.deprecated!), 'deprecated'],
  ['a millisecond before a brownout', at('2032-06-01T09:00:00Z') - 1, 'deprecated'],
  ['the start of a brownout', at('2032-06-01T09:00:00Z'), 'gone', '3600'],
  ['a millisecond after its start', at('2032-06-01T09:00:00Z') + 1, 'gone', '3600'],
  ['a second after its start', at('2032-06-01T09:00:01Z'), 'gone', '3599'],
  ['the last millisecond of a brownout', at('2032-06-01T10:00:00Z') - 1, 'gone', '1'],
  ['the end of a brownout with another right after it', at('2032-06-01T10:00:00Z'), 'gone', '1800'],
  ['the last millisecond of the last brownout', at('2032-06-01T10:30:00Z') - 1, 'gone', '1'],
  ['the end of the last brownout', at('2032-06-01T10:30:00Z'), 'deprecated'],
  ['a millisecond before the sunset', at(v1.sunset!) - 1, 'deprecated'],
  ['the sunset', at(v1.sunset!), 'gone'],
  ['a century after the sunset', at('2133-01-01T00:00:00Z'), 'gone'],
]

test.each(moments)('v1 follows its lifecycle at %s', async (what, moment, expected, retry) => {
  now = moment
  for (const prefix of prefixes) {
    const response = await rest(app, `GET ${prefix}/articles`)
    if (expected === 'gone') {
      expectGone(response, what)
      expect(response.body.requestId).toBe(response.headers['x-request-id'])
      expect(response.headers['retry-after']).toBe(retry)
    } else {
      expect(response.status).toBe(200)
      expect('deprecation' in response.headers).toBe(expected === 'deprecated')
      expect('sunset' in response.headers).toBe(expected === 'deprecated')
      expect('link' in response.headers).toBe(expected === 'deprecated')
      expect(response.headers).not.toHaveProperty('retry-after')
    }
  }
})

const requests = [
  'GET /articles',
  'GET /articles/',
  'HEAD /articles',
  'GET /user',
  'GET ',
  'GET /',
  'GET /?x=1',
  'GET /nope',
  'HEAD /nope',
  'POST /a/b/c',
  'PATCH /articles',
  'TRACE /articles',
  'OPTIONS /articles',
  'OPTIONS /nope',
  'DELETE /articles/nobody-wrote-this',
  'GET /articles?limit=many',
  'GET /%',
  'GET /articles/%c3%28',
  'GET /docs/moving',
  'GET /openapi.json',
] as const

test.each(requests)('responds 410 to %s', async (request) => {
  const [method, path] = request.split(' ')
  for (const moment of [during, after]) {
    now = moment
    for (const prefix of prefixes) {
      const what = `${method} ${prefix}${path}`
      const response = await rest(app, `${method} ${prefix}${path}`)
      expectGone(response, what)
      if (method === 'HEAD') expect(response.body).toBe('')
      expect(response.headers['retry-after'], what).toBe(moment === during ? '2400' : undefined)
    }
  }
})

test('responds 410 before it validates the request', async () => {
  now = after
  for (const headers of [
    { accept: 'text/html' },
    { 'content-type': 'text/plain' },
    { authorization: 'nonsense' },
  ])
    expectGone(await rest(app, 'POST /api/v1/users', { body: 'x', headers }), JSON.stringify(headers))
  const long = { article: { body: 'x'.repeat(200 * 1024) } }
  expectGone(await rest(app, 'POST /api/v1/articles', { token: author.token, body: long }), 'a long body')
})

test('executes nothing after the sunset', async () => {
  const user = { username: unique(), email: `${unique()}@byline.test`, password }
  for (const moment of [during, after]) {
    now = moment
    for (const prefix of prefixes)
      expectGone(await rest(app, `POST ${prefix}/users`, { body: { user } }), prefix)
  }
  const { errors } = await ask(app, `{ user(username: "${user.username}") { id } }`)
  expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
})

test('does not affect other endpoints', async () => {
  const { token } = author
  const title = unique()
  const article = { title, description: 'x', body: 'x' }
  for (const moment of [at(v1.released), during, after]) {
    now = moment
    const responses = {
      list: await rest(app, 'GET /api/v2/articles?first=1'),
      write: await rest(app, 'POST /api/v2/articles', { token, body: article }),
      rehearsal: await rest(app, 'GET /api/v2/tags', { headers: { 'byline-rehearse': 'sunset' } }),
      missing: await rest(app, 'GET /api/v2/nope'),
      unknown: await rest(app, 'GET /api/v9/articles'),
      GraphQL: await rest(app, 'POST /graphql', {
        body: { query: '{ articles(offset: 1) { totalCount } }' },
      }),
      alive: await rest(app, 'GET /livez'),
      ready: await rest(app, 'GET /readyz'),
      keys: await rest(app, 'GET /.well-known/jwks.json'),
      page: await rest(app, 'GET /'),
    }
    expect(Object.values(responses).map(({ status }) => status)).toEqual([
      200, 201, 200, 404, 404, 200, 200, 200, 200, 200,
    ])
    for (const [what, { headers }] of Object.entries(responses)) {
      expect(headers, what).not.toHaveProperty('retry-after')
      expect(headers, what).not.toHaveProperty('deprecation')
    }
  }
})

test('never responds 410 without a sunset', async () => {
  const { status, headers } = await rest(endless, 'GET /api/v1/articles')
  expect(status).toBe(200)
  expect(headers).toMatchObject({ deprecation: `@${at(v1.deprecated!) / 1000}`, link: expect.any(String) })
  expect(headers).not.toHaveProperty('sunset')
})

test('lets a client rehearse the sunset with the exact response', async () => {
  const headers = { 'byline-rehearse': 'sunset', 'x-request-id': unique('rehearsal-') }
  for (const request of ['GET /articles', 'GET /nope', 'PATCH /articles', 'POST /users'] as const) {
    for (const prefix of prefixes) {
      const [method, path] = request.split(' ')
      const address = `${method} ${prefix}${path}` as const
      now = at(v1.deprecated!)
      const rehearsed = await rest(app, address, { headers })
      expectGone(rehearsed, address)
      expect(rehearsed.headers).not.toHaveProperty('retry-after')
      now = after
      const { status, body, headers: sent } = await rest(app, address, { headers })
      expect([status, body]).toEqual([rehearsed.status, rehearsed.body])
      expect({ ...sent, date: null }).toEqual({ ...rehearsed.headers, date: null })
      now = during
      expect((await rest(app, address, { headers })).body).toEqual(rehearsed.body)
    }
  }
})

test('ignores other values of the rehearsal header', async () => {
  now = at(v1.deprecated!)
  for (const value of ['', 'Sunset', 'SUNSET', 'sunset, sunset', 'sunset=1', 'true', 'brownout', 'sun']) {
    const response = await rest(app, 'GET /api/v1/tags', { headers: { 'byline-rehearse': value } })
    expect(response.status, value).toBe(200)
  }
  const response = await rest(app, 'GET /api/v1/tags?byline-rehearse=sunset')
  expect(response.status).toBe(200)
})
