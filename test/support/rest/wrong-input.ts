import { expect } from 'vitest'
import type { RestAnswer } from '../clients.ts'
import { password, unique } from '../factories.ts'

export const ghost = unique('ghost')
export const user = { username: ghost, email: `${ghost}@byline.test`, password }
export const article = { title: `On ${ghost}`, description: 'd', body: 'b' }
export const key = { name: ghost, scopes: ['articles:write'], expiresInDays: 1 }
export const long = (length: number) => 'x'.repeat(length + 1)
export const required = 'is required'
export const notText = 'must be text'
export const kept = 'cannot be taken away'
export const longAs = (length: number) => `must be at most ${length} characters`
export const empty = 'must not be empty'
export const control = 'must not contain control characters'
export const wrongName = expect.stringMatching(/^must be letters, digits/)
export const wrongSlug = expect.stringMatching(/^must be lower-case letters/)

/** Bodies by endpoint, and what is wrong with each by the pointer. */
export type WrongInput = Record<string, [body: object, problems: Record<string, unknown>][]>

/** Of sessions, passwords, second factors, keys and administration. */
export const wrongIdentityInput: WrongInput = {
  'POST /sessions/mfa': [
    [{}, { challengeToken: required, code: required }],
    [
      { challengeToken: 5, code: 123_456 },
      { challengeToken: notText, code: notText },
    ],
    [
      { challengeToken: long(200), code: long(200) },
      { challengeToken: longAs(200), code: longAs(200) },
    ],
  ],
  'POST /sessions/refresh': [
    [{}, { refreshToken: required }],
    [{ refreshToken: null }, { refreshToken: required }],
    [{ refreshToken: ['x'] }, { refreshToken: notText }],
    [{ refreshToken: long(8_192) }, { refreshToken: longAs(8_192) }],
    [{ refreshToken: 'x', accessToken: 'x' }, { accessToken: 'is unknown' }],
  ],
  'POST /me/reauthenticate': [
    [{}, { password: required }],
    [
      { password: 5, code: 123_456 },
      { password: notText, code: notText },
    ],
    [{ password: long(1_000) }, { password: longAs(1_000) }],
  ],
  'PUT /me/password': [
    [{}, { currentPassword: required, newPassword: required }],
    [{ currentPassword: password, newPassword: 'short' }, { newPassword: 'must be 8 to 128 characters' }],
    [{ currentPassword: password, newPassword: long(128) }, { newPassword: 'must be 8 to 128 characters' }],
    [{ password }, { password: 'is unknown', currentPassword: required, newPassword: required }],
  ],
  'POST /me/mfa/totp/confirm': [
    [{}, { code: required }],
    [{ code: 123_456 }, { code: notText }],
    [{ code: long(200) }, { code: longAs(200) }],
  ],
  'POST /password-resets': [
    [{}, { email: required }],
    [{ email: ' ' }, { email: empty }],
    [{ email: long(254) }, { email: longAs(254) }],
    [{ email: ['a@byline.test', 'b@byline.test'] }, { email: notText }],
  ],
  'PUT /password-resets/{token}': [
    [{}, { password: required }],
    [{ password: 'short' }, { password: 'must be 8 to 128 characters' }],
    [{ password, email: user.email }, { email: 'is unknown' }],
  ],
  'POST /api-keys': [
    [{}, { name: required, scopes: required, expiresInDays: required }],
    [{ ...key, name: ' ' }, { name: empty }],
    [{ ...key, name: 'two\nlines' }, { name: control }],
    [{ ...key, scopes: 'articles:read' }, { scopes: 'must be a list' }],
    [{ ...key, scopes: ['articles:read', 'everything'] }, { 'scopes/1': 'is not a permission' }],
    [
      { ...key, scopes: [5, null] },
      { 'scopes/0': notText, 'scopes/1': required },
    ],
    [{ ...key, expiresInDays: 0 }, { expiresInDays: 'must be 1 to 365' }],
    [{ ...key, expiresInDays: 366 }, { expiresInDays: 'must be 1 to 365' }],
    [{ ...key, expiresInDays: '30' }, { expiresInDays: 'must be a whole number' }],
    [{ ...key, expiresInDays: null }, { expiresInDays: required }],
    [
      { ...key, name: '', scopes: ['x'], expiresInDays: 366 },
      { name: empty, 'scopes/0': 'is not a permission', expiresInDays: 'must be 1 to 365' },
    ],
    [{ ...key, userId: ghost }, { userId: 'is unknown' }],
  ],
  'POST /api-keys/{id}/rotate': [
    [{ overlapHours: 25 }, { overlapHours: 'must be 0 to 24' }],
    [{ overlapHours: -1 }, { overlapHours: 'must be 0 to 24' }],
    [{ overlapHours: 1.5 }, { overlapHours: 'must be a whole number' }],
    [{ scopes: ['users:manage'] }, { scopes: 'is unknown' }],
  ],
  'PATCH /users/{username}': [
    [{ role: 'OWNER' }, { role: 'must be one of ADMIN, AUTHOR, EDITOR, READER' }],
    [{ role: 'admin' }, { role: 'must be one of ADMIN, AUTHOR, EDITOR, READER' }],
    [{ disabled: 'yes' }, { disabled: 'must be true or false' }],
    [
      { email: user.email, password, emailVerified: true },
      { email: 'is unknown', password: 'is unknown', emailVerified: 'is unknown' },
    ],
  ],
}

const jargon =
  /graphql|[Gg]lobal ?[Ii][Dd]|\$\w|\b[Vv]ariable|\b[Aa]rgument|\b(Int|String|Boolean|ID)\b|got invalid|cannot represent|[Ee]xpected|input\.|node_modules|GraphQL/

/** @returns what is wrong, by the pointer without its `#/` */
export function problemsIn({ status, headers, body }: RestAnswer, place: string): Record<string, string> {
  expect(status).toBe(400)
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(body).toMatchObject({ status: 400, code: 'BAD_INPUT', requestId: headers['x-request-id'] })
  expect(JSON.stringify(body)).not.toMatch(jargon)
  const errors: { pointer: string; in: string; detail: string }[] = body.errors
  for (const error of errors)
    expect(error).toMatchObject({ in: place, pointer: expect.stringMatching(/^#\//) })
  return Object.fromEntries(errors.map(({ pointer, detail }) => [pointer.slice(2), detail]))
}
