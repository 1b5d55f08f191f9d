import { isInputObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { ask, rest } from '../support/clients.ts'
import { newArticle, newUser, password, type TestUser, unique } from '../support/factories.ts'
import { enrol, keyOf, requestChallenge, signIn, staleTokens, totpCode } from '../support/identity.ts'

const app = await startApp()
const admin = await newUser(app, 'admin')

type Request = `${string} ${string}`

const v2 = (request: Request, { token }: { token?: string }, body?: object) =>
  rest(app, request.replace(' ', ' /api/v2') as Request, { token, body })
const change = ({ username }: { username: string }, body: object, by: { token?: string } = admin) =>
  v2(`PATCH /users/${encodeURIComponent(username)}`, by, body)
const endSessions = ({ username }: TestUser, by: { token?: string } = admin) =>
  v2(`DELETE /users/${username}/sessions`, by)
const removeMfa = ({ username }: { username: string }, reason: string | null, by: TestUser = admin) =>
  v2(`DELETE /users/${username}/mfa${reason === null ? '' : `?reason=${encodeURIComponent(reason)}`}`, by)
const statusOf = async (token: string) => (await v2('GET /me', { token })).status
const signInWithPassword = ({ email }: TestUser) => v2('POST /sessions', {}, { email, password })
const createArticle = ({ token }: { token: string }) =>
  v2('POST /articles', { token }, { title: unique(), description: 'd', body: 'b' })

async function newKey({ token }: TestUser): Promise<string> {
  const body = { name: 'Robot', scopes: [], expiresInDays: 1 }
  return (await v2('POST /api-keys', { token }, body)).body.key
}

/** The last rejected operation of a user in the audit log. */
async function lastRejection(user: TestUser) {
  const { rows } = (await app.services.db.write.execute(
    sql`select target, result from audit_events where actor = ${`user:${keyOf(user)}`}
      and action = 'operation.refused' order by audit_events.at desc, id desc limit 1`,
  )) as unknown as { rows: { target: string; result: string }[] }
  return rows[0]
}

/** Every request that is limited to administrators, with its GraphQL field. */
const adminRequests: [field: string, request: (username: string) => Request, body?: object][] = [
  ['users', () => 'GET /users'],
  ['updateUser', (username) => `PATCH /users/${username}`, { role: 'ADMIN' }],
  ['removeUserMfa', (username) => `DELETE /users/${username}/mfa?reason=because`],
  ['endUserSessions', (username) => `DELETE /users/${username}/sessions`],
  ['auditEvents', () => 'GET /audit-events'],
]

test.each(adminRequests)('is limited to administrators: %s', async (field, request, body) => {
  const target = await newUser(app)
  const guest = await v2(request(target.username), {}, body)
  expect([guest.status, guest.body.code]).toEqual([401, 'UNAUTHENTICATED'])
  for (const role of ['reader', 'author', 'editor'] as const) {
    const viewer = await newUser(app, role)
    // The same response for every username, so that it does not reveal which users exist.
    const responses = []
    for (const username of [target.username, viewer.username, admin.username, unique('unknown')]) {
      const { status, body: response } = await v2(request(username), viewer, body)
      expect([role, status, response.code]).toEqual([role, 403, 'FORBIDDEN'])
      responses.push(response.detail)
    }
    expect(new Set(responses).size).toBe(1)
    expect(await lastRejection(viewer)).toEqual({ target: field, result: 'FORBIDDEN' })
  }
  expect((await v2('GET /me', target)).body.role).toBe('AUTHOR')
})

test('requires a recent sign-in of administrators, and reports FORBIDDEN to others', async () => {
  const target = await newUser(app)
  const other = await newUser(app, 'admin')
  for (const [viewer, code] of [
    [other, 'STEP_UP_REQUIRED'],
    [await newUser(app, 'editor'), 'FORBIDDEN'],
    [await newUser(app), 'FORBIDDEN'],
  ] as const) {
    const stale = { token: (await staleTokens(app, viewer)).accessToken }
    for (const [field, request, body] of adminRequests.slice(1, 4)) {
      const response = await v2(request(target.username), stale, body)
      expect([field, response.status, response.body.code]).toEqual([field, 403, code])
    }
    // The others of the same minute are counted.
    expect(await lastRejection(viewer)).toEqual({ target: 'updateUser', result: code })
  }
  const { accessToken } = await staleTokens(app, other)
  for (const path of ['/users', '/audit-events'])
    expect((await v2(`GET ${path}?first=1`, { token: accessToken })).status).toBe(200)
})

test('changes a role with effect from the next request', async () => {
  const user = await newUser(app)
  const pair = await signIn(app, user)
  expect((await createArticle({ token: pair.accessToken })).status).toBe(201)
  const { status, body } = await change(user, { role: 'READER' })
  expect([status, body.role, body.disabled]).toEqual([200, 'READER', false])
  for (const token of [pair.accessToken, user.token])
    expect((await createArticle({ token })).status).toBe(403)
  expect((await change({ username: user.username.toUpperCase() }, { role: 'EDITOR' })).status).toBe(200)
  const { slug } = await newArticle(app, admin)
  const edit = await rest(app, `PATCH /api/v2/articles/${slug}`, {
    token: pair.accessToken,
    body: { title: unique() },
    headers: { 'if-match': '*' },
  })
  expect(edit.status).toBe(200)
})

test('changes only the fields that are sent', async () => {
  const user = await newUser(app, 'editor')
  for (const body of [{}, { role: null }, { disabled: null }, { role: 'EDITOR' }, { disabled: false }]) {
    const response = await change(user, body)
    expect([response.status, response.body.role, response.body.disabled]).toEqual([200, 'EDITOR', false])
  }
  expect(await statusOf(user.token)).toBe(200)
})

test.each([
  { role: 'OWNER' },
  { role: 'admin' },
  { disabled: 'yes' },
  { email: 'new@byline.test' },
  { emailVerified: true },
  { username: 'new' },
  { password: 'correct horse battery' },
  { mfa: false },
  { id: 'x' },
])('rejects %o', async (body) => {
  const user = await newUser(app)
  const response = await change(user, { ...body })
  expect([response.status, response.body.code]).toEqual([400, 'BAD_INPUT'])
})

test('ends sessions, keys and challenges of a disabled user, and allows sign-in after enabling', async () => {
  const user = await enrol(app, await newUser(app))
  const key = await newKey(user)
  const challengeToken = await requestChallenge(app, user)
  const { body } = await change(user, { disabled: true })
  expect([body.disabled, body.mfa]).toEqual([true, true])
  for (const token of [user.token, key]) expect(await statusOf(token)).toBe(401)
  const code = await totpCode(app, user.secret)
  const challenged = await v2('POST /sessions/mfa', {}, { challengeToken, code })
  const [unknown, known] = [{ ...user, email: `${unique()}@byline.test` }, user].map(signInWithPassword)
  const rejected = await known!
  expect([rejected.status, rejected.body.code]).toEqual([401, 'INVALID_CREDENTIALS'])
  expect(rejected.body.detail).toBe((await unknown!).body.detail)
  expect(challenged.body.code).toBe('INVALID_CREDENTIALS')

  expect((await change(user, { disabled: false })).body.disabled).toBe(false)
  expect(await statusOf(user.token)).toBe(401) // Ended sessions stay ended.
  expect((await v2('POST /sessions/mfa', {}, { challengeToken, code })).status).toBe(401)
  expect((await signInWithPassword(user)).status).toBe(200)
})

test('rejects refresh tokens of a disabled user, even after enabling', async () => {
  const user = await newUser(app)
  const { refreshToken } = await signIn(app, user)
  await change(user, { disabled: true })
  const refresh = () => v2('POST /sessions/refresh', {}, { refreshToken })
  expect((await refresh()).body.code).toBe('INVALID_REFRESH_TOKEN')
  await change(user, { disabled: false })
  expect((await refresh()).body.code).toBe('INVALID_REFRESH_TOKEN')
  await signIn(app, user)
})

test('ends all sessions of a user, who can sign in again', async () => {
  const user = await newUser(app)
  const pairs = [await signIn(app, user), await signIn(app, user)]
  expect((await endSessions(user)).status).toBe(204)
  for (const { accessToken } of pairs) expect(await statusOf(accessToken)).toBe(401)
  expect(await statusOf((await signIn(app, user)).accessToken)).toBe(200)
  const { data } = await ask(
    app,
    'mutation ($u: String!) { endUserSessions(username: $u) }',
    { u: user.username },
    admin.token,
  )
  expect(data).toEqual({ endUserSessions: 1 })
})

test('removes a second factor only with a reason, and ends the sessions of the user', async () => {
  const user = await enrol(app, await newUser(app))
  const challengeToken = await requestChallenge(app, user)
  for (const reason of [null, '', '   ', 'x'.repeat(501), 'two\nlines']) {
    const { status, body } = await removeMfa(user, reason)
    expect([reason, status, body.code]).toEqual([reason, 400, 'BAD_INPUT'])
  }
  expect(await statusOf(user.token)).toBe(200)
  expect((await removeMfa(user, 'Lost their phone')).status).toBe(204)
  expect(await statusOf(user.token)).toBe(401)
  for (const code of [await totpCode(app, user.secret), user.backupCodes[0]])
    expect((await v2('POST /sessions/mfa', {}, { challengeToken, code })).status).toBe(401)
  expect((await signInWithPassword(user)).status).toBe(201)
})

test('returns NOT_FOUND if there is no confirmed second factor to remove', async () => {
  const [user, pending] = await Promise.all([newUser(app), newUser(app)])
  await v2('POST /me/mfa/totp', pending)
  for (const { username } of [user, pending, { username: unique('unknown') }])
    expect((await removeMfa({ username }, 'why')).body.code).toBe('NOT_FOUND')
  expect(await statusOf(user.token)).toBe(200)
})

test('rejects changes that administrators make to themselves', async () => {
  const me = await enrol(app, await newUser(app, 'admin'))
  for (const username of [me.username, me.username.toUpperCase()]) {
    for (const body of [{ role: 'READER' }, { role: 'ADMIN' }, { disabled: true }, { disabled: false }])
      expect((await change({ username }, body, me)).body.code).toBe('CONFLICT')
    expect((await removeMfa({ username }, 'why', me)).body.code).toBe('CONFLICT')
  }
  expect((await v2('GET /me', me)).body.role).toBe('ADMIN')
})

test('returns NOT_FOUND for unknown usernames and patterns', async () => {
  for (const username of [unique('unknown'), '%', '_', `${admin.username.slice(0, -1)}_`]) {
    expect((await change({ username }, { role: 'READER' })).body.code).toBe('NOT_FOUND')
    const path: Request = `DELETE /users/${encodeURIComponent(username)}/sessions`
    expect((await v2(path, admin)).body.code).toBe('NOT_FOUND')
  }
})

test('has no other input for fields that only administrators or the server may set', () => {
  const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType)
  const arguments_ = Object.values(schema.getMutationType()!.getFields())
  const inputNames = [
    ...inputs.flatMap((type) => Object.keys(type.getFields()).map((name) => [type.name, name] as const)),
    ...arguments_.flatMap((field) => field.args.map(({ name }) => [field.name, name] as const)),
  ]
  expect(inputNames.length).toBeGreaterThan(40)
  const guarded =
    /role|author|owner|user_?id|verif|disabled|mfa|totp|hash|status|scope|permission|createdAt|actor|session/i
  // Filters set nothing.
  const found = inputNames.filter(([type, name]) => guarded.test(name) && !/Filter$/.test(type))
  expect(found.map((path) => path.join('.')).toSorted()).toEqual([
    'CreateApiKeyInput.scopes',
    'UpdateUserInput.disabled',
    'UpdateUserInput.role',
  ])
})

test('rejects fields that would raise privileges instead of ignoring them', async () => {
  const user = await newUser(app)
  for (const [name, value] of Object.entries({
    role: 'ADMIN',
    emailVerified: true,
    disabled: false,
    id: 'x',
  })) {
    const registration = { username: unique(), email: `${unique()}@byline.test`, password, [name]: value }
    expect((await v2('POST /users', {}, registration)).body.code).toBe('BAD_INPUT')
    const edit = { token: user.token, body: { [name]: value }, headers: { 'if-match': '*' } }
    expect((await rest(app, 'PATCH /api/v2/me', edit)).body.code).toBe('BAD_INPUT')
    const { errors } = await ask(
      app,
      'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { role } }',
      { input: { [name]: value } },
      user.token,
    )
    expect(errors).toHaveLength(1)
  }
  const { body } = await v2('GET /me', user)
  expect([body.role, body.emailVerified]).toEqual(['AUTHOR', false])
})
