import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createEmailToken } from '../../src/auth/email-tokens.ts'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { type RestResponse, rest } from '../support/clients.ts'
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

interface AuditEvent {
  actor: string
  action: string
  target: string
  result: string
  details: object
}

/** Sends a request from its own address and returns the audit events of the request, in order. */
async function requestAndEvents(
  request: `${string} ${string}`,
  { token, body }: { token?: string; body?: object } = {},
  headers: Record<string, string> = {},
): Promise<{ events: AuditEvent[]; response: RestResponse }> {
  const [from, requestId] = [`10.${[...randomBytes(3)].join('.')}`, unique('request-')]
  const address = request.includes(' /api/') ? request : request.replace(' ', ' /api/v2')
  const response = await rest(app, address as typeof request, {
    ...(token && { token }),
    ...(body && { body }),
    from,
    headers: { 'x-request-id': requestId, ...headers },
  })
  const { rows } = (await write.execute(
    sql`select actor, action, target, result, details, address from audit_events
      where request_id = ${requestId} order by id`,
  )) as unknown as { rows: (AuditEvent & { address: string })[] }
  const events = rows.map(({ address, ...event }) => {
    expect(address).toBe(from)
    return event
  })
  return { events, response }
}

const nameOf = (user: Pick<TestUser, 'id'>) => `user:${keyOf(user)}`
const by = (user: TestUser, action: string, details: object = {}, target = nameOf(user)): AuditEvent => ({
  actor: nameOf(user),
  action,
  target,
  result: 'done',
  details,
})
const byGuest = (action: string, target: string, result: string, details: object = {}): AuditEvent => ({
  actor: 'guest',
  action,
  target,
  result,
  details,
})
const started = (user: TestUser, { response }: { response: RestResponse }) =>
  by(user, 'session.started', {}, `session:${sessionIdOf(response.body.accessToken)}`)

test('records a registration and its sign-in', async () => {
  const username = unique()
  const registration = await requestAndEvents('POST /users', {
    body: { username, email: `${username}@byline.test`, password },
  })
  const { rows } = (await write.execute(
    sql`select id from users where username = ${username}`,
  )) as unknown as { rows: { id: string }[] }
  const user = { id: btoa(`User:${rows[0]!.id}`) } as TestUser
  expect(registration.events).toEqual([by(user, 'account.registered'), started(user, registration)])
})

test('records successful and failed sign-ins, including those to unknown accounts', async () => {
  const [user, disabled] = await Promise.all([newUser(app), newUser(app)])
  await write.execute(sql`update users set disabled_at = now() where id = ${keyOf(disabled)}`)
  const attemptSignIn = (email: string, secret: string) =>
    requestAndEvents('POST /sessions', { body: { email, password: secret } })
  const right = await attemptSignIn(user.email, password)
  expect(right.events).toEqual([started(user, right)])
  const rejected = (target: string) => [byGuest('session.started', target, 'INVALID_CREDENTIALS')]
  expect((await attemptSignIn(user.email, 'wrong')).events).toEqual(rejected(nameOf(user)))
  expect((await attemptSignIn(disabled.email, password)).events).toEqual(rejected(nameOf(disabled)))
  expect((await attemptSignIn(`${unique()}@byline.test`, password)).events).toEqual(
    rejected('unknown account'),
  )
  const v1 = await requestAndEvents('POST /api/v1/users/login', {
    body: { user: { email: user.email, password: 'x' } },
  })
  expect(v1.events).toEqual(rejected(nameOf(user)))
})

