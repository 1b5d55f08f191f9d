import { describe, expect, test } from 'vitest'
import { registry } from '../../../rest/lifecycle/registry.ts'
import { startApp } from '../../support/app.ts'
import { type RestResponse, rest } from '../../support/clients.ts'
import { newArticle, newUser, password, unique } from '../../support/factories.ts'

const app = await startApp({}, { now: () => Date.parse(registry.v1.deprecated!) })
/** Shared by all tests, which change nothing. */
const me = await newUser(app)
const { slug } = await newArticle(app, me)
const json = { 'content-type': 'application/json' }

const graphqlTerms =
  /graphql|variable|extensions|\b(String|Int|ID|Boolean)\b|!|\$|\binput\b|\bfirst\b|undefined/i

/** Expects an error in Conduit's format with these messages; `null` accepts any. */
function expectError(response: RestResponse, status: number, messages: unknown[] | null, hint = ''): void {
  expect(response.status, hint).toBe(status)
  expect(response.headers, hint).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    deprecation: expect.stringMatching(/^@\d+$/),
    sunset: expect.stringMatching(/ GMT$/),
    link: expect.stringMatching(/rel="deprecation".*rel="successor-version"/),
  })
  expect(response.body, hint).toEqual({ errors: { body: messages ?? expect.any(Array) } })
  expect(response.body.errors.body, hint).not.toHaveLength(0)
  for (const message of response.body.errors.body) {
    expect(message, hint).toEqual(expect.any(String))
    expect(message, hint).not.toMatch(graphqlTerms)
    expect(message, hint).not.toMatch(/node_modules|\.ts:\d|\n/)
  }
}

interface Write {
  envelope: string
  /** The members of a valid body. */
  members: () => Record<string, unknown>
  texts: string[]
  lists?: string[]
  required: string[]
}

const user = () => ({ username: unique(), email: `${unique()}@byline.test`, password })
const article = () => ({ title: unique(), description: 'D', body: 'B', tagList: ['t'] })
const writes: Record<string, Write> = {
  'POST /users': {
    envelope: 'user',
    members: user,
    texts: ['username', 'email', 'password'],
    required: ['username', 'email', 'password'],
  },
  'POST /users/login': {
    envelope: 'user',
    members: () => ({ email: me.email, password }),
    texts: ['email', 'password'],
    required: ['email', 'password'],
  },
  'PUT /user': {
    envelope: 'user',
    members: () => ({ bio: 'Writes.' }),
    texts: ['username', 'email', 'password', 'bio', 'image'],
    required: [],
  },
  'POST /articles': {
    envelope: 'article',
    members: article,
    texts: ['title', 'description', 'body'],
    lists: ['tagList'],
    required: ['title', 'description', 'body'],
  },
  [`PUT /articles/${slug}`]: {
    envelope: 'article',
    members: () => ({ description: 'D' }),
    texts: ['title', 'description', 'body'],
    lists: ['tagList'],
    required: [],
  },
  [`POST /articles/${slug}/comments`]: {
    envelope: 'comment',
    members: () => ({ body: 'Hm.' }),
    texts: ['body'],
    required: ['body'],
  },
}

const send = (request: string, body: unknown, headers: Record<string, string> = json) => {
  // Registration and sign-in are called by guests.
  const token = request.startsWith('POST /users') ? undefined : me.token
  return rest(app, request.replace(' ', ' /api/v1') as `GET /${string}`, { body, token, headers })
}
const nested = (open: string, close: string) => `${open.repeat(10_000)}1${close.repeat(10_000)}`

