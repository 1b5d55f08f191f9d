import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { newUser, unique } from '../support/factories.ts'

const app = await startApp()
const { token } = await newUser(app)
const valid = { title: 'T', description: 'd', body: 'b' }

test.each([
  'GET /api/v2/nope',
  'GET /api/v2/articles?first=0',
  'GET /api/v2/articles/%',
  'PUT /api/v2/me',
] as const)('knows a request by the id that its client gave it: %s', async (request) => {
  const id = unique('request-')
  const { headers, body } = await rest(app, request, { headers: { 'x-request-id': id } })
  expect([headers['x-request-id'], body.requestId]).toEqual([id, id])
})

/** The name of a member, and its JSON Pointer (RFC 6901) as a URI fragment (RFC 3986). */
const pointers = [
  ['a/b', '#/a~1b'],
  ['a~b', '#/a~0b'],
  ['a b', '#/a%20b'],
  ['é%', '#/%C3%A9%25'],
  ['a.b', '#/a.b'],
  ['0', '#/0'],
  ['', '#/'],
  ['__proto__', '#/__proto__'],
]

test.each(pointers)('points to the member “%s” with %s', async (name, pointer) => {
  const body = JSON.stringify({ ...valid, '!': 1 }).replace('"!"', JSON.stringify(name))
  const headers = { 'content-type': 'application/json' }
  const { status, body: problem } = await rest(app, 'POST /api/v2/articles', { token, body, headers })
  expect(status).toBe(400)
  expect(problem.errors).toEqual([{ pointer, in: 'body', detail: 'is unknown' }])
})
