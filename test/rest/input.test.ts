import { expect, test } from 'vitest'
import type { Endpoint } from '../../rest/endpoint.ts'
import { v2 } from '../../rest/v2/version.ts'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { newArticle, newComment, newUser, password } from '../support/factories.ts'
import {
  article,
  control,
  empty,
  ghost,
  kept,
  key,
  long,
  longAs,
  notText,
  problemsIn,
  required,
  user,
  type WrongInput,
  wrongIdentityInput,
  wrongName,
  wrongSlug,
} from '../support/rest/wrong-input.ts'

const app = await startApp()

/** By endpoint: a body, and what is wrong with it by the pointer. */
const wrong: WrongInput = {
  'POST /articles': [
    [{}, { title: required, description: required, body: required }],
    [{ ...article, title: null }, { title: required }],
    [
      { ...article, title: 5, description: true, body: ['b'] },
      { title: notText, description: notText, body: notText },
    ],
    [{ ...article, title: { text: 'x' } }, { title: notText }],
    [{ ...article, title: '' }, { title: empty }],
    [{ ...article, title: ' \u2003 ' }, { title: empty }],
    [{ ...article, title: long(200) }, { title: longAs(200) }],
    [{ ...article, title: 'two\nlines' }, { title: control }],
    [{ ...article, title: 'nul\0' }, { title: control }],
    [{ ...article, body: 'half \ud83d' }, { body: control }],
    [{ ...article, description: long(500) }, { description: longAs(500) }],
    [{ ...article, body: long(65_536) }, { body: longAs(65_536) }],
    [{ ...article, tags: 'one' }, { tags: 'must be a list' }],
    [{ ...article, tags: { 0: 'one' } }, { tags: 'must be a list' }],
    [
      { ...article, tags: ['a', 5, null, ['b']] },
      { 'tags/1': notText, 'tags/2': required, 'tags/3': notText },
    ],
    [{ ...article, tags: ['a', ''] }, { 'tags/1': empty }],
    [{ ...article, tags: [long(40)] }, { 'tags/0': longAs(40) }],
    [
      { ...article, tags: Array.from({ length: 21 }, (_, i) => `t${i}`) },
      { tags: 'must be at most 20 tags' },
    ],
    [{ ...article, slug: 'Not A Slug' }, { slug: wrongSlug }],
    [{ ...article, slug: long(100) }, { slug: longAs(100) }],
    [{ ...article, slug: '../etc' }, { slug: wrongSlug }],
    [{ ...article, publish: 'true' }, { publish: 'must be true or false' }],
    [{ ...article, publish: 1 }, { publish: 'must be true or false' }],
  ],
  'PATCH /articles/{slug}': [
    [{ title: null }, { title: kept }],
    [{ description: null, title: ghost }, { description: kept }],
    [{ body: null, tags: [ghost] }, { body: kept }],
    [
      { title: 5, tags: [true] },
      { title: notText, 'tags/0': notText },
    ],
    [{ title: ' ' }, { title: empty }],
    [{ title: ghost, tags: [''] }, { 'tags/0': empty }],
    [
      { slug: ghost, status: 'DRAFT', version: 1 },
      { slug: 'is unknown', status: 'is unknown', version: 'is unknown' },
    ],
  ],
  'POST /articles/{slug}/comments': [
    [{}, { body: required }],
    [{ body: null }, { body: required }],
    [{ body: 5 }, { body: notText }],
    [{ body: '\n\t' }, { body: empty }],
    [{ body: long(10_000) }, { body: longAs(10_000) }],
  ],
  'PATCH /comments/{id}': [
    [{}, { body: required }],
    [{ body: null }, { body: required }],
    [{ body: '' }, { body: empty }],
  ],
  'PATCH /me': [
    [{ username: null }, { username: kept }],
    [{ email: null, bio: ghost }, { email: kept }],
    [{ username: '' }, { username: 'must not be empty' }],
    [{ username: 'two words' }, { username: wrongName }],
    [{ username: long(40) }, { username: longAs(40) }],
    [{ email: 'nobody' }, { email: 'must be an e-mail address' }],
    [
      { bio: 5, image: false },
      { bio: notText, image: notText },
    ],
    [{ bio: long(1_000) }, { bio: longAs(1_000) }],
    [{ image: 'javascript:alert(1)' }, { image: 'must be an http:// or https:// address' }],
    [
      { password, role: 'ADMIN' },
      { password: 'is unknown', role: 'is unknown' },
    ],
  ],
  'POST /users': [
    [{}, { username: required, email: required, password: required }],
    [{ ...user, username: null }, { username: required }],
    [{ ...user, username: 'a/b' }, { username: wrongName }],
    [{ ...user, username: long(5_000) }, { username: longAs(40) }],
    [{ ...user, email: `${ghost}@` }, { email: 'must be an e-mail address' }],
    [{ ...user, password: 'short' }, { password: 'must be 8 to 128 characters' }],
    [{ ...user, password: 12345678 }, { password: notText }],
    [{ ...user, role: 'ADMIN' }, { role: 'is unknown' }],
    [{ user }, { user: 'is unknown', username: required, email: required, password: required }],
  ],
  'POST /sessions': [
    [{}, { email: required, password: required }],
    [
      { email: null, password: null },
      { email: required, password: required },
    ],
    [{ email: ['a@byline.test'], password }, { email: notText }],
    [{ email: 'a@byline.test', password: long(1_000) }, { password: longAs(1_000) }],
  ],
  ...wrongIdentityInput,
}