describe.each(Object.entries(writes))('%s', (request, { envelope, members, texts, lists = [], required }) => {
  const wrap = (inner: unknown) => JSON.stringify({ [envelope]: inner })

  test.each(['{', `{"${envelope}":{`, '<xml/>', 'user[email]=x', "{'a':1}", 'NaN', '{"a":1}}'])(
    'rejects a body that is not JSON: %s',
    async (body) => expectError(await send(request, body), 422, ['body is not JSON']),
  )

  test('rejects a body that is not UTF-8', async () => {
    const body = Buffer.concat([
      Buffer.from(`{"${envelope}":{"x":"`),
      Buffer.from([0xff]),
      Buffer.from('"}}'),
    ])
    expectError(await send(request, body), 422, ['body is not JSON'])
  })

  test.each(['[]', '[{}]', '"text"', '5', 'null', 'true', nested('[', ']')])(
    'rejects a body that is not an object: %.9s',
    async (body) => expectError(await send(request, body), 422, ['body must be a JSON object']),
  )

  test.each(['[]', '[{}]', '"text"', '5', 'null', 'true'])('rejects the envelope with %s', async (inner) => {
    const response = await send(request, `{"${envelope}":${inner}}`)
    expectError(response, 422, [`${envelope} must be a JSON object`])
  })

  test('names every required member that is missing or null', async () => {
    const blank = required.map((name) => `${name} can't be blank`)
    if (blank.length === 0) return
    const nothing = Object.fromEntries(required.map((name) => [name, null]))
    for (const body of [wrap({}), '{}', wrap(nothing)])
      expectError(await send(request, body), 422, blank, body)
    for (const body of [undefined, ''])
      expectError(await send(request, body), 422, ['body must be a JSON object'])
  })

  test.each(texts)('rejects anything but text as %s', async (name) => {
    for (const value of [5, 0, true, false, [], ['x'], {}, { x: 1 }]) {
      const response = await send(request, wrap({ ...members(), [name]: value }))
      expectError(response, 422, [`${name} must be text`], JSON.stringify(value))
    }
    const body = wrap({ ...members(), [name]: 'x' }).replace('"x"', nested('[', ']'))
    expectError(await send(request, body), 422, [`${name} must be text`])
  })

  test('names every invalid member', async () => {
    const wrong = Object.fromEntries(texts.map((name) => [name, 5]))
    const response = await send(request, wrap({ ...members(), ...wrong }))
    expectError(response, 422, null)
    expect(response.body.errors.body.toSorted()).toEqual(
      texts.toSorted().map((name) => `${name} must be text`),
    )
  })

  test.each(lists)('rejects anything but a list of texts as %s', async (name) => {
    for (const value of ['x', 5, {}, true])
      expectError(await send(request, wrap({ ...members(), [name]: value })), 422, [`${name} must be a list`])
    for (const value of [5, {}, [], true])
      expectError(await send(request, wrap({ ...members(), [name]: ['a', value] })), 422, [
        `${name} must be text`,
      ])
    for (const value of [null, '', ' '])
      expectError(await send(request, wrap({ ...members(), [name]: ['a', value] })), 422, [
        `${name} can't be blank`,
      ])
    expectError(await send(request, wrap({ ...members(), [name]: Array(21).fill('a') })), 422, null)
  })

  test.each(texts)('rejects control characters and lone surrogates in %s', async (name) => {
    if (name === 'password') return // May contain any character: it is hashed, not stored.
    for (const character of ['\u0000', '\u0007', '\u001b', '\ud800']) {
      const around = { image: 'https://byline.test/a', email: 'a@byline.test' }[name] ?? 'a'
      const response = await send(request, wrap({ ...members(), [name]: around + character }))
      expectError(response, 422, [expect.stringMatching(`^${name} `)], JSON.stringify(character))
    }
  })

  test.each(['nope', '__proto__', 'constructor', 'toString', 'version'])(
    'rejects the unknown member %s',
    async (name) => {
      const inner = JSON.stringify(members()).replace('{', `{"${name}":{"polluted":1},`)
      for (const body of [`{"${envelope}":${inner}}`, inner])
        expectError(await send(request, body), 422, [`${name} is unknown`], body)
      const beside = `{"${name}":{"polluted":1},"${envelope}":${JSON.stringify(members())}}`
      expectError(await send(request, beside), 422, [`${name} is unknown`])
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    },
  )

  test('rejects a body over the size limit', async () => {
    const body = wrap({ ...members(), [texts[0]!]: 'x'.repeat(1024 * 1024) })
    expectError(await send(request, body), 413, null)
  })

  test.each([
    'text/plain',
    'text/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/merge-patch+json',
    'application/jsonx',
    'no media type',
  ])('rejects the Content-Type %s', async (type) => {
    expectError(await send(request, wrap(members()), { 'content-type': type }), 415, null)
  })
})

test.each(['POST /users', 'POST /articles', `PUT /articles/${slug}`, `POST /articles/${slug}/comments`])(
  '%s rejects blank texts',
  async (request) => {
    const { envelope, members, texts } = writes[request]!
    for (const name of texts)
      for (const blank of ['', '   ', '\u3000']) {
        const response = await send(request, { [envelope]: { ...members(), [name]: blank } }, {})
        const message =
          request === 'POST /users' ? expect.stringMatching(`^${name} `) : `${name} can't be blank`
        expectError(response, 422, [message], JSON.stringify(blank))
      }
  },
)

test.each(['title', 'description', 'body'])('rejects null as the %s of an article', async (name) => {
  const response = await send(`PUT /articles/${slug}`, { article: { [name]: null } }, {})
  expectError(response, 422, [`${name} can't be blank`])
})

test.each([
  ['username', null, "username can't be blank"],
  ['email', null, "email can't be blank"],
  ['email', 'nobody', 'email is invalid'],
  ['username', 'two words', expect.stringMatching(/^username /)],
  ['password', 'short', 'password must be 8 to 128 characters'],
  ['password', 'jakejake', 'password is one of the most common passwords'], // RealWorld's examples use it.
  ['password', 'abcabcabcabc', 'password is too easy to guess: it repeats itself'],
  ['image', 'javascript:alert(1)', 'image must be an http:// or https:// address'],
  ['bio', 'x'.repeat(1001), 'bio must be at most 1000 characters'],
])('rejects as %s of a user: %.20s', async (name, value, message) => {
  expectError(await send('PUT /user', { user: { [name]: value } }, {}), 422, [message])
  if (value !== null && ['username', 'email', 'password'].includes(name))
    expectError(await send('POST /users', { user: { ...user(), [name]: value } }, {}), 422, [message])
})
