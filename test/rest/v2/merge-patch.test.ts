import { expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newArticle, newComment, newUser, password, type TestUser, unique } from '../../support/factories.ts'
import { fillPath } from '../../support/rest/fill-path.ts'

const app = await startApp()

const json = 'application/json'
const mergePatch = 'application/merge-patch+json'

const get = async (path: string, { token }: TestUser) =>
  (await rest(app, `GET /api/v2${path}`, { token })).body
const patch = (path: string, { token }: TestUser, body: object | string, type = mergePatch) =>
  rest(app, `PATCH /api/v2${path}`, {
    token,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'if-match': '*', 'content-type': type },
  })

/** Members that change with every edit. */
const stamps = { version: expect.any(Number), updatedAt: expect.any(String) }

async function newProfile() {
  const me = await newUser(app)
  await patch('/me', me, { bio: 'Writes.', image: 'https://byline.test/me.png' })
  return me
}

test.each([mergePatch, json, `${mergePatch}; charset=utf-8`, 'Application/Merge-Patch+JSON'])(
  'changes only the members in the patch, sent as %s',
  async (type) => {
    const author = await newUser(app)
    const { slug } = await newArticle(app, author, { tags: ['one', 'two'] })
    let before = await get(`/articles/${slug}`, author)
    for (const change of [
      { body: 'other' },
      { description: 'other' },
      { tags: ['two', 'three'] },
      { title: unique('T ') },
    ]) {
      const { status, body } = await patch(`/articles/${before.slug}`, author, change, type)
      const renamed = 'title' in change && { slug: expect.stringMatching(/^t-/) }
      expect([status, body]).toEqual([200, { ...before, ...change, ...renamed, ...stamps }])
      expect(body.version).toBe(before.version + 1)
      before = await get(`/articles/${body.slug}`, author)
      expect(before).toEqual(body)
    }
  },
)

test('changes only the members of a profile that are in the patch', async () => {
  const me = await newProfile()
  let before = await get('/me', me)
  for (const change of [
    { bio: 'Reads.' },
    { image: 'http://byline.test/b.png' },
    { username: unique('Other.') },
    { email: `${unique()}@byline.test` },
  ]) {
    const proof = 'email' in change && { currentPassword: password }
    const { status, body } = await patch('/me', me, { ...change, ...proof })
    expect([status, body]).toEqual([200, { ...before, ...change, version: before.version + 1 }])
    before = body
  }
  expect(await get('/me', me)).toEqual(before)
  const session = await rest(app, 'POST /api/v2/sessions', { body: { email: before.email, password } })
  expect(session.status).toBe(201)
})

test('changes nothing with an empty patch', async () => {
  const me = await newProfile()
  const { slug } = await newArticle(app, me, { tags: ['one'] })
  for (const path of ['/me', `/articles/${slug}`]) {
    const before = await get(path, me)
    const { status, body } = await patch(path, me, {})
    expect([status, body]).toEqual([
      200,
      { ...before, ...(before.updatedAt ? stamps : { version: stamps.version }) },
    ])
  }
})

/** A path, a patch, and the members that it clears. */
const emptying: [where: string, change: object, emptied: object][] = [
  ['/me', { bio: null }, { bio: '', image: 'https://byline.test/me.png' }],
  ['/me', { bio: '' }, { bio: '', image: 'https://byline.test/me.png' }],
  ['/me', { image: null }, { bio: 'Writes.', image: null }],
  ['/me', { image: '' }, { bio: 'Writes.', image: null }],
  ['/me', { bio: null, image: null }, { bio: '', image: null }],
  ['/articles', { tags: null }, { tags: [], description: 'About it' }],
  ['/articles', { tags: [] }, { tags: [], description: 'About it' }],
]

test.each(emptying)('clears optional members with null: %s %j', async (where, change, emptied) => {
  const me = await newProfile()
  const { slug } = await newArticle(app, me, { tags: [unique('tag')] })
  const path = where === '/me' ? where : `/articles/${slug}`
  const { status, body } = await patch(path, me, change)
  expect([status, body]).toMatchObject([200, emptied])
  expect(await get(path, me)).toMatchObject(emptied)
})

