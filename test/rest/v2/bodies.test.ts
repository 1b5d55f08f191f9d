import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Endpoint } from '../../../rest/endpoint.ts'
import { v2 } from '../../../rest/v2/version.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { follow, newUser, unique } from '../../support/factories.ts'
import { bodyCaseOf, requiredQueryOf } from '../../support/rest/endpoint-cases/v2.ts'
import { fillPath, newPathValues } from '../../support/rest/fill-path.ts'

const app = await startApp()
const other = await newUser(app)

/** A user with data that must not change, and a username that must stay free. */
async function newFixture() {
  const [author, ghost] = [await newUser(app, 'admin'), unique('ghost')]
  const values = { ...(await newPathValues(app, author)), username: other.username }
  await follow(app, author, other.username)
  return { author, ghost, values }
}

/** A body that the endpoint accepts; undefined if it takes none. */
function validBody(name: string, { author: { email }, ghost: unused }: Fixture): object | undefined {
  return bodyCaseOf(name)?.valid({ unused, email })
}

type Fixture = Awaited<ReturnType<typeof newFixture>>

const isRead = ({ method }: Endpoint) => method === 'GET'
const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`
const writes = v2.endpoints.filter((endpoint) => !isRead(endpoint)).map(nameOf)
const reads = v2.endpoints.filter(isRead).flatMap(({ path }) => [`GET ${path}`, `HEAD ${path}`])

/** A request in which only the body is wrong. */
async function send({ author, values }: Fixture, name: string, body: unknown, type: string | undefined) {
  const [, path] = name.split(' ') as [string, string]
  const filled = name.replace(path, fillPath(path, values))
  const query = requiredQueryOf(name.replace(/\?.*/, ''))
  const separator = name.includes('?') ? '&' : '?'
  const request = `${filled}${query ? separator + query : ''}`.replace(
    ' ',
    ' /api/v2',
  ) as `${string} /${string}`
  const headers = { 'content-type': type, 'if-match': '*' }
  const response = await rest(app, request, { token: author.token, body, headers })
  return {
    status: response.status,
    type: response.headers['content-type'],
    problem: response.body,
    errors: response.body.errors,
  }
}

const json = 'application/json'
const text = (value: unknown) => JSON.stringify(value)
const errorOf = (detail: string) => [{ pointer: '#', in: 'body', detail }]

/** The entity tags of everything that the request could change. */
async function state({ author, ghost, values: { slug } }: Fixture) {
  const paths = [
    `/articles/${slug}`,
    `/articles/${slug}/comments`,
    `/articles?author=${author.username}`,
    '/me',
    '/me/drafts',
    '/me/mfa',
    '/sessions',
    '/api-keys',
    `/users/${other.username}`,
    `/users?q=${other.username}`,
  ]
  const responses = await Promise.all(
    paths.map((path) => rest(app, `GET /api/v2${path}`, { token: author.token })),
  )
  const tags = responses.map(({ headers }) => headers.etag)
  expect(tags).not.toContain(undefined)
  const { status } = await rest(app, `GET /api/v2/users/${ghost}`)
  return [...tags, `${status} ${ghost}`]
}

/** Runs requests that must change nothing. */
async function expectUnchanged(ask: (fixture: Fixture) => Promise<void>) {
  const fixture = await newFixture()
  const before = await state(fixture)
  await ask(fixture)
  expect(await state(fixture)).toEqual(before)
}

const notJson: Record<string, string | Buffer> = {
  'an incomplete object': '{"title":',
  'two objects': '{} {}',
  'names without quotes': '{title: "x"}',
  'a trailing comma': '{"title":"x",}',
  'a form': 'title=x&body=y',
  'a number that JSON does not have': '{"title":NaN}',
  'invalid UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
  'UTF-16': Buffer.from('{"title":"x"}', 'utf16le'),
  gzip: gzipSync('{}'),
}
const notObjects = ['[]', '[{"title":"x"}]', '"x"', '5', 'null', 'true', '""']

test.each(writes)('%s rejects everything but a JSON object', (name) =>
  expectUnchanged(async (fixture) => {
    for (const [what, body] of Object.entries(notJson)) {
      const { status, errors } = await send(fixture, name, body, json)
      expect([status, errors], what).toEqual([400, errorOf('is not JSON')])
    }
    for (const body of notObjects) {
      const { status, errors } = await send(fixture, name, body, json)
      expect([status, errors], body).toEqual([400, errorOf('must be a JSON object')])
    }
  }),
)

const otherTypes = [
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/jsonx',
  'application/json-patch+json',
  'application/vnd.api+json',
  'no media type',
  undefined,
]
const mergePatches = ['application/merge-patch+json', 'application/merge-patch+json; charset=utf-8']

test.each(writes)('%s rejects other media types', (name) =>
  expectUnchanged(async (fixture) => {
    for (const type of [...otherTypes, ...(name.startsWith('PATCH') ? [] : mergePatches)]) {
      const { status, problem } = await send(fixture, name, text(validBody(name, fixture) ?? {}), type)
      expect([status, problem.code], type).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    }
  }),
)

test.each(writes)('%s rejects a body of a megabyte', (name) =>
  expectUnchanged(async (fixture) => {
    const body = text({ ...validBody(name, fixture), padding: 'x'.repeat(1024 * 1024) })
    const { status, problem } = await send(fixture, name, body, json)
    expect([status, problem.code]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
  }),
)

const unknownMembers = [
  'nope',
  'id',
  'version',
  'author',
  'slug ',
  'Title',
  'role',
  'input',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
]

test.each(writes)('%s rejects unknown members', (name) =>
  expectUnchanged(async (fixture) => {
    const known = validBody(name, fixture) ?? {}
    for (const member of unknownMembers.filter((unknown) => !Object.hasOwn(known, unknown))) {
      const body = text({ ...validBody(name, fixture), '!': { title: 'x', body: 'x', polluted: true } })
      const { status, errors } = await send(fixture, name, body.replace('"!"', text(member)), json)
      const pointer = `#/${encodeURIComponent(member)}`
      expect([status, errors], member).toEqual([400, [{ pointer, in: 'body', detail: 'is unknown' }]])
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  }),
)

