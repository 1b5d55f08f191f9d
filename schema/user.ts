import { articlesByAuthorIds } from '../src/articles/article-lists.ts'
import { followUser, unfollowUser, viewerFollowsByIds } from '../src/users/follows.ts'
import {
  getUserByUsername,
  type UserColumn,
  type UserParts,
  type User as UserRow,
  usersByIds,
} from '../src/users/users.ts'
import { ArticleConnection } from './article.ts'
import { builder, onlyForV1, pageCost } from './builder.ts'
import { parseKey } from './engine/global-ids.ts'
import { batched } from './engine/loaders.ts'
import { bySelection, columnsFor, selectionOf } from './engine/lookahead.ts'
import { refuses } from './guards/field-rules.ts'
import * as inputs from './inputs.ts'

const viewerFollows = batched((ctx, ids: readonly string[]) => viewerFollowsByIds(ctx, ctx.viewer, ids))
const articlesBy = batched(articlesByAuthorIds)

export const User = builder.loadableNodeRef('User', {
  id: { resolve: (user: UserRow) => user.id, parse: parseKey },
  load: async (ids: string[], ctx) => usersByIds(ctx, ids) as Promise<UserRow[]>,
})

/** Of which column a field is made. */
const columns: Record<string, UserColumn> = {
  username: 'username',
  bio: 'bio',
  image: 'image',
  imageOrEmpty: 'image',
  createdAt: 'createdAt',
  followersCount: 'followersCount',
  followingCount: 'followingCount',
}

/** What the statement that finds a user should bring along, for this selection on it. */
export const userParts = bySelection(
  (selection): UserParts => ({
    columns: columnsFor(selection, columns),
    viewerIsFollowing: 'viewerIsFollowing' in selection,
  }),
)

User.implement({
  description: 'A person who reads or writes here, as everybody sees them.',
  fields: (t) => ({
    username: t.exposeString('username', { description: 'Unique, whatever the case of its letters.' }),
    bio: t.exposeString('bio', { description: 'What they say about themselves; empty when nothing.' }),
    image: t.exposeString('image', { nullable: true, description: 'Address of their picture.' }),
    imageOrEmpty: t.string({
      description: 'The same, empty when there is none.',
      deprecationReason: `${onlyForV1} Use image.`,
      resolve: ({ image }) => image ?? '',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When they registered.' }),
    followersCount: t.exposeInt('followersCount', { description: 'How many people follow them.' }),
    followingCount: t.exposeInt('followingCount', { description: 'How many people they follow.' }),
    viewerIsFollowing: t.boolean({
      description: 'Whether you follow them; false for guests.',
      resolve: (user, _args, ctx) => user.viewerIsFollowing ?? viewerFollows(ctx, user.id, undefined),
    }),
    articles: t.field({
      type: ArticleConnection,
      description: 'Their published articles, the newest first.',
      args: t.arg.connectionArgs(),
      complexity: pageCost,
      resolve: (user, args, ctx) => articlesBy(ctx, user.id, args),
    }),
  }),
})

builder.queryField('user', (t) =>
  t.field({
    type: User,
    nullable: true,
    description: 'A person by their username. NOT_FOUND when there is none.',
    extensions: refuses('NOT_FOUND'),
    authScopes: { public: true },
    args: {
      username: t.arg.string({ required: true, description: 'In any case.', validate: inputs.lookup }),
    },
    resolve: (_root, { username }, ctx, info) =>
      getUserByUsername(ctx, ctx.viewer, username, userParts(selectionOf(info))),
  }),
)

builder.mutationFields((t) => ({
  followUser: t.withAuth({ can: 'profiles:follow' }).field({
    type: User,
    description: 'Follows somebody: their articles come into your feed. Twice is the same as once.',
    extensions: refuses('NOT_FOUND'),
    args: {
      username: t.arg.string({ required: true, description: 'Whom to follow.', validate: inputs.lookup }),
    },
    resolve: (_root, { username }, ctx) => followUser(ctx, ctx.viewer, username),
  }),
  unfollowUser: t.withAuth({ can: 'profiles:follow' }).field({
    type: User,
    description: 'Ends following somebody.',
    extensions: refuses('NOT_FOUND'),
    args: {
      username: t.arg.string({
        required: true,
        description: 'Whom to follow no more.',
        validate: inputs.lookup,
      }),
    },
    resolve: (_root, { username }, ctx) => unfollowUser(ctx, ctx.viewer, username),
  }),
}))
