import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { graphql } from '../../generated/gql.ts'
import type { CreateArticleInput } from '../../generated/graphql.ts'
import { sql } from '../../src/db/drizzle.ts'
import type { Role } from '../../src/users/account-row.ts'
import { gql } from './clients.ts'

/** The password of all test users. */
export const password = 'correct horse battery'

/** A name that no other test uses. */
export function unique(prefix = 'x'): string {
  return `${prefix}${randomBytes(6).toString('hex')}`
}

const Register = graphql(`
  mutation Register($input: RegisterInput!) {
    register(input: $input) { accessToken viewer { user { id username } } }
  }
`)

/** A registered user with an access token. `id` is the global ID of the API. */
export interface TestUser {
  id: string
  username: string
  email: string
  token: string
}

/** Registers a user through the API. Only the role is set in the database, because users cannot choose it. */
export async function newUser(app: FastifyInstance, role: Role = 'author'): Promise<TestUser> {
  const username = unique(role)
  const email = `${username}@byline.test`
  const { register } = await gql(app, Register, { input: { username, email, password } })
  if (role !== 'author') {
    await app.services.db.write.execute(sql`update users set role = ${role} where username = ${username}`)
  }
  return { id: register.viewer.user.id, username, email, token: register.accessToken }
}

const CreateArticle = graphql(`
  mutation CreateArticle($input: CreateArticleInput!) {
    createArticle(input: $input) { id slug title version status tagNames readingMinutes publishedAt }
  }
`)

/** Creates an article, published by default. */
export async function newArticle(
  app: FastifyInstance,
  author: TestUser,
  input: Partial<CreateArticleInput> = {},
) {
  const article = {
    title: unique('Title '),
    description: 'About it',
    body: 'Some *text*.',
    publish: true,
    ...input,
  }
  const { createArticle } = await gql(app, CreateArticle, { input: article }, author.token)
  return createArticle
}

const CreateComment = graphql(`
  mutation CreateComment($articleSlug: String!, $body: String!) {
    createComment(articleSlug: $articleSlug, body: $body) { id body createdAt viewerCanEdit viewerCanDelete }
  }
`)

/** Creates a comment on an article. */
export async function newComment(
  app: FastifyInstance,
  author: TestUser,
  articleSlug: string,
  body = 'Well said.',
) {
  const { createComment } = await gql(app, CreateComment, { articleSlug, body }, author.token)
  return createComment
}

const statusChanges = {
  PUBLISHED: graphql(`mutation FactoryPublish($slug: String!) { publishArticle(slug: $slug) { status } }`),
  DRAFT: graphql(`mutation FactoryUnpublish($slug: String!) { unpublishArticle(slug: $slug) { status } }`),
  ARCHIVED: graphql(`mutation FactoryArchive($slug: String!) { archiveArticle(slug: $slug) { status } }`),
}

/** Publishes, unpublishes or archives an article. */
export async function setStatus(
  app: FastifyInstance,
  editor: TestUser,
  slug: string,
  status: keyof typeof statusChanges,
): Promise<void> {
  await gql<unknown, { slug: string }>(app, statusChanges[status], { slug }, editor.token)
}

const Favorite = graphql(`
  mutation FactoryFavorite($slug: String!) { favoriteArticle(slug: $slug) { favoritesCount viewerHasFavorited } }
`)

/** Favorites an article. */
export async function favorite(app: FastifyInstance, reader: TestUser, slug: string) {
  return (await gql(app, Favorite, { slug }, reader.token)).favoriteArticle
}

const Follow = graphql(`
  mutation FactoryFollow($username: String!) {
    followUser(username: $username) { username followersCount followingCount viewerIsFollowing }
  }
`)

/** Follows a user. */
export async function follow(app: FastifyInstance, follower: TestUser, username: string) {
  return (await gql(app, Follow, { username }, follower.token)).followUser
}
