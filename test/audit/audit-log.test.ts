import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createEmailToken } from '../../src/auth/email-tokens.ts'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { type RestAnswer, rest } from '../support/clients.ts'
import { newUser, password, type TestUser, unique } from '../support/factories.ts'
import {
  enrol,
  keyOf,
  makeSignInStale,
  requestChallenge,
  sessionIdOf,
  signIn,
  staleTokens,
  totpCode,
} from '../support/identity.ts'

const app = await startApp()
const { write } = app.services.db
const admin = await newUser(app, 'admin')

interface Written {
  actor: string
  action: string
  target: string
  result: string
  details: object
}

/** Asks from an address of its own, and says what was written down of it, in order. */
async function written(
  request: `${string} ${string}`,
  { token, body }: { token?: string; body?: object } = {},
  headers: Record<string, string> = {},
): Promise<{ events: Written[]; answer: RestAnswer }> {
  const [from, requestId] = [`10.${[...randomBytes(3)].join('.')}`, unique('request-')]
  const address = request.includes(' /api/') ? request : request.replace(' ', ' /api/v2')
  const answer = await rest(app, address as typeof request, {
    ...(token && { token }),
    ...(body && { body }),
    from,
    headers: { 'x-request-id': requestId, ...headers },
  })
  const { rows } = (await write.execute(
    sql`select actor, action, target, result, details, address from audit_events
      where request_id = ${requestId} order by id`,
  )) as unknown as { rows: (Written & { address: string })[] }
  const events = rows.map(({ address, ...event }) => {
    expect(address).toBe(from)
    return event
  })
  return { events, answer }
}

const nameOf = (user: Pick<TestUser, 'id'>) => `user:${keyOf(user)}`
const by = (user: TestUser, action: string, details: object = {}, target = nameOf(user)): Written => ({
  actor: nameOf(user),
  action,
  target,
  result: 'done',
  details,
})
const byGuest = (action: string, target: string, result: string, details: object = {}): Written => ({
  actor: 'guest',
  action,
  target,
  result,
  details,
})
const started = (user: TestUser, { answer }: { answer: RestAnswer }) =>
  by(user, 'session.started', {}, `session:${sessionIdOf(answer.body.accessToken)}`)

test('writes down a registration and the sign-in that it is', async () => {
  const username = unique()
  const registration = await written('POST /users', {
    body: { username, email: `${username}@byline.test`, password },
  })
  const { rows } = (await write.execute(
    sql`select id from users where username = ${username}`,
  )) as unknown as { rows: { id: string }[] }
  const user = { id: btoa(`User:${rows[0]!.id}`) } as TestUser
  expect(registration.events).toEqual([by(user, 'account.registered'), started(user, registration)])
})

test('writes down who signed in, and who tried to, also to no account', async () => {
  const [user, disabled] = await Promise.all([newUser(app), newUser(app)])
  await write.execute(sql`update users set disabled_at = now() where id = ${keyOf(disabled)}`)
  const tries = (email: string, secret: string) =>
    written('POST /sessions', { body: { email, password: secret } })
  const right = await tries(user.email, password)
  expect(right.events).toEqual([started(user, right)])
  const refused = (target: string) => [byGuest('session.started', target, 'INVALID_CREDENTIALS')]
  expect((await tries(user.email, 'wrong')).events).toEqual(refused(nameOf(user)))
  expect((await tries(disabled.email, password)).events).toEqual(refused(nameOf(disabled)))
  expect((await tries(`${unique()}@byline.test`, password)).events).toEqual(refused('unknown account'))
  const v1 = await written('POST /api/v1/users/login', {
    body: { user: { email: user.email, password: 'x' } },
  })
  expect(v1.events).toEqual(refused(nameOf(user)))
})

