import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { hasPostgres, startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newUser, password, type TestUser, unique } from '../../support/factories.ts'
import {
  enrol,
  keyOf,
  requestChallenge,
  sessionIdOf,
  signIn,
  staleTokens,
  type TokenPair,
} from '../../support/identity.ts'
import { openMailbox, subjects } from '../../support/mailbox.ts'
import { whileUserLocked } from '../../support/row-locks.ts'
import { trySignIn } from '../../support/sign-in-endpoints.ts'

const mailbox = await openMailbox()
const app = await startApp({ SMTP_URL: mailbox.url })

const newPassword = () => unique('quite another one ')

const change = (token: string, currentPassword: string | undefined, newPassword: string | undefined) =>
  rest(app, 'PUT /api/v2/me/password', { token, body: { currentPassword, newPassword } })
const tryPassword = async ({ email }: Pick<TestUser, 'email'>, given: string) =>
  (await trySignIn(app, { email, password: given })).outcome
const isLive = async (token: string) => (await rest(app, 'GET /api/v2/me', { token })).status === 200
const refresh = async ({ refreshToken }: TokenPair) =>
  (await rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken } })).status

async function auditOf(user: TestUser, action: string): Promise<object[]> {
  const { rows } = (await app.services.db.write.execute(sql`
    select actor, target, result, address, request_id, details from audit_events
    where action = ${action} and actor = ${`user:${keyOf(user)}`}`)) as unknown as { rows: object[] }
  return rows
}

test('accepts the new password and rejects the old one', async () => {
  const user = await newUser(app)
  const chosen = newPassword()
  const { status, body } = await change(user.token, password, chosen)
  expect([status, body]).toEqual([204, ''])
  expect(await tryPassword(user, password)).toBe(401)
  expect(await tryPassword(user, chosen)).toBe(201)
})

test('ends all other sessions after a password change, and keeps the current one', async () => {
  const user = await newUser(app)
  const [here, there] = [await signIn(app, user), await signIn(app, user)]
  const v1 = await rest(app, 'POST /api/v1/users/login', { body: { user: { email: user.email, password } } })
  expect((await change(here.accessToken, password, newPassword())).status).toBe(204)
  expect(await isLive(here.accessToken)).toBe(true)
  expect(await refresh(here)).toBe(200)
  for (const token of [user.token, there.accessToken, v1.body.user.token])
    expect(await isLive(token)).toBe(false)
  expect(await refresh(there)).toBe(401)
})

test('ends a pending MFA challenge', async () => {
  const user = await enrol(app, await newUser(app))
  const challengeToken = await requestChallenge(app, user)
  expect((await change(user.token, password, newPassword())).status).toBe(204)
  const { status, body } = await rest(app, 'POST /api/v2/sessions/mfa', {
    body: { challengeToken, code: user.backupCodes[0] },
  })
  expect([status, body.code]).toEqual([401, 'INVALID_CREDENTIALS'])
})

test('requires the current password', async () => {
  const user = await newUser(app)
  const other = await signIn(app, user)
  for (const [given, status, code] of [
    [`${password}x`, 401, 'INVALID_CREDENTIALS'],
    ['', 401, 'INVALID_CREDENTIALS'],
    [undefined, 400, 'BAD_INPUT'],
  ] as const) {
    const response = await change(user.token, given, newPassword())
    expect([response.status, response.body.code]).toEqual([status, code])
  }
  expect((await change(user.token, password, undefined)).status).toBe(400)
  expect(await tryPassword(user, password)).toBe(201)
  expect(await isLive(other.accessToken)).toBe(true)
  expect(await auditOf(user, 'password.changed')).toEqual([])
  expect(await auditOf(user, 'session.reauthenticated')).toMatchObject([
    { result: 'INVALID_CREDENTIALS' },
    { result: 'INVALID_CREDENTIALS' },
  ])
})

test('records who changed the password from which address, and notifies the user', async () => {
  const user = await newUser(app)
  const { headers } = await rest(app, 'PUT /api/v2/me/password', {
    token: user.token,
    body: { currentPassword: password, newPassword: newPassword() },
    from: '203.0.113.9',
  })
  const me = `user:${keyOf(user)}`
  expect(await auditOf(user, 'password.changed')).toEqual([
    {
      actor: me,
      target: me,
      result: 'done',
      address: '203.0.113.9',
      request_id: headers['x-request-id'],
      details: {},
    },
  ])
  const [notice] = await mailbox.messagesTo(user.email, { subject: subjects.passwordChanged })
  expect(notice!.text).toContain(user.username)
  expect(notice!.text).not.toMatch(/https?:|by[a-z]_/)
})