test('records accepted and rejected codes and changes of the second factor', async () => {
  const user = await newUser(app)
  const { secret } = (await requestAndEvents('POST /me/mfa/totp', user)).response.body
  const confirm = { token: user.token, body: { code: await totpCode(app, secret) } }
  const enrolled = await requestAndEvents('POST /me/mfa/totp/confirm', confirm)
  expect(enrolled.events).toEqual([by(user, 'mfa.enrolled')])
  const answer = async (code: string) =>
    requestAndEvents('POST /sessions/mfa', {
      body: { challengeToken: await requestChallenge(app, user), code },
    })
  expect((await answer('000000x')).events).toEqual([byGuest('session.started', nameOf(user), 'INVALID_CODE')])
  const [backup, ...others] = enrolled.response.body.backupCodes
  const byBackup = await answer(backup)
  expect(byBackup.events).toEqual([by(user, 'mfa.backup_code_used', { left: 9 }), started(user, byBackup)])
  const token = byBackup.response.body.accessToken
  const remake = { token, body: { code: others[0] } }
  const remade = await requestAndEvents('POST /me/mfa/backup-codes', remake)
  expect(remade.events).toEqual([
    by(user, 'mfa.backup_code_used', { left: 8 }),
    by(user, 'mfa.backup_codes_made'),
  ])
  const wrong = await requestAndEvents('DELETE /me/mfa/totp', remake)
  expect(wrong.events).toMatchObject([{ action: 'session.reauthenticated', result: 'INVALID_CODE' }])
  const remove = { token, body: { code: remade.response.body.backupCodes[0] } }
  expect((await requestAndEvents('DELETE /me/mfa/totp', remove)).events).toEqual([
    by(user, 'mfa.backup_code_used', { left: 9 }),
    by(user, 'mfa.removed'),
  ])
})

test('records a v1 sign-in that is rejected because it needs a code', async () => {
  const user = await enrol(app, await newUser(app))
  const { events, response } = await requestAndEvents('POST /api/v1/users/login', {
    body: { user: { email: user.email, password } },
  })
  expect(response.status).toBe(401)
  expect(events).toEqual([byGuest('session.started', nameOf(user), 'MFA_REQUIRED')])
})

test('records successful and failed reauthentication', async () => {
  const user = await newUser(app)
  const reauthenticate = (token: string, body: object) =>
    requestAndEvents('POST /me/reauthenticate', { token, body })
  const target = `session:${sessionIdOf(user.token)}`
  const done = by(user, 'session.reauthenticated', {}, target)
  expect((await reauthenticate(user.token, { password })).events).toEqual([done])
  const wrong = { ...done, result: 'INVALID_CREDENTIALS' }
  expect((await reauthenticate(user.token, { password: 'wrong' })).events).toEqual([wrong])
})

