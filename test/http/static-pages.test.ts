import { gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { copyOfTemplate, hasPostgres, startApp } from '../support/app.ts'
import { ask } from '../support/clients.ts'
import { newUser } from '../support/factories.ts'

const app = await startApp({ DATABASE_URL: '', DATA_DIR: copyOfTemplate() })
const closed = await startApp({ INTROSPECTION: 'off' })

/** The Accept header of a browser. */
const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

const open = (url: string, server: FastifyInstance = app) => server.inject({ url, headers: { accept } })

test.each([
  ['/', /<h1>Byline<\/h1>.*author@byline\.test/s],
  ['/graphql', /<div id="root"[^>]* data-settings="\{&quot;/],
])('%s is a page that loads everything from this server', async (url, content) => {
  const page = await open(url)
  expect(page.statusCode).toBe(200)
  expect(page.headers['content-type']).toMatch(/^text\/html/)
  expect(page.body).toMatch(content)
  const addresses = [...page.body.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, address]) => address!)
  expect(addresses.length).toBeGreaterThan(3)
  for (const address of addresses.filter((address) => !address.startsWith('#'))) {
    expect(address).toMatch(/^\/(?!\/)/)
    expect((await open(address)).statusCode, address).toBe(200)
  }
  expect(page.body).not.toMatch(/<script(?![^>]* src=)|\son\w+=/)
})

test('loads styles and scripts from this server only', async () => {
  const files = ['/start.css', '/graphiql/style.css', '/graphiql/start.js']
  for (const file of files) {
    const { rawPayload, headers } = await open(file)
    const text = (headers['content-encoding'] === 'gzip' ? gunzipSync(rawPayload) : rawPayload).toString()
    expect(text.length).toBeGreaterThan(100)
    expect(text.match(/(@import|url\(["']?(?!data:|#|["')]))[^;)]*/g) ?? [], file).toEqual([])
    expect(text.match(/\bimport\b.*https?:/g) ?? []).toEqual([])
  }
  for (const worker of ['editor', 'graphql', 'json']) {
    const script = await open(`/graphiql/${worker}.worker.js`)
    expect(script.statusCode).toBe(200)
    expect(script.headers['content-type']).toMatch(/^text\/javascript/)
  }
})

test('hides GraphiQL and the schema if INTROSPECTION is off', async () => {
  const page = await open('/graphql', closed)
  expect(page.headers['content-type']).not.toMatch(/html/)
  expect((await open('/', closed)).body).not.toMatch(/GraphiQL/)
  for (const query of [
    '{ __schema { types { name } } }',
    '{ __type(name: "User") { fields { name } } }',
    'query Q { ...F } fragment F on Query { __schema { queryType { name } } }',
  ]) {
    for (let i = 0; i < 3; i++) {
      const { data, errors } = await ask(closed, query)
      expect(data).toBeNull()
      expect(errors[0]!.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
    }
    expect((await ask(app, query)).errors).toEqual([])
  }
  expect(await ask(closed, '{ __typename }')).toMatchObject({ data: { __typename: 'Query' } })
})

test.runIf(hasPostgres)('shows no demo accounts in a deployment', async () => {
  expect((await open('/', closed)).body).not.toMatch(/demo/i)
})

test('publishes the keys that verify tokens, without private parts', async () => {
  const { token, id } = await newUser(app)
  const response = await app.inject('/.well-known/jwks.json')
  expect(response.headers['content-type']).toMatch(/^application\/json/)
  const jwks = response.json()
  for (const key of jwks.keys) {
    expect(Object.keys(key).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
    expect(key).toMatchObject({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig' })
  }
  const { payload } = await jwtVerify(token, createLocalJWKSet(jwks), { typ: 'at+jwt' })
  expect(Buffer.from(id, 'base64').toString()).toBe(`User:${payload.sub}`)
})
