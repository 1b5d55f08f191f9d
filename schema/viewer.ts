import { listOwnArticles } from '../src/articles/article-lists.ts'
import { permissionsOf, roles } from '../src/auth/permissions.ts'
import { type Account, getAccount, updateProfile } from '../src/users/users.ts'
import { ArticleConnection, ArticleStatus, articleParts } from './article.ts'
import { builder, pageCost } from './builder.ts'
import * as inputs from './inputs.ts'
import { itemSelectionOf } from './lookahead.ts'
import { User } from './user.ts'

const roleDescriptions = {
  reader: 'Comments, follows people and likes articles.',
  author: 'Also writes articles.',
  editor: 'Also edits the articles of others and deletes comments.',
  admin: 'Also manages people.',
}

const Role = builder.enumType('Role', {
  description: 'What a person may do; each role may also do what the ones before it may.',
  values: Object.fromEntries(
    roles.map((role) => [role.toUpperCase(), { value: role, description: roleDescriptions[role] }]),
  ) as { [R in (typeof roles)[number] as Uppercase<R>]: { value: R; description: string } },
})

export const Viewer = builder.objectRef<Account>('Viewer').implement({
  description: 'You, with what only you see.',
  fields: (t) => ({
    user: t.field({ type: User, description: 'You, as others see you.', resolve: (viewer) => viewer }),
    email: t.exposeString('email', { description: 'Where messages reach you. Shown to nobody else.' }),
    role: t.expose('role', { type: Role, description: 'What you are here.' }),
    permissions: t.stringList({
      description: 'What your role lets you do.',
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ role }) => permissionsOf(role),
    }),
    articles: t.field({
      type: ArticleConnection,
      description: 'What you wrote, drafts too, the latest begun first.',
      args: {
        status: t.arg({ type: ArticleStatus, description: 'Only these; all when absent.' }),
        ...t.arg.connectionArgs(),
      },
      complexity: pageCost,
      resolve: (account, { status, ...page }, ctx, info) =>
        listOwnArticles(ctx, account, status ?? null, page, articleParts(itemSelectionOf(info), info)),
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    description: 'You; null for a guest.',
    authScopes: { public: true },
    resolve: (_root, _args, ctx) => ctx.viewer && getAccount(ctx, ctx.viewer),
  }),
)

const UpdateProfileInput = builder.inputType('UpdateProfileInput', {
  description: 'What to change about yourself; what is absent stays.',
  fields: (t) => ({
    username: t.string({ description: 'ALREADY_TAKEN when somebody has it.', validate: inputs.username }),
    email: t.string({ description: 'ALREADY_TAKEN when somebody has it.', validate: inputs.email }),
    bio: t.string({ description: 'At most 1,000 characters; null empties it.', validate: inputs.bio }),
    image: t.string({ description: 'An http(s) address; null takes it away.', validate: inputs.imageUrl }),
  }),
})

builder.mutationField('updateProfile', (t) =>
  t.withAuth({ can: 'profile:update' }).field({
    type: Viewer,
    description: 'Changes what stands in your profile.',
    args: { input: t.arg({ type: UpdateProfileInput, required: true, description: 'What to change.' }) },
    resolve: (_root, { input }, ctx) => updateProfile(ctx, ctx.viewer, input),
  }),
)
