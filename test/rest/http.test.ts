import { expect, test } from 'vitest'
import { v2 } from '../../rest/v2/version.ts'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { newArticle, newUser } from '../support/factories.ts'
import { readCaseOf } from '../support/rest/endpoint-cases/v2.ts'
import { fillPath, newPathValues } from '../support/rest/fill-path.ts'

const site = 'https://app.example'
const app = await startApp({ CORS_ORIGINS: site })
const author = await newUser(app, 'admin')
const { token } = author
const values = await newPathValues(app, author)
const { slug } = values

const byPath = Map.groupBy(v2.endpoints, ({ path }) => path)
const paths = [...byPath.keys()]
const reads = v2.endpoints.filter(({ method }) => method === 'GET').map(({ path }) => path)
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']

const allowedAt = (path: string) => {
  const own = byPath.get(path)!.map(({ method }) => method as string)
  return [...own, ...(own.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
}
const filled = (path: string) => fillPath(path, values)
const ask = (method: string, path: string, headers: Record<string, string> = {}, options = {}) =>
  rest(app, `${method} /api/v2${path}`, { token, headers, ...options })
const listOf = (header: string | undefined) => (header ?? '').split(', ').sort()

test.each(reads)('HEAD %s returns the headers of GET without a body', async (template) => {
  const { stableQuery } = readCaseOf(`GET ${template}`)
  const path = filled(template)
  for (const address of [stableQuery ? `${path}?${stableQuery(author)}` : path, `${path}?nope=1`]) {
    const [got, head] = [await ask('GET', address), await ask('HEAD', address)]
    expect(head.body).toBe('')
    expect(head.status).toBe(got.status)
    for (const response of [got, head])
      for (const own of ['x-request-id', 'date']) delete response.headers[own]
    if (got.status === 400) for (const { headers } of [got, head]) delete headers['content-length'] // The body contains the request id, which differs.
    expect(head.headers).toEqual(got.headers)
    if (head.status === 200) {
      expect(head.headers).toHaveProperty('content-length')
      const unchanged = await ask('HEAD', address, { 'if-none-match': head.headers.etag! })
      expect([unchanged.status, unchanged.headers.etag]).toEqual([304, head.headers.etag])
    }
  }
})

test('HEAD of a list has a Link to the next page', async () => {
  await newArticle(app, author)
  const address = `/articles?author=${author.username}&first=1`
  const [got, head] = [await ask('GET', address), await ask('HEAD', address)]
  expect(head.headers.link).toMatch(/rel="next"/)
  expect(head.headers.link).toBe(got.headers.link)
})

test.each(paths)('%s lists its methods in Allow and rejects others', async (path) => {
  const allowed = allowedAt(path)
  for (const who of [token, undefined]) {
    const { status, headers, body } = await ask('OPTIONS', filled(path), {}, { token: who })
    expect([status, body]).toEqual([204, ''])
    expect(listOf(headers.allow)).toEqual(allowed.toSorted())
  }
  for (const method of methods.filter((method) => !allowed.includes(method))) {
    for (const headers of [{}, { accept: 'text/html' }, { 'content-type': 'text/plain' }]) {
      const {
        status,
        headers: given,
        body,
      } = await ask(method, filled(path), headers as Record<string, string>)
      expect([status, listOf(given.allow)], method).toEqual([405, allowed.toSorted()])
      expect(given['content-type']).toMatch(/^application\/problem\+json/)
      if (method !== 'HEAD') expect(body.code).toBe('METHOD_NOT_ALLOWED')
    }
  }
  for (const method of allowed.filter((method) => !/DELETE|OPTIONS/.test(method))) {
    const { status } = await ask(method, `${filled(path)}?nope=1`, { 'if-match': '*' })
    expect(status, method).toBe(400)
  }
})

const acceptable = [
  undefined,
  '*/*',
  'application/*',
  'application/json',
  'APPLICATION/JSON',
  'text/html, application/json;q=0.1',
  'text/html;q=0.9, */*;q=0.1',
  'application/problem+json, application/json',
]
const unacceptable = [
  'text/html',
  'application/xml',
  'text/*',
  'application/vnd.api+json',
  'application/json;q=0',
  'text/html, application/json;q=0',
  '*/*;q=0',
  'application/*;q=0, text/html',
  'nonsense',
]

test.each(reads)('GET %s returns JSON to clients that accept it', async (template) => {
  for (const accept of acceptable) {
    const { status, headers } = await ask('GET', filled(template), accept ? { accept } : {})
    expect([status, headers['content-type']], accept).toEqual([200, 'application/json; charset=utf-8'])
  }
})

test('returns JSON to clients that accept UTF-8', async () => {
  for (const accept of ['application/json; charset=utf-8', 'application/json;charset=UTF-8']) {
    const { status } = await ask('GET', `/articles/${slug}`, { accept })
    expect(status, accept).toBe(200)
  }
})

test.each(v2.endpoints.map(({ method, path }) => [method, path]))(
  '%s %s rejects other media types with 406',
  async (method, path) => {
    for (const accept of unacceptable) {
      const { status, headers, body } = await ask(method, filled(path), { accept, 'if-match': '*' })
      expect([status, body.code], accept).toEqual([406, 'NOT_ACCEPTABLE'])
      expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    }
    expect((await ask('GET', `/articles/${slug}`)).status).toBe(200)
  },
)

const unknownPaths = ['/nope', '/articles/a/b/c', `/articles/${slug}/`, '/graphql', '//articles', '/:slug']

test.each(['', '/'])('/api/v2%s describes the version', async (path) => {
  const { status, body } = await ask('GET', path)
  expect(status).toBe(200)
  expect(body).toEqual({
    version: 'v2',
    standing: 'Current version',
    documentation: '/docs?api=v2',
    openapi: '/api/v2/openapi.json',
  })
})

test.each(unknownPaths)('/api/v2%s is not found', async (path) => {
  for (const method of methods.filter((method) => method !== 'OPTIONS')) {
    const { status, headers, body } = await ask(method, path, { accept: 'text/html' })
    expect(status, method).toBe(404)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    if (method !== 'HEAD')
      expect(body).toMatchObject({ code: 'NOT_FOUND', requestId: headers['x-request-id'] })
  }
})

test('OPTIONS of an unknown path is not found', async () => {
  const { status, headers, body } = await ask('OPTIONS', '/nope')
  expect([status, body.code]).toEqual([404, 'NOT_FOUND'])
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
})

test.each([
  '/api/v9/articles',
  '/api/v9',
  '/api/v0/',
  '/api/v10/me?x=1',
  `/api/v3/articles/${slug}`,
] as const)('lists the existing versions at %s', async (path) => {
  for (const method of ['GET', 'POST', 'DELETE']) {
    const { status, headers, body } = await rest(app, `${method} ${path}`)
    expect([status, body]).toMatchObject([404, { code: 'NOT_FOUND', supported: ['v1', 'v2'] }])
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(body.detail).toMatch(/v1 and v2/)
    expect(headers).not.toHaveProperty('deprecation')
  }
})

const exposed = ['etag', 'link', 'location', 'allow', 'retry-after', 'deprecation', 'sunset', 'x-request-id']

test.each(v2.endpoints.map(({ method, path }) => [method, path]))(
  'lets pages of an allowed origin %s %s',
  async (method, path) => {
    const requestHeaders = ['authorization', 'content-type', 'if-match', 'if-none-match', 'x-request-id']
    const preflight = await rest(app, `OPTIONS /api/v2${filled(path)}`, {
      headers: {
        origin: site,
        'access-control-request-method': method,
        'access-control-request-headers': requestHeaders.join(','),
      },
    })
    expect(preflight).toMatchObject({
      status: 204,
      body: '',
      headers: { 'access-control-allow-origin': site },
    })
    expect(listOf(preflight.headers['access-control-allow-methods'])).toContain(method)
    expect(preflight.headers['access-control-allow-headers']!.split(/, ?/)).toEqual(
      expect.arrayContaining(requestHeaders),
    )
    expect(preflight.headers).not.toHaveProperty('access-control-allow-credentials')
    const rejected = await ask(method, `${filled(path)}?nope=1`, { origin: site, 'if-match': '*' })
    expect(rejected.status).toBe(400)
    expect(rejected.headers['access-control-allow-origin']).toBe(site)
    expect(listOf(rejected.headers['access-control-expose-headers'])).toEqual(expect.arrayContaining(exposed))
  },
)

test('lets pages of other origins read nothing', async () => {
  const headers = { origin: 'https://evil.example', 'access-control-request-method': 'DELETE' }
  for (const method of ['OPTIONS', 'GET']) {
    const response = await ask(method, `/articles/${slug}`, headers)
    expect(response.headers).not.toHaveProperty('access-control-allow-origin')
  }
})

test.each([
  'GET /articles?first=1',
  'GET /nope',
  'GET /articles/%',
  'PUT /me',
  'GET /articles?first=0',
  'GET /me',
])('lets pages of an allowed origin read the error of %s', async (request) => {
  const [method, path] = request.split(' ') as [string, string]
  const { headers } = await ask(method, path, { origin: site }, { token: undefined })
  expect(headers['access-control-allow-origin'], request).toBe(site)
  expect(listOf(headers['access-control-expose-headers'])).toEqual(expect.arrayContaining(exposed))
  expect(headers['x-content-type-options']).toBe('nosniff')
})
