import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { hasPostgres, startApp } from '../support/app.ts'
import { ask, type RestResponse, rest } from '../support/clients.ts'
import { newUser, password, type TestUser, unique } from '../support/factories.ts'
import { type Enrolled, enrol, keyOf, requestChallenge, totpCode } from '../support/identity.ts'
import {
  answerChallenge,
  rejections,
  selectRows,
  signInWithCode,
  statusAndCode,
  wrongCode,
} from '../support/mfa.ts'
import { whileLocked } from '../support/row-locks.ts'
import { registerFromNewAddress } from '../support/throttling.ts'

const app = await startApp()
const newEmail = () => `${unique()}@byline.test`
const newPassword = 'another horse, another battery'

type Send = (token: string, changes: object) => Promise<RestResponse>
const byV1: Send = (token, user) => rest(app, 'PUT /api/v1/user', { token, body: { user } })
const byV2: Send = (token, body) =>
  rest(app, 'PATCH /api/v2/me', { token, body, headers: { 'if-match': '*' } })
const byGraphql: Send = async (token, input) => {
  const mutation = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { email } }'
  const { status, errors } = await ask(app, mutation, { input }, token)
  const { code, details } = errors[0]?.extensions ?? {}
  return { status, headers: {}, body: { code, details } }
}

/** Every request that changes the password or the e-mail address, aside from `changePassword`. */
const doors: Record<string, { send: Send; change: () => object }> = {
  'the e-mail address by GraphQL': { send: byGraphql, change: () => ({ email: newEmail() }) },
  'the e-mail address by v1': { send: byV1, change: () => ({ email: newEmail() }) },
  'the e-mail address by v2': { send: byV2, change: () => ({ email: newEmail() }) },
  'the password by GraphQL': { send: byGraphql, change: () => ({ password: newPassword }) },
  'the password by v1': { send: byV1, change: () => ({ password: newPassword }) },
}
const codeOf = ({ status, body }: RestResponse) => body.code ?? status

const credentialsOf = (user: Pick<TestUser, 'id'>) =>
  selectRows(
    app,
    sql`select email, password_hash, bio, version,
      (select count(*)::int from sessions where user_id = users.id and ended_at is null) as sessions
      from users where id = ${keyOf(user)}`,
  )

test.each(Object.keys(doors))(
  'asks a fresh session for the current password before it changes %s',
  async (door) => {
    const { send, change } = doors[door]!
    const user = await newUser(app)
    const before = await credentialsOf(user)
    const missing = await send(user.token, { bio: 'x', ...change() })
    const wrong = await send(user.token, { bio: 'x', ...change(), currentPassword: newPassword })
    const what = door.startsWith('the password') ? 'password' : 'e-mail address'
    const message = `is required to change the ${what}`
    if (door.endsWith('v1')) {
      expect([missing.status, missing.body]).toEqual([
        422,
        { errors: { body: [`currentPassword ${message}`] } },
      ])
      expect(wrong.status).toBe(401)
    } else {
      expect([codeOf(missing), codeOf(wrong)]).toEqual(['BAD_INPUT', 'INVALID_CREDENTIALS'])
      if (door.endsWith('v2'))
        expect(missing.body.errors).toEqual([{ in: 'body', pointer: '#/currentPassword', detail: message }])
      else expect(missing.body.details).toEqual([{ field: 'input.currentPassword', message }])
    }
    expect(await credentialsOf(user)).toEqual(before)
    const { status } = await send(user.token, { ...change(), currentPassword: password })
    expect(status).toBe(200)
    expect(await credentialsOf(user)).not.toEqual(before)
  },
)

test('asks for nothing if the e-mail address stays the same', async () => {
  const { token, email } = await newUser(app)
  for (const send of [byV1, byV2, byGraphql])
    for (const same of [email, email.toUpperCase()])
      expect((await send(token, { email: same, bio: unique() })).status).toBe(200)
})

test('accepts a code instead of the password, but only of a user with a second factor', async () => {
  const user = await enrol(app, await newUser(app))
  const { token, secret, backupCodes } = user
  expect(codeOf(await byV2(token, { email: newEmail(), code: await wrongCode(app, secret) }))).toBe(
    'INVALID_CODE',
  )
  expect(codeOf(await byV2(token, { email: newEmail(), code: await totpCode(app, secret) }))).toBe(200)
  expect(codeOf(await byGraphql(token, { password: newPassword, code: backupCodes[0] }))).toBe(200)
  const other = await newUser(app)
  expect(codeOf(await byV2(other.token, { email: newEmail(), code: '123456' }))).toBe('BAD_INPUT')
})

/** Every request that uses up a code of the viewer. */
const codeUses: Record<string, (user: Enrolled, code: string) => Promise<RestResponse>> = {
  'changing the e-mail address': ({ token, email }, code) => byV2(token, { email: `new.${email}`, code }),
  'creating backup codes': ({ token }, code) =>
    rest(app, 'POST /api/v2/me/mfa/backup-codes', { token, body: { code } }),
}

