import { expect, test } from 'vitest'
import type { Endpoint } from '../../rest/endpoint.ts'
import { v2 } from '../../rest/v2/version.ts'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { newUser, password } from '../support/factories.ts'
import { bodyCaseOf, v2Cases } from '../support/rest/endpoint-cases/v2.ts'
import { fillPath, newPathValues } from '../support/rest/fill-path.ts'
import { key, problemsIn, unusedName, user } from '../support/rest/wrong-input.ts'

const app = await startApp()

const withBody = [...v2Cases.keys()].filter((name) => bodyCaseOf(name))

test('has wrong bodies for every endpoint that takes a body', () => {
  const inBody = ({ path, document }: Endpoint) =>
    [...document.matchAll(/\$(\w+):/g)].some(([, name]) => name !== 'version' && !path.includes(`{${name}}`))
  const takers = v2.endpoints.filter(
    (endpoint) => (!['GET', 'DELETE'].includes(endpoint.method) || endpoint.takesBody) && inBody(endpoint),
  )
  expect(takers.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(withBody.toSorted())
})

test.each(withBody)('%s names all invalid members and changes nothing', async (name) => {
  const author = await newUser(app, 'admin')
  const { token } = author
  const own = await newPathValues(app, author)
  const { slug, comments: id } = own
  const made = await rest(app, 'POST /api/v2/api-keys', { token, body: key })
  const { username } = await newUser(app)
  const [method, path] = name.split(' ') as [string, string]
  const values = { ...own, username, 'api-keys': made.body.apiKey.id }
  const request = `${method} /api/v2${fillPath(path, values)}` as const
  for (const [body, problems] of bodyCaseOf(name)!.wrong) {
    const response = await rest(app, request, { token, body, headers: { 'if-match': '*' } })
    expect(problemsIn(response, 'body'), JSON.stringify(body).slice(0, 200)).toEqual(problems)
  }
  const read = async (url: string) => (await rest(app, `GET /api/v2${url}`, { token })).body
  expect(await read('/me')).toMatchObject({ username: author.username, version: 1 })
  expect(await read(`/articles/${slug}`)).toMatchObject({
    slug,
    version: 1,
    tags: [own.name],
    commentsCount: 1,
  })
  expect((await read('/me/drafts')).items).toEqual([])
  expect((await read(`/articles?author=${author.username}`)).items).toHaveLength(1)
  expect((await read(`/articles/${slug}/comments`)).items).toMatchObject([{ id, version: 1 }])
  expect((await read('/api-keys')).items).toMatchObject([{ state: 'LIVE' }])
  expect(await read('/me/mfa')).toMatchObject({ totp: false })
  expect(await read(`/users/${unusedName}`)).toMatchObject({ code: 'NOT_FOUND' })
  const login = await rest(app, 'POST /api/v2/sessions', { body: { email: user.email, password } })
  expect(login.status).toBe(401)
})
