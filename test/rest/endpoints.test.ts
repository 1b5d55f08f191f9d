import { expect, test } from 'vitest'
import type { Endpoint } from '../../rest/endpoint.ts'
import { v2 } from '../../rest/v2/version.ts'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { newUser } from '../support/factories.ts'
import { openMailbox } from '../support/mailbox.ts'
import { caseOf, v2Cases } from '../support/rest/endpoint-cases/v2.ts'
import { fillPath } from '../support/rest/fill-path.ts'

const mailbox = await openMailbox()
const app = await startApp({ SMTP_URL: mailbox.url })
const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`
const names = v2.endpoints.map(nameOf)

test('has one row of cases for each endpoint', () => {
  expect([...v2Cases.keys()].sort()).toEqual(names.toSorted())
  expect(new Set(names).size).toBe(names.length)
})

test.each(names)('%s returns its example, and asks guests to sign in if required', async (name) => {
  const author = await newUser(app)
  const { access, example } = caseOf(name)
  const given = await example({ app, mailbox, author })
  const { path = {}, query, body, ifMatch, status, response, location } = given
  const { token } = given.as ?? (access === 'admin' ? await newUser(app, 'admin') : author)
  const [method, template] = name.split(' ') as [string, string]
  const request = `${method} /api/v2${fillPath(template, path)}${query ? `?${query}` : ''}` as const
  const headers = { 'if-match': ifMatch }
  const guest = () => rest(app, request, { body, headers })
  if (access !== 'public') {
    expect(await guest()).toMatchObject({
      status: 401,
      headers: {
        'www-authenticate': 'Bearer',
        'content-type': expect.stringMatching(/^application\/problem\+json/),
      },
      body: { code: 'UNAUTHENTICATED', status: 401 },
    })
  } else if (method === 'GET') expect((await guest()).status).toBe(200)
  const isSignedIn = access !== 'public' || method === 'GET'
  const got = await rest(app, request, { body, headers, token: isSignedIn ? token : undefined })
  expect(got.body).toEqual(response)
  expect(got.status).toBe(status)
  if (status !== 204) expect(got.headers['content-type']).toBe('application/json; charset=utf-8')
  if (!location) return expect(got.headers).not.toHaveProperty('location')
  expect(got.headers.location).toMatch(location)
  const there = await rest(app, `GET ${got.headers.location as '/'}`, { token })
  if (name.endsWith('comments')) expect(there.headers.allow).toBe('PATCH, DELETE, OPTIONS')
  else
    expect(there.body).toMatchObject(
      status === 201 && got.body.user ? { username: got.body.user.username } : got.body,
    )
})
