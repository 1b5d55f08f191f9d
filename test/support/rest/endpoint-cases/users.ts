import { follow, newArticle, newUser, password, unique } from '../../factories.ts'
import { draft, meAs, page, profileOf, sessionOf, summaryBy } from '../response-bodies.ts'
import { long, notNull, notText, required, tooLong, unusedName, user, wrongName } from '../wrong-input.ts'
import type { EndpointCases } from './endpoint-case.ts'

export const users: EndpointCases = {
  'POST /users': {
    access: 'public',
    matrix: 'Mutation.register',
    async example() {
      const username = unique('Zoë.')
      const body = { username, email: `${unique()}@byline.test`, password }
      const location = new RegExp(`^/api/v2/users/${encodeURIComponent(username)}$`)
      return { body, status: 201, response: sessionOf(body), location }
    },
    body: {
      valid: ({ unused }) => ({ username: unused, email: `${unused}@byline.test`, password }),
      wrong: [
        [{}, { username: required, email: required, password: required }],
        [{ ...user, username: null }, { username: required }],
        [{ ...user, username: 'a/b' }, { username: wrongName }],
        [{ ...user, username: long(5_000) }, { username: tooLong(40) }],
        [{ ...user, email: `${unusedName}@` }, { email: 'must be an e-mail address' }],
        [{ ...user, password: 'short' }, { password: 'must be 8 to 128 characters' }],
        [{ ...user, password: 12345678 }, { password: notText }],
        [{ ...user, role: 'ADMIN' }, { role: 'is unknown' }],
        [{ user }, { user: 'is unknown', username: required, email: required, password: required }],
      ],
    },
  },
  'GET /users/{username}': {
    access: 'public',
    matrix: 'Query.user',
    async example({ author }) {
      return { path: { username: author.username.toUpperCase() }, status: 200, response: profileOf(author) }
    },
    statements: ({ reader }) => [[{ username: reader.username }, 1]],
  },
  'PUT /users/{username}/follow': {
    access: 'user',
    matrix: 'Mutation.followUser',
    async example({ app, author }) {
      const response = profileOf(author, { followersCount: 1, viewerIsFollowing: true })
      return { path: { username: author.username }, as: await newUser(app, 'reader'), status: 200, response }
    },
  },
  'DELETE /users/{username}/follow': {
    access: 'user',
    matrix: 'Mutation.unfollowUser',
    async example({ app, author: { username, ...author } }) {
      const reader = await newUser(app, 'reader')
      await follow(app, reader, username)
      return { path: { username }, as: reader, status: 200, response: profileOf({ username, ...author }) }
    },
  },
  'GET /me': {
    access: 'user',
    matrix: 'Query.viewer',
    example: async ({ author }) => ({ status: 200, response: meAs(author) }),
    statements: () => [[{}, 1]],
  },
  'PATCH /me': {
    access: 'user',
    matrix: 'Mutation.updateProfile',
    matrixVariants: { email: 'Mutation.updateProfile (email)' },
    async example({ author }) {
      const response = meAs(author, { bio: 'Writes.', version: 2 })
      return { body: { bio: 'Writes.' }, ifMatch: '*', status: 200, response }
    },
    body: {
      valid: ({ unused }) => ({
        username: unused,
        email: `${unused}@byline.test`,
        bio: unused,
        image: null,
      }),
      wrong: [
        [{ username: null }, { username: notNull }],
        [{ email: null, bio: unusedName }, { email: notNull }],
        [{ username: '' }, { username: 'must not be empty' }],
        [{ username: 'two words' }, { username: wrongName }],
        [{ username: long(40) }, { username: tooLong(40) }],
        [{ email: 'nobody' }, { email: 'must be an e-mail address' }],
        [
          { bio: 5, image: false },
          { bio: notText, image: notText },
        ],
        [{ bio: long(1_000) }, { bio: tooLong(1_000) }],
        [{ image: 'javascript:alert(1)' }, { image: 'must be an http:// or https:// address' }],
        [
          { password, role: 'ADMIN' },
          { password: 'is unknown', role: 'is unknown' },
        ],
      ],
    },
  },
  'GET /me/drafts': {
    access: 'user',
    matrix: 'Query.viewer',
    async example({ app, author }) {
      await newArticle(app, author)
      const { slug } = await newArticle(app, author, { publish: false })
      return { status: 200, response: page(summaryBy(author, { slug, ...draft })) }
    },
    statements: () => [[{}, 2]],
    tenItems: () => ({}),
  },
}
