import { expect, test } from 'vitest'
import type { Registry } from '../../../rest/lifecycle/registry.ts'
import { startApp } from '../../support/app.ts'
import { type RestResponse, rest } from '../../support/clients.ts'

const registry: Registry = {
  v1: {
    released: '2030-01-01T00:00:00Z',
    deprecated: '2031-01-01T00:00:00Z',
    sunset: '2033-01-01T00:00:00Z',
    brownouts: [{ from: '2032-06-01T09:00:00Z', until: '2032-06-01T10:00:00Z' }],
    guide: '/docs/moving',
    successor: 'v2',
  },
  v2: { released: '2030-01-01T00:00:00Z' },
}
const origin = 'https://app.example'
let now = 0
const app = await startApp({ CORS_ORIGINS: origin }, { now: () => now, registry })

const moments = {
  'before its deprecation': '2030-06-01T00:00:00Z',
  'while it is deprecated': '2031-06-01T00:00:00Z',
  'in a brownout': '2032-06-01T09:30:00Z',
  'after its sunset': '2034-01-01T00:00:00Z',
}

test.each(Object.entries(moments))('answers preflight requests of other sites, %s', async (_when, moment) => {
  now = Date.parse(moment)
  const preflightHeaders = {
    origin,
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'authorization,byline-client,byline-rehearse,content-type',
  }
  for (const path of ['/articles', '/articles/x', '/user', '/nope', '']) {
    for (const prefix of ['/api/v1', '/api'] as const) {
      // A browser checks for a success status and these three headers.
      const { status, headers } = await rest(app, `OPTIONS ${prefix}${path}`, { headers: preflightHeaders })
      expect(status, path).toBe(204)
      expect(headers, path).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-allow-methods': expect.stringMatching(/\bPUT\b/),
        'access-control-allow-headers': preflightHeaders['access-control-request-headers'],
      })
    }
  }
})

test.each(Object.entries(moments))('lets pages of other sites read responses, %s', async (when, moment) => {
  now = Date.parse(moment)
  const isGone = /brownout|sunset/.test(when)
  for (const path of ['/tags', '/user', '/articles/x', '/nope']) {
    for (const prefix of ['/api/v1', '/api'] as const) {
      const { status, headers } = await rest(app, `GET ${prefix}${path}`, { headers: { origin } })
      if (isGone) expect(status, path).toBe(410)
      expectReadable(headers, prefix + path)
    }
  }
})

test('lets pages of other sites read the error of an unknown path', async () => {
  now = Date.parse(moments['while it is deprecated'])
  for (const address of ['/api/v1/%', '/api/%', '/api/v2/%'] as const) {
    const { headers } = await rest(app, `GET ${address}`, { headers: { origin } })
    expectReadable(headers, address)
  }
})

function expectReadable(headers: RestResponse['headers'], what: string): void {
  expect(headers['access-control-allow-origin'], what).toBe(origin)
  expect(headers.vary, what).toMatch(/origin/i)
  expect(headers['access-control-expose-headers']?.split(/, */), what).toEqual(
    expect.arrayContaining(['deprecation', 'sunset', 'link', 'retry-after', 'x-request-id']),
  )
}

test('does not let other origins read 410 responses', async () => {
  now = Date.parse(moments['after its sunset'])
  const response = await rest(app, 'GET /api/v1/tags', { headers: { origin: 'https://evil.example' } })
  expect(response.status).toBe(410)
  expect(response.headers).not.toHaveProperty('access-control-allow-origin')
})
