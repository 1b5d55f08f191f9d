import { expect, test } from 'vitest'
import { registry } from '../../../rest/lifecycle/registry.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newArticle, newComment, newUser, password, unique } from '../../support/factories.ts'

const app = await startApp({}, { now: () => Date.parse(registry.v1.deprecated!) })

const text = expect.any(String)
const errorResponse = (status: number, ...messages: unknown[]) => ({
  status,
  body: { errors: { body: messages } },
})

const register = (user: object) => rest(app, 'POST /api/v1/users', { body: { user } })
const signIn = (user: object) => rest(app, 'POST /api/v1/users/login', { body: { user } })
const getUser = async (token: string) => (await rest(app, 'GET /api/v1/user', { token })).body.user
const putUser = (token: string, user: object) => rest(app, 'PUT /api/v1/user', { token, body: { user } })

test('registers a user with an empty bio and image, and signs the user in', async () => {
  const username = unique('Zoë_')
  const email = `${unique()}@byline.test`
  const { status, body } = await register({ username, email, password })
  expect(status).toBe(201)
  expect(body).toEqual({ user: { username, email, bio: '', image: '', token: text } })
  expect(await getUser(body.user.token)).toEqual(body.user)
  const signedIn = await signIn({ email, password })
  expect(signedIn).toMatchObject({ status: 200, body: { user: { username, email, bio: '', image: '' } } })
  expect(await getUser(signedIn.body.user.token)).toEqual(signedIn.body.user)
})

test('rejects a username or email that is taken, ignoring case', async () => {
  const { username, email } = await newUser(app)
  for (const taken of [username, username.toUpperCase()]) {
    const response = await register({ username: taken, email: `${unique()}@byline.test`, password })
    expect(response).toMatchObject(errorResponse(422, 'username has already been taken'))
  }
  for (const taken of [email, email.toUpperCase()]) {
    const response = await register({ username: unique(), email: taken, password })
    expect(response).toMatchObject(errorResponse(422, 'email has already been taken'))
  }
})

test('lets only one of ten concurrent registrations have a username', async () => {
  const username = unique()
  const registrations = Array.from({ length: 10 }, () =>
    register({ username, email: `${unique()}@byline.test`, password }),
  )
  const statuses = (await Promise.all(registrations)).map(({ status }) => status)
  expect(statuses.toSorted()).toEqual([201, ...Array(9).fill(422)])
})

test('returns the same error for a wrong password and an unknown email', async () => {
  const { email } = await newUser(app)
  const wrong = await signIn({ email, password: 'something else' })
  const unknown = await signIn({ email: `${unique()}@byline.test`, password })
  expect(wrong).toMatchObject(errorResponse(401, text))
  expect(unknown.status).toBe(401)
  expect(unknown.body).toEqual(wrong.body)
})

test('updates only the members that are sent', async () => {
  const { username, email, token } = await newUser(app)
  const image = 'https://byline.test/me.png'
  const changed = await putUser(token, { bio: 'Writes.', image })
  expect(changed.status).toBe(200)
  expect(changed.body).toEqual({ user: { username, email, token, bio: 'Writes.', image } })
  const [renamed, address] = [unique(), `${unique()}@byline.test`]
  await putUser(token, { username: renamed, email: address, currentPassword: password })
  const now = { username: renamed, email: address, token, bio: 'Writes.', image }
  expect(await getUser(token)).toEqual(now)
  expect(await rest(app, `GET /api/v1/profiles/${renamed}`)).toMatchObject({ status: 200 })
  expect(await rest(app, `GET /api/v1/profiles/${username}`)).toMatchObject(errorResponse(404, text))
  expect((await signIn({ email: address, password })).status).toBe(200)
})

test.each(['', null])('clears the bio and the image with %j', async (nothing) => {
  const { token } = await newUser(app)
  await putUser(token, { bio: 'Writes.', image: 'https://byline.test/me.png' })
  const { status, body } = await putUser(token, { bio: nothing, image: nothing })
  expect({ status, user: body.user }).toMatchObject({ status: 200, user: { bio: '', image: '' } })
  expect(await getUser(token)).toMatchObject({ bio: '', image: '' })
})

test.each(['', null])('keeps the password if it is sent as %j', async (nothing) => {
  const { email, token } = await newUser(app)
  const changed = await putUser(token, { bio: 'Writes.', password: nothing })
  expect(changed).toMatchObject({ status: 200, body: { user: { bio: 'Writes.' } } })
  expect((await signIn({ email, password })).status).toBe(200)
})

