import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { hasPostgres, startApp } from '../../support/app.ts'
import { ask, rest } from '../../support/clients.ts'
import { newUser, password, type TestUser } from '../../support/factories.ts'
import { keyOf, signIn } from '../../support/identity.ts'
import { openMailbox, subjects } from '../../support/mailbox.ts'
import { selectRows } from '../../support/mfa.ts'
import { whileUserLocked } from '../../support/row-locks.ts'

const mailbox = await openMailbox()
const app = await startApp({ SMTP_URL: mailbox.url })
const newPassword = 'a longer winter than most'

async function createKey({ token }: Pick<TestUser, 'token'>) {
  const body = { name: 'Robot', scopes: ['articles:write'], expiresInDays: 30 }
  const { status, body: created } = await rest(app, 'POST /api/v2/api-keys', { token, body })
  expect(status).toBe(201)
  return created as { key: string; apiKey: { id: string; hint: string } }
}
const statusOf = async (key: string) => (await rest(app, 'GET /api/v2/me', { token: key })).status
const revocationsOf = (user: TestUser) =>
  selectRows(
    app,
    sql`select actor, details from audit_events
      where action = 'user.api_keys_revoked' and target = ${`user:${keyOf(user)}`}`,
  )

type Change = (user: TestUser, admin: TestUser, revokeApiKeys?: boolean) => Promise<boolean>
const graphql = async (query: string, variables: object, token: string) =>
  (await ask(app, query, variables, token)).errors.length === 0

/** Changes that can also revoke the API keys. Return whether they succeeded. */
const changes: Record<string, Change> = {
  'the password by v2': async ({ token }, _admin, revokeApiKeys) => {
    const body = { currentPassword: password, newPassword, revokeApiKeys }
    return (await rest(app, 'PUT /api/v2/me/password', { token, body })).status === 204
  },
  'the password by GraphQL': ({ token }, _admin, revokeApiKeys) =>
    graphql(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }',
      { input: { currentPassword: password, newPassword, revokeApiKeys } },
      token,
    ),
  'sessions, all others, by v2': async ({ token }, _admin, revokeApiKeys) =>
    (await rest(app, `DELETE /api/v2/sessions${query(revokeApiKeys)}`, { token })).status === 204,
  'sessions, all others, by GraphQL': ({ token }, _admin, revokeApiKeys) =>
    graphql(
      'mutation ($revoke: Boolean) { revokeOtherSessions(revokeApiKeys: $revoke) }',
      { revoke: revokeApiKeys },
      token,
    ),
  'sessions of a user by an administrator, by v2': async ({ username }, { token }, revokeApiKeys) => {
    const path = `/api/v2/users/${username}/sessions${query(revokeApiKeys)}`
    return (await rest(app, `DELETE ${path}`, { token })).status === 204
  },
  'sessions of a user by an administrator, by GraphQL': ({ username }, { token }, revokeApiKeys) =>
    graphql(
      'mutation ($name: String!, $revoke: Boolean) { endUserSessions(username: $name, revokeApiKeys: $revoke) }',
      { name: username, revoke: revokeApiKeys },
      token,
    ),
}
const query = (revokeApiKeys?: boolean) =>
  revokeApiKeys === undefined ? '' : `?revokeApiKeys=${revokeApiKeys}`

test.each(Object.keys(changes))(
  'revokes all API keys with a change of %s, but only if asked to',
  async (what) => {
    const change = changes[what]!
    for (const revokeApiKeys of [undefined, false, true]) {
      const [user, admin, other] = [await newUser(app), await newUser(app, 'admin'), await newUser(app)]
      const keys = [await createKey(user), await createKey(user)]
      const keyOfOther = await createKey(other)
      expect(await change(user, admin, revokeApiKeys)).toBe(true)
      for (const { key } of keys) expect(await statusOf(key)).toBe(revokeApiKeys ? 401 : 200)
      expect(await statusOf(keyOfOther.key)).toBe(200)
      const actor = what.includes('administrator') ? admin : user
      const event = { actor: `user:${keyOf(actor)}`, details: { count: 2 } }
      expect(await revocationsOf(user)).toEqual(revokeApiKeys ? [event] : [])
    }
  },
)

test.skipIf(!hasPostgres)('leaves no API key that another session creates at the same moment', async () => {
  const user = await newUser(app)
  const { accessToken: token } = await signIn(app, user)
  const pending = await whileUserLocked(app, keyOf(user), async (waitForBlocked) => {
    const revoking = rest(app, 'DELETE /api/v2/sessions?revokeApiKeys=true', { token: user.token })
    await waitForBlocked(1)
    const body = { name: 'Robot', scopes: [], expiresInDays: 30 }
    const creating = rest(app, 'POST /api/v2/api-keys', { token, body })
    await waitForBlocked(2)
    return { revoking, creating }
  })
  const [revoked, created] = await Promise.all([pending.revoking, pending.creating])
  expect([revoked.status, created.body.code]).toEqual([204, 'UNAUTHENTICATED'])
})

test('tells the user of every new API key, without the key', async () => {
  const user = await newUser(app)
  const created = await createKey(user)
  const { body: rotated } = await rest(app, `POST /api/v2/api-keys/${created.apiKey.id}/rotate`, {
    token: user.token,
    body: {},
  })
  const messages = await mailbox.messagesTo(user.email, { subject: subjects.newApiKey, count: 2 })
  const texts = messages.map(({ text }) => text).join('\n')
  for (const { key, apiKey } of [created, rotated]) {
    expect(texts).toContain(`starts with ${apiKey.hint.slice(0, -1)}`) // The mail encodes the ellipsis.
    expect(texts).not.toContain(key)
  }
  for (const change of ['created', 'replaced by a new one']) expect(texts).toContain(`was just ${change}.`)
})
