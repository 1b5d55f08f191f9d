import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { type ErrorCode, statusByCode } from '../../src/errors.ts'
import { startApp } from '../support/app.ts'
import { type RestResponse, rest } from '../support/clients.ts'
import { newArticle, newUser, password, setStatus, unique } from '../support/factories.ts'
import { enrol, staleTokens } from '../support/identity.ts'
import { accessTokenClaims, activeSigningKey, databaseNow, signToken } from '../support/tokens.ts'

const failures: { statement?: Error; clock?: Error } = {}
const app = await startApp()
const failing = await startApp(
  {},
  {
    onStatement: () => {
      if (failures.statement) throw failures.statement
    },
    now: () => {
      if (failures.clock) throw failures.clock
      return Date.now()
    },
  },
)
const strict = await startApp({ RATE_LIMIT_MULTIPLIER: '1' })
const requiring = await startApp({ EMAIL_VERIFICATION: 'required' })
const [author, other, reader] = await Promise.all([newUser(app), newUser(app), newUser(app, 'reader')])
const { slug } = await newArticle(app, author)
const article = `/api/v2/articles/${slug}` as const
const valid = { title: 'T', description: 'd', body: 'b' }
const { token } = author
const past = Math.floor(await databaseNow(app)) - 60
const expired = await signToken(await activeSigningKey(app), {
  ...accessTokenClaims(author, past),
  exp: past,
})

/** The response while every statement, or every read of the clock, fails. */
const failWith = async (what: 'statement' | 'clock', error: object, path: `/${string}` = article) => {
  failures[what] = Object.assign(new Error('secret: password=hunter2'), error)
  try {
    return await rest(failing, `GET ${path}`)
  } finally {
    failures[what] = undefined
  }
}

interface Case {
  ask: () => Promise<RestResponse>
  errors?: object[]
  headers?: object
}

