import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { ask } from '../support/clients.ts'
import { newArticle, newUser, password, unique } from '../support/factories.ts'

const app = await startApp()

/** Sends the document three times. If mutations were compiled, compiled code would execute the third one. */
async function thrice(query: string, token: string) {
  const responses = []
  for (let i = 0; i < 3; i++) responses.push(await ask(app, query, {}, token))
  return responses
}

test('stops after a mutation that fails with null data, each time', async () => {
  const author = await newUser(app)
  const { slug } = await newArticle(app, author)
  const failing = `mutation { a: publishArticle(slug: "${unique()}") { id } b: createComment(articleSlug: "${slug}", body: "x") { id } }`
  for (const { data, errors } of await thrice(failing, author.token)) {
    expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual([null, ['NOT_FOUND']])
  }
  const { data } = await ask(app, `{ article(slug: "${slug}") { commentsCount } }`)
  expect(data).toEqual({ article: { commentsCount: 0 } })
})

test('responds to each mutation of a document with the state at that moment', async () => {
  const [author, reader] = await Promise.all([newUser(app), newUser(app, 'reader')])
  const { slug } = await newArticle(app, author)
  const seen =
    'article { commentsCount favoritesCount viewerHasFavorited author { followersCount viewerIsFollowing } }'
  const { data } = await ask(
    app,
    `mutation {
      a: createComment(articleSlug: "${slug}", body: "x") { ${seen} }
      b: favoriteArticle(slug: "${slug}") { id }
      c: followUser(username: "${author.username}") { id }
      d: createComment(articleSlug: "${slug}", body: "y") { ${seen} }
    }`,
    {},
    reader.token,
  )
  const before = { commentsCount: 1, favoritesCount: 0, viewerHasFavorited: false }
  const after = { commentsCount: 2, favoritesCount: 1, viewerHasFavorited: true }
  expect(data).toMatchObject({
    a: { article: { ...before, author: { followersCount: 0, viewerIsFollowing: false } } },
    d: { article: { ...after, author: { followersCount: 1, viewerIsFollowing: true } } },
  })
})

test('shows the user who signs in their own data, even with the token of another user', async () => {
  const [before, now] = await Promise.all([newUser(app), newUser(app)])
  const { slug } = await newArticle(app, now, { publish: false })
  const signIn = `mutation { signIn(input: { email: "${now.email}", password: "${password}" }) {
    viewer { email articles { nodes { slug } } } } }`
  for (const token of [undefined, before.token]) {
    const { data } = await ask(app, signIn, {}, token)
    expect(data).toEqual({ signIn: { viewer: { email: now.email, articles: { nodes: [{ slug }] } } } })
  }
})

test('accepts the longest e-mail address that can be registered at sign-in', async () => {
  const email = `${unique()}@${`${'a'.repeat(60)}.`.repeat(3)}${'b'.repeat(40)}.test`
  expect(email.length).toBeGreaterThan(200)
  const register = `mutation { register(input: { username: "${unique()}", email: "${email}", password: "${password}" }) { expiresIn } }`
  expect((await ask(app, register)).errors).toEqual([])
  const signIn = `mutation { signIn(input: { email: "${email}", password: "${password}" }) { expiresIn } }`
  expect((await ask(app, signIn)).errors).toEqual([])
})
