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

interface World {
  me: TestUser
  other: TestUser
  /** Of mine, with a comment of mine. */
  slug: string
  commentId: number
}

type Row = V1Case & { request: string }
const rows = Object.entries(v1Cases).map(([request, row]): Row => ({ request, ...row }))
const open = rows.filter(({ secured }) => !secured)
const secured = rows.filter(({ secured }) => secured)

/** Somebody who follows somebody; both have written, and one has commented. */
async function newWorld(): Promise<World> {
  const [me, other] = await Promise.all([newUser(app), newUser(app)])
  const { slug } = await newArticle(app, me, { tags: [unique('t')] })
  await Promise.all([newArticle(app, other), newComment(app, me, slug)])
  await rest(app, `POST /api/v1/profiles/${other.username}/follow`, { token: me.token })
  const { body } = await rest(app, `GET /api/v1/articles/${slug}/comments`)
  return { me, other, slug, commentId: body.comments[0].id }
}

/** For requests that change nothing in it. */
const unchanged = await newWorld()

const valuesOf = ({ slug, commentId, other: { username } }: World) => ({
  slug,
  username,
  comments: commentId,
})

function send(
  { request, body }: Row,
  world: World,
  { prefix = '/api/v1', suffix = '', authorization = undefined as string | undefined } = {},
) {
  const [method, path] = request.split(' ') as [string, string]
  const filled = `${method} ${prefix}${fillPath(path, valuesOf(world))}`
  return rest(app, `${filled}${suffix}` as `GET /${string}`, {
    body: body?.(world.me),
    headers: { authorization },
  })
}

const living = {
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

  test(`answers ${status} with all that the contract names, versioned or not`, async () => {
    for (const prefix of ['/api/v1', '/api']) {
      const world = await newWorld()
      const got = await send(row, world, { prefix, authorization: `Token ${world.me.token}` })
      expect(got, prefix).toMatchObject({ status, headers: living })
      expect(got.body, prefix).toEqual(response)
      expect(got.headers['content-type'], prefix).toBe(
        status === 204 ? undefined : 'application/json; charset=utf-8',
      )
    }
  })

  test('answers the same when the address ends with a slash', async () => {
    const world = await newWorld()
    const got = await send(row, world, { suffix: '/', authorization: `Token ${world.me.token}` })
    expect(got).toMatchObject({ status, headers: living })
    expect(got.body).toEqual(response)
  })

  test('answers the same to a token that is called Bearer', async () => {
    const world = await newWorld()
    const got = await send(row, world, { authorization: `Bearer ${world.me.token}` })
    expect(got.status).toBe(status)
    expect(got.body).toEqual(response)
  })
})

const altered = unchanged.me.token.slice(0, -10) + 'A'.repeat(10)
const notValid = ['Token x', 'Bearer x', `Token ${altered}`, unchanged.me.token, 'Basic eDp5']
const entrances = rows.filter(({ request }) => request.startsWith('POST /users'))

test.each(entrances)('lets in by $request who still sends a token that has run out', async (row) => {
  for (const authorization of notValid) {
    const got = await send(row, unchanged, { authorization })
    expect(got.status, authorization).toBe(row.status)
    expect(got.body).toEqual(row.response)
  }
})

test.each(rows.filter((row) => !entrances.includes(row)))(
  'refuses a token that is not valid with 401, never taking it for a guest: $request',
  async (row) => {
    for (const authorization of notValid) {
      const got = await send(row, unchanged, { authorization })
      expect(got, authorization).toMatchObject({ status: 401, headers: living })
      expect(got.body).toEqual({ errors: { body: [text] } })
    }
  },
)

/** `Token` alone is what arrives of `Token ${''}`: whoever sends a header takes the blanks from its end. */
const guests = [undefined, 'Token undefined', 'Token null', 'Token']

describe.each(guests)('who says %s in Authorization', (authorization) => {
  test.each(open)('is a guest who may $request', async (row) => {
    const got = await send(row, unchanged, { authorization })
    expect(got.status).toBe(row.status)
    expect(got.body).toEqual(row.response)
  })

  test.each(secured)('is a guest who is asked to sign in for $request', async (row) => {
    const got = await send(row, unchanged, { authorization })
    expect(got).toMatchObject({ status: 401, headers: living })
    expect(got.body).toEqual({ errors: { body: [text] } })
  })
})

test.each(secured)('asks a guest to sign in before it looks at anything else: $request', async (row) => {
  const nowhere = { slug: unique('nope-'), commentId: 1, other: { username: unique() } } as World
  expect((await send(row, nowhere)).status).toBe(401)
  if (!row.body) return
  const [method, path] = row.request.split(' ') as [string, string]
  const address = `${method} /api/v1${fillPath(path, valuesOf(unchanged))}` as const
  const headers = { 'content-type': 'application/json' }
  expect((await rest(app, address, { body: '{', headers })).status).toBe(401)
})

test.each(['/profiles/{username}', '/articles/{slug}', '/articles/{slug}/comments'])(
  'answers 304 to who has %s already, and says there too that the version ends',
  async (path) => {
    const address = fillPath(path, valuesOf(unchanged))
    const first = await rest(app, `GET /api/v1${address}`)
    const headers = { 'if-none-match': first.headers.etag }
    const again = await rest(app, `GET /api/v1${address}`, { headers })
    expect(again).toMatchObject({ status: 304, body: '', headers: living })
  },
)
