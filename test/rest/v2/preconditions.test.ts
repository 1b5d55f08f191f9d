import { expect, test } from 'vitest'
import { v2 } from '../../../rest/v2/version.ts'
import { startApp } from '../../support/app.ts'
import { type RestResponse, rest } from '../../support/clients.ts'
import { favorite, newArticle, newComment, newUser, type TestUser, unique } from '../../support/factories.ts'

const app = await startApp()

const ask = (request: string, { token }: { token?: string }, body?: object, ifMatch?: string) =>
  rest(app, request.replace(' ', ' /api/v2') as 'POST /', { token, body, headers: { 'if-match': ifMatch } })

/** A user with an article and a comment, and their current state. */
async function newFixture() {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author)
  const { id } = await newComment(app, author, slug)
  const state = async (path: string) => (await ask(`GET ${path}`, author)).body
  return { author, slug, id, state, article: `/articles/${slug}`, comments: `/articles/${slug}/comments` }
}
type Fixture = Awaited<ReturnType<typeof newFixture>>

interface Case {
  /** Whether a write without `If-Match` is rejected. */
  required: boolean
  path: (fixture: Fixture) => string
  body?: object
  /** Reads the current version; `undefined` if the object is deleted. */
  version: (fixture: Fixture) => Promise<number | undefined>
  /** A change that increases the version. */
  changed: (fixture: Fixture) => Promise<RestResponse>
  /** The current entity tag. */
  tag: (fixture: Fixture) => Promise<string>
}

const editArticle = ({ author, article }: Fixture) => ask(`PATCH ${article}`, author, { body: unique() }, '*')
const editComment = ({ author, id }: Fixture) => ask(`PATCH /comments/${id}`, author, { body: unique() }, '*')
const editMe = ({ author }: Fixture) => ask('PATCH /me', author, { bio: unique() }, '*')

const ofArticle = {
  path: ({ article }: Fixture) => article,
  version: async ({ article, state }: Fixture) => (await state(article)).version,
  changed: editArticle,
  tag: async ({ article, author }: Fixture) => (await ask(`GET ${article}`, author)).headers.etag!,
}
const ofComment = {
  required: false,
  path: ({ id }: Fixture) => `/comments/${id}`,
  version: async ({ comments, state }: Fixture) => (await state(comments)).items[0]?.version,
  changed: editComment,
  tag: async (fixture: Fixture) => (await editComment(fixture)).headers.etag!,
}

const cases: Record<string, Case> = {
  'PATCH /articles/{slug}': { ...ofArticle, required: true, body: { body: 'mine' } },
  'DELETE /articles/{slug}': { ...ofArticle, required: true },
  'POST /articles/{slug}/publish': {
    ...ofArticle,
    required: false,
    path: ({ article }) => `${article}/publish`,
  },
  'POST /articles/{slug}/unpublish': {
    ...ofArticle,
    required: false,
    path: ({ article }) => `${article}/unpublish`,
  },
  'PATCH /comments/{id}': { ...ofComment, body: { body: 'mine' } },
  'DELETE /comments/{id}': ofComment,
  'PATCH /me': {
    required: true,
    path: () => '/me',
    body: { bio: 'mine' },
    version: async ({ state }) => (await state('/me')).version,
    changed: editMe,
    tag: async ({ author }) => (await ask('GET /me', author)).headers.etag!,
  },
}
const names = Object.keys(cases)

const run = (name: string, fixture: Fixture, ifMatch?: string, who: { token?: string } = fixture.author) => {
  const { path, body } = cases[name]!
  return ask(`${name.split(' ')[0]} ${path(fixture)}`, who, body, ifMatch)
}

