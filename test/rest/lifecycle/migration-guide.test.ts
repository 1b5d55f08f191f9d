import { readFileSync } from 'node:fs'
import { parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { lifecycleHeaders } from '../../../rest/lifecycle/headers.ts'
import { registry } from '../../../rest/lifecycle/registry.ts'
import { versions } from '../../../rest/versions.ts'
import { schema } from '../../../schema/index.ts'
import { copyOfTemplate, startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newArticle, newUser, password, unique } from '../../support/factories.ts'
import { documents } from '../../support/rest/contracts.ts'
import { accessTokenClaims, activeSigningKey, databaseNow, signToken } from '../../support/tokens.ts'

const guide = readFileSync('docs/migrating-from-v1-to-v2.md', 'utf8')
const { deprecated, sunset, brownouts, guide: address } = registry.v1
const app = await startApp()

/** The text between a heading and the next one of any level. */
function section(heading: string): string {
  const [, text] = guide.split(new RegExp(`^#+ ${heading}\n`, 'm'))
  return text!.split(/^#+ /m, 1)[0]!
}

/** The cells of a section's table. */
function tableOf(heading: string): string[][] {
  const rows = [...section(heading).matchAll(/^\|(.*)\|$/gm)]
  return rows.slice(2).map(([, cells]) => cells!.split('|').map((cell) => cell.trim()))
}

function fenced(language: string, text = guide): string[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, found]) => found === language)
    .map(([, , block]) => block!.trim())
}

interface Message {
  line: string
  headers: Record<string, string>
  body: unknown
}

/** A request, an empty line, and a status with the response. */
function exchangesIn(text = guide): [request: Message, response: Message][] {
  return fenced('http', text).map((block) => {
    const [request, response] = block.split(/\n\n(?=\d{3} )/)
    return [messageIn(request!), messageIn(response!)]
  })
}

function messageIn(text: string): Message {
  const [head, ...body] = text.split('\n\n')
  const [line, ...fields] = head!.split('\n')
  const headers = fields.map((field) => /^([\w-]+): (.*)$/.exec(field)!.slice(1))
  return {
    line: line!,
    headers: Object.fromEntries(headers),
    body: body.length > 0 ? JSON.parse(body.join('\n\n')) : undefined,
  }
}

