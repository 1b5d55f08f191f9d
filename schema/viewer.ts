import { updateProfile } from '../src/accounts/profile.ts'
import { listOwnArticles } from '../src/articles/article-lists.ts'
import { permissionsOf } from '../src/auth/permissions.ts'
import { type Account, getAccount } from '../src/users/account-row.ts'
import { ArticleStatus, articleParts } from './article.ts'
import { builder, onlyForV1, pageCost } from './builder.ts'
import { itemSelectionOf } from './engine/lookahead.ts'
import * as inputs from './inputs.ts'
import { ArticleConnection, User } from './refs.ts'
import { Role } from './role.ts'

/** `accessToken` is set if it was just issued. Otherwise the field returns the token of the request. */
export const Viewer = builder.objectRef<Account & { accessToken?: string }>('Viewer').implement({
  description: 'Your own account, including private data.',
  fields: (t) => ({
    user: t.field({ type: User, description: 'Your public profile.', resolve: (viewer) => viewer }),
    username: t.exposeString('username', {
      description: 'Your unique username. Case-insensitive.',
    }),
    bio: t.exposeString('bio', { description: 'Your biography. Empty if there is none.' }),
    image: t.exposeString('image', {
      nullable: true,
      description: 'The URL of your picture. Null if there is none.',
    }),
    imageOrEmpty: t.string({
      description: 'The URL of your picture. Empty if there is none.',
      deprecationReason: `${onlyForV1} Use \`image\` instead.`,
      resolve: ({ image }) => image ?? '',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When your account was created.' }),
    version: t.exposeInt('version', {
      description:
        'The version number, which increases with every update. Pass it to an update to detect conflicts.',
    }),
    accessToken: t.string({
      description: 'Your access token: the one that was just issued, or the one that you sent.',
      resolve: ({ accessToken }, _args, ctx) => accessToken ?? ctx.accessToken!,
    }),
    email: t.exposeString('email', {
      description: 'Your e-mail address. Not visible to other users, except admins.',
    }),
    emailVerified: t.boolean({
      description: 'Whether you have verified your e-mail address.',
      resolve: ({ emailVerifiedAt }) => emailVerifiedAt !== null,
    }),
    role: t.expose('role', { type: Role, description: 'Your role.' }),
    permissions: t.stringList({
      description: 'The permissions of your role. With an API key, only those that the key also has.',
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ role }, _args, { viewer }) => permissionsOf(role, viewer?.scopes),
    }),
    articles: t.field({
      type: ArticleConnection,
      description: 'Your articles, including drafts, newest first.',
      args: {
        status: t.arg({
          type: ArticleStatus,
          description: 'Returns only articles with this status. If omitted, all are returned.',
        }),
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
    description: 'Gets your own account. Null without authentication.',
    authScopes: { public: true },
    nullForGuests: true,
    resolve: (_root, _args, ctx) => ctx.viewer && getAccount(ctx, ctx.viewer.id),
  }),
)

const UpdateProfileInput = builder.inputType('UpdateProfileInput', {
  description: 'Input for `updateProfile`. Omitted fields stay unchanged.',
  fields: (t) => ({
    username: t.string({
      description:
        'The new username: 1 to 40 letters, digits, `_`, `.` and `-`, starting with a letter or digit. Case-insensitive. Fails with `ALREADY_TAKEN` if another user has it.',
      validate: inputs.username,
    }),
    email: t.string({
      needs: { fresh: true },
      description:
        'The new e-mail address, which must be verified again. Requires `currentPassword`, unless only the case of letters changes. Fails with `ALREADY_TAKEN` if another user has it.',
      validate: inputs.email,
    }),
    password: t.string({
      needs: { fresh: true },
      description:
        'The new password, 8 to 128 characters. Requires `currentPassword`. Fails with `WEAK_PASSWORD` if it is easy to guess.',
      deprecationReason: `${onlyForV1} Use \`changePassword\` instead.`,
      validate: inputs.newPassword,
    }),
    currentPassword: t.string({
      description: 'Your current password. Required for a new e-mail address or password.',
      validate: inputs.password,
    }),
    code: t.string({
      description: 'A code of the authenticator app, or a backup code, instead of the current password.',
      validate: inputs.secret,
    }),
    bio: t.string({
      description: 'The new biography, at most 1,000 characters. Null removes it.',
      validate: inputs.bio,
    }),
    image: t.string({
      description: 'The new `http://` or `https://` URL of your picture. Null or an empty string removes it.',
      validate: inputs.imageUrl,
    }),
  }),
})

builder.mutationField('updateProfile', (t) =>
  t.withAuth({ can: 'profile:update' }).field({
    type: Viewer,
    description:
      'Updates your profile. A new e-mail address or password requires recent authentication (`STEP_UP_REQUIRED`) and the current password or a code, and ends your other sessions.',
    errorCodes: [
      'CONFLICT',
      'ALREADY_TAKEN',
      'FORBIDDEN',
      'STEP_UP_REQUIRED',
      'INVALID_CREDENTIALS',
      'INVALID_CODE',
      'TOO_MANY_ATTEMPTS',
      'WEAK_PASSWORD',
      'OVERLOADED',
    ],
    args: {
      version: t.arg.int({
        description:
          'The version that your change is based on. Fails with `CONFLICT` if the current version differs. If omitted, the version is not checked.',
        validate: inputs.version,
      }),
      input: t.arg({ type: UpdateProfileInput, required: true, description: 'The fields to change.' }),
    },
    resolve: (_root, { version, input }, ctx) => updateProfile(ctx, ctx.viewer, version, input),
  }),
)
