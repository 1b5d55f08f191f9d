import { expect, test } from 'vitest'
import type { Endpoint } from '../rest/endpoint.ts'
import { v2 } from '../rest/v2/version.ts'
import { startApp } from './app.ts'
import { type RestAnswer, rest } from './clients.ts'
import { newArticle, newComment, newUser, password, unique } from './factories.ts'

const app = await startApp()

const ghost = unique('ghost')
const user = { username: ghost, email: `${ghost}@byline.test`, password }
const article = { title: `On ${ghost}`, description: 'd', body: 'b' }
const long = (length: number) => 'x'.repeat(length + 1)
const required = 'is required'
const notText = 'must be text'
const kept = 'cannot be taken away'
const longAs = (length: number) => `must be at most ${length} characters`
const empty = 'must not be empty'
const control = 'must not contain control characters'
const wrongName = expect.stringMatching(/^must be letters, digits/)
const wrongSlug = expect.stringMatching(/^must be lower-case letters/)

/** By endpoint: a body, and what is wrong with it by the pointer. */
const wrong: Record<string, [body: object, problems: Record<string, unknown>][]> = {
  'POST /articles': [
    [{}, { title: required, description: required, body: required }],
    [{ ...article, title: null }, { title: required }],
    [
      { ...article, title: 5, description: true, body: ['b'] },
      { title: notText, description: notText, body: notText },
    ],
    [{ ...article, title: { text: 'x' } }, { title: notText }],
    [{ ...article, title: '' }, { title: empty }],
    [{ ...article, title: ' \u2003 ' }, { title: empty }],
    [{ ...article, title: long(200) }, { title: longAs(200) }],
    [{ ...article, title: 'two\nlines' }, { title: control }],
    [{ ...article, title: 'nul\0' }, { title: control }],
    [{ ...article, body: 'half \ud83d' }, { body: control }],
    [{ ...article, description: long(500) }, { description: longAs(500) }],
    [{ ...article, body: long(65_536) }, { body: longAs(65_536) }],
    [{ ...article, tags: 'one' }, { tags: 'must be a list' }],
    [{ ...article, tags: { 0: 'one' } }, { tags: 'must be a list' }],
    [
      { ...article, tags: ['a', 5, null, ['b']] },
      { 'tags/1': notText, 'tags/2': required, 'tags/3': notText },
    ],
    [{ ...article, tags: ['a', ''] }, { 'tags/1': empty }],
    [{ ...article, tags: [long(40)] }, { 'tags/0': longAs(40) }],
    [
      { ...article, tags: Array.from({ length: 21 }, (_, i) => `t${i}`) },
      { tags: 'must be at most 20 tags' },
    ],
    [{ ...article, slug: 'Not A Slug' }, { slug: wrongSlug }],
    [{ ...article, slug: long(100) }, { slug: longAs(100) }],
    [{ ...article, slug: '../etc' }, { slug: wrongSlug }],
    [{ ...article, publish: 'true' }, { publish: 'must be true or false' }],
    [{ ...article, publish: 1 }, { publish: 'must be true or false' }],
  ],
  'PATCH /articles/{slug}': [
    [{ title: null }, { title: kept }],
    [{ description: null, title: ghost }, { description: kept }],
    [{ body: null, tags: [ghost] }, { body: kept }],
    [
      { title: 5, tags: [true] },
      { title: notText, 'tags/0': notText },
    ],
    [{ title: ' ' }, { title: empty }],
    [{ title: ghost, tags: [''] }, { 'tags/0': empty }],
    [
      { slug: ghost, status: 'DRAFT', version: 1 },
      { slug: 'is unknown', status: 'is unknown', version: 'is unknown' },
    ],
  ],
  'POST /articles/{slug}/comments': [
    [{}, { body: required }],
    [{ body: null }, { body: required }],
    [{ body: 5 }, { body: notText }],
    [{ body: '\n\t' }, { body: empty }],
    [{ body: long(10_000) }, { body: longAs(10_000) }],
  ],
  'PATCH /comments/{id}': [
    [{}, { body: required }],
    [{ body: null }, { body: required }],
    [{ body: '' }, { body: empty }],
  ],
  'PATCH /me': [
    [{ username: null }, { username: kept }],
    [{ email: null, bio: ghost }, { email: kept }],
    [{ username: '' }, { username: 'must not be empty' }],
    [{ username: 'two words' }, { username: wrongName }],
    [{ username: long(40) }, { username: longAs(40) }],
    [{ email: 'nobody' }, { email: 'must be an e-mail address' }],
    [
      { bio: 5, image: false },
      { bio: notText, image: notText },
    ],
    [{ bio: long(1_000) }, { bio: longAs(1_000) }],
    [{ image: 'javascript:alert(1)' }, { image: 'must be an http:// or https:// address' }],
    [
      { password, role: 'ADMIN' },
      { password: 'is unknown', role: 'is unknown' },
    ],
  ],
  'POST /users': [
    [{}, { username: required, email: required, password: required }],
    [{ ...user, username: null }, { username: required }],
    [{ ...user, username: 'a/b' }, { username: wrongName }],
    [{ ...user, username: long(5_000) }, { username: longAs(40) }],
    [{ ...user, email: `${ghost}@` }, { email: 'must be an e-mail address' }],
    [{ ...user, password: 'short' }, { password: 'must be 8 to 128 characters' }],
    [{ ...user, password: 12345678 }, { password: notText }],
    [{ ...user, role: 'ADMIN' }, { role: 'is unknown' }],
    [{ user }, { user: 'is unknown', username: required, email: required, password: required }],
  ],
  'POST /sessions': [
    [{}, { email: required, password: required }],
    [
      { email: null, password: null },
      { email: required, password: required },
    ],
    [{ email: ['a@byline.test'], password }, { email: notText }],
    [{ email: 'a@byline.test', password: long(1_000) }, { password: longAs(1_000) }],
  ],
}

