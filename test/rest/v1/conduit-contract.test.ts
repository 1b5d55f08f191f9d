import { describe, expect, test } from 'vitest'
import { registry } from '../../../rest/lifecycle/registry.ts'
import { v1 } from '../../../rest/v1/version.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newArticle, newComment, newUser, type TestUser, unique } from '../../support/factories.ts'
import { type V1Case, v1Cases } from '../../support/rest/endpoint-cases/v1.ts'
import { fillPath } from '../../support/rest/fill-path.ts'

const app = await startApp({}, { now: () => Date.parse(registry.v1.deprecated!) })

const text = expect.any(String)

interface Fixture {
  me: TestUser
  other: TestUser
  /** An article of `me`, with a comment of `me`. */
  slug: string
  commentId: number
}

type Row = V1Case & { request: string }
const rows = Object.entries(v1Cases).map(([request, row]): Row => ({ request, ...row }))
const open = rows.filter(({ secured }) => !secured)
const secured = rows.filter(({ secured }) => secured)

/** `me` follows `other`; both have an article, and `me` has commented. */
async function newFixture(): Promise<Fixture> {
  const [me, other] = await Promise.all([newUser(app), newUser(app)])
  const { slug } = await newArticle(app, me, { tags: [unique('t')] })
  await Promise.all([newArticle(app, other), newComment(app, me, slug)])
  await rest(app, `POST /api/v1/profiles/${other.username}/follow`, { token: me.token })
  const { body } = await rest(app, `GET /api/v1/articles/${slug}/comments`)
  return { me, other, slug, commentId: body.comments[0].id }
}

/** For requests that change nothing. */
const sharedFixture = await newFixture()

const valuesOf = ({ slug, commentId, other: { username } }: Fixture) => ({
  slug,
  username,
  comments: commentId,
})

function send(
  { request, body }: Row,
  fixture: Fixture,
  { prefix = '/api/v1', suffix = '', authorization = undefined as string | undefined } = {},
) {
  const [method, path] = request.split(' ') as [string, string]
  const filled = `${method} ${prefix}${fillPath(path, valuesOf(fixture))}`
  return rest(app, `${filled}${suffix}` as `GET /${string}`, {
    body: body?.(fixture.me),
    headers: { authorization },
  })
}

/** The headers of a deprecated version. */
const deprecationHeaders = {
  deprecation: expect.stringMatching(/^@\d+$/),
  sunset: expect.stringMatching(/ GMT$/),
  link: expect.stringMatching(/rel="deprecation".*rel="successor-version"/),
}

test('has the endpoints of the contract and no others', () => {
  const known = v1.endpoints.map(({ method, path }) => `${method} ${path}`)
  expect(known.toSorted()).toEqual(rows.map(({ request }) => request).toSorted())
})

describe.each(rows)('$request', (row) => {
  const { status, response } = row

  test(`returns ${status} and the body of the contract, with and without the version in the path`, async () => {
    for (const prefix of ['/api/v1', '/api']) {
      const fixture = await newFixture()
      const got = await send(row, fixture, { prefix, authorization: `Token ${fixture.me.token}` })
      expect(got, prefix).toMatchObject({ status, headers: deprecationHeaders })
      expect(got.body, prefix).toEqual(response)
      expect(got.headers['content-type'], prefix).toBe(
        status === 204 ? undefined : 'application/json; charset=utf-8',
      )
    }
  })

  test('ignores a trailing slash', async () => {
    const fixture = await newFixture()
    const got = await send(row, fixture, { suffix: '/', authorization: `Token ${fixture.me.token}` })
    expect(got).toMatchObject({ status, headers: deprecationHeaders })
    expect(got.body).toEqual(response)
  })

  test('accepts the scheme Bearer', async () => {
    const fixture = await newFixture()
    const got = await send(row, fixture, { authorization: `Bearer ${fixture.me.token}` })
    expect(got.status).toBe(status)
    expect(got.body).toEqual(response)
  })
})

const tampered = sharedFixture.me.token.slice(0, -10) + 'A'.repeat(10)
const invalidCredentials = ['Token x', 'Bearer x', `Token ${tampered}`, sharedFixture.me.token, 'Basic eDp5']
const signIns = rows.filter(({ request }) => request.startsWith('POST /users'))

test.each(signIns)('$request ignores an invalid token', async (row) => {
  for (const authorization of invalidCredentials) {
    const got = await send(row, sharedFixture, { authorization })
    expect(got.status, authorization).toBe(row.status)
    expect(got.body).toEqual(row.response)
  }
})

test.each(rows.filter((row) => !signIns.includes(row)))(
  '$request rejects an invalid token with 401 instead of continuing as a guest',
  async (row) => {
    for (const authorization of invalidCredentials) {
      const got = await send(row, sharedFixture, { authorization })
      expect(got, authorization).toMatchObject({ status: 401, headers: deprecationHeaders })
      expect(got.body).toEqual({ errors: { body: [text] } })
    }
  },
)

/** `Token ${''}` arrives as `Token`, because HTTP clients trim header values. */
const guestCredentials = [undefined, 'Token undefined', 'Token null', 'Token']

describe.each(guestCredentials)('Authorization: %s', (authorization) => {
  test.each(open)('is a guest who may call $request', async (row) => {
    const got = await send(row, sharedFixture, { authorization })
    expect(got.status).toBe(row.status)
    expect(got.body).toEqual(row.response)
  })

  test.each(secured)('is a guest who gets 401 from $request', async (row) => {
    const got = await send(row, sharedFixture, { authorization })
    expect(got).toMatchObject({ status: 401, headers: deprecationHeaders })
    expect(got.body).toEqual({ errors: { body: [text] } })
  })
})

test.each(secured)(
  '$request returns 401 to a guest before it looks up or validates anything',
  async (row) => {
    const nothing = { slug: unique('nope-'), commentId: 1, other: { username: unique() } } as Fixture
    expect((await send(row, nothing)).status).toBe(401)
    if (!row.body) return
    const [method, path] = row.request.split(' ') as [string, string]
    const address = `${method} /api/v1${fillPath(path, valuesOf(sharedFixture))}` as const
    const headers = { 'content-type': 'application/json' }
    expect((await rest(app, address, { body: '{', headers })).status).toBe(401)
  },
)

test.each(['/profiles/{username}', '/articles/{slug}', '/articles/{slug}/comments'])(
  'returns 304 for an unchanged %s, with the deprecation headers',
  async (path) => {
    const address = fillPath(path, valuesOf(sharedFixture))
    const first = await rest(app, `GET /api/v1${address}`)
    const headers = { 'if-none-match': first.headers.etag }
    const again = await rest(app, `GET /api/v1${address}`, { headers })
    expect(again).toMatchObject({ status: 304, body: '', headers: deprecationHeaders })
  },
)
