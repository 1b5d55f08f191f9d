import { expect, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import { createHashing } from '../../src/auth/passwords/passwords.ts'
import { sql } from '../../src/db/drizzle.ts'
import type { Role } from '../../src/users/account-row.ts'
import { startApp } from '../support/app.ts'
import { expectError, type FailedOperation, gql } from '../support/clients.ts'
import { newArticle, newUser, password, unique } from '../support/factories.ts'

const app = await startApp()

const AuthRegister = graphql(`
  mutation AuthRegister($input: RegisterInput!) {
    register(input: $input) { expiresIn accessToken viewer { email role permissions user { username bio image } } }
  }
`)
const AuthSignIn = graphql(`
  mutation AuthSignIn($input: SignInInput!) { signIn(input: $input) { accessToken viewer { email } } }
`)
const AuthViewer = graphql(`
  query AuthViewer { viewer { email role permissions user { username bio image } } }
`)
const AuthUpdateProfile = graphql(`
  mutation AuthUpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) { email user { username bio image } }
  }
`)

const eightEmoji = '😀🐙🎻🚂🥨🧦🪐🦔'
/** Makes 128 characters of 8. The strength of a repetition is judged by the repeated part. */
const repeat16 = (text: string) => text.repeat(16)

const register = (input: { username?: string; email?: string; password?: string }) => {
  const username = input.username ?? unique()
  return gql(app, AuthRegister, { input: { username, email: `${unique()}@byline.test`, password, ...input } })
}
const signIn = async (email: string, secret = password) =>
  (await gql(app, AuthSignIn, { input: { email, password: secret } })).signIn
const whoIs = async (token?: string) => (await gql(app, AuthViewer, {}, token)).viewer

test('creates an account, signs in, and returns the viewer', async () => {
  const username = unique('Zoé.')
  const { register: session } = await register({ username })
  expect(session.viewer).toEqual({
    email: expect.stringMatching(/@byline\.test$/),
    role: 'AUTHOR',
    permissions: expect.arrayContaining(['articles:write', 'comments:write']),
    user: { username, bio: '', image: null },
  })
  const { accessToken } = await signIn(session.viewer.email)
  for (const token of [session.accessToken, accessToken]) expect(await whoIs(token)).toEqual(session.viewer)
  expect(session.expiresIn).toBe(5 * 60)
  expect(await whoIs()).toBeNull()
})

test('finds an account by its e-mail address in any case', async () => {
  const email = `Jo.${unique()}@Byline.Test`
  await register({ email })
  for (const typed of [email, email.toLowerCase(), email.toUpperCase(), ` ${email} `])
    expect((await signIn(typed)).viewer.email).toBe(email)
})

test.each(['username', 'email'] as const)('rejects a taken %s in any case', async (field) => {
  const taken = field === 'email' ? `${unique('jo')}@byline.test` : unique('jôé')
  await register({ [field]: taken })
  for (const variant of [taken, taken.toUpperCase(), taken.replace('j', 'J')]) {
    const { extensions } = await expectError('ALREADY_TAKEN', register({ [field]: variant }))
    expect(extensions.details).toMatchObject([{ field }])
  }
})

test('treats Unicode spellings of a username as the same', async () => {
  const name = unique('é')
  await register({ username: name.normalize('NFC') })
  await expectError('ALREADY_TAKEN', register({ username: name.normalize('NFD') }))
})

test.each(['username', 'email'] as const)(
  'accepts only one of ten concurrent registrations with the same %s',
  async (field) => {
    const name = unique('racer')
    const spellings = Array.from({ length: 10 }, (_, i) => name.slice(0, i).toUpperCase() + name.slice(i))
    const results = await Promise.allSettled(
      spellings.map((spelling) =>
        register({ [field]: field === 'email' ? `${spelling}@byline.test` : spelling }),
      ),
    )
    const rejected = results
      .filter((one) => one.status === 'rejected')
      .map(({ reason }) => (reason as FailedOperation).response)
    expect(rejected).toHaveLength(9)
    for (const { errors } of rejected)
      expect(errors[0]!.extensions).toMatchObject({ code: 'ALREADY_TAKEN', details: [{ field }] })
  },
)

test('returns the same error for an unknown address and a wrong password', async () => {
  const { email } = await newUser(app)
  const bodies = new Set<string>()
  for (const input of [
    { email, password: `${password}x` },
    { email, password: password.toUpperCase() },
    { email, password: '' },
    { email: `${unique()}@byline.test`, password },
    { email: 'no address', password },
  ]) {
    const payload = { query: AuthSignIn.toString(), variables: { input } }
    const headers = { accept: 'application/json' }
    const response = await app.inject({ method: 'POST', url: '/graphql', headers, payload })
    const { data, errors } = response.json()
    bodies.add(
      JSON.stringify([response.statusCode, data, errors[0].message, errors[0].path, errors[0].extensions]),
    )
  }
  expect([...bodies]).toEqual([expect.stringContaining('"INVALID_CREDENTIALS"')])
})

test('accepts a password in any Unicode spelling', async () => {
  for (const [chosen, typed] of [
    ['ﬁnancé ℌello①', 'finance\u0301 Hello1'],
    ['Ångström Ω', 'A\u030angstro\u0308m \u2126'],
  ] as const) {
    const { register: session } = await register({ password: chosen })
    await signIn(session.viewer.email, typed)
    await expectError('INVALID_CREDENTIALS', signIn(session.viewer.email, `${typed} `))
  }
})

test('counts the length of a password in code points, and accepts any characters', async () => {
  for (const secret of [
    eightEmoji,
    repeat16(eightEmoji),
    repeat16('Tz5!qW8#'),
    'nul\u0000 and bell\u0007 ring',
    '  correct horse battery  ',
  ]) {
    const { register: session } = await register({ password: secret })
    await signIn(session.viewer.email, secret)
    await expectError('INVALID_CREDENTIALS', signIn(session.viewer.email, secret.trim().slice(0, -1)))
  }
  for (const secret of [[...eightEmoji].slice(1).join(''), `${repeat16(eightEmoji)}🦆`])
    await expectError('BAD_INPUT', register({ password: secret }))
})

test('rejects a weak password of any length', async () => {
  const username = unique('someone')
  for (const secret of ['😀'.repeat(8), '😀'.repeat(128), 'x'.repeat(128), ' '.repeat(8), username]) {
    const { extensions } = await expectError('WEAK_PASSWORD', register({ username, password: secret }))
    expect(extensions.details).toMatchObject([{ field: expect.stringContaining('password') }])
  }
  await register({ username }) // None of the attempts created an account.
})

test('verifies a password against its hash only, and no password without one', async () => {
  const hashing = createHashing()
  const hash = await hashing.hash(password)
  expect(await hashing.verify(hash, password)).toBe(true)
  expect(await hashing.verify(hash, 'wrong')).toBe(false)
  expect(await hashing.verify(null, password)).toBe(false)
})

test('applies a change of role at once, even to existing tokens', async () => {
  const user = await newUser(app)
  const setRole = (role: Role) =>
    app.services.db.write.execute(sql`update users set role = ${role} where username = ${user.username}`)
  await newArticle(app, user)
  await setRole('reader')
  await expectError('FORBIDDEN', newArticle(app, user))
  expect((await whoIs(user.token))!.permissions).not.toContain('articles:write')
  await setRole('editor')
  await newArticle(app, user)
  expect(await whoIs(user.token)).toMatchObject({
    role: 'EDITOR',
    permissions: expect.arrayContaining(['articles:edit']),
  })
})

test('updates only the profile fields that are sent, and clears them with null', async () => {
  const { token, username, email } = await newUser(app)
  const update = async (input: object) => (await gql(app, AuthUpdateProfile, { input }, token)).updateProfile
  const [bio, image] = ['Two\nlines <b>', 'https://byline.test/me.png']
  expect(await update({ bio })).toEqual({ email, user: { username, bio, image: null } })
  expect(await update({ image })).toEqual({ email, user: { username, bio, image } })
  expect(await update({})).toEqual({ email, user: { username, bio, image } })
  for (const field of ['username', 'email', 'password']) {
    const { extensions } = await expectError('BAD_INPUT', update({ [field]: null, bio: 'x' }))
    expect(extensions.details).toEqual([{ field, message: 'cannot be null' }])
  }
  expect(await update({ bio: null, image: null })).toEqual({
    email,
    user: { username, bio: '', image: null },
  })
  const renamed = { username: unique('renamed'), email: `${unique('new')}@byline.test` }
  expect(await update({ ...renamed, currentPassword: password })).toMatchObject({
    email: renamed.email,
    user: { username: renamed.username },
  })
  await signIn(renamed.email)
  await expectError('INVALID_CREDENTIALS', signIn(email))
  expect(await whoIs(token)).toMatchObject({ user: { username: renamed.username } })
})

test('rejects changing a username or e-mail address to a taken one', async () => {
  const [one, other] = await Promise.all([newUser(app), newUser(app)])
  const update = (input: object) => gql(app, AuthUpdateProfile, { input }, one.token)
  for (const field of ['username', 'email'] as const) {
    const { extensions } = await expectError(
      'ALREADY_TAKEN',
      update({ [field]: other[field].toUpperCase(), bio: 'x', currentPassword: password }),
    )
    expect(extensions.details).toMatchObject([{ field }])
    expect((await update({ [field]: one[field].toUpperCase() })).updateProfile.user.bio).toBe('')
  }
})