test.each(writes)('%s rejects query parameters', (name) =>
  expectUnchanged(async (fixture) => {
    const valid = validBody(name, fixture)
    const [member = 'title'] = Object.keys(valid ?? {})
    for (const parameter of [member, 'version', 'nope', '__proto__']) {
      const { status, errors } = await send(
        fixture,
        `${name}?${parameter}=x`,
        valid && text(valid),
        valid && json,
      )
      const expected = [{ pointer: `#/${parameter}`, in: 'query', detail: 'is unknown' }]
      expect([status, errors], parameter).toEqual([400, expected])
    }
  }),
)

test.each(reads)('%s rejects a body', async (name) => {
  const fixture = await newFixture()
  for (const [body, type] of [
    ['{"first":1}', json],
    ['{}', json],
    ['{"title":', json],
    ['x', 'text/plain'],
    ['x', undefined],
  ] as const) {
    const { status, problem, type: responseType, errors } = await send(fixture, name, body, type)
    expect([status, responseType], body).toEqual([400, expect.stringMatching(/^application\/problem\+json/)])
    if (name.startsWith('GET')) expect(errors).toEqual(errorOf('is not accepted here'))
    else expect(problem).toBe('')
  }
})

test('accepts every spelling of its media type', async () => {
  const fixture = await newFixture()
  const body = text(validBody('POST /sessions', fixture))
  for (const type of [
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
  ]) {
    expect((await send(fixture, 'POST /sessions', body, type)).status, type).toBe(201)
  }
})

test('rejects a merge patch with methods other than PATCH, in any spelling', async () => {
  await expectUnchanged(async (fixture) => {
    const article = text(validBody('POST /articles', fixture))
    const { status } = await send(fixture, 'POST /articles', article, 'Application/Merge-Patch+JSON')
    expect(status).toBe(415)
  })
})

test('ignores the media type of an empty body', async () => {
  const fixture = await newFixture()
  for (const type of [json, 'text/plain', undefined]) {
    expect((await send(fixture, 'PUT /users/{username}/follow', undefined, type)).status, type).toBe(200)
  }
})
