import { beforeAll, expect, test } from 'vitest'
import { v2 } from '../../rest/v2/version.ts'
import { startApp } from '../support/app.ts'
import { ask, type RestResponse, rest } from '../support/clients.ts'
import { follow, newArticle, newComment, newUser, unique } from '../support/factories.ts'

const app = await startApp()
const [author, reader] = await Promise.all([newUser(app), newUser(app, 'admin')])
const { token } = reader
const word = unique('word')
const [{ slug }] = [
  await newArticle(app, author, { body: word, tags: [word, unique()] }),
  await newArticle(app, author, { body: word, tags: [word, unique()] }),
]

/** Every list of the version, and those with another order. */
const lists = [
  '/articles',
  `/articles?q=${word}`,
  '/feed',
  '/me/drafts',
  '/tags',
  `/articles/${slug}/comments`,
  '/api-keys',
  '/users',
  '/audit-events',
]
const cursors: Record<string, string> = {}

beforeAll(async () => {
  await follow(app, reader, author.username)
  for (let i = 0; i < 2; i++) {
    await newArticle(app, reader, { publish: false })
    await newComment(app, reader, slug)
    const body = { name: `Key ${i}`, scopes: ['articles:write'], expiresInDays: 1 }
    await rest(app, 'POST /api/v2/api-keys', { token, body })
  }
  for (const list of lists) cursors[list] = (await get(list, 'first=1')).body.pageInfo.endCursor
  const search = `{ search(query: "${word}", first: 1) { pageInfo { endCursor } } }`
  const { data } = await ask<{ search: { pageInfo: { endCursor: string } } }>(app, search)
  cursors.search = data!.search.pageInfo.endCursor
})

const get = (list: string, query: string) =>
  rest(app, `GET /api/v2${list}${list.includes('?') ? '&' : '?'}${query}`, { token })