const jargon =
  /graphql|[Gg]lobal ?[Ii][Dd]|\$\w|\b[Vv]ariable|\b[Aa]rgument|\b(Int|String|Boolean|ID)\b|got invalid|cannot represent|[Ee]xpected|input\.|node_modules|GraphQL/

/** @returns what is wrong, by the pointer without its `#/` */
function problemsIn({ status, headers, body }: RestAnswer, place: string): Record<string, string> {
  expect(status).toBe(400)
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(body).toMatchObject({ status: 400, code: 'BAD_INPUT', requestId: headers['x-request-id'] })
  expect(JSON.stringify(body)).not.toMatch(jargon)
  const errors: { pointer: string; in: string; detail: string }[] = body.errors
  for (const error of errors)
    expect(error).toMatchObject({ in: place, pointer: expect.stringMatching(/^#\//) })
  return Object.fromEntries(errors.map(({ pointer, detail }) => [pointer.slice(2), detail]))
}

test('tries every endpoint that takes a body', () => {
  const inBody = ({ path, document }: Endpoint) =>
    [...document.matchAll(/\$(\w+):/g)].some(([, name]) => name !== 'version' && !path.includes(`{${name}}`))
  const takers = v2.endpoints.filter((endpoint) => endpoint.method !== 'GET' && inBody(endpoint))
  expect(takers.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(wrong).sort())
})

test.each(Object.keys(wrong))('%s names all that is wrong, and does nothing', async (name) => {
  const author = await newUser(app)
  const { token } = author
  const { slug } = await newArticle(app, author)
  const { id } = await newComment(app, author, slug)
  const path = name
    .replace('{slug}', slug)
    .replace('{id}', id)
    .replace(' ', ' /api/v2') as `${string} /${string}`
  for (const [body, problems] of wrong[name]!) {
    const answer = await rest(app, path, { token, body, headers: { 'if-match': '*' } })
    expect(problemsIn(answer, 'body'), JSON.stringify(body).slice(0, 200)).toEqual(problems)
  }
  const read = async (url: string) => (await rest(app, `GET /api/v2${url}`, { token })).body
  expect(await read('/me')).toMatchObject({ username: author.username, version: 1 })
  expect(await read(`/articles/${slug}`)).toMatchObject({ slug, version: 1, tags: [], commentsCount: 1 })
  expect((await read('/me/drafts')).items).toEqual([])
  expect((await read(`/articles?author=${author.username}`)).items).toHaveLength(1)
  expect((await read(`/articles/${slug}/comments`)).items).toMatchObject([{ id, version: 1 }])
  expect(await read(`/users/${ghost}`)).toMatchObject({ code: 'NOT_FOUND' })
  const login = await rest(app, 'POST /api/v2/sessions', { body: { email: user.email, password } })
  expect(login.status).toBe(401)
})

const named = v2.endpoints.filter(({ path }) => path.includes('{'))
const bodies: Record<string, object> = { 'POST comments': { body: 'x' }, 'PATCH comments': { body: 'x' } }

/** What stands in an address, and what is said of it; `undefined` where no name is to be pointed to. */
const names: [what: string, name: string, detail: unknown][] = [
  ['U+0000', '%00', control],
  ['U+0000 within', 'a%00b', control],
  ['a line break', 'a%0Ab', control],
  ['a space', '%20', empty],
  ['201 characters', 'x'.repeat(201), longAs(200)],
  ['what is no percent-encoding', '%', undefined],
  ['bytes that are no UTF-8', '%FF', undefined],
  ['half a character', '%E0%A4%A', undefined],
]

test.each(named.map(({ method, path }) => `${method} ${path}`))(
  '%s refuses a name that cannot be one',
  async (name) => {
    const author = await newUser(app)
    const parameter = /\{(\w+)\}/.exec(name)![1]!
    const nothing = name.startsWith('PATCH') ? {} : undefined
    const body = bodies[`${name.split(' ')[0]} ${name.includes('comments') ? 'comments' : ''}`] ?? nothing
    for (const [what, text, detail] of names) {
      const path = name.replace(/\{\w+\}/, text).replace(' ', ' /api/v2') as `${string} /${string}`
      const answer = await rest(app, path, { token: author.token, body, headers: { 'if-match': '*' } })
      expect([answer.status, answer.body.code], what).toEqual([400, 'BAD_INPUT'])
      if (detail === undefined) continue
      const expected = parameter === 'id' ? expect.stringMatching(/./) : detail
      expect(problemsIn(answer, 'path'), what).toEqual({ [parameter]: expected })
    }
  },
)

test('says nothing of percent-encoding when a name is only too long', async () => {
  for (const path of ['articles', 'users', 'comments']) {
    for (const length of [501, 5_000]) {
      const method = path === 'comments' ? 'DELETE' : 'GET'
      const { token } = await newUser(app)
      const { status, body } = await rest(app, `${method} /api/v2/${path}/${'x'.repeat(length)}`, { token })
      expect([400, 404, 414]).toContain(status)
      expect(body.detail).not.toMatch(/percent/)
    }
  }
})

test.each(['PATCH', 'DELETE'])('%s of a comment refuses what is no id of one', async (method) => {
  const author = await newUser(app)
  const { id } = await newArticle(app, author)
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  for (const wrongId of [
    '1',
    'x',
    id,
    base64('Comment:1'),
    base64('Comment:'),
    base64('Nobody:x'),
    '__proto__',
  ]) {
    const path = `${method} /api/v2/comments/${encodeURIComponent(wrongId)}` as const
    const answer = await rest(app, path, {
      token: author.token,
      body: method === 'PATCH' ? { body: 'x' } : undefined,
    })
    expect(Object.keys(problemsIn(answer, 'path')), wrongId).toEqual(['id'])
  }
})