const pairs = [...guide.matchAll(/^### `(\w+) \/api\/v1(\S+)` → `(\w+) \/api\/v2(\S+)`$/gm)].map(
  ([heading, ...names]) => ({
    heading: heading.slice('### '.length),
    v1: names.slice(0, 2).join(' '),
    v2: names.slice(2).join(' '),
  }),
)

test('names every endpoint of v1 in the order of its document, with one of v2', () => {
  const inDocument = Object.entries(documents.v1.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const [inV1, inV2] = [versions.v1, versions.v2].map(({ endpoints }) =>
    endpoints.map(({ method, path }) => `${method} ${path}`),
  )
  expect(pairs.map(({ v1 }) => v1)).toEqual(inDocument)
  expect(inDocument.toSorted()).toEqual(inV1!.toSorted())
  for (const { v2 } of pairs) expect(inV2).toContain(v2)
})

test.each(pairs)('shows $heading with a request to each version', ({ heading, v1, v2 }) => {
  const text = section(heading.replaceAll(/[{}]/g, '\\$&'))
  expect(text).toMatch(/^\n[\w`].*\.\n\n```http\n/s)
  const requests = exchangesIn(text).map(([{ line }]) => line.split('?', 1)[0])
  const [inV1, inV2] = [`/api/v1 ${v1}`, `/api/v2 ${v2}`].map((endpoint) => {
    const [prefix, method, path] = endpoint.split(' ')
    return new RegExp(`^${method} ${prefix}${path!.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
  })
  expect(requests).toEqual([expect.stringMatching(inV1!), expect.stringMatching(inV2!)])
})

test('has the dates of the registry', () => {
  const minute = (moment: string) => moment.slice(0, 16).replace('T', ' ')
  expect(tableOf('Timeline').map((cells) => cells.slice(0, 2))).toEqual([
    [minute(deprecated!), ''],
    ...brownouts!.map(({ from, until }) => [minute(from), minute(until)]),
    [minute(sunset!), ''],
  ])
  const headers = lifecycleHeaders(registry.v1, '')
  expect(new Set(guide.match(/Deprecation: @\d+/g))).toEqual(new Set([`Deprecation: ${headers.deprecation}`]))
  expect(new Set(guide.match(/Sunset: \w+, .*? GMT/g))).toEqual(new Set([`Sunset: ${headers.sunset}`]))
})

test('names members as in the OpenAPI documents', () => {
  const rows = tableOf('Names')
  expect(rows.length).toBeGreaterThan(10)
  for (const [column, name] of ['v1', 'v2'].entries()) {
    const known = namesIn(documents[name as 'v1'])
    const named = rows.flatMap((cells) =>
      [...cells[column]!.matchAll(/`(.*?)`/g)].map(([, member]) => member),
    )
    expect(named.filter((member) => !known.has(member!))).toEqual([])
  }
})

/** The names of members and parameters. */
function namesIn(document: unknown): Set<string> {
  const names = new Set<string>()
  JSON.stringify(document, (key, value) => {
    if (key === 'properties') for (const name of Object.keys(value)) names.add(name)
    if (key === 'parameters' && Array.isArray(value)) for (const { name } of value) names.add(name)
    return value
  })
  return names
}

test('contains valid JSON, and GraphQL that matches the schema', () => {
  const languages = [...guide.matchAll(/^```(\w*)\n.*?^```$/gms)].map(([, language]) => language)
  expect(new Set(languages)).toEqual(new Set(['http', 'graphql', 'sh', 'ts']))
  expect(exchangesIn().length).toBeGreaterThan(pairs.length * 2)
  for (const document of fenced('graphql')) expect(validate(schema, parse(document))).toEqual([])
})

// Each version runs on new demo content.
test.each(['v1', 'v2'])('shows requests to %s with their actual responses', async (name) => {
  const demo = await startApp({ DATABASE_URL: '', DATA_DIR: copyOfTemplate() })
  const tokens = new Map<string, string>()
  for (const who of ['reader', 'author']) {
    const body = { email: `${who}@byline.test`, password: 'byline-demo' }
    tokens.set(who, (await rest(demo, 'POST /api/v2/sessions', { body })).body.accessToken)
  }
  /** Values in the guide, and the actual ones of this run. */
  const ids = new Map<string, string>()
  const exchanges = exchangesIn().filter(([{ line }]) => line.includes(`/api/${name}/`))
  const isWrite = ([{ line }]: (typeof exchanges)[number]) => Number(!line.startsWith('GET'))
  const readsFirst = exchanges.toSorted((one, other) => isWrite(one) - isWrite(other))
  for (const [{ line, headers, body }, shown] of readsFirst) {
    const who = /^(POST|PUT|PATCH|DELETE) \S+\/articles(\/[\w-]+)?$/.test(line) ? 'author' : 'reader'
    const last = line.split('/').at(-1)!
    const request = line.replace(last, ids.get(last) ?? last) as `${string} ${string}`
    const authorization = headers.Authorization?.replace('eyJ…', tokens.get(who)!)
    const response = await rest(demo, request, {
      body,
      headers: { ...headers, Authorization: authorization },
    })
    expect(response.status, line).toBe(Number.parseInt(shown.line, 10))
    for (const [field, value] of Object.entries(shown.headers))
      expect(stable(response.headers[field.toLowerCase()]!), `${field} of ${line}`).toBe(stable(value))
    if (shown.body) expectShown(response.body, shown.body, line, ids)
    else expect(response.body).toBe('')
  }
})

/** Removes what differs in every database: ids, cursors, and entity tags apart from their version. */
function stable(value: string): string {
  return value.replace(/^"(\d+-)?.*"$/, '"$1*"').replaceAll(/[\w%=-]{24,}…?|[\w%=-]+…/g, '*')
}

const volatile = /^(id|\w+At|token|accessToken|refreshToken|endCursor|requestId)$/

/** The guide may shorten texts and leave out members and items. */
function expectShown(actual: unknown, shown: unknown, where: string, ids: Map<string, string>): void {
  if (shown === null || typeof shown !== 'object') {
    const cutAt = String(shown).indexOf('…')
    if (volatile.test(where.split('.').at(-1)!)) {
      expect(typeof actual, where).toBe(typeof shown)
      ids.set(String(shown), String(actual))
    } else if (cutAt >= 0) expect(String(actual).slice(0, cutAt), where).toBe(String(shown).slice(0, cutAt))
    else expect(actual, where).toBe(shown)
  } else
    for (const [key, below] of Object.entries(shown))
      expectShown((actual as Record<string, unknown>)[key], below, `${where}.${key}`, ids)
}

/** Errors without a field to point to. */
const actions: Record<string, string> = { TOKEN_EXPIRED: 'refresh, then repeat the request' }

type RequestArgs = readonly [request: string, options?: object]

test('translates errors as both versions return them', async () => {
  const [me, other] = [await newUser(app), await newUser(app)]
  const { token } = me
  const past = Math.floor(await databaseNow(app)) - 60
  const expired = await signToken(await activeSigningKey(app), { ...accessTokenClaims(me, past), exp: past })
  const theirs = (await newArticle(app, other)).slug
  const mine = (await newArticle(app, me)).slug
  const draft = (await newArticle(app, me, { publish: false })).slug
  const same = (...request: RequestArgs): [RequestArgs, RequestArgs] => [request, request]
  const change = { description: 'Other' }
  const overwrite: RequestArgs = [`PUT /articles/${mine}`, { token, body: { article: change } }]
  const edit: RequestArgs = [`PATCH /articles/${mine}`, { token, body: change }]
  const outdated = { token, body: change, headers: { 'if-match': '"1-x"' } }
  const login = { email: me.email, password: 'not that one' }
  const requests: [RequestArgs, RequestArgs][] = [
    write({ title: '' }, { title: '' }),
    register({ email: 'x' }),
    register({ password: 'short' }),
    write({ mood: 1 }, { mood: 1 }),
    write({ tagList: ['ok', 5] }, { tags: ['ok', 5] }),
    same('POST /users', { body: '{', headers: { 'content-type': 'application/json' } }),
    [['GET /articles?limit=1000'], ['GET /articles?first=1000']],
    [
      [`POST /profiles/${me.username}/follow`, { token }],
      [`PUT /users/${me.username}/follow`, { token }],
    ],
    register({ username: me.username }),
    register({ email: me.email }),
    [
      [`POST /articles/${draft}/favorite`, { token }],
      [`PUT /articles/${draft}/favorite`, { token }],
    ],
    [['GET /user'], ['GET /me']],
    same('GET /tags', { token: 'x' }),
    same('GET /tags', { token: expired }),
    [
      ['POST /users/login', { body: { user: login } }],
      ['POST /sessions', { body: login }],
    ],
    same(`DELETE /articles/${theirs}`, { token, headers: { 'if-match': '*' } }),
    same(`GET /articles/${unique()}`),
    same(`GET /${unique()}`),
    same('PATCH /tags'),
    same('GET /tags', { headers: { accept: 'text/html' } }),
    same('POST /users', { body: { x: 'x'.repeat(200 * 1024) } }),
    same('POST /users', { body: 'x', headers: { 'content-type': 'text/plain' } }),
    [overwrite, edit],
    [overwrite, [edit[0], outdated]],
  ]
  const rows = []
  for (const [v1, v2] of requests) {
    const old = await rest(app, v1[0].replace(' ', ' /api/v1') as 'GET /', v1[1])
    const { status, body } = await rest(app, v2[0].replace(' ', ' /api/v2') as 'GET /', v2[1])
    const [error] = body.errors ?? []
    const message = old.status === 200 ? '(overwrites)' : old.body.errors.body.join('; ')
    const pointer = error ? `\`${error.pointer}\` in ${error.in}` : (actions[body.code] ?? '')
    rows.push([String(old.status), message, String(status), `\`${body.code}\``, pointer])
  }
  expect(tableOf('Error mapping')).toEqual(rows)

  function write(inV1: object, inV2: object): [RequestArgs, RequestArgs] {
    const article = { title: 'T', description: 'D', body: 'B' }
    return [
      ['POST /articles', { token, body: { article: { ...article, ...inV1 } } }],
      ['POST /articles', { token, body: { ...article, ...inV2 } }],
    ]
  }
})

function register(wrong: object): [RequestArgs, RequestArgs] {
  const user = { username: unique(), email: `${unique()}@byline.test`, password, ...wrong }
  return [
    ['POST /users', { body: { user } }],
    ['POST /users', { body: user }],
  ]
}

test('is served at the address in the headers of v1, and has no broken links', async () => {
  const read = (url: string) => rest(app, `GET ${url}`, { headers: { accept: 'text/html, */*' } })
  const page = await read(address!)
  expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  const links = new Set([...(page.body as string).matchAll(/ href="([^"]*)"/g)].map(([, link]) => link!))
  expect(links.size).toBeGreaterThan(5)
  for (const link of links) {
    const [path, fragment] = link.split('#')
    const { status, body } = path ? await read(path) : page
    expect([link, status]).toEqual([link, 200])
    if (fragment) expect(body, link).toContain(` id="${fragment}"`)
  }
})
