import { expect } from 'vitest'
import { password, type TestUser, unique } from '../../factories.ts'
import { number as count, text, time, truth } from '../response-bodies.ts'

/** One row for each endpoint of v1: RealWorld's Conduit contract. */
export interface V1Case {
  /** The row of the authorization matrix that gives the expected outcomes. */
  matrix: string
  /** More rows of the matrix, for the same endpoint with other input, by the name of the variant. */
  matrixVariants?: Record<string, string>
  /** Guests get 401. */
  secured?: true
  /** Sent by this user. */
  body?: (user: TestUser) => object
  status: 200 | 201 | 204
  /** The whole response body: no other member is allowed. */
  response: unknown
}

const profile = { username: text, bio: text, image: text, following: truth }
const user = { email: text, token: text, username: text, bio: text, image: text }
const article = {
  slug: text,
  title: text,
  description: text,
  body: text,
  tagList: expect.toSatisfy((tags: unknown[]) => tags.every((tag) => typeof tag === 'string')),
  createdAt: time,
  updatedAt: time,
  favorited: truth,
  favoritesCount: count,
  author: profile,
}
const comment = { id: count, createdAt: time, updatedAt: time, body: text, author: profile }
const someArticles = { articles: expect.toSatisfy(areArticles), articlesCount: count }

export const v1Cases: Record<string, V1Case> = {
  'POST /users': {
    matrix: 'Mutation.register',
    body: newUserBody,
    status: 201,
    response: { user },
  },
  'POST /users/login': {
    matrix: 'Mutation.signIn',
    body: ({ email }) => ({ user: { email, password } }),
    status: 200,
    response: { user },
  },
  'GET /user': { matrix: 'Query.viewer', secured: true, status: 200, response: { user } },
  'PUT /user': {
    matrix: 'Mutation.updateProfile',
    matrixVariants: {
      email: 'Mutation.updateProfile (email)',
      password: 'Mutation.updateProfile (password)',
    },
    secured: true,
    body: () => ({ user: { bio: 'Writes.' } }),
    status: 200,
    response: { user },
  },
  'GET /profiles/{username}': { matrix: 'Query.user', status: 200, response: { profile } },
  'POST /profiles/{username}/follow': {
    matrix: 'Mutation.followUser',
    secured: true,
    status: 200,
    response: { profile },
  },
  'DELETE /profiles/{username}/follow': {
    matrix: 'Mutation.unfollowUser',
    secured: true,
    status: 200,
    response: { profile },
  },
  'GET /articles': { matrix: 'Query.articles', status: 200, response: someArticles },
  'GET /articles/feed': { matrix: 'Query.feed', secured: true, status: 200, response: someArticles },
  'POST /articles': {
    matrix: 'Mutation.createArticle (publish)',
    secured: true,
    body: () => ({ article: { title: unique('T'), description: 'D', body: 'B', tagList: ['t'] } }),
    status: 201,
    response: { article },
  },
  'GET /articles/{slug}': { matrix: 'Query.article', status: 200, response: { article } },
  'PUT /articles/{slug}': {
    matrix: 'Mutation.updateArticle',
    secured: true,
    body: () => ({ article: { body: 'New' } }),
    status: 200,
    response: { article },
  },
  'DELETE /articles/{slug}': {
    matrix: 'Mutation.deleteArticle',
    secured: true,
    status: 204,
    response: '',
  },
  'POST /articles/{slug}/favorite': {
    matrix: 'Mutation.favoriteArticle',
    secured: true,
    status: 200,
    response: { article },
  },
  'DELETE /articles/{slug}/favorite': {
    matrix: 'Mutation.unfavoriteArticle',
    secured: true,
    status: 200,
    response: { article },
  },
  'GET /articles/{slug}/comments': {
    matrix: 'Query.article',
    status: 200,
    response: { comments: [comment] },
  },
  'POST /articles/{slug}/comments': {
    matrix: 'Mutation.createComment',
    secured: true,
    body: () => ({ comment: { body: 'Well said.' } }),
    status: 200,
    response: { comment },
  },
  'DELETE /articles/{slug}/comments/{id}': {
    matrix: 'Mutation.deleteCommentByNumber',
    secured: true,
    status: 204,
    response: '',
  },
  'GET /tags': { matrix: 'Query.tags', status: 200, response: { tags: expect.arrayContaining([text]) } },
}

function newUserBody() {
  const username = unique()
  return { user: { username, email: `${username}@byline.test`, password } }
}

/** Never empty: each test makes an article that the list includes. */
function areArticles(items: unknown[]): boolean {
  expect(items.length).toBeGreaterThan(0)
  for (const item of items) expect(item).toEqual(article)
  return true
}
