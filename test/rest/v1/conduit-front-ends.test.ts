import { describe, expect, test } from 'vitest'
import { registry } from '../../../rest/lifecycle/registry.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { newArticle, newUser, password, type TestUser, unique } from '../../support/factories.ts'
import { fillPath } from '../../support/rest/fill-path.ts'

const app = await startApp({}, { now: () => Date.parse(registry.v1.deprecated!) })

const getUser = async (token: string) => (await rest(app, 'GET /api/user', { token })).body.user

/** What each front end's profile form sends when the user has changed only the bio. */
const profileForms: Record<string, (me: TestUser) => object> = {
  React: ({ username, email }) => ({ user: { image: '', username, bio: 'New', email } }),
  Angular: ({ username, email }) => ({ user: { image: null, username, bio: 'New', email, password: '' } }),
  'Vue 2, without the envelope': ({ username, email }) => ({ email, username, bio: 'New', image: null }),
  Svelte: ({ username, email }) => ({ user: { image: '', username, bio: 'New', email, password: '' } }),
  Elm: ({ username, email }) => ({ user: { username, email, bio: 'New', image: null } }),
  'Next, with the token it has': ({ username, email, token }) => ({
    user: { username, email, token, bio: 'New', image: null },
  }),
  'React Query': ({ username, email }) => ({
    user: { username, email, bio: 'New', image: null, password: '' },
  }),
}

test.each(Object.keys(profileForms))('accepts the profile form of %s', async (form) => {
  const me = await newUser(app)
  const { username, email, token } = me
  const { status, body } = await rest(app, 'PUT /api/user', { token, body: profileForms[form]!(me) })
  expect(status).toBe(200)
  expect(body.user).toEqual({ username, email, token, bio: 'New', image: '' })
  expect(await getUser(token)).toEqual(body.user)
  const signedIn = await rest(app, 'POST /api/users/login', { body: { user: { email, password } } })
  expect(signedIn.status).toBe(200)
})

test.each(['author', 'createdAt', 'updatedAt', 'favorited', 'favoritesCount', 'slug'])(
  'ignores the read-only %s in an article update',
  async (member) => {
    const author = await newUser(app)
    const { slug } = await newArticle(app, author)
    const before = (await rest(app, `GET /api/articles/${slug}`)).body.article
    for (const echoed of [before[member], null, 'something else']) {
      const body = unique()
      const edited = await rest(app, `PUT /api/articles/${slug}`, {
        token: author.token,
        body: { article: { body, [member]: echoed } },
      })
      expect(edited.status).toBe(200)
      expect(edited.body.article).toEqual({ ...before, body, updatedAt: edited.body.article.updatedAt })
      expect(edited.body.article.updatedAt).not.toBe(echoed)
    }
  },
)

test('accepts the whole article that Vue 2 sends on update', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author, { tags: ['b', 'a'] })
  const { article } = (await rest(app, `GET /api/articles/${slug}`)).body
  const body = { article: { ...article, description: 'Edited', favorited: true, favoritesCount: 99 } }
  const edited = await rest(app, `PUT /api/articles/${slug}`, { token: author.token, body })
  expect(edited.status).toBe(200)
  expect(edited.body.article).toEqual({
    ...article,
    description: 'Edited',
    updatedAt: edited.body.article.updatedAt,
  })
})

test('accepts a new article with an empty author (Vue 2) and a trailing slash (Angular)', async () => {
  const { username, token } = await newUser(app)
  const body = { article: { author: {}, title: unique(), description: 'D', body: 'B', tagList: [] } }
  const created = await rest(app, 'POST /api/articles/', { token, body })
  expect(created).toMatchObject({ status: 201, body: { article: { author: { username } } } })
})

test('ignores an unknown member that is empty, and rejects any other', async () => {
  const { token } = await newUser(app)
  for (const value of ['', null]) {
    const body = { user: { bio: 'New', passwordConfirmation: value } }
    expect(await rest(app, 'PUT /api/user', { token, body })).toMatchObject({ status: 200 })
  }
  const body = { user: { bio: 'New', passwordConfirmation: 'x' } }
  const errors = { body: ['passwordConfirmation is unknown'] }
  expect(await rest(app, 'PUT /api/user', { token, body })).toMatchObject({ status: 422, body: { errors } })
})

test('accepts every body without its envelope', async () => {
  const username = unique()
  const email = `${username}@byline.test`
  const registered = await rest(app, 'POST /api/users', { body: { username, email, password } })
  expect(registered.status).toBe(201)
  const { status, body } = await rest(app, 'POST /api/users/login', { body: { email, password } })
  expect(status).toBe(200)
  const { token } = body.user
  const article = { title: unique(), description: 'D', body: 'B' }
  const created = await rest(app, 'POST /api/articles', { token, body: article })
  expect(created).toMatchObject({ status: 201, body: { article } })
  const { slug } = created.body.article
  const edited = await rest(app, `PUT /api/articles/${slug}`, { token, body: { body: 'C' } })
  expect(edited).toMatchObject({ status: 200, body: { article: { body: 'C' } } })
  const commented = await rest(app, `POST /api/articles/${slug}/comments`, { token, body: { body: 'Hm' } })
  expect(commented).toMatchObject({ status: 200, body: { comment: { body: 'Hm' } } })
})

const withoutBody = [
  'POST /api/articles/{slug}/favorite',
  'DELETE /api/articles/{slug}/favorite',
  'POST /api/profiles/{username}/follow',
  'DELETE /api/profiles/{username}/follow',
  'DELETE /api/articles/{slug}',
  'GET /api/user',
]
const mediaTypes = ['application/json', 'application/json;charset=utf-8', 'application/x-www-form-urlencoded']

describe.each(withoutBody)('%s', (request) => {
  const send = async (headers: Record<string, string>, body?: object | string) => {
    const [me, other] = await Promise.all([newUser(app), newUser(app)])
    const { slug } = await newArticle(app, me)
    const filled = fillPath(request, { slug, username: other.username })
    return rest(app, filled as `GET /${string}`, { token: me.token, headers, body })
  }
  const successful = expect.toSatisfy((status: number) => status === 200 || status === 204)

  test.each(mediaTypes)('ignores Content-Type %s without a body', async (type) => {
    for (const body of [undefined, ''])
      expect((await send({ 'content-type': type, 'content-length': '0' }, body)).status).toEqual(successful)
  })

  if (request.startsWith('GET')) return
  test('accepts an empty object as the body', async () => {
    expect((await send({}, {})).status).toEqual(successful)
  })
})