test('requires a recent sign-in', async () => {
  const user = await newUser(app)
  const { accessToken } = await staleTokens(app, user)
  const { status, body } = await change(accessToken, password, newPassword())
  expect([status, body.code]).toEqual([403, 'STEP_UP_REQUIRED'])
  const v1 = await rest(app, 'PUT /api/v1/user', {
    token: accessToken,
    body: { user: { password: newPassword() } },
  })
  expect(v1.status).toBe(403)
  expect(await tryPassword(user, password)).toBe(201)
})

test('rejects guests and API keys', async () => {
  const user = await newUser(app)
  const { body: key } = await rest(app, 'POST /api/v2/api-keys', {
    token: user.token,
    body: { name: 'a program', scopes: ['profile:update'], expiresInDays: 1 },
  })
  expect(key.key).toMatch(/^byl_/)
  const body = { currentPassword: password, newPassword: newPassword() }
  const byKey = await rest(app, 'PUT /api/v2/me/password', { headers: { 'x-api-key': key.key }, body })
  expect([byKey.status, byKey.body.code]).toEqual([403, 'FORBIDDEN'])
  const byKeyInV1 = await rest(app, 'PUT /api/v1/user', {
    headers: { 'x-api-key': key.key },
    body: { user: { password: newPassword() } },
  })
  expect(byKeyInV1.status).toBe(403)
  expect((await rest(app, 'PUT /api/v2/me/password', { body })).status).toBe(401)
  expect(await tryPassword(user, password)).toBe(201)
})

test('changes the password for a v1 client in the same way', async () => {
  const user = await newUser(app)
  const login = await rest(app, 'POST /api/v1/users/login', {
    body: { user: { email: user.email, password } },
  })
  const { token } = login.body.user
  const chosen = newPassword()
  const { status } = await rest(app, 'PUT /api/v1/user', {
    token,
    body: { user: { password: chosen, currentPassword: password } },
  })
  expect(status).toBe(200)
  expect(await tryPassword(user, password)).toBe(401)
  expect(await tryPassword(user, chosen)).toBe(201)
  expect(await isLive(user.token)).toBe(false)
  expect((await rest(app, 'GET /api/v1/user', { token })).status).toBe(200)
  expect(await auditOf(user, 'password.changed')).toHaveLength(1)
  await mailbox.messagesTo(user.email, { subject: subjects.passwordChanged })
})

test('leaves no session that was started with the old password', async () => {
  const user = await newUser(app)
  const signIns = Array.from({ length: 10 }, () => trySignIn(app, { email: user.email, password }))
  const changed = change(user.token, password, newPassword())
  const more = Array.from({ length: 10 }, () => trySignIn(app, { email: user.email, password }))
  expect((await changed).status).toBe(204)
  for (const { outcome, body } of await Promise.all([...signIns, ...more]))
    if (outcome === 201) expect(await isLive(body.accessToken)).toBe(false)
  expect(await isLive(user.token)).toBe(true)
})

test.skipIf(!hasPostgres)(
  'rejects a sign-in that verified the old password before the change committed',
  async () => {
    const user = await newUser(app)
    const [changed, signedIn] = await whileUserLocked(app, keyOf(user), async (waitForBlocked) => {
      const changing = change(user.token, password, newPassword())
      await waitForBlocked(1)
      const signingIn = trySignIn(app, { email: user.email, password })
      await waitForBlocked(2)
      return [changing, signingIn] as const
    }).then((both) => Promise.all(both))
    expect([changed.status, signedIn.outcome]).toEqual([204, 401])
  },
)

test('accepts only one of two concurrent changes, and keeps its session', async () => {
  const user = await newUser(app)
  const pairs = [await signIn(app, user), await signIn(app, user)]
  const chosen = [newPassword(), newPassword()]
  const responses = await Promise.all(
    pairs.map(({ accessToken }, i) => change(accessToken, password, chosen[i])),
  )
  const winners = responses.flatMap(({ status }, i) => (status === 204 ? [i] : []))
  expect(winners).toHaveLength(1)
  const [winner] = winners as [number]
  expect(await tryPassword(user, chosen[winner]!)).toBe(201)
  expect(await isLive(pairs[winner]!.accessToken)).toBe(true)
  expect(await isLive(pairs[1 - winner]!.accessToken)).toBe(false)
})

test('changes nothing if the session ends in the meantime', async () => {
  const user = await newUser(app)
  const stolen = await signIn(app, user)
  // Twelve other sign-ins are in the hashing queue, so the change takes long enough.
  const others = Array.from({ length: 12 }, () =>
    trySignIn(app, { email: `${unique()}@byline.test`, password: 'x' }),
  )
  const changing = change(stolen.accessToken, password, newPassword())
  await Promise.race(others)
  const { status } = await rest(app, `DELETE /api/v2/sessions/${sessionIdOf(stolen.accessToken)}`, {
    token: user.token,
  })
  expect(status).toBe(204)
  expect((await changing).status).toBe(401)
  await Promise.all(others)
  expect(await tryPassword(user, password)).toBe(201)
  expect(await isLive(user.token)).toBe(true)
})
