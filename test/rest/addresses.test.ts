import { expect, test } from 'vitest'
import { v2 } from '../../rest/v2/version.ts'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { newArticle, newUser, password } from '../support/factories.ts'
import {
  control,
  empty,
  long,
  problemsIn,
  required,
  tooLong,
  unusedName,
} from '../support/rest/wrong-input.ts'

const app = await startApp()

/** Path parameters that are names. A malformed token is INVALID_CODE instead. */
const named = v2.endpoints.filter(({ path }) => path.includes('{') && !path.includes('{token}'))
const bodies: Record<string, object> = {
  'POST /articles/{slug}/comments': { body: 'x' },
  'PATCH /comments/{id}': { body: 'x' },
  'POST /api-keys/{id}/rotate': {},
}

/** Values in the path, and the error details; `undefined` if no parameter is to be named. */
const names: [what: string, name: string, detail: unknown][] = [
  ['U+0000', '%00', control],
  ['U+0000', 'a%00b', control],
  ['a line break', 'a%0Ab', control],
  ['a space', '%20', empty],
  ['201 characters', 'x'.repeat(201), tooLong(200)],
  ['malformed percent-encoding', '%', undefined],
  ['bytes that are not UTF-8', '%FF', undefined],
  ['half a character', '%E0%A4%A', undefined],
]

test.each(named.map(({ method, path }) => `${method} ${path}`))(
  '%s rejects a malformed name',
  async (name) => {
    const author = await newUser(app, 'admin')
    const parameter = /\{(\w+)\}/.exec(name)![1]!
    const body = bodies[name] ?? (name.startsWith('PATCH') ? {} : undefined)
    const query = name === 'DELETE /users/{username}/mfa' ? '?reason=x' : ''
    for (const [what, text, detail] of names) {
      const path = (name.replace(/\{\w+\}/, text) + query).replace(' ', ' /api/v2') as `${string} /${string}`
      const response = await rest(app, path, { token: author.token, body, headers: { 'if-match': '*' } })
      expect([response.status, response.body.code], what).toEqual([400, 'BAD_INPUT'])
      if (detail === undefined) continue
      const expected = parameter === 'id' ? expect.stringMatching(/./) : detail
      expect(problemsIn(response, 'path'), what).toEqual({ [parameter]: expected })
    }
  },
)

test.each(['PUT /password-resets/', 'POST /email-verifications/'])(
  '%s rejects any malformed token with INVALID_CODE',
  async (name) => {
    const body = name.startsWith('PUT') ? { password } : undefined
    for (const token of ['x', '%00', 'a%0Ab', '%20', '__proto__', '%F0%9F%98%80', 'x'.repeat(200)]) {
      const response = await rest(app, `${name.replace(' ', ' /api/v2') as 'PUT /'}${token}`, { body })
      expect([response.status, response.body.code], token).toEqual([401, 'INVALID_CODE'])
    }
    for (const token of ['%', '%FF', '%E0%A4%A', 'x'.repeat(201)]) {
      const response = await rest(app, `${name.replace(' ', ' /api/v2') as 'PUT /'}${token}`, { body })
      expect([response.status, response.body.code], token).toEqual([400, 'BAD_INPUT'])
    }
  },
)

test('DELETE /users/{username}/mfa requires a reason in the query', async () => {
  const { token } = await newUser(app, 'admin')
  const remove = (query: string) => rest(app, `DELETE /api/v2/users/${unusedName}/mfa${query}`, { token })
  for (const [query, detail] of [
    ['', required],
    ['?reason=', empty],
    ['?reason=%20', empty],
    ['?reason=a%0Ab', control],
    [`?reason=${long(500)}`, tooLong(500)],
    ['?reason=a&reason=b', 'is given more than once'],
  ] as const)
    expect(problemsIn(await remove(query), 'query'), query).toEqual({ reason: detail })
  expect((await remove('?reason=x')).status).toBe(404)
})

test('does not mention percent-encoding if a name is only too long', async () => {
  for (const path of ['articles', 'users', 'comments']) {
    for (const length of [501, 5_000]) {
      const method = path === 'comments' ? 'DELETE' : 'GET'
      const { token } = await newUser(app)
      const { status, body } = await rest(app, `${method} /api/v2/${path}/${'x'.repeat(length)}`, { token })
      expect([400, 404, 414]).toContain(status)
      expect(body.detail).not.toMatch(/percent/)
    }
  }
})

test.each(['PATCH', 'DELETE'])('%s of a comment rejects an invalid comment id', async (method) => {
  const author = await newUser(app)
  const { id } = await newArticle(app, author)
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  for (const wrongId of [
    '1',
    'x',
    id,
    base64('Comment:1'),
    base64('Comment:'),
    base64('Nobody:x'),
    '__proto__',
  ]) {
    const path = `${method} /api/v2/comments/${encodeURIComponent(wrongId)}` as const
    const response = await rest(app, path, {
      token: author.token,
      body: method === 'PATCH' ? { body: 'x' } : undefined,
    })
    expect(Object.keys(problemsIn(response, 'path')), wrongId).toEqual(['id'])
  }
})
