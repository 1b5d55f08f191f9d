import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { password, type TestUser, unique } from '../support/factories.ts'
import { enrol, totpCode } from '../support/identity.ts'
import { randomAddress, signInEndpoints, trySignIn } from '../support/sign-in-endpoints.ts'
import { registerFromNewAddress, throttleAccount } from '../support/throttling.ts'

const app = await startApp({ RATE_LIMIT_MULTIPLIER: '1' })

type User = TestUser & { deviceToken: string }

/** Signs in from an address whose guesses are throttled, so that only a known device gets in. */
async function throttledSignIn(user: Pick<User, 'email'>) {
  const from = randomAddress()
  await throttleAccount(app, user.email, from)
  return (deviceToken: string | null, given = password) =>
    trySignIn(app, { email: user.email, password: given, deviceToken }, { from })
}

const outcomeOf = async (response: Promise<{ outcome: number }>) => (await response).outcome

test('lets a known device sign in while others of its network guess', async () => {
  const user = await registerFromNewAddress(app)
  const attempt = await throttledSignIn(user)
  expect(await outcomeOf(attempt(null))).toBe(429)
  const { outcome, body } = await attempt(user.deviceToken)
  expect([outcome, body.deviceToken]).toEqual([201, null])
  // It has a count of its own.
  for (let i = 0; i < 5; i++) expect(await outcomeOf(attempt(user.deviceToken, 'wrong'))).toBe(401)
  expect(await outcomeOf(attempt(user.deviceToken))).toBe(429)
  const from = randomAddress()
  expect(await outcomeOf(trySignIn(app, { email: user.email, password }, { from }))).toBe(201)
})

test('gives a token to each new device, by every endpoint but v1', async () => {
  const user = await registerFromNewAddress(app)
  const from = randomAddress()
  const tokens = new Set([user.deviceToken])
  const fields = 'session { deviceToken }'
  const query = `mutation ($input: SignInInput!) { startSignIn(input: $input) { ${fields} } signIn(input: $input) { deviceToken } }`
  const input = { email: user.email, password }
  const { body } = await rest(app, 'POST /graphql', { body: { query, variables: { input } }, from })
  tokens.add(body.data.startSignIn.session.deviceToken).add(body.data.signIn.deviceToken)
  tokens.add((await trySignIn(app, input, { from })).body.deviceToken)
  expect(tokens.size).toBe(4)
  for (const token of tokens) expect(token).toMatch(/^byd_/)
  const { body: v1 } = await signInEndpoints['REST v1'](app, input, { from })
  expect(JSON.stringify(v1)).not.toContain('byd_')
})

test.each([
  ['of another user', async () => (await registerFromNewAddress(app)).deviceToken],
  [
    'that is malformed',
    async ({ deviceToken }: User) => `${deviceToken.slice(0, -1)}${deviceToken.endsWith('0') ? 1 : 0}`,
  ],
  ['of another kind', async () => 'byr_00000000000000000000000000000000000000000000000000000000000'],
  [
    'that has expired',
    async ({ deviceToken, email }: User) => {
      await app.services.db.write.execute(sql`
        update known_devices set expires_at = now() - interval '1 second'
        where user_id = (select id from users where email = ${email})`)
      return deviceToken
    },
  ],
] as const)('ignores a device token %s', async (_what, tokenFor) => {
  const user = await registerFromNewAddress(app)
  const attempt = await throttledSignIn(user)
  const token = await tokenFor(user)
  const [ignored, none] = [await attempt(token), await attempt(null)]
  expect([ignored.outcome, ignored.body.code]).toEqual([429, none.body.code])
  const from = randomAddress()
  const { outcome, body } = await trySignIn(
    app,
    { email: user.email, password, deviceToken: token },
    { from },
  )
  expect(outcome).toBe(201)
  expect(body.deviceToken).toMatch(/^byd_/)
  expect(body.deviceToken).not.toBe(token)
})

test('a device token is no credential', async () => {
  const { email, deviceToken } = await registerFromNewAddress(app)
  const wrong = await trySignIn(app, { email, password: 'wrong', deviceToken }, { from: randomAddress() })
  expect(wrong.outcome).toBe(401)
  expect((await rest(app, 'GET /api/v2/me', { token: deviceToken })).status).toBe(401)
  expect(
    (await rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken: deviceToken } })).status,
  ).toBe(401)
})

