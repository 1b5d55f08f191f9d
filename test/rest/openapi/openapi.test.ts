import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import core from '@stoplight/spectral-core'
import parsers from '@stoplight/spectral-parsers'
import rulesets from '@stoplight/spectral-rulesets'
import createClient from 'openapi-fetch'
import { describe, expect, test } from 'vitest'
import type { paths as V1Paths } from '../../../generated/rest/v1.ts'
import type { paths as V2Paths } from '../../../generated/rest/v2.ts'
import { replayExamples } from '../../../ops/tools/replay.ts'
import recorded from '../../../rest/openapi/examples.json' with { type: 'json' }
import { versions } from '../../../rest/versions.ts'
import { copyOfTemplate, startApp } from '../../support/app.ts'
import { injectFetch, rest } from '../../support/clients.ts'
import { password, unique } from '../../support/factories.ts'
import { contractViolation, documents } from '../../support/rest/contracts.ts'

describe.each(Object.values(versions))('$name', (version) => {
  const file = `openapi.${version.name}.json`
  const text = readFileSync(file, 'utf8')

  test('passes recommended-strict of Redocly', async () => {
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
    const redocly = 'node_modules/@redocly/cli/bin/cli.js'
    const linted = promisify(execFile)(
      process.execPath,
      [redocly, 'lint', file, '--extends=recommended-strict', '--format=json'],
      { env },
    )
    const { stdout } = await linted.catch((failure) => failure)
    expect(JSON.parse(stdout).totals).toEqual({ errors: 0, warnings: 0, ignored: 0 })
  })

  test('passes spectral:oas with no warning', async () => {
    const spectral = new core.Spectral()
    spectral.setRuleset({ extends: [[rulesets.oas as never, 'recommended']] })
    const found = await spectral.run(new core.Document(text, parsers.Json, file))
    expect(found.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([])
  })

  test('responds to the example of every endpoint as documented', async () => {
    const app = await startApp({ DATABASE_URL: '', DATA_DIR: copyOfTemplate() })
    const replayed = await replayExamples(app, version)
    expect(replayed.map(({ operation }) => operation.endpoint.path).toSorted()).toEqual(
      version.endpoints.map(({ path }) => path).toSorted(),
    )
    for (const { operation, status, body } of replayed) {
      const { method, path, status: expected = 200 } = operation.endpoint
      expect(status, `${method} ${path}`).toBe(expected)
      const example = (recorded as Record<string, unknown>)[operation.name]
      expect(shapeOf(body), `${method} ${path}`).toEqual(shapeOf(example))
    }
  })

  test('is served as committed', async () => {
    const app = await startApp()
    for (const url of [`/api/${version.name}/openapi.json`, `/docs/openapi.${version.name}.json`]) {
      const { status, body, headers } = await rest(app, `GET ${url}`)
      expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
      expect(body).toEqual(JSON.parse(text))
    }
  })

  test('documents authentication, errors and limits of every operation', () => {
    const operations = Object.values(documents[version.name].paths).flatMap((methods) =>
      Object.values(methods),
    )
    for (const operation of operations as unknown as Record<string, unknown>[]) {
      expect(operation).toMatchObject({
        operationId: expect.stringMatching(/^[a-z]\w+$/),
        tags: [expect.any(String)],
        summary: expect.stringMatching(/^[A-Z].*[^.]$/),
        description: expect.stringMatching(/\.$/),
        security: expect.any(Array),
      })
      for (const { $ref, name, example, description } of (operation.parameters ?? []) as Parameter[]) {
        if ($ref) continue
        expect(description).toMatch(/\.$/)
        if (name !== 'after') expect(example, name).toBeDefined()
      }
      expect(operation.deprecated).toBe(version.name === 'v1' ? true : undefined)
    }
  })
})

interface Parameter {
  $ref?: string
  name: string
  description: string
  example?: unknown
}

/** Checks the checker that every test uses. */
test('detects a response that violates its contract', () => {
  const headers = { 'content-type': 'application/json; charset=utf-8', etag: '"x"' }
  const tags = (body: unknown, status = 200, more: object = {}) =>
    contractViolation('GET', '/api/v1/tags', {
      status,
      headers: { ...headers, ...more },
      body: JSON.stringify(body),
    })
  expect(tags({ tags: ['a'] })).toBeNull()
  expect(tags({ tags: [5] })).toMatch(/must be string/)
  expect(tags({})).toMatch(/required property/)
  expect(tags({}, 418)).toMatch(/not documented/)
  expect(tags({ tags: [] }, 200, { 'content-type': 'text/html' })).toMatch(/media type/)
  expect(tags({ tags: [] }, 200, { etag: undefined })).toMatch(/ETag is not sent/)
  expect(tags({ tags: [] }, 200, { location: '/' })).toMatch(/Location is not documented/)
  expect(tags({ errors: { body: ['x'] } }, 401)).toMatch(/ETag is not documented/)
  expect(contractViolation('GET', '/api/v2/nope', { status: 200, headers, body: '' })).toBeNull()
})

test('generates client types for v2', async () => {
  const app = await startApp()
  const client = createClient<V2Paths>({ baseUrl: 'http://byline.test/api/v2', fetch: injectFetch(app) })
  const username = unique()
  const registered = await client.POST('/users', {
    body: { username, email: `${username}@byline.test`, password },
  })
  expect(registered.data?.user.username).toBe(username)
  const headers = { authorization: `Bearer ${registered.data!.accessToken}` }
  const title = unique('Typed ')
  const written = await client.POST('/articles', {
    headers,
    body: { title, description: 'D', body: 'B', publish: true },
  })
  const path = { slug: written.data!.slug }
  const etag = written.response.headers.get('etag')!
  const edited = await client.PATCH('/articles/{slug}', {
    headers,
    params: { path, header: { 'If-Match': etag } },
    body: { description: 'Edited' },
  })
  expect(edited.data).toMatchObject({ description: 'Edited', version: 2, author: { username } })
  const late = await client.PATCH('/articles/{slug}', {
    headers,
    params: { path, header: { 'If-Match': etag } },
    body: { description: 'Too late' },
  })
  expect(late.error).toMatchObject({ code: 'PRECONDITION_FAILED', status: 412 })
  const { data: listed } = await client.GET('/articles', {
    params: { query: { author: username, first: 1 } },
  })
  expect(listed?.items.map((article) => article.title)).toEqual([title])
})

test('generates client types for v1', async () => {
  const app = await startApp()
  const client = createClient<V1Paths>({ baseUrl: 'http://byline.test/api/v1', fetch: injectFetch(app) })
  const username = unique()
  const user = { username, email: `${username}@byline.test`, password }
  const registered = await client.POST('/users', { body: { user } })
  const headers = { authorization: `Token ${registered.data!.user.token}` }
  const article = { title: unique('Typed '), description: 'D', body: 'B', tagList: ['b', 'a'] }
  const written = await client.POST('/articles', { headers, body: { article } })
  expect(written.data?.article).toMatchObject({ ...article, tagList: ['a', 'b'], author: { username } })
  const { data } = await client.GET('/articles', { params: { query: { author: username } } })
  expect(data?.articlesCount).toBe(1)
})

/** The names and types of the members of a response; for a list, of its first item. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf)
  if (value === null || typeof value !== 'object') return value === null ? null : typeof value
  return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, shapeOf(below)]))
}
