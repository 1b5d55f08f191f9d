import { expect, test } from 'vitest'
import type { Endpoint } from '../../rest/endpoint.ts'
import { v2 } from '../../rest/v2/version.ts'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { newUser } from '../support/factories.ts'
import { openMailbox } from '../support/mailbox.ts'
import { contentCases } from '../support/rest/content-cases.ts'
import { identityCases } from '../support/rest/identity-cases.ts'

const mailbox = await openMailbox()
const app = await startApp({ SMTP_URL: mailbox.url })
const cases = { ...contentCases(app), ...identityCases(app, mailbox) }

const open = [
  'GET /articles',
  'GET /articles/{slug}',
  'GET /articles/{slug}/comments',
  'GET /tags',
  'GET /users/{username}',
  'POST /users',
  'POST /sessions',
  'POST /sessions/mfa',
  'POST /sessions/refresh',
  'POST /password-resets',
  'PUT /password-resets/{token}',
  'POST /email-verifications/{token}',
]

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`
const names = v2.endpoints.map(nameOf)

test('tries every endpoint, each once', () => {
  expect(Object.keys(cases).sort()).toEqual(names.toSorted())
  expect(new Set(names).size).toBe(names.length)
})

test.each(names)('answers %s, and asks guests to sign in where it must', async (name) => {
  const author = await newUser(app)
  const { path, as = author, body, ifMatch, status, answer, location } = await cases[name]!(author)
  const [method] = name.split(' ')
  const request = `${method} /api/v2${path}` as const
  const headers = { 'if-match': ifMatch }
  const guest = () => rest(app, request, { body, headers })
  if (!open.includes(name)) {
    expect(await guest()).toMatchObject({
      status: 401,
      headers: {
        'www-authenticate': 'Bearer',
        'content-type': expect.stringMatching(/^application\/problem\+json/),
      },
      body: { code: 'UNAUTHENTICATED', status: 401 },
    })
  } else if (method === 'GET') expect((await guest()).status).toBe(200)
  const token = open.includes(name) && method !== 'GET' ? undefined : as.token
  const given = await rest(app, request, { body, headers, token })
  expect(given.body).toEqual(answer)
  expect(given.status).toBe(status)
  if (status !== 204) expect(given.headers['content-type']).toBe('application/json; charset=utf-8')
  if (!location) return expect(given.headers).not.toHaveProperty('location')
  expect(given.headers.location).toMatch(location)
  const there = await rest(app, `GET ${given.headers.location as '/'}`, { token: as.token })
  if (name.endsWith('comments')) expect(there.headers.allow).toBe('PATCH, DELETE, OPTIONS')
  else
    expect(there.body).toMatchObject(
      status === 201 && given.body.user ? { username: given.body.user.username } : given.body,
    )
})