test('writes down every code that was asked for, right or wrong', async () => {
  const user = await newUser(app)
  const { secret } = (await written('POST /me/mfa/totp', user)).answer.body
  const confirm = { token: user.token, body: { code: await totpCode(app, secret) } }
  const enrolled = await written('POST /me/mfa/totp/confirm', confirm)
  expect(enrolled.events).toEqual([by(user, 'mfa.enrolled')])
  const answer = async (code: string) =>
    written('POST /sessions/mfa', { body: { challengeToken: await requestChallenge(app, user), code } })
  expect((await answer('000000x')).events).toEqual([byGuest('session.started', nameOf(user), 'INVALID_CODE')])
  const [backup] = enrolled.answer.body.backupCodes
  const byBackup = await answer(backup)
  expect(byBackup.events).toEqual([by(user, 'mfa.backup_code_used', { left: 9 }), started(user, byBackup)])
  const token = byBackup.answer.body.accessToken
  expect((await written('POST /me/mfa/backup-codes', { token })).events).toEqual([
    by(user, 'mfa.backup_codes_made'),
  ])
  expect((await written('DELETE /me/mfa/totp', { token })).events).toEqual([by(user, 'mfa.removed')])
})

test('writes down a sign-in that had its password and was refused for want of a code', async () => {
  const user = await enrol(app, await newUser(app))
  const { events, answer } = await written('POST /api/v1/users/login', {
    body: { user: { email: user.email, password } },
  })
  expect(answer.status).toBe(401)
  expect(events).toEqual([byGuest('session.started', nameOf(user), 'MFA_REQUIRED')])
})

test('writes down who proves once more who they are, and who fails to', async () => {
  const user = await newUser(app)
  const prove = (token: string, body: object) => written('POST /me/reauthenticate', { token, body })
  const target = `session:${sessionIdOf(user.token)}`
  const done = by(user, 'session.reauthenticated', {}, target)
  expect((await prove(user.token, { password })).events).toEqual([done])
  const wrong = { ...done, result: 'INVALID_CREDENTIALS' }
  expect((await prove(user.token, { password: 'wrong' })).events).toEqual([wrong])
})

test('knows of a wrong code who gave it where they are signed in', async () => {
  const user = await enrol(app, await newUser(app))
  const { events } = await written('POST /me/reauthenticate', {
    token: user.token,
    body: { password, code: '000000x' },
  })
  expect(events).toEqual([
    {
      ...by(user, 'session.reauthenticated', {}, `session:${sessionIdOf(user.token)}`),
      result: 'INVALID_CODE',
    },
  ])
})

test('writes down what guards an account when it changes', async () => {
  const user = await newUser(app)
  const newPassword = 'another horse, other battery'
  const change = { token: user.token, body: { currentPassword: password, newPassword } }
  expect((await written('PUT /me/password', change)).events).toEqual([by(user, 'password.changed')])
  const wrong = await written('PUT /me/password', change)
  expect(wrong.events).toMatchObject([{ actor: nameOf(user), result: 'INVALID_CREDENTIALS' }])
  const email = `new.${user.email}`
  const edit = { token: user.token, body: { email } }
  expect((await written('PATCH /me', edit, { 'if-match': '*' })).events).toEqual([by(user, 'email.changed')])
  const tokenFor = (purpose: 'password reset' | 'email verification') =>
    createEmailToken(app.services, { id: keyOf(user), email }, purpose)
  const verification = await tokenFor('email verification')
  expect((await written(`POST /email-verifications/${verification}`)).events).toEqual([
    by(user, 'email.verified'),
  ])
  const reset = await tokenFor('password reset')
  const { events } = await written(`PUT /password-resets/${reset}`, {
    body: { password: 'a third long password' },
  })
  expect(events).toEqual([by(user, 'password.reset')])
})

test('writes down the end of sessions', async () => {
  const user = await newUser(app)
  const pairs = [await signIn(app, user), await signIn(app, user), await signIn(app, user)]
  const [one, other] = pairs.map(({ accessToken }) => sessionIdOf(accessToken))
  const { token } = user
  expect((await written(`DELETE /sessions/${one}`, { token })).events).toEqual([
    by(user, 'session.ended', {}, `session:${one}`),
  ])
  expect((await written('DELETE /sessions/current', { token: pairs[1]!.accessToken })).events).toEqual([
    by(user, 'session.ended', {}, `session:${other}`),
  ])
  expect((await written('DELETE /sessions', { token })).events).toEqual([
    by(user, 'user.sessions_ended', { count: 1 }),
  ])
})

