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
    'input that is not as it must be',
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
    'input that the schema refuses',
    'BAD_INPUT',
    {
      ask: () => rest(app, 'GET /api/v2/articles?first=101'),
      errors: [{ pointer: '#/first', in: 'query', detail: 'must be between 1 and 100' }],
    },
  ],
  [
    'input that the domain refuses',
    'BAD_INPUT',
    {
      ask: () =>
        rest(app, `PATCH ${article}`, { token, body: { title: null }, headers: { 'if-match': '*' } }),
      errors: [{ pointer: '#/title', in: 'body', detail: 'cannot be null' }],
    },
  ],
  ['an address that is no UTF-8', 'BAD_INPUT', { ask: () => rest(app, 'GET /api/v2/articles/%') }],
  [
    'a guest',
    'UNAUTHENTICATED',
    { ask: () => rest(app, 'GET /api/v2/me'), headers: { 'www-authenticate': 'Bearer' } },
  ],
  [
    'a token that is none',
    'UNAUTHENTICATED',
    { ask: () => rest(app, `GET ${article}`, { token: 'x' }), headers: { 'www-authenticate': 'Bearer' } },
  ],
  [
    'a scheme of another kind',
    'UNAUTHENTICATED',
    { ask: () => rest(app, `GET ${article}`, { headers: { authorization: `Token ${token}` } }) },
  ],
  [
    'a wrong password',
    'INVALID_CREDENTIALS',
    { ask: () => rest(app, 'POST /api/v2/sessions', { body: { email: author.email, password: 'wrong' } }) },
  ],
  [
    'a token whose time is over',
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
  [
    'a code that is wrong',
    'INVALID_CODE',
    { ask: () => rest(app, `POST /api/v2/email-verifications/${unique()}`) },
  ],
  [
    'a refresh token that is none',
    'INVALID_REFRESH_TOKEN',
    { ask: () => rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken: unique() } }) },
  ],
  [
    'a password where a code is asked for besides',
    'MFA_REQUIRED',
    {
      ask: async () => {
        const { token } = await enrol(app, await newUser(app))
        return rest(app, 'POST /api/v2/me/reauthenticate', { token, body: { password } })
      },
    },
  ],
  [
    'somebody who proved long ago who they are',
    'STEP_UP_REQUIRED',
    {
      ask: async () => {
        const { accessToken } = await staleTokens(app, author)
        return rest(app, 'POST /api/v2/me/mfa/totp', { token: accessToken })
      },
    },
  ],
  [
    'somebody who asks too often',
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
    'a reader who writes',
    'FORBIDDEN',
    { ask: () => rest(app, 'POST /api/v2/articles', { token: reader.token, body: valid }) },
  ],
  [
    'what is somebody else’s',
    'FORBIDDEN',
    { ask: () => rest(app, `DELETE ${article}`, { token: other.token, headers: { 'if-match': '*' } }) },
  ],
  ['an address that is none', 'NOT_FOUND', { ask: () => rest(app, 'GET /api/v2/nope') }],
  ['an article that is not there', 'NOT_FOUND', { ask: () => rest(app, `GET /api/v2/articles/${unique()}`) }],
  [
    'comments on an article that is not there',
    'NOT_FOUND',
    { ask: () => rest(app, `GET /api/v2/articles/${unique()}/comments`) },
  ],
  [
    'a method that is not answered',
    'METHOD_NOT_ALLOWED',
    { ask: () => rest(app, `PUT ${article}`), headers: { allow: expect.stringContaining('PATCH') } },
  ],
  [
    'an answer of another type',
    'NOT_ACCEPTABLE',
    { ask: () => rest(app, `GET ${article}`, { headers: { accept: 'text/html' } }) },
  ],
  [
    'a state that does not allow it',
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
    'a name that is taken',
    'ALREADY_TAKEN',
    {
      ask: () => rest(app, 'POST /api/v2/articles', { token, body: { ...valid, slug } }),
      errors: [{ pointer: '#/slug', in: 'body', detail: 'is taken' }],
    },
  ],
  [
    'a state that was read long ago',
    'PRECONDITION_FAILED',
    {
      ask: () => rest(app, `DELETE ${article}`, { token, headers: { 'if-match': '"7-x"' } }),
      errors: [{ pointer: '#/If-Match', in: 'header', detail: 'is no longer the current one' }],
    },
  ],
  [
    'a state that is not named',
    'PRECONDITION_REQUIRED',
    { ask: () => rest(app, `DELETE ${article}`, { token }) },
  ],
  [
    'a body of a megabyte',
    'PAYLOAD_TOO_LARGE',
    {
      ask: () =>
        rest(app, 'POST /api/v2/articles', { token, body: { ...valid, body: 'x'.repeat(1024 * 1024) } }),
    },
  ],
  [
    'a body of another type',
    'UNSUPPORTED_MEDIA_TYPE',
    {
      ask: () =>
        rest(app, 'POST /api/v2/articles', { token, body: 'x', headers: { 'content-type': 'text/plain' } }),
    },
  ],
  ['a fault of ours', 'INTERNAL', { ask: () => failWith('statement', {}) }],
  ['a fault before anything is read', 'INTERNAL', { ask: () => failWith('clock', {}, '/api/v2/nope') }],
  ['a database that is busy', 'OVERLOADED', { ask: () => failWith('statement', { code: '53300' }) }],
  ['a database that is gone', 'UNAVAILABLE', { ask: () => failWith('statement', { code: '57P01' }) }],
]

test.each(cases)('responds to %s with the problem %s', async (_what, code, { ask, errors, headers = {} }) => {
  const answer = await ask()
  const status = statusByCode[code]
  expect(answer).toMatchObject({ status, headers })
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json(; charset=utf-8)?$/)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers).not.toHaveProperty('etag')
  expect(answer.body).toEqual({
    type: `/docs/problems#${code.toLowerCase().replaceAll('_', '-')}`,
    title: expect.stringMatching(/^[A-Z][a-z ]+$/),
    status,
    detail: expect.stringMatching(/^\S.{8,}$/),
    code,
    requestId: answer.headers['x-request-id'],
    ...(errors && { errors }),
  })
  expect(JSON.stringify(answer)).not.toMatch(/secret|hunter2|node_modules|\.ts:\d|\$\w/)
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
