import { expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { ask, rest } from '../../support/clients.ts'
import { newUser, password, type TestUser, unique } from '../../support/factories.ts'
import {
  type Enrolled,
  enrol,
  requestChallenge,
  sessionIdOf,
  signIn,
  type TokenPair,
  totpCode,
} from '../../support/identity.ts'
import { refreshSession, sessionState } from '../../support/refresh-tokens.ts'

const app = await startApp()
const { db } = app.services

const newPassword = 'another horse entirely'
const statusOf = async (token: string) => (await rest(app, 'GET /api/v2/me', { token })).status

interface SignedIn {
  user: TestUser
  here: TokenPair
  there: TokenPair
  /** The access token of a v1 client. */
  v1: string
}

async function signInEverywhere(): Promise<SignedIn> {
  const user = await newUser(app)
  const there = await signIn(app, user)
  const body = { user: { email: user.email, password } }
  const v1 = (await rest(app, 'POST /api/users/login', { body })).body.user.token
  return { user, there, v1, here: await signIn(app, user) }
}

/** The same for a user with a second factor, signed in by backup codes. */
async function signInEverywhereWithMfa(): Promise<Omit<SignedIn, 'v1'> & { v1: null }> {
  const user = await enrol(app, (await signInEverywhere()).user)
  const pairs: TokenPair[] = []
  for (const code of user.backupCodes.slice(0, 2)) {
    const challengeToken = await requestChallenge(app, user)
    const { status, body } = await rest(app, 'POST /api/v2/sessions/mfa', { body: { challengeToken, code } })
    expect(status).toBe(201)
    pairs.push(body)
  }
  return { user, there: pairs[0]!, here: pairs[1]!, v1: null }
}

interface Change {
  before?: () => Promise<SignedIn | (Omit<SignedIn, 'v1'> & { v1: null })>
  make: (signInEverywhere: { user: TestUser; here: TokenPair }) => Promise<{ status: number }>
}

const update = async (input: object, { accessToken }: TokenPair) => {
  const mutation = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { email } }'
  const { status, errors } = await ask(app, mutation, { input }, accessToken)
  expect(errors).toEqual([])
  return { status }
}

const endingChanges: Record<string, Change> = {
  'a password': {
    make: ({ here }) =>
      rest(app, 'PUT /api/v2/me/password', {
        token: here.accessToken,
        body: { currentPassword: password, newPassword },
      }),
  },
  'a password by updateProfile': {
    make: ({ here }) => update({ password: newPassword, currentPassword: password }, here),
  },
  'a password by v1': {
    make: ({ here }) =>
      rest(app, 'PUT /api/user', {
        token: here.accessToken,
        body: { user: { password: newPassword, currentPassword: password } },
      }),
  },
  'an e-mail address': {
    make: ({ here }) => update({ email: `${unique()}@byline.test`, currentPassword: password }, here),
  },
  'an e-mail address by v1': {
    make: ({ here }) =>
      rest(app, 'PUT /api/user', {
        token: here.accessToken,
        body: { user: { email: `${unique()}@byline.test`, currentPassword: password } },
      }),
  },
  'the second factor, by setting it up': {
    make: async ({ here }) => {
      const token = here.accessToken
      const { body } = await rest(app, 'POST /api/v2/me/mfa/totp', { token })
      const code = await totpCode(app, body.secret)
      return rest(app, 'POST /api/v2/me/mfa/totp/confirm', { token, body: { code } })
    },
  },
  'the second factor, by removing it': {
    before: signInEverywhereWithMfa,
    make: ({ here, user }) =>
      rest(app, 'DELETE /api/v2/me/mfa/totp', {
        token: here.accessToken,
        body: { code: (user as Enrolled).backupCodes[9] },
      }),
  },
}

