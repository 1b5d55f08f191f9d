import { expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, password, unique } from '../../support/factories.ts'
import { whileHashQueueFull } from '../../support/hash-queue.ts'
import { sendGraphql, signInEndpoints, trySignIn } from '../../support/sign-in-endpoints.ts'

const app = await startApp()

const unknownUser = () => ({ email: `${unique()}@byline.test`, password: 'wrong' })
const newPassword = () => unique('quite another one ')

test('rejects requests when the hashing queue is full, without side effects', async () => {
  const user = await newUser(app)
  const username = unique()
  const registration = { username, email: `${username}@byline.test`, password }
  const bearer = { token: user.token }
  const change = { currentPassword: password, newPassword: newPassword() }
  const { result, tries } = await whileHashQueueFull(app, () =>
    Promise.all([
      ...Object.values(signInEndpoints).map((signIn) => signIn(app, { email: user.email, password })),
      rest(app, 'POST /api/v2/users', { body: registration }),
      rest(app, 'POST /api/v1/users', { body: { user: registration } }),
      rest(app, 'PUT /api/v2/me/password', { ...bearer, body: change }),
      rest(app, 'PUT /api/v1/user', {
        ...bearer,
        body: { user: { password: newPassword(), currentPassword: password } },
      }),
      rest(app, 'POST /api/v2/me/reauthenticate', { ...bearer, body: { password } }),
    ]),
  )
  for (const { status, headers, body } of result) {
    const [error] = Array.isArray(body.errors) ? body.errors : []
    const wait = Number(headers['retry-after'])
    expect(wait).toBeGreaterThan(0)
    expect(JSON.stringify(body)).toContain('Too many users are signing in right now')
    if (body.code) expect(body.code).toBe('OVERLOADED')
    if (error) expect(error.extensions).toEqual({ code: 'OVERLOADED', retryAfter: wait })
    else expect(status).toBe(503)
  }
  // All requests that fitted into the queue were processed.
  const outcomes = tries.map(({ outcome }) => outcome)
  expect(outcomes.filter((outcome) => outcome === 401).length).toBeGreaterThanOrEqual(31)
  expect(outcomes.filter((outcome) => outcome === 503).length).toBeGreaterThanOrEqual(1)
  expect(new Set(outcomes)).toEqual(new Set([401, 503]))

  expect((await trySignIn(app, { email: registration.email, password })).outcome).toBe(401)
  expect((await trySignIn(app, { email: user.email, password })).outcome).toBe(201)
  expect((await rest(app, 'POST /api/v2/users', { body: registration })).status).toBe(201)
})

test('rejects invalid requests at once while the queue is full', async () => {
  const username = unique()
  const registration = { username, email: `${username}@byline.test` }
  const { result } = await whileHashQueueFull(app, () =>
    Promise.all([
      rest(app, 'POST /api/v2/users', { body: { ...registration, password: '𝔘'.repeat(129) } }),
      rest(app, 'POST /api/v2/users', { body: { ...registration, password: 'password' } }),
      rest(app, 'POST /api/v2/sessions', { body: { email: registration.email, password: 'x'.repeat(1001) } }),
      rest(app, 'PUT /api/v2/password-resets/byp_x', { body: { password: newPassword() } }),
    ]),
  )
  expect(result.map(({ body }) => body.code)).toEqual([
    'BAD_INPUT',
    'WEAK_PASSWORD',
    'BAD_INPUT',
    'INVALID_CODE',
  ])
})

test('serves other requests while sixty users sign in', async () => {
  const user = await newUser(app)
  let left = 60
  const signIns = Array.from({ length: 60 }, () => trySignIn(app, unknownUser()).finally(() => left--))
  const pendingAfterEach: number[] = []
  // Each of these must finish before the sign-ins do. It would not if it had to wait in the same queue.
  const others = [
    () => rest(app, 'GET /livez'),
    () => rest(app, 'GET /api/v2/me', { token: user.token }),
    () =>
      sendGraphql(app, '{ viewer { email } }', {}, { headers: { authorization: `Bearer ${user.token}` } }),
  ]
  for (let i = 0; left > 0; i++) {
    expect((await others[i % 3]!()).status).toBe(200)
    pendingAfterEach.push(left)
  }
  expect(pendingAfterEach.filter((pending) => pending > 0).length).toBeGreaterThanOrEqual(12)
  // The first three finished before most of the sign-ins.
  expect(pendingAfterEach[2]).toBeGreaterThan(20)
  const outcomes = (await Promise.all(signIns)).map(({ outcome }) => outcome)
  expect(outcomes.filter((outcome) => outcome === 401).length).toBeGreaterThanOrEqual(33)
  expect(new Set(outcomes)).toSatisfy((seen: Set<number>) => seen.isSubsetOf(new Set([401, 503])))
})