test('records the user of a wrong code in a signed-in session', async () => {
  const user = await enrol(app, await newUser(app))
  const { events } = await requestAndEvents('POST /me/reauthenticate', {
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

test('records changes of password and e-mail address', async () => {
  const user = await newUser(app)
  const newPassword = 'another horse, other battery'
  const change = { token: user.token, body: { currentPassword: password, newPassword } }
  expect((await requestAndEvents('PUT /me/password', change)).events).toEqual([by(user, 'password.changed')])
  const wrong = await requestAndEvents('PUT /me/password', change)
  expect(wrong.events).toMatchObject([{ actor: nameOf(user), result: 'INVALID_CREDENTIALS' }])
  const email = `new.${user.email}`
  const edit = { token: user.token, body: { email, currentPassword: newPassword } }
  expect((await requestAndEvents('PATCH /me', edit, { 'if-match': '*' })).events).toEqual([
    by(user, 'email.changed'),
  ])
  const tokenFor = (purpose: 'password reset' | 'email verification') =>
    createEmailToken(app.services, { id: keyOf(user), email }, purpose)
  const verification = await tokenFor('email verification')
  expect((await requestAndEvents(`POST /email-verifications/${verification}`)).events).toEqual([
    by(user, 'email.verified'),
  ])
  const reset = await tokenFor('password reset')
  const { events } = await requestAndEvents(`PUT /password-resets/${reset}`, {
    body: { password: 'a third long password' },
  })
  expect(events).toEqual([by(user, 'password.reset')])
})

test('records the end of sessions', async () => {
  const user = await newUser(app)
  const pairs = [await signIn(app, user), await signIn(app, user), await signIn(app, user)]
  const [one, other] = pairs.map(({ accessToken }) => sessionIdOf(accessToken))
  const { token } = user
  expect((await requestAndEvents(`DELETE /sessions/${one}`, { token })).events).toEqual([
    by(user, 'session.ended', {}, `session:${one}`),
  ])
  expect(
    (await requestAndEvents('DELETE /sessions/current', { token: pairs[1]!.accessToken })).events,
  ).toEqual([by(user, 'session.ended', {}, `session:${other}`)])
  expect((await requestAndEvents('DELETE /sessions', { token })).events).toEqual([
    by(user, 'user.sessions_ended', { count: 1 }),
  ])
})

test('records the reuse of a refresh token although the request is rejected', async () => {
  const user = await newUser(app)
  const { refreshToken, accessToken } = await signIn(app, user)
  const refresh = (token: string) =>
    requestAndEvents('POST /sessions/refresh', { body: { refreshToken: token } })
  const { response } = await refresh(refreshToken)
  await refresh(response.body.refreshToken)
  const reused = await refresh(refreshToken)
  expect(reused.response.status).toBe(401)
  const target = `session:${sessionIdOf(accessToken)}`
  expect(reused.events).toEqual([
    byGuest('session.ended', target, 'INVALID_REFRESH_TOKEN', { reason: expect.any(String) }),
  ])
})

test('records creation, rotation and revocation of API keys, and rejected requests for keys', async () => {
  const user = await newUser(app)
  const body = { name: 'Robot', scopes: ['articles:write'], expiresInDays: 1 }
  const created = await requestAndEvents('POST /api-keys', { token: user.token, body })
  const { id, scopes, expiresAt } = created.response.body.apiKey
  const target = `key:${id}`
  expect(created.events).toEqual([by(user, 'api_key.created', { scopes, expiresAt }, target)])
  const rotated = await requestAndEvents(`POST /api-keys/${id}/rotate`, { token: user.token, body: {} })
  const { apiKey } = rotated.response.body
  const details = { scopes, expiresAt: apiKey.expiresAt, replacedBy: apiKey.id }
  expect(rotated.events).toEqual([by(user, 'api_key.rotated', details, target)])
  const revoked = by(user, 'api_key.revoked', {}, target)
  for (const expected of [[revoked], []])
    expect((await requestAndEvents(`DELETE /api-keys/${id}`, user)).events).toEqual(expected)

  const rejected = { ...by(user, 'operation.refused', {}, 'createApiKey'), result: 'FORBIDDEN' }
  const tooManyScopes = { token: user.token, body: { ...body, scopes: ['users:manage'] } }
  expect((await requestAndEvents('POST /api-keys', tooManyScopes)).events).toEqual([rejected])
  const { accessToken: token } = await staleTokens(app, user)
  expect((await requestAndEvents('POST /api-keys', { token, body })).events).toEqual([
    { ...rejected, result: 'STEP_UP_REQUIRED' },
  ])
})

test('records what administrators do to which user and why', async () => {
  const user = await enrol(app, await newUser(app))
  const path = `/users/${user.username}`
  const { token } = admin
  const did = (action: string, details: object = {}) => [by(admin, action, details, nameOf(user))]
  const patch = (body: object) => requestAndEvents(`PATCH ${path}`, { token, body })
  expect((await patch({ role: 'EDITOR' })).events).toEqual(
    did('user.role_changed', { from: 'author', to: 'editor' }),
  )
  expect((await patch({ role: 'EDITOR', disabled: false })).events).toEqual([])
  const reason = 'Lost their phone; identified by a call.'
  const removed = await requestAndEvents(`DELETE ${path}/mfa?reason=${encodeURIComponent(reason)}`, { token })
  expect(removed.events).toEqual(did('user.mfa_removed', { reason, sessions: 1 }))
  await signIn(app, user)
  expect((await requestAndEvents(`DELETE ${path}/sessions`, { token })).events).toEqual(
    did('user.sessions_ended', { count: 1 }),
  )
  expect((await patch({ disabled: true })).events).toEqual(did('user.disabled', { sessions: 0 }))
  expect((await patch({ disabled: true })).events).toEqual([])
  expect((await patch({ disabled: false })).events).toEqual(did('user.enabled'))
})

test('records nothing for changes that fail', async () => {
  const other = await newUser(app, 'admin')
  const { token } = admin
  for (const body of [{ role: 'READER', disabled: true }, { role: 'OWNER' }]) {
    const { response, events } = await requestAndEvents(`PATCH /users/${admin.username}`, { token, body })
    expect([response.status >= 400, events]).toEqual([true, []])
  }
  await makeSignInStale(app, other.token)
  // Unauthenticated requests are not recorded.
  expect((await requestAndEvents('GET /users', {})).events).toEqual([])
})
