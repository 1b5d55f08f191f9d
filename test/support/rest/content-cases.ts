import type { FastifyInstance } from 'fastify'
import { favorite, follow, newArticle, newComment, newUser, password, unique } from '../factories.ts'
import {
  articleBy,
  type Cases,
  commentBy,
  draft,
  meAs,
  number,
  page,
  profileOf,
  sessionOf,
  summaryBy,
  text,
  truth,
} from './answers.ts'

export const contentCases = (app: FastifyInstance): Cases => ({
  'GET /articles': async (author) => {
    const { slug, title } = await newArticle(app, author)
    const answer = page(summaryBy(author, { slug, title }))
    return { path: `/articles?author=${author.username}`, status: 200, answer }
  },
  'POST /articles': async (author) => {
    const body = { title: unique('Title '), description: 'd', body: 'b', tags: ['z', 'a'] }
    const answer = articleBy(author, { ...body, ...draft })
    return { path: '/articles', body, status: 201, answer, location: /^\/api\/v2\/articles\/title-\w+$/ }
  },
  'GET /articles/{slug}': async (author) => {
    const { slug, title } = await newArticle(app, author, { tags: ['one'] })
    const answer = articleBy(author, { slug, title, tags: ['one'] })
    return { path: `/articles/${slug}`, status: 200, answer }
  },
  'PATCH /articles/{slug}': async (author) => {
    const { slug, title } = await newArticle(app, author)
    const answer = articleBy(author, { slug, title, body: 'other', version: 2 })
    return { path: `/articles/${slug}`, body: { body: 'other' }, ifMatch: '*', status: 200, answer }
  },
  'DELETE /articles/{slug}': async (author) => {
    const { slug } = await newArticle(app, author)
    return { path: `/articles/${slug}`, ifMatch: '*', status: 204, answer: '' }
  },
  'POST /articles/{slug}/publish': async (author) => {
    const { slug } = await newArticle(app, author, { publish: false })
    const answer = articleBy(author, { slug, version: 2 })
    return { path: `/articles/${slug}/publish`, status: 200, answer }
  },
  'POST /articles/{slug}/unpublish': async (author) => {
    const { slug } = await newArticle(app, author)
    const answer = articleBy(author, { slug, version: 2, status: 'DRAFT' })
    return { path: `/articles/${slug}/unpublish`, status: 200, answer }
  },
  'PUT /articles/{slug}/favorite': async (author) => {
    const { slug } = await newArticle(app, author)
    const answer = articleBy(author, { slug, favoritesCount: 1, viewerHasFavorited: true })
    return { path: `/articles/${slug}/favorite`, as: await newUser(app, 'reader'), status: 200, answer }
  },
  'DELETE /articles/{slug}/favorite': async (author) => {
    const [reader, { slug }] = [await newUser(app, 'reader'), await newArticle(app, author)]
    await favorite(app, reader, slug)
    const answer = articleBy(author, { slug, favoritesCount: 0, viewerHasFavorited: false })
    return { path: `/articles/${slug}/favorite`, as: reader, status: 200, answer }
  },
  'GET /feed': async (author) => {
    const [reader, { slug }] = [await newUser(app, 'reader'), await newArticle(app, author)]
    await follow(app, reader, author.username)
    return { path: '/feed', as: reader, status: 200, answer: page(summaryBy(author, { slug })) }
  },
  'GET /tags': async (author) => {
    await newArticle(app, author, { tags: [unique()] })
    const answer = {
      items: [{ name: text, articlesCount: number }],
      pageInfo: { hasNextPage: truth, endCursor: text },
    }
    return { path: '/tags?first=1', status: 200, answer }
  },
  'GET /articles/{slug}/comments': async (author) => {
    const { slug } = await newArticle(app, author)
    const { id, body } = await newComment(app, author, slug)
    return { path: `/articles/${slug}/comments`, status: 200, answer: page(commentBy(author, { id, body })) }
  },
  'POST /articles/{slug}/comments': async (author) => {
    const [reader, { slug }] = [await newUser(app, 'reader'), await newArticle(app, author)]
    const location = /^\/api\/v2\/comments\/[\w%]+$/
    const answer = commentBy(reader, { body: 'So *true*.' })
    const path = `/articles/${slug}/comments`
    return { path, as: reader, body: { body: 'So *true*.' }, status: 201, answer, location }
  },
  'PATCH /comments/{id}': async (author) => {
    const { id } = await newComment(app, author, (await newArticle(app, author)).slug)
    const answer = commentBy(author, { id, body: 'Corrected.', version: 2 })
    return { path: `/comments/${id}`, body: { body: 'Corrected.' }, status: 200, answer }
  },
  'DELETE /comments/{id}': async (author) => {
    const { id } = await newComment(app, author, (await newArticle(app, author)).slug)
    return { path: `/comments/${id}`, status: 204, answer: '' }
  },
  'POST /users': async () => {
    const username = unique('Zoë.')
    const body = { username, email: `${unique()}@byline.test`, password }
    const answer = sessionOf(body)
    const location = new RegExp(`^/api/v2/users/${encodeURIComponent(username)}$`)
    return { path: '/users', body, status: 201, answer, location }
  },
  'GET /users/{username}': async ({ username, ...author }) => {
    const answer = profileOf({ username, ...author })
    return { path: `/users/${username.toUpperCase()}`, status: 200, answer }
  },
  'PUT /users/{username}/follow': async (author) => {
    const answer = profileOf(author, { followersCount: 1, viewerIsFollowing: true })
    return { path: `/users/${author.username}/follow`, as: await newUser(app, 'reader'), status: 200, answer }
  },
  'DELETE /users/{username}/follow': async (author) => {
    const reader = await newUser(app, 'reader')
    await follow(app, reader, author.username)
    return { path: `/users/${author.username}/follow`, as: reader, status: 200, answer: profileOf(author) }
  },
  'GET /me': async (author) => ({ path: '/me', status: 200, answer: meAs(author) }),
  'PATCH /me': async (author) => {
    const answer = meAs(author, { bio: 'Writes.', version: 2 })
    return { path: '/me', body: { bio: 'Writes.' }, ifMatch: '*', status: 200, answer }
  },
  'GET /me/drafts': async (author) => {
    await newArticle(app, author)
    const { slug } = await newArticle(app, author, { publish: false })
    return { path: '/me/drafts', status: 200, answer: page(summaryBy(author, { slug, ...draft })) }
  },
})
