import { expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser } from '../../support/factories.ts'
import { sessionIdOf, signIn } from '../../support/identity.ts'
import { sessionState } from '../../support/refresh-tokens.ts'

const app = await startApp()
const { db } = app.services

async function endedToken(): Promise<string> {
  const { accessToken: token } = await signIn(app, await newUser(app))
  expect((await rest(app, 'DELETE /api/v2/sessions/current', { token })).status).toBe(204)
  return token
}

const invalidCredentials: [string, Record<string, string>][] = [
  ['the token of an ended session', { authorization: `Bearer ${await endedToken()}` }],
  ['a malformed token', { authorization: 'Bearer x' }],
  ['another scheme', { authorization: 'Basic eDp5' }],
  ['a malformed API key', { 'x-api-key': 'byl_test_x' }],
  ['two credentials at once', { authorization: 'Bearer x', 'x-api-key': 'byl_test_x' }],
]
const refresh = 'refreshSession(refreshToken: $token) { refreshToken }'

async function mutate(query: string, token: string, headers: Record<string, string>) {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers,
    payload: { query, operationName: 'A', variables: { token } },
  })
  return response.json()
}

test.each(invalidCredentials)(
  'refreshes a session although the request carries %s',
  async (_what, headers) => {
    const pair = await signIn(app, await newUser(app))
    const subtle = 'application/graphql-response+json;q=0.9, application/json;q=0.5' // Only Yoga parses this.
    let { refreshToken } = pair
    for (const accept of ['application/json', subtle]) {
      const query = `mutation A($token: String!) { ${refresh} }`
      const { data, errors } = await mutate(query, refreshToken, { ...headers, accept })
      expect(errors).toBeUndefined()
      refreshToken = data.refreshSession.refreshToken
    }
    const { status } = await rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken }, headers })
    expect(status).toBe(200)
    expect(await sessionState(db, sessionIdOf(pair.accessToken))).toMatchObject({
      tokens: 4,
      hasEnded: false,
    })
  },
)

test.each([
  ['a field that needs sign-in', `mutation A($token: String!) { ${refresh} signOut }`],
  ['a fragment', `mutation A($token: String!) { ...F } fragment F on Mutation { ${refresh} }`],
  ['another operation', `mutation A($token: String!) { ${refresh} } query B { viewer { email } }`],
])('rejects the whole document for an invalid token if it also has %s', async (_what, query) => {
  const pair = await signIn(app, await newUser(app))
  const { errors } = await mutate(query, pair.refreshToken, invalidCredentials[0]![1])
  expect(errors.map(({ extensions }: { extensions: object }) => extensions)).toMatchObject([
    { code: 'UNAUTHENTICATED' },
  ])
  expect(await sessionState(db, sessionIdOf(pair.accessToken))).toMatchObject({ tokens: 1, hasEnded: false })
})
