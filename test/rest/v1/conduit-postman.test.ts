import { describe, expect, test } from 'vitest'
import { registry } from '../../../rest/lifecycle/registry.ts'
import { startApp } from '../../support/app.ts'
import { type RestResponse, rest } from '../../support/clients.ts'
import { password, unique } from '../../support/factories.ts'

const app = await startApp({}, { now: () => Date.parse(registry.v1.deprecated!) })

/** The collection's runner sends these with every request, even with GET or without a body. */
const headers = { 'content-type': 'application/json', 'x-requested-with': 'XMLHttpRequest' }
const isoTime = /^\d{4,}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d+(?:[+-][0-2]\d:[0-5]\d|Z)$/

const articleMembers = [
  'title',
  'slug',
  'body',
  'createdAt',
  'updatedAt',
  'description',
  'tagList',
  'author',
  'favorited',
  'favoritesCount',
]

/** Each member must exist; it may be null. */
function expectMembers(object: object, members: string[]): void {
  expect(Object.keys(object)).toEqual(expect.arrayContaining(members))
}

/** One generation of the collection requires a fraction and a zone, the other the form of `toISOString`. */
function expectTime(time: string): void {
  expect(time).toMatch(isoTime)
  expect(new Date(time).toISOString()).toBe(time)
}

function userOf({ body }: RestResponse) {
  expectMembers(body, ['user'])
  expectMembers(body.user, ['email', 'username', 'bio', 'image', 'token'])
  return body.user
}

function expectArticle(article: Record<string, unknown>): void {
  expectMembers(article, articleMembers)
  expectTime(article.createdAt as string)
  expectTime(article.updatedAt as string)
  expect(Array.isArray(article.tagList)).toBe(true)
  expect(Number.isInteger(article.favoritesCount)).toBe(true)
}

function articleOf({ body }: RestResponse) {
  expectMembers(body, ['article'])
  expectArticle(body.article)
  return body.article
}

/** Checks the first article, which must include its body. An empty list must have the count 0. */
function articlesOf({ status, body }: RestResponse) {
  expect(status).toBe(200)
  expectMembers(body, ['articles', 'articlesCount'])
  expect(Number.isInteger(body.articlesCount)).toBe(true)
  if (body.articles.length > 0) expectArticle(body.articles[0])
  else expect(body.articlesCount).toBe(0)
  return body.articles
}

function expectComment(comment: Record<string, unknown>): void {
  expectMembers(comment, ['id', 'body', 'createdAt', 'updatedAt', 'author'])
  expectTime(comment.createdAt as string)
  expectTime(comment.updatedAt as string)
}

function commentsOf({ status, body }: RestResponse) {
  expect(status).toBe(200)
  expectMembers(body, ['comments'])
  if (body.comments.length > 0) expectComment(body.comments[0])
  return body.comments
}

function profileOf({ status, body }: RestResponse) {
  expect(status).toBe(200)
  expectMembers(body, ['profile'])
  expectMembers(body.profile, ['username', 'bio', 'image', 'following'])
  return body.profile
}

/** Each step depends on those before it. Unlike the collection's, the tags are unique: tests share one database. */
describe.each(['/api/v1', '/api'])("RealWorld's Postman collection at %s", (prefix) => {
  const name = unique('u')
  const [dragons, training] = [unique('dragons'), unique('training')]
  const user = { email: `${name}@mail.com`, password, username: name }
  const celeb = { email: `celeb_${name}@mail.com`, password, username: `celeb_${name}` }
  let token: string | undefined

  const send = (request: string, body?: object) => {
    const [method, path] = request.split(' ')
    return rest(app, `${method} ${prefix}${path}` as `GET /${string}`, { body, token, headers })
  }

  test('passes every request from registration to tags', async () => {
    // Guests
    userOf(await send('POST /users', { user }))
    userOf(await send('POST /users/login', { user: { email: user.email, password } }))
    const signedIn = userOf(await send('POST /users/login', { user: { email: user.email, password } }))

    token = signedIn.token
    userOf(await send('GET /user'))
    userOf(await send('PUT /user', { user: { email: user.email } }))

    token = undefined
    articlesOf(await send('GET /articles'))
    expect(articlesOf(await send(`GET /articles?author=${unique('johnjacob')}`))).toEqual([])
    articlesOf(await send(`GET /articles?favorited=${name}`))
    articlesOf(await send(`GET /articles?tag=${dragons}`))

    // Articles
    token = signedIn.token
    const article = {
      title: 'How to train your dragon',
      description: 'Ever wonder how?',
      body: 'Very carefully.',
      tagList: [training, dragons],
    }
    const { slug } = articleOf(await send('POST /articles', { article }))
    articlesOf(await send('GET /articles/feed'))
    articlesOf(await send('GET /articles'))
    articlesOf(await send(`GET /articles?author=${name}`))
    articleOf(await send(`GET /articles/${slug}`))
    const [tagged] = articlesOf(await send(`GET /articles?tag=${dragons}`))
    expectArticle(tagged)
    expect(tagged.tagList).toEqual([dragons, training])
    articleOf(await send(`PUT /articles/${slug}`, { article: { body: 'With two hands' } }))

    const favorited = articleOf(await send(`POST /articles/${slug}/favorite`))
    expect(favorited.favorited).toBe(true)
    expect(favorited.favoritesCount).toBeGreaterThan(0)
    for (const viewerToken of [undefined, signedIn.token]) {
      token = viewerToken
      const [listed] = articlesOf(await send(`GET /articles?favorited=${name}`))
      expectArticle(listed)
      expect(listed.favoritesCount).toBe(1)
    }
    expect(articleOf(await send(`DELETE /articles/${slug}/favorite`)).favorited).toBe(false)

    // Comments
    const commented = await send(`POST /articles/${slug}/comments`, {
      comment: { body: 'Thank you so much!' },
    })
    expectMembers(commented.body, ['comment'])
    expectComment(commented.body.comment)
    expect(commentsOf(await send(`GET /articles/${slug}/comments`))).toHaveLength(1)
    token = undefined
    expect(commentsOf(await send(`GET /articles/${slug}/comments`))).toHaveLength(1)
    token = signedIn.token
    const { id } = commented.body.comment
    expect(await send(`DELETE /articles/${slug}/comments/${id}`)).toMatchObject({ status: 204, body: '' })
    expect(await send(`DELETE /articles/${slug}`)).toMatchObject({ status: 204, body: '' })

    // Profiles
    userOf(await send('POST /users', { user: celeb }))
    profileOf(await send(`GET /profiles/${celeb.username}`))
    // The collection sends a body that the endpoint ignores.
    const followed = await send(`POST /profiles/${celeb.username}/follow`, { user: { email: user.email } })
    expect(profileOf(followed).following).toBe(true)
    expect(profileOf(await send(`DELETE /profiles/${celeb.username}/follow`)).following).toBe(false)

    // Tags
    const tags = await send('GET /tags')
    expect(tags.status).toBe(200)
    expect(Array.isArray(tags.body.tags)).toBe(true)
  })
})