test.each(Object.keys(codeUses))('accepts no code at sign-in that %s has used up', async (what) => {
  const user = await enrol(app, await newUser(app))
  const code = await totpCode(app, user.secret)
  expect((await codeUses[what]!(user, code)).status).toBe(200)
  const [{ email }] = (await credentialsOf(user)) as [{ email: string }]
  const challenge = await requestChallenge(app, { email })
  expect(statusAndCode(await answerChallenge(app, challenge, code))).toBe(rejections.wrongCode)
})

test('does not use up a code for a weak password', async () => {
  const { token, backupCodes } = await enrol(app, await newUser(app))
  const code = backupCodes[0]
  expect(codeOf(await byGraphql(token, { password: 'password', code }))).toBe('WEAK_PASSWORD')
  expect(codeOf(await byGraphql(token, { password: newPassword, code }))).toBe(200)
})

const mfaChanges = ['DELETE /api/v2/me/mfa/totp', 'POST /api/v2/me/mfa/backup-codes'] as const

test.each(mfaChanges)('%s requires a code, even of a user who has just entered one', async (request) => {
  const user = await enrol(app, await newUser(app))
  const { accessToken: token } = await signInWithCode(app, user)
  const factor = () =>
    selectRows(
      app,
      sql`select secret, (select array_agg(hash) from backup_codes where user_id = ${keyOf(user)}) as codes
        from totp_factors where user_id = ${keyOf(user)}`,
    )
  const before = await factor()
  const missing = { in: 'body', pointer: '#/code', detail: 'is required to change two-factor authentication' }
  for (const body of [undefined, {}, { code: null }, { code: '' }]) {
    const { status, body: problem } = await rest(app, request, { token, body })
    expect([status, problem.code, problem.errors]).toEqual([400, 'BAD_INPUT', [missing]])
  }
  const code = await wrongCode(app, user.secret)
  expect(statusAndCode(await rest(app, request, { token, body: { code } }))).toBe(rejections.wrongCode)
  expect(await factor()).toEqual(before)
  const sent = await rest(app, request, { token, body: { code: user.backupCodes[0] } })
  expect(sent.status).toBeLessThan(300)
  expect(await factor()).not.toEqual(before)
})

test.each(['removeTotp', 'remakeBackupCodes { backupCodes }'])(
  '%s of GraphQL requires a code',
  async (field) => {
    const { token, backupCodes } = await enrol(app, await newUser(app))
    const { errors } = await ask(app, `mutation { ${field} }`, {}, token)
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_INPUT', details: [{ field: 'code' }] })
    const [name, ...selection] = field.split(' ')
    const query = `mutation ($code: String) { ${name}(code: $code) ${selection.join(' ')} }`
    expect((await ask(app, query, { code: backupCodes[0] }, token)).errors).toEqual([])
  },
)

test('limits guesses of the current password and of codes', async () => {
  const strict = await startApp({ RATE_LIMIT_MULTIPLIER: '1' })
  const { token } = await registerFromNewAddress(strict)
  const enrolled = await enrol(strict, await registerFromNewAddress(strict))
  const code = await wrongCode(strict, enrolled.secret)
  const headers = { 'if-match': '*' }
  const guesses = {
    password: () =>
      rest(strict, 'PATCH /api/v2/me', {
        token,
        headers,
        body: { email: newEmail(), currentPassword: newPassword },
      }),
    code: () => rest(strict, 'DELETE /api/v2/me/mfa/totp', { token: enrolled.token, body: { code } }),
  }
  for (const guess of Object.values(guesses)) {
    const statuses: number[] = []
    for (let i = 0; i < 6; i++) statuses.push((await guess()).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  }
})

test.skipIf(!hasPostgres)('changes nothing with a password that is replaced meanwhile', async () => {
  const user = await newUser(app)
  const replacing = sql`update users set password_version = password_version + 1 where id = ${keyOf(user)}`
  const [pending] = await whileLocked(app, replacing, async (waitForBlocked) => {
    const pending = byV2(user.token, { email: newEmail(), currentPassword: password })
    await waitForBlocked(1)
    return [pending]
  })
  expect(codeOf(await pending)).toBe('INVALID_CREDENTIALS')
  expect(await credentialsOf(user)).toMatchObject([{ email: user.email }])
})

test.skipIf(!hasPostgres)('does not change an address back without a proof', async () => {
  const user = await newUser(app)
  const next = newEmail()
  const changing = sql`update users set email = ${next}, email_key = ${next} where id = ${keyOf(user)}`
  const [pending] = await whileLocked(app, changing, async (waitForBlocked) => {
    const pending = byV1(user.token, { email: user.email, bio: 'x' })
    await waitForBlocked(1)
    return [pending]
  })
  expect((await pending).status).toBe(422)
  expect(await credentialsOf(user)).toMatchObject([{ email: next, bio: '' }])
})