const cases: [what: string, code: ErrorCode, Case][] = [
  [
    'invalid input',
    'BAD_INPUT',
    {
      ask: () =>
        rest(app, 'POST /api/v2/articles', { token, body: { ...valid, title: 5, tags: ['a', 1], nope: 1 } }),
      errors: [
        { pointer: '#/title', in: 'body', detail: 'must be text' },
        { pointer: '#/tags/1', in: 'body', detail: 'must be text' },
        { pointer: '#/nope', in: 'body', detail: 'is unknown' },
      ],
    },
  ],
  [
    'input that the schema rejects',
    'BAD_INPUT',
    {
      ask: () => rest(app, 'GET /api/v2/articles?first=101'),
      errors: [{ pointer: '#/first', in: 'query', detail: 'must be between 1 and 100' }],
    },
  ],
  [
    'input that the domain rejects',
    'BAD_INPUT',
    {
      ask: () =>
        rest(app, `PATCH ${article}`, { token, body: { title: null }, headers: { 'if-match': '*' } }),
      errors: [{ pointer: '#/title', in: 'body', detail: 'cannot be null' }],
    },
  ],
  ['a path that is not UTF-8', 'BAD_INPUT', { ask: () => rest(app, 'GET /api/v2/articles/%') }],
  [
    'a guest',
    'UNAUTHENTICATED',
    { ask: () => rest(app, 'GET /api/v2/me'), headers: { 'www-authenticate': 'Bearer' } },
  ],
  [
    'a malformed token',
    'UNAUTHENTICATED',
    { ask: () => rest(app, `GET ${article}`, { token: 'x' }), headers: { 'www-authenticate': 'Bearer' } },
  ],
  [
    'another authorization scheme',
    'UNAUTHENTICATED',
    { ask: () => rest(app, `GET ${article}`, { headers: { authorization: `Token ${token}` } }) },
  ],
  [
    'a wrong password',
    'INVALID_CREDENTIALS',
    { ask: () => rest(app, 'POST /api/v2/sessions', { body: { email: author.email, password: 'wrong' } }) },
  ],
  [
    'an expired token',
    'TOKEN_EXPIRED',
    { ask: () => rest(app, 'GET /api/v2/me', { token: expired }), headers: { 'www-authenticate': 'Bearer' } },
  ],
  [
    'a password that is easy to guess',
    'WEAK_PASSWORD',
    {
      ask: () =>
        rest(app, 'POST /api/v2/users', {
          body: { username: unique(), email: 'x@byline.test', password: '12345678' },
        }),
      errors: [{ pointer: '#/password', in: 'body', detail: 'is one of the most common passwords' }],
    },
  ],
  ['a wrong code', 'INVALID_CODE', { ask: () => rest(app, `POST /api/v2/email-verifications/${unique()}`) }],
  [
    'a malformed refresh token',
    'INVALID_REFRESH_TOKEN',
    { ask: () => rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken: unique() } }) },
  ],
  [
    'a password without the required code',
    'MFA_REQUIRED',
    {
      ask: async () => {
        const { token } = await enrol(app, await newUser(app))
        return rest(app, 'POST /api/v2/me/reauthenticate', { token, body: { password } })
      },
    },
  ],
  [
    'a sign-in that is not recent enough',
    'STEP_UP_REQUIRED',
    {
      ask: async () => {
        const { accessToken } = await staleTokens(app, author)
        return rest(app, 'POST /api/v2/me/mfa/totp', { token: accessToken })
      },
    },
  ],
  [
    'too many requests',
    'TOO_MANY_ATTEMPTS',
    {
      ask: async () => {
        const from = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`
        const body = { username: unique(), email: 'x@byline.test', password: '12345678' }
        const register = () => rest(strict, 'POST /api/v2/users', { body, from })
        for (let i = 0; i < 20; i++) expect((await register()).body.code).toBe('WEAK_PASSWORD')
        return register()
      },
      headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
    },
  ],
  [
    'a write by a reader',
    'FORBIDDEN',
    { ask: () => rest(app, 'POST /api/v2/articles', { token: reader.token, body: valid }) },
  ],
  [
    'publishing without a verified e-mail address',
    'EMAIL_NOT_VERIFIED',
    {
      ask: async () => {
        const { token } = await newUser(requiring)
        return rest(requiring, 'POST /api/v2/articles', { token, body: { ...valid, publish: true } })
      },
    },
  ],
  [
    'a write to the article of another user',
    'FORBIDDEN',
    { ask: () => rest(app, `DELETE ${article}`, { token: other.token, headers: { 'if-match': '*' } }) },
  ],
  ['an unknown path', 'NOT_FOUND', { ask: () => rest(app, 'GET /api/v2/nope') }],
  ['an unknown article', 'NOT_FOUND', { ask: () => rest(app, `GET /api/v2/articles/${unique()}`) }],
  [
    'comments on an unknown article',
    'NOT_FOUND',
    { ask: () => rest(app, `GET /api/v2/articles/${unique()}/comments`) },
  ],
  [
    'a method that is not allowed',
    'METHOD_NOT_ALLOWED',
    { ask: () => rest(app, `PUT ${article}`), headers: { allow: expect.stringContaining('PATCH') } },
  ],
  [
    'an unsupported Accept header',
    'NOT_ACCEPTABLE',
    { ask: () => rest(app, `GET ${article}`, { headers: { accept: 'text/html' } }) },
  ],
  [
    'a change that the current state does not allow',
    'CONFLICT',
    {
      ask: async () => {
        const { slug } = await newArticle(app, author)
        await setStatus(app, author, slug, 'ARCHIVED')
        return rest(app, `PUT /api/v2/articles/${slug}/favorite`, { token })
      },
    },
  ],
  [
    'a slug that is taken',
    'ALREADY_TAKEN',
    {
      ask: () => rest(app, 'POST /api/v2/articles', { token, body: { ...valid, slug } }),
      errors: [{ pointer: '#/slug', in: 'body', detail: 'is taken' }],
    },
  ],
  [
    'an outdated If-Match',
    'PRECONDITION_FAILED',
    {
      ask: () => rest(app, `DELETE ${article}`, { token, headers: { 'if-match': '"7-x"' } }),
      errors: [{ pointer: '#/If-Match', in: 'header', detail: 'is no longer the current one' }],
    },
  ],
  ['a missing If-Match', 'PRECONDITION_REQUIRED', { ask: () => rest(app, `DELETE ${article}`, { token }) }],
  [
    'a body of a megabyte',
    'PAYLOAD_TOO_LARGE',
    {
      ask: () =>
        rest(app, 'POST /api/v2/articles', { token, body: { ...valid, body: 'x'.repeat(1024 * 1024) } }),
    },
  ],
  [
    'an unsupported Content-Type',
    'UNSUPPORTED_MEDIA_TYPE',
    {
      ask: () =>
        rest(app, 'POST /api/v2/articles', { token, body: 'x', headers: { 'content-type': 'text/plain' } }),
    },
  ],
  ['an internal error', 'INTERNAL', { ask: () => failWith('statement', {}) }],
  ['an internal error before routing', 'INTERNAL', { ask: () => failWith('clock', {}, '/api/v2/nope') }],
  ['a busy database', 'OVERLOADED', { ask: () => failWith('statement', { code: '53300' }) }],
  ['an unreachable database', 'UNAVAILABLE', { ask: () => failWith('statement', { code: '57P01' }) }],
]

test.each(cases)('responds to %s with the problem %s', async (_what, code, { ask, errors, headers = {} }) => {
  const response = await ask()
  const status = statusByCode[code]
  expect(response).toMatchObject({ status, headers })
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json(; charset=utf-8)?$/)
  expect(response.headers['cache-control']).toBe('no-store')
  expect(response.headers).not.toHaveProperty('etag')
  expect(response.body).toEqual({
    type: `/docs/problems#${code.toLowerCase().replaceAll('_', '-')}`,
    title: expect.stringMatching(/^(MFA|[A-Z][a-z-]*)( [a-z]+)*$/),
    status,
    detail: expect.stringMatching(/^\S.{8,}$/),
    code,
    requestId: response.headers['x-request-id'],
    ...(errors && { errors }),
  })
  expect(JSON.stringify(response)).not.toMatch(/secret|hunter2|node_modules|\.ts:\d|\$\w/)
})

test('covers every error code of REST', () => {
  const others: ErrorCode[] = [
    'GRAPHQL_PARSE_FAILED',
    'GRAPHQL_VALIDATION_FAILED',
    'QUERY_TOO_COMPLEX',
    'VERSION_GONE', // Only for a version after its sunset.
  ]
  const tried = new Set(cases.map(([, code]) => code))
  expect([...tried.union(new Set(others))].sort()).toEqual(Object.keys(statusByCode).sort())
})