/** What makes a server forget a device. `user` is on the device, `other` is another session of the same user. */
const ends: Record<string, (user: User, other: User) => Promise<unknown>> = {
  'ends its session': async (_user, other) => {
    const { body } = await rest(app, 'GET /api/v2/sessions', { token: other.token })
    const [ended] = body.items.filter((item: { current: boolean }) => !item.current)
    expect(ended.deviceRemembered).toBe(true)
    return rest(app, `DELETE /api/v2/sessions/${ended.id}`, { token: other.token })
  },
  'ends all other sessions': (_user, other) => rest(app, 'DELETE /api/v2/sessions', { token: other.token }),
  'changes the password': async (_user, other) => {
    const body = { currentPassword: password, newPassword: password }
    return rest(app, 'PUT /api/v2/me/password', { token: other.token, body })
  },
}

test.each(Object.keys(ends))('forgets a device when its user %s', async (what) => {
  const user = await registerFromNewAddress(app)
  const { body } = await trySignIn(app, { email: user.email, password }, { from: randomAddress() })
  const other = { ...user, token: body.accessToken, deviceToken: body.deviceToken }
  const attempt = await throttledSignIn(user)
  expect(await outcomeOf(attempt(user.deviceToken))).toBe(201)
  await app.services.db.write.execute(sql`
    update sessions set ended_at = now() where created_at = (
      select max(created_at) from sessions where user_id = ${user.key}) and user_id = ${user.key}`)
  expect(await ends[what]!(user, other)).toMatchObject({ status: 204 })
  expect(await outcomeOf(attempt(user.deviceToken))).toBe(429)
  expect(await outcomeOf(attempt(other.deviceToken))).toBe(201)
})

test('remembers a device after its user signs out', async () => {
  const user = await registerFromNewAddress(app)
  expect((await rest(app, 'DELETE /api/v2/sessions/current', { token: user.token })).status).toBe(204)
  const attempt = await throttledSignIn(user)
  expect(await outcomeOf(attempt(user.deviceToken))).toBe(201)
})

test('forgets a device when its refresh token is used a second time', async () => {
  const user = await registerFromNewAddress(app)
  const from = randomAddress()
  const { body } = await trySignIn(
    app,
    { email: user.email, password, deviceToken: user.deviceToken },
    { from },
  )
  let token = body.refreshToken
  for (let i = 0; i < 2; i++)
    token = (await rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken: token } })).body
      .refreshToken
  const reused = await rest(app, 'POST /api/v2/sessions/refresh', {
    body: { refreshToken: body.refreshToken },
  })
  expect(reused.status).toBe(401)
  const attempt = await throttledSignIn(user)
  expect(await outcomeOf(attempt(user.deviceToken))).toBe(429)
})

test('knows the device of a sign-in that is completed with a code', async () => {
  const registered = await registerFromNewAddress(app)
  const user = { ...registered, ...(await enrol(app, registered)) }
  const from = randomAddress()
  const start = (deviceToken: string | null) =>
    trySignIn(app, { email: user.email, password, deviceToken }, { from })
  const answer = (challengeToken: string, code: string) =>
    rest(app, 'POST /api/v2/sessions/mfa', { body: { challengeToken, code }, from })
  const known = (await start(user.deviceToken)).body.challengeToken
  // Somebody who knows the password guesses codes.
  for (let i = 0; i < 5; i++) {
    const { body } = await start(null)
    expect((await answer(body.challengeToken, '000000')).status).toBe(401)
  }
  const code = await totpCode(app, user.secret)
  expect((await answer((await start(null)).body.challengeToken, code)).status).toBe(429)
  const { status, body } = await answer(known, code)
  expect([status, body.deviceToken]).toEqual([201, null])
})

test('keeps at most a hundred devices of a user', async () => {
  const user = await registerFromNewAddress(app)
  await app.services.db.write.execute(sql`
    insert into known_devices (hash, user_id, last_used_at, expires_at)
    select ${unique()} || n, ${user.key}, now() - n * interval '1 minute', now() + interval '1 day'
    from generate_series(1, 150) n`)
  const { body } = await trySignIn(app, { email: user.email, password }, { from: randomAddress() })
  const known = sql`select count(*)::int as count from known_devices where user_id = ${user.key}`
  const { rows } = (await app.services.db.write.execute(known)) as unknown as { rows: { count: number }[] }
  expect(rows[0]!.count).toBe(100)
  const attempt = await throttledSignIn(user)
  expect(await outcomeOf(attempt(body.deviceToken))).toBe(201)
})
