import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { startApp } from '../../support/app.ts'
import { type RestResponse, rest } from '../../support/clients.ts'
import { newUser, password, type TestUser, unique } from '../../support/factories.ts'
import { enrol, keyOf, staleTokens, type TokenPair, totpCode } from '../../support/identity.ts'
import { forgetUsedCodes, rejections, selectRows, signInWithCode, statusAndCode } from '../../support/mfa.ts'

const app = await startApp()

type Request = `${string} /${string}`
const newPassword = 'another horse, another battery'
const currentPassword = password
const forAnyState = { 'if-match': '*' }
const v2 = (token: string, request: Request, body?: object) =>
  rest(app, request.replace(' ', ' /api/v2') as Request, { token, body, headers: forAnyState })

/** A user who signed in a while ago, and the targets of the changes. */
interface Setup {
  user: TestUser
  pair: TokenPair
  /** Another user, with a second factor. */
  other: TestUser
  keyId: string
  /** Of a user with a second factor. */
  backupCode?: string
}

interface Change {
  role?: 'admin'
  enrolled?: true
  ask: (token: string, setup: Setup) => Promise<RestResponse>
  expected: string
}

const changes: Record<string, Change> = {
  'changing the password': {
    ask: (token) => v2(token, 'PUT /me/password', { currentPassword: password, newPassword }),
    expected: '204',
  },
  'changing the e-mail address': {
    ask: (token) => v2(token, 'PATCH /me', { email: `${unique()}@byline.test`, currentPassword }),
    expected: '200',
  },
  'changing the e-mail address with other fields': {
    ask: (token) =>
      v2(token, 'PATCH /me', { bio: 'x', email: `${unique()}@byline.test`, image: null, currentPassword }),
    expected: '200',
  },
  'changing the e-mail address by v1': {
    ask: (token) =>
      rest(app, 'PUT /api/user', {
        token,
        body: { user: { email: `${unique()}@byline.test`, currentPassword } },
      }),
    expected: '200',
  },
  'changing the password by v1': {
    ask: (token) =>
      rest(app, 'PUT /api/user', { token, body: { user: { password: newPassword, currentPassword } } }),
    expected: '200',
  },
  'starting an enrolment': { ask: (token) => v2(token, 'POST /me/mfa/totp'), expected: '200' },
  'confirming an enrolment': {
    ask: async (token, { user }) => {
      const secret = pending.get(user.id)!
      return v2(token, 'POST /me/mfa/totp/confirm', { code: await totpCode(app, secret) })
    },
    expected: '200',
  },
  'removing the second factor': {
    enrolled: true,
    ask: (token, { backupCode: code }) => v2(token, 'DELETE /me/mfa/totp', { code }),
    expected: '204',
  },
  'remaking backup codes': {
    enrolled: true,
    ask: (token, { backupCode: code }) => v2(token, 'POST /me/mfa/backup-codes', { code }),
    expected: '200',
  },
  'creating an API key': {
    ask: (token) =>
      v2(token, 'POST /api-keys', { name: 'New', scopes: ['articles:write'], expiresInDays: 1 }),
    expected: '201',
  },
  'rotating an API key': {
    ask: (token, { keyId }) => v2(token, `POST /api-keys/${keyId}/rotate`, {}),
    expected: '201',
  },
  'changing the role of another user': {
    role: 'admin',
    ask: (token, { other }) => v2(token, `PATCH /users/${other.username}`, { role: 'EDITOR' }),
    expected: '200',
  },
  'disabling another user': {
    role: 'admin',
    ask: (token, { other }) => v2(token, `PATCH /users/${other.username}`, { disabled: true }),
    expected: '200',
  },
  'removing the second factor of another user': {
    role: 'admin',
    ask: (token, { other }) => v2(token, `DELETE /users/${other.username}/mfa?reason=lost`),
    expected: '204',
  },
  'ending all sessions of another user': {
    role: 'admin',
    ask: (token, { other }) => v2(token, `DELETE /users/${other.username}/sessions`),
    expected: '204',
  },
}

/** Secrets of started enrolments, by user ID. */
const pending = new Map<string, string>()