test('tries every endpoint that takes a body', () => {
  const inBody = ({ path, document }: Endpoint) =>
    [...document.matchAll(/\$(\w+):/g)].some(([, name]) => name !== 'version' && !path.includes(`{${name}}`))
  const takers = v2.endpoints.filter(
    (endpoint) => !['GET', 'DELETE'].includes(endpoint.method) && inBody(endpoint),
  )
  expect(takers.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(Object.keys(wrong).sort())
})

test.each(Object.keys(wrong))('%s names all that is wrong, and does nothing', async (name) => {
  const author = await newUser(app, 'admin')
  const { token } = author
  const { slug } = await newArticle(app, author)
  const { id } = await newComment(app, author, slug)
  const made = await rest(app, 'POST /api/v2/api-keys', { token, body: key })
  const path = name
    .replace('{slug}', slug)
    .replace('{id}', name.includes('api-keys') ? made.body.apiKey.id : id)
    .replace('{username}', (await newUser(app)).username)
    .replace('{token}', 'x')
    .replace(' ', ' /api/v2') as `${string} /${string}`
  for (const [body, problems] of wrong[name]!) {
    const answer = await rest(app, path, { token, body, headers: { 'if-match': '*' } })
    expect(problemsIn(answer, 'body'), JSON.stringify(body).slice(0, 200)).toEqual(problems)
  }
  const read = async (url: string) => (await rest(app, `GET /api/v2${url}`, { token })).body
  expect(await read('/me')).toMatchObject({ username: author.username, version: 1 })
  expect(await read(`/articles/${slug}`)).toMatchObject({ slug, version: 1, tags: [], commentsCount: 1 })
  expect((await read('/me/drafts')).items).toEqual([])
  expect((await read(`/articles?author=${author.username}`)).items).toHaveLength(1)
  expect((await read(`/articles/${slug}/comments`)).items).toMatchObject([{ id, version: 1 }])
  expect((await read('/api-keys')).items).toMatchObject([{ state: 'LIVE' }])
  expect(await read('/me/mfa')).toMatchObject({ totp: false })
  expect(await read(`/users/${ghost}`)).toMatchObject({ code: 'NOT_FOUND' })
  const login = await rest(app, 'POST /api/v2/sessions', { body: { email: user.email, password } })
  expect(login.status).toBe(401)
})
