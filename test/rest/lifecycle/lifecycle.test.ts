import LinkHeader from 'http-link-header'
import { parseItem } from 'structured-headers'
import { expect, test } from 'vitest'
import { registry } from '../../../rest/lifecycle/registry.ts'
import { sql } from '../../../src/db/drizzle.ts'
import { copyOfTemplate, startApp } from '../../support/app.ts'
import { type RestResponse, rest } from '../../support/clients.ts'
import { newArticle, newUser, password, unique } from '../../support/factories.ts'

const { deprecated, sunset, guide, successor } = registry.v1
const life = { now: () => Date.parse(deprecated!) }
const app = await startApp({}, life)
const published = await startApp({ PUBLIC_URL: 'https://byline.example/' }, life)
const ended = await startApp(
  { DATABASE_URL: '', DATA_DIR: copyOfTemplate() },
  { now: () => Date.parse(sunset!) },
)
// A separate database, because a test breaks it.
const broken = await startApp({ DATABASE_URL: '', DATA_DIR: copyOfTemplate() }, life)
await broken.services.db.write.execute(sql`alter table tags rename to tags_elsewhere`)

/** Expects the lifecycle headers, parsed as strictly as their standards say. */
function expectLifecycleHeaders({ headers }: RestResponse, what: string, publicUrl = ''): void {
  expect(parseItem(headers.deprecation ?? ''), what).toEqual([new Date(deprecated!), new Map()])
  expect(headers.sunset, what).toBe(new Date(sunset!).toUTCString())
  const links = LinkHeader.parse(headers.link ?? '')
  expect(links.refs, what).toEqual([
    { uri: `${publicUrl}${guide}`, rel: 'deprecation', type: 'text/html' },
    { uri: `${publicUrl}/api/${successor}`, rel: 'successor-version' },
  ])
}

function expectNoLifecycleHeaders({ headers }: Pick<RestResponse, 'headers'>, what: string): void {
  expect(headers, what).not.toHaveProperty('deprecation')
  expect(headers, what).not.toHaveProperty('sunset')
  expect(headers.link ?? '', what).not.toMatch(/deprecation|successor/)
}

test.each(['/api/v1', '/api'] as const)(
  'has the lifecycle headers in every response below %s',
  async (at) => {
    const me = await newUser(app)
    const { token } = me
    const mine = await newArticle(app, me)
    const { slug } = await newArticle(app, await newUser(app))
    const user = { username: unique(), email: `${unique()}@byline.test`, password }
    const { etag } = (await rest(app, `GET ${at}/articles/${slug}`)).headers
    const tooLarge = { article: { title: 'x', description: 'x', body: 'x'.repeat(200 * 1024) } }
    const text = { 'content-type': 'text/plain' }

    const responses: Record<string, [status: number, response: Promise<RestResponse>]> = {
      list: [200, rest(app, `GET ${at}/articles`)],
      'a list of the viewer': [200, rest(app, `GET ${at}/articles/feed`, { token })],
      head: [200, rest(app, `HEAD ${at}/articles/${slug}`)],
      'a trailing slash': [200, rest(app, `GET ${at}/articles/`)],
      created: [201, rest(app, `POST ${at}/users`, { body: { user } })],
      deleted: [204, rest(app, `DELETE ${at}/articles/${mine.slug}`, { token })],
      OPTIONS: [204, rest(app, `OPTIONS ${at}/articles`)],
      'the OpenAPI document': [200, rest(app, `GET ${at}/openapi.json`)],
      'not modified': [304, rest(app, `GET ${at}/articles/${slug}`, { headers: { 'if-none-match': etag } })],
      'a guest': [401, rest(app, `GET ${at}/user`)],
      'a malformed token': [401, rest(app, `GET ${at}/user`, { token: 'x' })],
      'a wrong password': [
        401,
        rest(app, `POST ${at}/users/login`, {
          body: { user: { ...user, email: `${unique()}@byline.test` } },
        }),
      ],
      'the article of another user': [403, rest(app, `DELETE ${at}/articles/${slug}`, { token })],
      'an unknown article': [404, rest(app, `GET ${at}/articles/${unique()}`)],
      'an unknown path': [404, rest(app, `GET ${at}/${unique()}`)],
      'a long unknown path': [404, rest(app, `POST ${at}/a/b/c/${unique()}`, { body: {} })],
      'the version itself': [200, rest(app, `GET ${at}`)],
      'the version itself with a trailing slash': [200, rest(app, `GET ${at}/?x=1`)],
      'a method that is not allowed': [405, rest(app, `PATCH ${at}/articles`)],
      'not acceptable': [406, rest(app, `GET ${at}/articles`, { headers: { accept: 'text/html' } })],
      'too large': [413, rest(app, `POST ${at}/articles`, { token, body: tooLarge })],
      'another media type': [415, rest(app, `POST ${at}/articles`, { token, body: 'x', headers: text })],
      'a malformed parameter': [422, rest(app, `GET ${at}/articles?limit=many`)],
      'malformed JSON': [
        422,
        rest(app, `POST ${at}/users`, { body: '{', headers: { 'content-type': 'application/json' } }),
      ],
      'missing members': [422, rest(app, `POST ${at}/users`, { body: { user: {} } })],
      'a taken username': [
        422,
        rest(app, `POST ${at}/users`, { body: { user: { ...user, username: me.username } } }),
      ],
      'malformed percent-encoding': [422, rest(app, `GET ${at}/%`)],
      'malformed percent-encoding in a parameter': [422, rest(app, `GET ${at}/articles/%c3%28?x=%`)],
      'an internal error': [500, rest(broken, `GET ${at}/tags`)],
    }
    for (const [what, [status, pending]] of Object.entries(responses)) {
      const response = await pending
      expect(response.status, what).toBe(status)
      expectLifecycleHeaders(response, what)
      if (status >= 400)
        expect(response.body, what).toEqual({
          errors: { body: expect.arrayContaining([expect.any(String)]) },
        })
    }
  },
)

