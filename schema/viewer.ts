import { updateProfile } from '../src/accounts/profile.ts'
import { listOwnArticles } from '../src/articles/article-lists.ts'
import { permissionsOf, roles } from '../src/auth/permissions.ts'
import { type Account, getAccount } from '../src/users/users.ts'
import { ArticleConnection, ArticleStatus, articleParts } from './article.ts'
import { builder, onlyForV1, pageCost } from './builder.ts'
import { itemSelectionOf } from './engine/lookahead.ts'
import { refuses } from './guards/field-rules.ts'
import * as inputs from './inputs.ts'
import { User } from './user.ts'

const roleDescriptions = {
  reader: 'Comments, follows people and likes articles.',
  author: 'Also writes articles.',
  editor: 'Also edits the articles of others and deletes comments.',
  admin: 'Also manages people.',
}

export const Role = builder.enumType('Role', {
  description: 'What a person may do; each role may also do what the ones before it may.',
  values: Object.fromEntries(
    roles.map((role) => [role.toUpperCase(), { value: role, description: roleDescriptions[role] }]),
  ) as { [R in (typeof roles)[number] as Uppercase<R>]: { value: R; description: string } },
})

/** `accessToken` is there when it has just been issued; else it is the one that the request came with. */
export const Viewer = builder.objectRef<Account & { accessToken?: string }>('Viewer').implement({
  description: 'You, with what only you see.',
  fields: (t) => ({
    user: t.field({ type: User, description: 'You, as others see you.', resolve: (viewer) => viewer }),
    username: t.exposeString('username', {
      description: 'Your name, unique whatever the case of its letters.',
    }),
    bio: t.exposeString('bio', { description: 'What you say about yourself; empty when nothing.' }),
    image: t.exposeString('image', { nullable: true, description: 'Address of your picture.' }),
    imageOrEmpty: t.string({
      description: 'The same, empty when there is none.',
      deprecationReason: `${onlyForV1} Use image.`,
      resolve: ({ image }) => image ?? '',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When you registered.' }),
    version: t.exposeInt('version', { description: 'Grows with every edit. An edit names the one it read.' }),
    accessToken: t.string({
      description: 'The access token that speaks for you: the one just issued, or the one you sent.',
      resolve: ({ accessToken }, _args, ctx) => accessToken ?? ctx.accessToken!,
    }),
    email: t.exposeString('email', { description: 'Where messages reach you. Shown to nobody else.' }),
    emailVerified: t.boolean({
      description: 'Whether you have shown that they do.',
      resolve: ({ emailVerifiedAt }) => emailVerifiedAt !== null,
    }),
    role: t.expose('role', { type: Role, description: 'What you are here.' }),
    permissions: t.stringList({
      description: 'What your role lets you do; with an API key, what the key is for of that.',
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ role }, _args, { viewer }) => permissionsOf(role, viewer?.scopes),
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
    extensions: { nullForGuests: true },
    resolve: (_root, _args, ctx) => ctx.viewer && getAccount(ctx, ctx.viewer),
  }),
)

const UpdateProfileInput = builder.inputType('UpdateProfileInput', {
  description: 'What to change about yourself; what is absent stays.',
  fields: (t) => ({
    username: t.string({ description: 'ALREADY_TAKEN when somebody has it.', validate: inputs.username }),
    email: t.string({
      description: 'ALREADY_TAKEN when somebody has it. It is to be verified anew.',
      validate: inputs.email,
    }),
    password: t.string({
      description: 'A new one, 8 to 128 characters of any kind.',
      deprecationReason: `${onlyForV1} Use changePassword.`,
      validate: inputs.newPassword,
    }),
    bio: t.string({ description: 'At most 1,000 characters; null empties it.', validate: inputs.bio }),
    image: t.string({
      description: 'An http(s) address; null, or nothing, takes it away.',
      validate: inputs.imageUrl,
    }),
  }),
})

builder.mutationField('updateProfile', (t) =>
  t.withAuth({ can: 'profile:update' }).field({
    type: Viewer,
    description:
      'Changes what stands in your profile. CONFLICT when it changed since you read it. A new address or password asks for a fresh sign-in (STEP_UP_REQUIRED), and signs you out everywhere else.',
    extensions: refuses(
      'CONFLICT',
      'ALREADY_TAKEN',
      'FORBIDDEN',
      'STEP_UP_REQUIRED',
      'WEAK_PASSWORD',
      'OVERLOADED',
    ),
    args: {
      version: t.arg.int({
        description: 'The version that you read. CONFLICT when it is another by now; absent, you overwrite.',
        validate: inputs.version,
      }),
      input: t.arg({ type: UpdateProfileInput, required: true, description: 'What to change.' }),
    },
    resolve: (_root, { version, input }, ctx) => updateProfile(ctx, ctx.viewer, version, input),
  }),
)