/** @returns the error details of the query, as `name detail` */
function problemsIn({ status, headers, body }: RestResponse): string[] {
  expect(status).toBe(400)
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(body).toMatchObject({ code: 'BAD_INPUT', requestId: headers['x-request-id'] })
  expect(JSON.stringify(body)).not.toMatch(/\$\w|variable|argument|\bInt\b|\bString\b/i)
  return body.errors.map((error: { pointer: string; in: string; detail: string }) => {
    expect(error).toMatchObject({ in: 'query', pointer: expect.stringMatching(/^#\/./) })
    return `${error.pointer.slice(2)} ${error.detail}`
  })
}

test('covers every list', () => {
  const paged = v2.endpoints.filter(({ document }) => document.includes('$first'))
  const paths = new Set(lists.map((list) => list.split('?', 1)[0]!.replace(slug, '{slug}')))
  expect([...paths].sort()).toEqual(paged.map(({ path }) => path).sort())
})

const sizes: [first: string, detail: string][] = [
  ...['-1', '0', '101', '2147483647'].map(
    (first) => [first, 'must be between 1 and 100'] as [string, string],
  ),
  ...[
    'abc',
    '',
    '1.5',
    '1e2',
    '0x10',
    'true',
    'null',
    '2147483648',
    '9'.repeat(30),
    '%00',
    '%D9%A1',
    '1,2',
  ].map((first) => [first, 'must be a whole number'] as [string, string]),
]

test.each(lists)('%s accepts a page size from 1 to 100', async (list) => {
  for (const [first, detail] of sizes)
    expect(problemsIn(await get(list, `first=${first}`)), first).toEqual([`first ${detail}`])
  for (const first of [1, 100]) expect((await get(list, `first=${first}`)).status).toBe(200)
})

test.each(lists)('%s rejects a cursor of another list', async (list) => {
  expect(Object.values(cursors)).not.toContain(null)
  for (const [from, cursor] of Object.entries(cursors)) {
    const response = await get(list, `first=1&after=${cursor}`)
    if (from === list) expect(response.status).toBe(200)
    else expect(problemsIn(response), from).toEqual(['after is a cursor of another list'])
  }
})

test.each(lists)('%s rejects an invalid cursor', async (list) => {
  const [name, key, id] = Buffer.from(cursors[list]!, 'base64url').toString().split('|') as [
    string,
    string,
    string,
  ]
  const made = [
    `${name}|${key}`,
    `${name}|${key}|`,
    `${name}|${key}|1`,
    `${name}|${key}|${id}|x`,
    `${name}||${id}`,
    `${name}|x|${id}`,
    `${name}|${key}' or true --|${id}`,
    `${name}|${key}|${id.slice(1)}`,
    `${name}|NaN|${id}`,
    `${name}|-1|${id}`,
    `${name}|9999-99-99T00:00:00.000Z|${id}`,
  ].map((text) => Buffer.from(text).toString('base64url'))
  for (const after of ['', 'x', 'null', '1', '%00', '%F0%9F%98%80', '__proto__', ...made])
    expect(problemsIn(await get(list, `after=${after}`)), after).toEqual(['after is not a valid cursor'])
  const [problem] = problemsIn(await get(list, `after=${'x'.repeat(5_000)}`))
  expect(problem).toBe('after is not a valid cursor')
})

test.each(lists)('%s rejects repeated and unknown parameters', async (list) => {
  for (const name of ['first', 'after'])
    expect(problemsIn(await get(list, `${name}=1&${name}=1`))).toEqual([`${name} is given more than once`])
  const unknown = [
    'limit',
    'offset',
    'last',
    'before',
    'First',
    'filter',
    'slug',
    'version',
    'status',
    'matching',
  ]
  for (const name of [...unknown, '__proto__', 'constructor', 'toString', 'first%5B%5D'])
    expect(problemsIn(await get(list, `${name}=1`)), name).toEqual([`${name} is unknown`])
  expect(problemsIn(await get(list, 'x=1&x=2&y'))).toEqual(['x is unknown', 'y is unknown'])
})

const control = 'must not contain control characters'

const filters = {
  '/articles': ['tag', 'author', 'favoritedBy', 'q'],
  '/users': ['q'],
  '/audit-events': ['actor', 'action', 'target', 'result'],
}

test.each(Object.entries(filters).flatMap(([list, names]) => names.map((name) => [list, name] as const)))(
  '%s rejects an invalid filter %s',
  async (list, name) => {
    const wrong: [query: string, detail: string][] = [
      [`${name}=`, 'must not be empty'],
      [`${name}=%20`, 'must not be empty'],
      [`${name}=a%00b`, control],
      [`${name}=%C2%85`, control],
      [`${name}=${'x'.repeat(201)}`, 'must be at most 200 characters'],
      [`${name}=a&${name}=b`, 'is given more than once'],
    ]
    for (const [query, detail] of wrong)
      expect(problemsIn(await get(list, query)), query).toEqual([`${name} ${detail}`])
  },
)

test('rejects an unknown role or state of users', async () => {
  for (const [query, problem] of [
    ['role=admin', 'role must be one of ADMIN, AUTHOR, EDITOR, READER'],
    ['role=', 'role must be one of ADMIN, AUTHOR, EDITOR, READER'],
    ['disabled=1', 'disabled must be true or false'],
    ['disabled=', 'disabled must be true or false'],
    ['role=READER&role=ADMIN', 'role is given more than once'],
  ] as const)
    expect(problemsIn(await get('/users', query)), query).toEqual([problem])
})

test('names all invalid parameters at once', async () => {
  const response = await get('/articles', 'first=abc&tag=a&tag=b&nope=1&q=x')
  expect(problemsIn(response).sort()).toEqual([
    'first must be a whole number',
    'nope is unknown',
    'tag is given more than once',
  ])
  expect(response.body.detail).toMatch(/first must be a whole number.*nope is unknown/)
})

test('accepts unusual search texts', async () => {
  for (const q of ["' or 1=1 --", '"', '-', '!', ':*', '& |', '\\', '(((', '%', '<script>']) {
    const { status, body } = await get('/articles', new URLSearchParams({ q }).toString())
    expect([status, body.items], q).toEqual([200, expect.any(Array)])
  }
})