test('covers every endpoint with a version', () => {
  const versioned = v2.endpoints.filter(({ document }) => document.includes('$version'))
  expect(versioned.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(names.toSorted())
})

test.each(names)('%s rejects a write based on another version', async (name) => {
  const { tag, changed, version } = cases[name]!
  const fixture = await newFixture()
  const old = await tag(fixture)
  await changed(fixture)
  const current = await tag(fixture)
  const before = await version(fixture)
  const vain = [
    old,
    `W/${current}`,
    `${old}, W/${current}`,
    current.slice(1, -1),
    'garbage',
    '"garbage"',
    '',
    '""',
    'W/*',
    '"*"',
    `"0-x"`,
    `"-${before}-x"`,
    `"${before}"`,
    `"0${before}"`,
    `"${before}.0-x"`,
    `"99999999999999999999-x"`,
    `"2147483648-x"`,
  ]
  for (const ifMatch of vain) {
    const { status, body } = await run(name, fixture, ifMatch)
    expect([status, body.code], ifMatch).toEqual([412, 'PRECONDITION_FAILED'])
    expect(body.errors).toEqual([
      { pointer: '#/If-Match', in: 'header', detail: 'is no longer the current one' },
    ])
  }
  expect(await version(fixture)).toBe(before)
})

const matching: [what: string, ifMatch: (tag: string) => string][] = [
  ['the current tag', (tag) => tag],
  ['*', () => '*'],
  ['a list that ends with the current tag', (tag) => `"x", W/"y", "1-x",${tag}`],
  ['a list that starts with the current tag', (tag) => `${tag} , "1-x"`],
]

test.each(names.flatMap((name) => matching.map(([what]) => [name, what] as const)))(
  '%s succeeds with %s',
  async (name, what) => {
    const { tag, changed } = cases[name]!
    const [, ifMatch] = matching.find(([found]) => found === what)!
    const fixture = await newFixture()
    await changed(fixture)
    const { status } = await run(name, fixture, ifMatch(await tag(fixture)))
    expect(status).toBe(name.startsWith('DELETE') ? 204 : 200)
  },
)

test.each(names)(
  '%s without If-Match is rejected if an edit could be lost, and succeeds otherwise',
  async (name) => {
    const { required, version } = cases[name]!
    const fixture = await newFixture()
    const before = await version(fixture)
    const { status, body } = await run(name, fixture)
    if (!required) return expect([200, 204]).toContain(status)
    expect([status, body.code]).toEqual([428, 'PRECONDITION_REQUIRED'])
    expect(await version(fixture)).toBe(before)
  },
)

test('accepts an edit although favorites and comments have changed meanwhile', async () => {
  const [fixture, reader] = [await newFixture(), await newUser(app)]
  const tag = await ofArticle.tag(fixture)
  await favorite(app, reader, fixture.slug)
  await newComment(app, reader, fixture.slug)
  expect((await run('PATCH /articles/{slug}', fixture, tag)).status).toBe(200)
})

const edits = names.filter((name) => name.startsWith('PATCH'))

test.each(edits)('lets one of twenty parallel %s succeed and rejects the others', async (name) => {
  const { tag, version, path } = cases[name]!
  const fixture = await newFixture()
  const current = await tag(fixture)
  const before = (await version(fixture))!
  const responses = await Promise.all(
    Array.from({ length: 20 }, (_, i) => {
      const body = { [name === 'PATCH /me' ? 'bio' : 'body']: `edit ${i}` }
      return ask(`PATCH ${path(fixture)}`, fixture.author, body, current)
    }),
  )
  const statuses = responses.map(({ status }) => status).sort()
  expect(statuses).toEqual([200, ...Array(19).fill(412)])
  expect(await version(fixture)).toBe(before + 1)
  const winner = responses.find(({ status }) => status === 200)!
  expect(winner.body.version).toBe(before + 1)
  expect((await run(name, fixture, winner.headers.etag)).status).toBe(200)
})

test('lets either an edit or a parallel deletion succeed', async () => {
  const fixture = await newFixture()
  const tag = await ofArticle.tag(fixture)
  const [edit, deletion] = await Promise.all([
    run('PATCH /articles/{slug}', fixture, tag),
    run('DELETE /articles/{slug}', fixture, tag),
  ])
  expect([
    [200, 412],
    [404, 204],
  ]).toContainEqual([edit.status, deletion.status])
})

test('deletes only once', async () => {
  const fixture = await newFixture()
  const tag = await ofArticle.tag(fixture)
  const statuses = []
  for (const ifMatch of [tag, tag, '*'])
    statuses.push((await run('DELETE /articles/{slug}', fixture, ifMatch)).status)
  expect(statuses).toEqual([204, 404, 404])
})

test('checks the credential, then the precondition, then existence', async () => {
  const [fixture, otherUser] = [await newFixture(), await newUser(app)]
  const draft = await newArticle(app, fixture.author, { publish: false })
  const secret = `/articles/${draft.slug}`
  const missing = `/articles/${unique()}`
  const tries: [
    who: { token?: string } | TestUser,
    path: string,
    ifMatch: string | undefined,
    status: number,
  ][] = [
    [{}, missing, undefined, 401],
    [{}, missing, '*', 401],
    [otherUser, missing, undefined, 428],
    [otherUser, missing, '*', 404],
    [otherUser, missing, '"1-x"', 404],
    [otherUser, secret, undefined, 428],
    [otherUser, secret, '*', 404],
    [otherUser, secret, '"7-x"', 404],
    [otherUser, fixture.article, undefined, 428],
    [otherUser, fixture.article, '"7-x"', 403],
    [otherUser, fixture.article, '*', 403],
  ]
  for (const [who, path, ifMatch, status] of tries) {
    for (const [method, body] of [['PATCH', { body: 'x' }], ['DELETE']] as const)
      expect((await ask(`${method} ${path}`, who, body, ifMatch)).status, `${path} ${ifMatch}`).toBe(status)
  }
  const bad = await ask(`PATCH ${fixture.article}`, fixture.author, { body: 5 }, '"7-x"')
  expect(bad.status).toBe(400)
  expect(await ofArticle.version(fixture)).toBe(1)
})