test.each(Object.keys(endingChanges))(
  'ends all other sessions after a change of %s, and keeps the current one',
  async (what) => {
    const { before = signInEverywhere, make } = endingChanges[what]!
    const { user, here, there, v1 } = await before()
    expect((await make({ user, here })).status).toBeLessThan(300)
    expect(await statusOf(there.accessToken)).toBe(401)
    expect((await refreshSession(app, there.refreshToken)).status).toBe(401)
    if (v1) expect((await rest(app, 'GET /api/user', { token: v1 })).status).toBe(401)
    expect(await sessionState(db, sessionIdOf(there.accessToken))).toMatchObject({ hasEnded: true })
    expect(await statusOf(here.accessToken)).toBe(200)
    expect((await refreshSession(app, here.refreshToken)).status).toBe(200)
  },
)

const harmlessChanges: Record<string, (user: TestUser) => object> = {
  'a name': () => ({ username: unique('renamed') }),
  'a biography': () => ({ bio: 'Reads.' }),
  'nothing, with the same address': ({ email }) => ({ email }),
}

test.each(Object.keys(harmlessChanges))('ends no session after a change of %s', async (what) => {
  const { user, here, there, v1 } = await signInEverywhere()
  await update(harmlessChanges[what]!(user), here)
  expect((await refreshSession(app, there.refreshToken)).status).toBe(200)
  expect((await rest(app, 'GET /api/user', { token: v1 })).status).toBe(200)
})

test('ends no session if a change is rejected', async () => {
  const { here, there } = await signInEverywhere()
  const token = here.accessToken
  const wrong = { currentPassword: 'not this one at all', newPassword }
  expect((await rest(app, 'PUT /api/v2/me/password', { token, body: wrong })).status).toBe(401)
  const weak = { currentPassword: password, newPassword: 'password1' }
  expect((await rest(app, 'PUT /api/v2/me/password', { token, body: weak })).status).toBe(400)
  await rest(app, 'POST /api/v2/me/mfa/totp', { token })
  const confirm = { token, body: { code: '000000' } }
  expect((await rest(app, 'POST /api/v2/me/mfa/totp/confirm', confirm)).status).toBe(401)
  expect((await refreshSession(app, there.refreshToken)).status).toBe(200)
})

test('ends all sessions of a disabled user at once, and keeps them ended after enabling', async () => {
  const [admin, { user, here, v1 }] = [await newUser(app, 'admin'), await signInEverywhere()]
  const disable = (disabled: boolean) =>
    rest(app, `PATCH /api/v2/users/${user.username}`, { token: admin.token, body: { disabled } })
  const expectSignedOut = async () => {
    expect(await statusOf(here.accessToken)).toBe(401)
    expect((await refreshSession(app, here.refreshToken)).status).toBe(401)
    expect((await rest(app, 'GET /api/user', { token: v1 })).status).toBe(401)
  }
  expect((await disable(true)).status).toBe(200)
  await expectSignedOut()
  const credentials = { email: user.email, password }
  expect((await rest(app, 'POST /api/v2/sessions', { body: credentials })).body.code).toBe(
    'INVALID_CREDENTIALS',
  )
  expect((await disable(false)).status).toBe(200)
  await expectSignedOut()
  await signIn(app, user)
})

test('lets only administrators end all sessions of another user', async () => {
  const { user, here, there } = await signInEverywhere()
  const [admin, editor] = [await newUser(app, 'admin'), await newUser(app, 'editor')]
  const all = `DELETE /api/v2/users/${user.username}/sessions` as const
  for (const { token } of [editor, user]) expect((await rest(app, all, { token })).status).toBe(403)
  expect(await statusOf(here.accessToken)).toBe(200)
  expect((await rest(app, all, { token: admin.token })).status).toBe(204)
  for (const { accessToken, refreshToken } of [here, there]) {
    expect(await statusOf(accessToken)).toBe(401)
    expect((await refreshSession(app, refreshToken)).status).toBe(401)
  }
  expect(await statusOf(admin.token)).toBe(200)
})