const kept: [where: string, change: object, pointer: string][] = [
  ['/me', { username: null, bio: 'new' }, '#/username'],
  ['/me', { bio: 'new', email: null }, '#/email'],
  ['/articles', { title: null, body: 'new' }, '#/title'],
  ['/articles', { tags: ['new'], description: null }, '#/description'],
  ['/articles', { body: null, tags: null }, '#/body'],
  ['/comments', { body: null }, '#/body'],
]

test.each(kept)(
  'rejects null for required members, and changes nothing: %s %j',
  async (where, change, pointer) => {
    const me = await newProfile()
    const { slug } = await newArticle(app, me, { tags: ['one'] })
    const { id } = await newComment(app, me, slug)
    const read =
      where === '/comments' ? `/articles/${slug}/comments` : where === '/me' ? where : `/articles/${slug}`
    const before = await get(read, me)
    const { status, body } = await patch(where === '/comments' ? `/comments/${id}` : read, me, change)
    expect([status, body.code]).toEqual([400, 'BAD_INPUT'])
    expect(body.errors).toMatchObject([{ pointer, in: 'body' }])
    expect(await get(read, me)).toEqual(before)
  },
)

test('replaces lists as a whole and rejects a patch of their items', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author, { tags: ['one', 'two', 'three'] })
  const { body } = await patch(`/articles/${slug}`, author, { tags: ['three', 'four'] })
  expect(body.tags).toEqual(['three', 'four'])
  const rejected = await patch(`/articles/${slug}`, author, { tags: { 0: 'five' } })
  expect(rejected.body.errors).toEqual([{ pointer: '#/tags', in: 'body', detail: 'must be a list' }])
  expect((await get(`/articles/${slug}`, author)).tags).toEqual(['three', 'four'])
})

test.each(['/me', '/articles/{slug}', '/comments/{id}'])(
  'has Accept-Patch in every response to PATCH %s',
  async (where) => {
    const author = await newUser(app)
    const { slug } = await newArticle(app, author)
    const { id } = await newComment(app, author, slug)
    const path = fillPath(where, { slug, comments: id })
    const guest = await rest(app, `PATCH /api/v2${path}`, { body: {} })
    const responses = [
      await patch(path, author, '{"body":"x","bio":"x"}'),
      await patch(path, author, '{"title":'),
      await patch(path, author, '[]', 'application/json-patch+json'),
      await patch(path, author, where === '/me' ? { bio: 'x' } : { body: 'x' }),
      guest,
    ]
    expect(responses.map(({ status }) => status)).toEqual([400, 400, 415, 200, 401])
    for (const { headers } of responses) expect(headers['accept-patch']).toBe(`${mergePatch}, ${json}`)
  },
)

test.each(['/me', '/articles/x', '/comments/x'])(
  'has Accept-Patch in the response to OPTIONS %s',
  async (path) => {
    const { status, headers } = await rest(app, `OPTIONS /api/v2${path}`)
    expect([status, headers['accept-patch']]).toEqual([204, `${mergePatch}, ${json}`])
  },
)

test('has Accept-Patch only on paths with PATCH', async () => {
  for (const request of [
    'GET /api/v2/tags',
    'OPTIONS /api/v2/tags',
    'PUT /api/v2/tags',
    'POST /api/v2/articles',
  ] as const)
    expect((await rest(app, request)).headers).not.toHaveProperty('accept-patch')
})

test('rejects an invalid patch and a compressed one', async () => {
  const me = await newUser(app)
  const headers = { 'if-match': '*' }
  const missing = await rest(app, 'PATCH /api/v2/me', { token: me.token, headers })
  expect(missing).toMatchObject({ status: 400, body: { code: 'BAD_INPUT', errors: [{ in: 'body' }] } })
  const packed = { ...headers, 'content-type': mergePatch, 'content-encoding': 'gzip' }
  const compressed = await rest(app, 'PATCH /api/v2/me', {
    token: me.token,
    headers: packed,
    body: '{"bio":"x"}',
  })
  expect(compressed).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED_MEDIA_TYPE' } })
  expect(await get('/me', me)).toMatchObject({ bio: '', version: 1 })
})

test('responds to a request without Accept', async () => {
  for (const accept of ['', undefined]) {
    expect((await rest(app, 'GET /api/v2/tags', { headers: { accept } })).status).toBe(200)
  }
})
