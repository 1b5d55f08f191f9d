import { expect } from 'vitest'
import type { RestResponse } from '../clients.ts'
import { password, unique } from '../factories.ts'

export const unusedName = unique('unused')
export const user = { username: unusedName, email: `${unusedName}@byline.test`, password }
export const article = { title: `On ${unusedName}`, description: 'd', body: 'b' }
export const key = { name: unusedName, scopes: ['articles:write'], expiresInDays: 1 }
export const long = (length: number) => 'x'.repeat(length + 1)
export const required = 'is required'
export const notText = 'must be text'
export const notNull = 'cannot be null'
export const tooLong = (length: number) => `must be at most ${length} characters`
export const empty = 'must not be empty'
export const control = 'must not contain control characters'
export const wrongName = expect.stringMatching(/^must be letters, digits/)
export const wrongSlug = expect.stringMatching(/^must be lower-case letters/)

const jargon =
  /graphql|[Gg]lobal ?[Ii][Dd]|\$\w|\b[Vv]ariable|\b[Aa]rgument|\b(Int|String|Boolean|ID)\b|got invalid|cannot represent|[Ee]xpected|input\.|node_modules|GraphQL/

/** @returns what is wrong, by the pointer without its `#/` */
export function problemsIn({ status, headers, body }: RestResponse, place: string): Record<string, string> {
  expect(status).toBe(400)
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(body).toMatchObject({ status: 400, code: 'BAD_INPUT', requestId: headers['x-request-id'] })
  expect(JSON.stringify(body)).not.toMatch(jargon)
  const errors: { pointer: string; in: string; detail: string }[] = body.errors
  for (const error of errors)
    expect(error).toMatchObject({ in: place, pointer: expect.stringMatching(/^#\//) })
  return Object.fromEntries(errors.map(({ pointer, detail }) => [pointer.slice(2), detail]))
}
