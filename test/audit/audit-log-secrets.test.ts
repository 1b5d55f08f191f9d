import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { copyOfTemplate, startApp } from '../support/app.ts'
import { type RestResponse, rest } from '../support/clients.ts'
import { password, unique } from '../support/factories.ts'
import { totpCode } from '../support/identity.ts'

// An embedded database has an outbox folder for mails, and no events of other tests.
const folder = copyOfTemplate()
const app = await startApp({ DATABASE_URL: '', ENCRYPTION_KEYS: '', AUTH_PEPPER: '', DATA_DIR: folder })
const { write } = app.services.db

/** Every secret that a client sent or received. */
const secrets = new Set<string>()

const secretMembers =
  /^(accessToken|refreshToken|challengeToken|token|secret|uri|qrCode|backupCodes|key|code|email|.*[pP]assword)$/

function collect(value: unknown, name = ''): void {
  if (typeof value === 'string' && secretMembers.test(name)) {
    secrets.add(value)
    // Parts are secret too: the signature of a token, the secret of a key, a code without hyphens.
    for (const part of value.split(/[._]|[?&]secret=|,/)) if (part.length > 15) secrets.add(part)
    secrets.add(value.replaceAll('-', ''))
  }
  if (Array.isArray(value)) for (const item of value) collect(item, name)
  else if (typeof value === 'object' && value !== null)
    for (const [member, below] of Object.entries(value)) collect(below, member)
}

async function call(
  request: `${string} ${string}`,
  options: { token?: string; body?: object; headers?: Record<string, string> } = {},
): Promise<RestResponse> {
  collect(options.body)
  collect(options.token, 'token')
  const address = request.includes(' /api/') ? request : request.replace(' ', ' /api/v2')
  const response = await rest(app, address as typeof request, options)
  if (response.status < 400) collect(response.body)
  return response
}

async function ok(...request: Parameters<typeof call>) {
  const { status, body } = await call(...request)
  expect([request[0], status < 300, body?.code]).toEqual([request[0], true, undefined])
  return body
}

/** The token in the last message to this address. */
async function mailedToken(email: string, page: string): Promise<string> {
  const outbox = join(folder, 'outbox')
  const find = () =>
    readdirSync(outbox)
      .toSorted()
      .map((name) => readFileSync(join(outbox, name), 'utf8').replaceAll(/=\r?\n/g, ''))
      .filter((text) => text.includes(`To: ${email}`))
      .flatMap((text) => new RegExp(`${page}[^\\s]*?(by[pe]_[0-9A-Z]{59})`).exec(text)?.[1] ?? [])
      .at(-1)
  await expect.poll(find).toBeDefined()
  const token = find()!
  collect(token, 'token')
  return token
}

const register = async () => {
  const username = unique('user')
  const email = `${username}@byline.test`
  const { accessToken } = await ok('POST /users', { body: { username, email, password } })
  return { username, email, token: accessToken }
}

async function forgetUsedSteps(): Promise<void> {
  await write.execute(sql`update totp_factors set last_used_step = null`)
}

