import type { FastifyInstance } from 'fastify'
import { describe, expect, test } from 'vitest'
import { copyOfTemplate, hasPostgres, startApp } from '../support/app.ts'

const app = await startApp()
const embedded = await startApp({ DATABASE_URL: '', DATA_DIR: copyOfTemplate() })
const listed = await startApp({ CORS_ORIGINS: 'https://app.example, https://admin.example:8443' })
const secure = await startApp({ PUBLIC_URL: 'https://byline.example/' })

/** Pages, responses of the API, and errors of all kinds. */
const requests = [
  { url: '/' },
  { url: '/graphql', headers: { accept: 'text/html' } },
  { url: '/graphql?query={__typename}' },
  { url: '/graphql', method: 'POST', payload: { query: '{ __typename }' } },
  { url: '/graphql', method: 'POST', payload: { query: '{ nope }' } },
  { url: '/graphql', method: 'POST', payload: 'x', headers: { 'content-type': 'text/plain' } },
  { url: '/graphql', method: 'POST', payload: {}, headers: { authorization: 'Bearer x' } },
  { url: '/graphql', method: 'PUT' },
  { url: '/nope' },
  { url: '/livez' },
  { url: '/.well-known/jwks.json' },
  { url: '/account/reset-password' },
  { url: '/api/v2/me', headers: { 'x-api-key': 'x' } },
  { url: '/api/v2/articles?access_token=x' },
] as const

test('echoes a well-formed X-Request-Id', async () => {
  for (const id of ['abcdefgh', '018f3c2a-1111-7000-8000-000000000000', 'A.b_c-9.', 'x'.repeat(64)]) {
    for (const { headers, ...request } of requests.map((r) => ({ headers: {}, ...r }))) {
      const response = await app.inject({ ...request, headers: { ...headers, 'x-request-id': id } })
      expect(response.headers['x-request-id'], request.url).toBe(id)
    }
  }
})

test('replaces a malformed X-Request-Id', async () => {
  const harmful = [
    '',
    'short',
    'x'.repeat(65),
    'with some spaces',
    '<script>alert()',
    'a%0aINFO:forged',
    'naïvenaïve',
  ]
  const seen = new Set<unknown>()
  for (const id of harmful) {
    const response = await app.inject({ url: '/livez', headers: { 'x-request-id': id } })
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    seen.add(response.headers['x-request-id'])
  }
  expect(seen.size).toBe(harmful.length)
})

test('forbids other sources, framing and content sniffing', async () => {
  for (const request of requests) {
    const { headers } = await app.inject({ ...request })
    const policy = directives(String(headers['content-security-policy']))
    expect(policy).toMatchObject({
      'default-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
    })
    expect(policy['script-src'] ?? policy['default-src']).toBe("'self'")
    expect(JSON.stringify(policy)).not.toMatch(/https?:|\*|unsafe-eval/)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('server')
  }
})

test('sends Strict-Transport-Security only for an https address', async () => {
  const policyOf = async (server: FastifyInstance) =>
    (await server.inject('/')).headers['strict-transport-security']
  expect(await policyOf(secure)).toMatch(/max-age=\d{8}/)
  expect(await policyOf(app)).toBeUndefined()
})

const foreignOrigins: string[] = [
  'https://evil.example',
  'http://localhost.evil.example',
  'http://evil-localhost:3000',
  'http://localhost:3000.evil.example',
  'http://127.0.0.1.evil.example',
  'http://localhost:3000@evil.example',
  'https://evil.example/http://localhost',
  'https://app.example.evil.example',
  'https://evilapp.example',
  'http://app.example',
  'https://app.example:8443',
  'file://localhost',
  'null',
]
const localOrigins = [
  'http://localhost:3000',
  'https://localhost',
  'http://127.0.0.1:5173',
  'http://[::1]:8080',
]

describe.each([
  {
    who: 'the embedded mode: allows pages of this machine',
    server: embedded,
    allowedOrigins: localOrigins,
    otherOrigins: foreignOrigins,
  },
  {
    who: 'a deployment with CORS_ORIGINS: allows the origins in the list',
    server: listed,
    allowedOrigins: ['https://app.example', 'https://admin.example:8443'],
    otherOrigins: [...foreignOrigins, ...localOrigins],
  },
  ...(hasPostgres
    ? [
        {
          who: 'a deployment without CORS_ORIGINS: allows no origin',
          server: app,
          allowedOrigins: [] as string[],
          otherOrigins: [...foreignOrigins, ...localOrigins],
        },
      ]
    : []),
])('CORS of $who', ({ server, allowedOrigins, otherOrigins }) => {
  const origins = [
    ...allowedOrigins.map((origin) => ({ origin, allowed: true })),
    ...otherOrigins.map((origin) => ({ origin, allowed: false })),
  ]
  test.each(origins)('$origin: $allowed', async ({ origin, allowed }) => {
    const preflightHeaders = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,x-api-key',
    }
    const preflight = await server.inject({ method: 'OPTIONS', url: '/graphql', headers: preflightHeaders })
    const response = await server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { origin },
      payload: { query: '{ __typename }' },
    })
    const missing = await server.inject({ url: '/nope', headers: { origin } })
    for (const { headers } of [preflight, response, missing]) {
      expect(headers['access-control-allow-origin']).toBe(allowed ? origin : undefined)
      expect(headers).not.toHaveProperty('access-control-allow-credentials')
    }
    if (allowed) {
      expect(preflight.statusCode).toBe(204)
      expect(preflight.headers['access-control-allow-headers']).toMatch(/authorization.*x-api-key/)
      expect(response.headers['access-control-expose-headers']).toMatch(/x-request-id.*retry-after/)
      expect(response.headers.vary).toMatch(/origin/i)
    }
  })
})

function directives(policy: string): Record<string, string> {
  return Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name, ...sources] = directive.trim().split(' ')
      return [name, sources.join(' ')]
    }),
  )
}
