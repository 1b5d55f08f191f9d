import { articlesByAuthorIds } from '../src/articles/article-lists.ts'
import { followUser, unfollowUser, viewerFollowsByIds } from '../src/users/follows.ts'
import { getUserByUsername, type UserParts } from '../src/users/users.ts'
import { builder, onlyForV1, pageCost, textCost } from './builder.ts'
import { columnsFor } from './engine/columns.ts'
import { batched } from './engine/loaders.ts'
import { bySelection, selectionOf } from './engine/lookahead.ts'
import * as inputs from './inputs.ts'
import { ArticleConnection, User } from './refs.ts'

const viewerFollows = batched((ctx, ids: readonly string[]) => viewerFollowsByIds(ctx, ctx.viewer, ids))
const articlesBy = batched(articlesByAuthorIds)

/** What the statement that finds users must select for this GraphQL selection. */
export const userParts = bySelection(
  (selection, schema): UserParts => ({
    columns: columnsFor(schema, 'User', selection, ['id']),
    viewerIsFollowing: 'viewerIsFollowing' in selection,
  }),
)

User.implement({
  description: 'The public profile of a user.',
  fields: (t) => ({
    username: t.exposeString('username', { description: 'The unique username. Case-insensitive.' }),
    bio: t.exposeString('bio', { description: 'The biography of the user. Empty if there is none.' }),
    image: t.exposeString('image', {
      nullable: true,
      complexity: textCost(2_000),
      description: "The URL of the user's picture. Null if there is none.",
    }),
    imageOrEmpty: t.string({
      description: "The URL of the user's picture. Empty if there is none.",
      deprecationReason: `${onlyForV1} Use \`image\` instead.`,
      complexity: textCost(2_000),
      columns: ['image'],
      resolve: ({ image }) => image ?? '',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the user registered.' }),
    followersCount: t.exposeInt('followersCount', {
      description: 'The number of users who follow this user.',
    }),
    followingCount: t.exposeInt('followingCount', {
      description: 'The number of users whom this user follows.',
    }),
    viewerIsFollowing: t.boolean({
      description: 'Whether you follow the user. False without authentication.',
      columns: [],
      resolve: (user, _args, ctx) => user.viewerIsFollowing ?? viewerFollows(ctx, user.id, undefined),
    }),
    articles: t.field({
      type: ArticleConnection,
      description: 'The published articles of the user, newest first.',
      args: t.arg.connectionArgs(),
      complexity: pageCost,
      columns: [],
      resolve: (user, args, ctx) => articlesBy(ctx, user.id, args),
    }),
  }),
})

builder.queryField('user', (t) =>
  t.field({
    type: User,
    nullable: true,
    description: 'Gets a user by username. Fails with `NOT_FOUND` if the user does not exist.',
    errorCodes: ['NOT_FOUND'],
    authScopes: { public: true },
    args: {
      username: t.arg.string({
        required: true,
        description: 'The username of the user. Case-insensitive.',
        validate: inputs.lookup,
      }),
    },
    resolve: (_root, { username }, ctx, info) =>
      getUserByUsername(ctx, ctx.viewer, username, userParts(selectionOf(info), info.schema)),
  }),
)

builder.mutationFields((t) => ({
  followUser: t.withAuth({ can: 'profiles:follow' }).field({
    type: User,
    description:
      'Follows a user. Their articles appear in your feed. Has no effect if you already follow the user.',
    errorCodes: ['NOT_FOUND'],
    args: {
      username: t.arg.string({
        required: true,
        description: 'The username of the user to follow.',
        validate: inputs.lookup,
      }),
    },
    resolve: (_root, { username }, ctx) => followUser(ctx, ctx.viewer, username),
  }),
  unfollowUser: t.withAuth({ can: 'profiles:follow' }).field({
    type: User,
    description: 'Unfollows a user. Has no effect if you do not follow the user.',
    errorCodes: ['NOT_FOUND'],
    args: {
      username: t.arg.string({
        required: true,
        description: 'The username of the user to unfollow.',
        validate: inputs.lookup,
      }),
    },
    resolve: (_root, { username }, ctx) => unfollowUser(ctx, ctx.viewer, username),
  }),
}))