async function newSetup({ role, enrolled }: Change): Promise<Setup & { code?: string }> {
  const user = await newUser(app, role)
  const other = await enrol(app, await newUser(app))
  const { body } = await v2(user.token, 'POST /api-keys', { name: 'Old', scopes: [], expiresInDays: 1 })
  const keyId = body.apiKey.id
  if (enrolled) {
    const { secret, backupCodes } = await enrol(app, user)
    const { accessToken, refreshToken } = await signInWithCode(app, { ...user, secret, backupCodes })
    await forgetUsedCodes(app, user)
    const pair = await agedPair({ accessToken, refreshToken })
    return { user, other, keyId, pair, code: await totpCode(app, secret), backupCode: backupCodes[0]! }
  }
  pending.set(user.id, (await v2(user.token, 'POST /me/mfa/totp')).body.secret)
  return { user, other, keyId, pair: await staleTokens(app, user) }
}

/** Moves the sign-in of a session six minutes back. @returns its next tokens */
async function agedPair({ refreshToken }: TokenPair): Promise<TokenPair> {
  const { body: first } = await rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken } })
  const sid = JSON.parse(Buffer.from(first.accessToken.split('.')[1], 'base64url').toString()).sid
  await app.services.db.write.execute(
    sql`update sessions set authenticated_at = authenticated_at - interval '6 minutes' where id = ${sid}`,
  )
  const { body } = await rest(app, 'POST /api/v2/sessions/refresh', {
    body: { refreshToken: first.refreshToken },
  })
  return body
}

/** Everything that a change could affect for both users. */
async function stateOf({ user, other }: Setup): Promise<unknown> {
  const ids = sql`(${keyOf(user)}, ${keyOf(other)})`
  return [
    await selectRows(
      app,
      sql`select id, email, bio, password_hash, role, disabled_at, version from users where id in ${ids} order by id`,
    ),
    await selectRows(
      app,
      sql`select user_id, secret, confirmed_at from totp_factors where user_id in ${ids} order by 1`,
    ),
    await selectRows(app, sql`select hash from backup_codes where user_id in ${ids} order by 1`),
    await selectRows(app, sql`select id, replaced_by from api_keys where user_id in ${ids} order by 1`),
    await selectRows(app, sql`select id, ended_at from sessions where user_id in ${ids} order by 1`),
  ]
}

test.each(Object.keys(changes))('requires a recent sign-in for %s', async (name) => {
  const change = changes[name]!
  const setup = await newSetup(change)
  const { pair, code } = setup
  const before = await stateOf(setup)
  const rejected = await change.ask(pair.accessToken, setup)
  if (name.endsWith('v1')) {
    expect(rejected.status).toBe(403)
    expect(rejected.body).toEqual({
      errors: { body: [expect.stringContaining('This requires a recent authentication')] },
    })
  } else expect(statusAndCode(rejected)).toBe(rejections.staleSession)
  expect(await stateOf(setup)).toEqual(before)

  const { body: fresh } = await v2(pair.accessToken, 'POST /me/reauthenticate', { password, code })
  expect(await change.ask(fresh.accessToken, setup).then(statusAndCode)).toBe(change.expected)
  expect(await stateOf(setup)).not.toEqual(before)
})

test('requires no recent sign-in for changes that are not security-sensitive', async () => {
  const user = await newUser(app)
  const { accessToken: token } = await staleTokens(app, user)
  expect(statusAndCode(await v2(token, 'PATCH /me', { bio: 'A new one' }))).toBe('200')
  expect(statusAndCode(await v2(token, 'PATCH /me', { email: user.email, bio: 'x' }))).toBe('200')
  expect(
    statusAndCode(await rest(app, 'PUT /api/user', { token, body: { user: { bio: 'x', password: '' } } })),
  ).toBe('200')
  for (const request of ['GET /me', 'GET /me/mfa', 'GET /sessions', 'GET /api-keys'] as const)
    expect(statusAndCode(await v2(token, request)), request).toBe('200')
  expect(statusAndCode(await v2(token, 'DELETE /sessions/current'))).toBe('204')
})

test('reports FORBIDDEN before it asks for a recent sign-in', async () => {
  const [user, other] = [await newUser(app, 'editor'), await newUser(app)]
  const { accessToken: token } = await staleTokens(app, user)
  for (const [request, body] of [
    [`PATCH /users/${other.username}`, { role: 'ADMIN' }],
    [`DELETE /users/${other.username}/mfa?reason=lost`, undefined],
    [`DELETE /users/${other.username}/sessions`, undefined],
  ] as [Request, object | undefined][])
    expect(statusAndCode(await v2(token, request, body)), request).toBe('403 FORBIDDEN')
})