test('replaces the password', async () => {
  const { email, token } = await newUser(app)
  const another = 'another horse battery'
  expect((await putUser(token, { password: another, currentPassword: password })).status).toBe(200)
  expect((await signIn({ email, password: another })).status).toBe(200)
  expect((await signIn({ email, password })).status).toBe(401)
})

test('returns a token that is valid for one day or until its session ends, since v1 cannot refresh', async () => {
  const { email } = await newUser(app)
  const { body } = await signIn({ email, password })
  const { token } = body.user
  const { iat, exp } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())
  expect(exp - iat).toBe(24 * 60 * 60)
  expect(JSON.stringify(body)).not.toContain('refresh')
  expect((await rest(app, 'DELETE /api/v2/sessions/current', { token })).status).toBe(204)
  expect((await rest(app, 'GET /api/user', { token })).status).toBe(401)
})

test('never returns a password or its hash', async () => {
  const { email, token } = await newUser(app)
  const secret = unique('secret-')
  const responses = [
    await putUser(token, { password: secret, currentPassword: password }),
    await signIn({ email, password: secret }),
  ]
  for (const { status, body } of responses) {
    expect(status).toBe(200)
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${secret}|argon2|password`))
  }
})

test('rejects the username or email of another user', async () => {
  const [me, other] = [await newUser(app), await newUser(app)]
  const name = await putUser(me.token, { username: other.username.toUpperCase() })
  expect(name).toMatchObject(errorResponse(422, 'username has already been taken'))
  const address = await putUser(me.token, { email: other.email, currentPassword: password })
  expect(address).toMatchObject(errorResponse(422, 'email has already been taken'))
  expect(await getUser(me.token)).toMatchObject({ username: me.username, email: me.email })
})

test('shows a profile to everyone and tells whether the viewer follows it', async () => {
  const [me, other] = [await newUser(app), await newUser(app)]
  const address = `/api/v1/profiles/${other.username}` as const
  const profile = { username: other.username, bio: '', image: '', following: false }
  expect((await rest(app, `GET ${address}`)).body).toEqual({ profile })
  for (let i = 0; i < 2; i++) {
    const { status, body } = await rest(app, `POST ${address}/follow`, { token: me.token })
    expect({ status, body }).toEqual({ status: 200, body: { profile: { ...profile, following: true } } })
  }
  expect((await rest(app, `GET ${address}`, { token: me.token })).body.profile.following).toBe(true)
  expect((await rest(app, `GET ${address}`)).body.profile.following).toBe(false)
  for (let i = 0; i < 2; i++) {
    const { status, body } = await rest(app, `DELETE ${address}/follow`, { token: me.token })
    expect({ status, body }).toEqual({ status: 200, body: { profile } })
  }
  expect((await rest(app, `GET ${address}`, { token: me.token })).body).toEqual({ profile })
})

test('tells for every author whether the viewer follows them', async () => {
  const [me, other] = [await newUser(app), await newUser(app)]
  const { slug } = await newArticle(app, other)
  await newComment(app, other, slug)
  await rest(app, `POST /api/v1/profiles/${other.username}/follow`, { token: me.token })
  for (const [token, following] of [
    [me.token, true],
    [undefined, false],
  ] as const) {
    const author = { username: other.username, bio: '', image: '', following }
    const list = await rest(app, `GET /api/v1/articles?author=${other.username}`, { token })
    expect(list.body.articles).toMatchObject([{ author }])
    expect((await rest(app, `GET /api/v1/articles/${slug}`, { token })).body.article).toMatchObject({
      author,
    })
    const comments = await rest(app, `GET /api/v1/articles/${slug}/comments`, { token })
    expect(comments.body.comments).toMatchObject([{ author }])
  }
})

test('finds a profile by a non-ASCII username, ignoring case', async () => {
  const username = unique('Žofie.漢字-')
  await register({ username, email: `${unique()}@byline.test`, password })
  for (const name of [username, username.toUpperCase()]) {
    const { status, body } = await rest(app, `GET /api/v1/profiles/${encodeURIComponent(name)}`)
    expect({ status, username: body.profile?.username }).toEqual({ status: 200, username })
  }
})

test('rejects following an unknown user or oneself', async () => {
  const { username, token } = await newUser(app)
  for (const method of ['POST', 'DELETE']) {
    const unknown = await rest(app, `${method} /api/v1/profiles/${unique()}/follow`, { token })
    expect(unknown).toMatchObject(errorResponse(404, text))
    const myself = await rest(app, `${method} /api/v1/profiles/${username}/follow`, { token })
    expect(myself).toMatchObject(errorResponse(422, text))
  }
  expect(await rest(app, `GET /api/v1/profiles/${unique()}`)).toMatchObject(errorResponse(404, text))
})