/** Uses every feature of accounts and authentication, with successful and rejected requests. */
async function useEveryFeature(): Promise<void> {
  const user = await register()
  const { username, email } = user
  await ok(`POST /email-verifications/${await mailedToken(email, 'verify-email')}`)
  await call('POST /sessions', { body: { email, password: `${password} but wrong` } })
  await call('POST /sessions', { body: { email: `${unique('unknown')}@byline.test`, password } })
  await call('POST /api/v1/users/login', { body: { user: { email, password: 'wrong in version one' } } })
  const v1 = await ok('POST /api/v1/users/login', { body: { user: { email, password } } })
  await ok('GET /api/v1/user', { token: v1.user.token })

  const pair = await ok('POST /sessions', { body: { email, password } })
  const next = await ok('POST /sessions/refresh', { body: { refreshToken: pair.refreshToken } })
  await ok('POST /sessions/refresh', { body: { refreshToken: next.refreshToken } })
  await call('POST /sessions/refresh', { body: { refreshToken: pair.refreshToken } })

  const { token } = user
  await ok('POST /me/reauthenticate', { token, body: { password } })
  await call('POST /me/reauthenticate', { token, body: { password: 'wrong once more' } })
  const { secret } = await ok('POST /me/mfa/totp', { token })
  await call('POST /me/mfa/totp/confirm', { token, body: { code: '111111' } })
  const confirm = { token, body: { code: await totpCode(app, secret) } }
  const { backupCodes } = await ok('POST /me/mfa/totp/confirm', confirm)
  await forgetUsedSteps()
  const challenge = async () => (await ok('POST /sessions', { body: { email, password } })).challengeToken
  const answer = async (code: string) =>
    call('POST /sessions/mfa', { body: { challengeToken: await challenge(), code } })
  await answer('222222')
  await answer('0000-0000-0000-0000-0000-0000')
  expect((await answer(backupCodes[0])).status).toBe(201)
  expect((await answer(await totpCode(app, secret))).status).toBe(201)
  await call('POST /api/v1/users/login', { body: { user: { email, password } } })
  await ok('POST /me/mfa/backup-codes', { token, body: { code: backupCodes[1] } })

  const key = { name: 'Robot', scopes: ['comments:write'], expiresInDays: 10 }
  const { apiKey } = await ok('POST /api-keys', { token, body: key })
  const rotated = await ok(`POST /api-keys/${apiKey.id}/rotate`, { token, body: {} })
  await call('POST /api-keys', { token: rotated.key, body: key })
  await call('POST /api-keys', { token, body: { ...key, scopes: ['users:manage'] } })
  await ok(`DELETE /api-keys/${rotated.apiKey.id}`, { token })

  const edit = {
    token,
    body: { email: `new.${email}`, currentPassword: password },
    headers: { 'if-match': '*' },
  }
  await ok('PATCH /me', edit)
  await ok('POST /password-resets', { body: { email: `new.${email}` } })
  const reset = await mailedToken(`new.${email}`, 'reset-password')
  await ok(`PUT /password-resets/${reset}`, { body: { password: 'a password by the link' } })
  await call(`PUT /password-resets/${reset}`, { body: { password: 'a password by the link again' } })

  const admin = await register()
  await write.execute(sql`update users set role = 'admin' where username = ${admin.username}`)
  const path = `/users/${username}`
  await ok(`DELETE ${path}/mfa?reason=Lost+their+phone`, admin)
  const change = async (body: object) => ok(`PATCH ${path}`, { token: admin.token, body })
  for (const body of [{ role: 'EDITOR' }, { disabled: true }, { disabled: false }]) await change(body)
  const newCredentials = { body: { email: `new.${email}`, password: 'a password by the link' } }
  const session = await ok('POST /sessions', newCredentials)
  const put = { currentPassword: 'a password by the link', newPassword: 'the last password of all' }
  await ok('PUT /me/password', { token: session.accessToken, body: put })
  await call('GET /users', { token: session.accessToken })
  await ok('DELETE /sessions', { token: session.accessToken })
  await ok('DELETE /sessions/current', { token: session.accessToken })
  await ok(`DELETE ${path}/sessions`, admin)
  const enrolment = await ok('POST /me/mfa/totp', admin)
  const code = await totpCode(app, enrolment.secret)
  const admins = await ok('POST /me/mfa/totp/confirm', { token: admin.token, body: { code } })
  await ok('DELETE /me/mfa/totp', { token: admin.token, body: { code: admins.backupCodes[0] } })
}

test('contains no secret and no e-mail address after every feature was used', async () => {
  await useEveryFeature()
  expect(secrets.size).toBeGreaterThan(60)
  const { rows } = (await write.execute(sql`select * from audit_events`)) as unknown as {
    rows: { action: string; address: string }[]
  }
  const actions = new Set(rows.map(({ action }) => action))
  expect([...actions].toSorted()).toEqual([
    'account.registered',
    'api_key.created',
    'api_key.revoked',
    'api_key.rotated',
    'email.changed',
    'email.verified',
    'mfa.backup_code_used',
    'mfa.backup_codes_made',
    'mfa.enrolled',
    'mfa.removed',
    'operation.refused',
    'password.changed',
    'password.reset',
    'session.ended',
    'session.reauthenticated',
    'session.started',
    'user.api_keys_revoked',
    'user.disabled',
    'user.enabled',
    'user.mfa_removed',
    'user.role_changed',
    'user.sessions_ended',
  ])
  for (const event of rows) {
    // Without IDs, which may contain the six digits of a code by chance.
    const text = JSON.stringify(event)
      .toLowerCase()
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
    expect(text).not.toContain('@')
    for (const secret of secrets) expect(text).not.toContain(secret.toLowerCase())
  }
})