test('writes down a refresh token that was used twice, although the answer is a refusal', async () => {
  const user = await newUser(app)
  const { refreshToken, accessToken } = await signIn(app, user)
  const refresh = (token: string) => written('POST /sessions/refresh', { body: { refreshToken: token } })
  const { answer } = await refresh(refreshToken)
  await refresh(answer.body.refreshToken)
  const reused = await refresh(refreshToken)
  expect(reused.answer.status).toBe(401)
  const target = `session:${sessionIdOf(accessToken)}`
  expect(reused.events).toEqual([
    byGuest('session.ended', target, 'INVALID_REFRESH_TOKEN', { reason: expect.any(String) }),
  ])
})

test('writes down the life of a key, and who wanted one of too much power', async () => {
  const user = await newUser(app)
  const body = { name: 'Robot', scopes: ['articles:write'], expiresInDays: 1 }
  const created = await written('POST /api-keys', { token: user.token, body })
  const { id, scopes, expiresAt } = created.answer.body.apiKey
  const target = `key:${id}`
  expect(created.events).toEqual([by(user, 'api_key.created', { scopes, expiresAt }, target)])
  const rotated = await written(`POST /api-keys/${id}/rotate`, { token: user.token, body: {} })
  const { apiKey } = rotated.answer.body
  const details = { scopes, expiresAt: apiKey.expiresAt, replacedBy: apiKey.id }
  expect(rotated.events).toEqual([by(user, 'api_key.rotated', details, target)])
  const revoked = by(user, 'api_key.revoked', {}, target)
  for (const expected of [[revoked], []])
    expect((await written(`DELETE /api-keys/${id}`, user)).events).toEqual(expected)

  const refused = { ...by(user, 'operation.refused', {}, 'createApiKey'), result: 'FORBIDDEN' }
  const greedy = { token: user.token, body: { ...body, scopes: ['users:manage'] } }
  expect((await written('POST /api-keys', greedy)).events).toEqual([refused])
  const { accessToken: token } = await staleTokens(app, user)
  expect((await written('POST /api-keys', { token, body })).events).toEqual([
    { ...refused, result: 'STEP_UP_REQUIRED' },
  ])
})

test('writes down what administrators do to whom, and why', async () => {
  const user = await enrol(app, await newUser(app))
  const path = `/users/${user.username}`
  const { token } = admin
  const did = (action: string, details: object = {}) => [by(admin, action, details, nameOf(user))]
  const patch = (body: object) => written(`PATCH ${path}`, { token, body })
  expect((await patch({ role: 'EDITOR' })).events).toEqual(
    did('user.role_changed', { from: 'author', to: 'editor' }),
  )
  expect((await patch({ role: 'EDITOR', disabled: false })).events).toEqual([])
  const reason = 'Lost their phone; identified by a call.'
  const removed = await written(`DELETE ${path}/mfa?reason=${encodeURIComponent(reason)}`, { token })
  expect(removed.events).toEqual(did('user.mfa_removed', { reason, sessions: 1 }))
  await signIn(app, user)
  expect((await written(`DELETE ${path}/sessions`, { token })).events).toEqual(
    did('user.sessions_ended', { count: 1 }),
  )
  expect((await patch({ disabled: true })).events).toEqual(did('user.disabled', { sessions: 0 }))
  expect((await patch({ disabled: true })).events).toEqual([])
  expect((await patch({ disabled: false })).events).toEqual(did('user.enabled'))
})

test('writes nothing down of what was not done', async () => {
  const other = await newUser(app, 'admin')
  const { token } = admin
  for (const body of [{ role: 'READER', disabled: true }, { role: 'OWNER' }]) {
    const { answer, events } = await written(`PATCH /users/${admin.username}`, { token, body })
    expect([answer.status >= 400, events]).toEqual([true, []])
  }
  await makeSignInStale(app, other.token)
  expect((await written('GET /users', {})).events).toEqual([]) // A guest who forgot to sign in is no news.
})