test('links to its guide and successor at the public address', async () => {
  for (const address of ['/api/v1/tags', '/api/tags', '/api/v1/nope', '/api/v1/%'] as const) {
    const response = await rest(published, `GET ${address}`)
    expectLifecycleHeaders(response, address, 'https://byline.example')
  }
})

test('links to an existing guide and successor, also after the sunset', async () => {
  for (const server of [app, ended]) {
    const { refs } = LinkHeader.parse((await rest(server, 'GET /api/v1/articles')).headers.link!)
    for (const { uri, type = 'application/json' } of refs) {
      const { status, headers } = await rest(server, `GET ${uri as '/docs'}`)
      expect([status, headers['content-type']], uri).toEqual([200, `${type}; charset=utf-8`])
      expectNoLifecycleHeaders({ headers }, uri)
    }
  }
})

test('writes both times in the formats of their standards, exact to the second', async () => {
  const { headers } = await rest(app, 'GET /api/v1/tags')
  expect(headers.deprecation).toMatch(/^@\d{10}$/)
  const day = '(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4}'
  expect(headers.sunset).toMatch(new RegExp(`^${day} \\d\\d:\\d\\d:\\d\\d GMT$`))
})

test('has no lifecycle headers outside that version', async () => {
  const { token } = await newUser(app)
  const article = { title: unique(), description: 'x', body: 'x', publish: true }
  const created = await rest(app, 'POST /api/v2/articles', { token, body: article })
  const { etag } = created.headers
  const address = `/api/v2/articles/${created.body.slug}`
  const responses: Record<string, [status: number, response: Promise<RestResponse>]> = {
    'a list of v2': [200, rest(app, 'GET /api/v2/articles?first=1')],
    'not modified in v2': [304, rest(app, `GET ${address}`, { token, headers: { 'if-none-match': etag } })],
    'a guest in v2': [401, rest(app, 'POST /api/v2/articles', { body: article })],
    'an unknown path in v2': [404, rest(app, 'GET /api/v2/nope')],
    'v2 itself': [200, rest(app, 'GET /api/v2')],
    'a method that v2 does not allow': [405, rest(app, 'PUT /api/v2/articles')],
    'malformed percent-encoding in v2': [400, rest(app, 'GET /api/v2/%')],
    'an internal error in v2': [500, rest(broken, 'GET /api/v2/tags')],
    'an unknown version': [404, rest(app, 'GET /api/v9/articles')],
    'the root of an unknown version': [404, rest(app, 'GET /api/v9')],
    'a path outside /api': [404, rest(app, 'GET /apiary')],
    'malformed percent-encoding': [400, rest(app, 'GET /%')],
    GraphQL: [200, rest(app, 'POST /graphql', { body: { query: '{ articles(offset: 1) { totalCount } }' } })],
    'an empty GraphQL request': [400, rest(app, 'POST /graphql', { body: {} })],
    alive: [200, rest(app, 'GET /livez')],
    ready: [200, rest(app, 'GET /readyz')],
    keys: [200, rest(app, 'GET /.well-known/jwks.json')],
    'the start page': [200, rest(app, 'GET /')],
  }
  expect(created.status).toBe(201)
  expectNoLifecycleHeaders(created, 'created in v2')
  for (const [what, [status, pending]] of Object.entries(responses)) {
    const response = await pending
    expect(response.status, what).toBe(status)
    expectNoLifecycleHeaders(response, what)
  }
})

test('has no lifecycle headers for an unknown version, however the URL is written', async () => {
  for (const address of ['/api/v9/%', '/api/v10/articles/%ff', '/api/v0?x=%'] as const) {
    const response = await rest(app, `GET ${address}`)
    expect([400, 404], address).toContain(response.status)
    expectNoLifecycleHeaders(response, address)
  }
})

test('has the lifecycle headers in the error for a name that is too long', async () => {
  for (const at of ['/api/v1', '/api'] as const) {
    const response = await rest(app, `GET ${at}/articles/${'x'.repeat(600)}`)
    expectLifecycleHeaders(response, at)
    expect([404, 414, 422]).toContain(response.status)
    expect(response.body).toEqual({ errors: { body: [expect.not.stringContaining('percent-encoded')] } })
  }
})

test('has the lifecycle headers in the response to OPTIONS of an unknown path', async () => {
  for (const at of ['/api/v1', '/api'] as const) {
    const response = await rest(app, `OPTIONS ${at}/${unique()}`)
    expect(response.status).toBe(404)
    expectLifecycleHeaders(response, at)
  }
})
