import { endSessionsOfUser, removeMfaOfUser, updateManagedUser } from '../src/accounts/administration.ts'
import { listManagedUsers, type ManagedUser as ManagedUserRow } from '../src/accounts/managed-users.ts'
import { userActor } from '../src/audit/audit-events.ts'
import { builder, pageCost, searchCost } from './builder.ts'
import * as inputs from './inputs.ts'
import { User } from './refs.ts'
import { Role } from './role.ts'

const ManagedUser = builder.objectRef<ManagedUserRow>('ManagedUser').implement({
  description: 'A user with account data, as admins see it.',
  authScopes: { can: 'users:manage' },
  fields: (t) => ({
    user: t.field({ type: User, description: 'The public profile of the user.', resolve: ({ id }) => id }),
    auditName: t.string({
      description: 'The name of the user in the audit log, as actor and as target: `user:<id>`.',
      resolve: userActor,
    }),
    username: t.exposeString('username', { description: 'The unique username. Case-insensitive.' }),
    email: t.exposeString('email', { description: 'The e-mail address of the user.' }),
    role: t.expose('role', { type: Role, description: 'The role of the user.' }),
    emailVerified: t.boolean({
      description: 'Whether the user has verified the e-mail address.',
      resolve: ({ emailVerifiedAt }) => emailVerifiedAt !== null,
    }),
    disabled: t.boolean({
      description: 'Whether the account is disabled. A disabled user cannot sign in or use the API.',
      resolve: ({ disabledAt }) => disabledAt !== null,
    }),
    mfa: t.exposeBoolean('hasMfa', { description: 'Whether the user has set up MFA.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the account was created.' }),
  }),
})

const ManagedUserConnection = builder.connectionObject(
  { type: ManagedUser, name: 'ManagedUserConnection', description: 'A page of managed users.' },
  { name: 'ManagedUserEdge', description: 'A managed user and its cursor.' },
)

const UsersFilter = builder.inputType('UsersFilter', {
  description: 'Filters for a list of users. A user must match all of them.',
  fields: (t) => ({
    role: t.field({ type: Role, description: 'Returns only users with this role.' }),
    disabled: t.boolean({ description: 'Returns only disabled users, or only enabled users.' }),
    matching: t.string({
      description:
        'Returns only users whose username or e-mail address contains this text. Case-insensitive.',
      validate: inputs.searchQuery,
    }),
  }),
})

builder.queryField('users', (t) =>
  t.withAuth({ can: 'users:manage' }).field({
    type: ManagedUserConnection,
    description: 'Lists all users, newest first. Admins only.',
    auditRefusals: true,
    args: {
      filter: t.arg({
        type: UsersFilter,
        description: 'Filters for the list. If omitted, all users are returned.',
      }),
      ...t.arg.connectionArgs(),
    },
    complexity: (args) => ({ ...pageCost(args), field: args.filter?.matching == null ? 1 : searchCost }),
    resolve: (_root, { filter, ...page }, ctx) => listManagedUsers(ctx, filter ?? {}, page),
  }),
)

const UpdateUserInput = builder.inputType('UpdateUserInput', {
  description: 'Input for `updateUser`. Omitted and null fields stay unchanged.',
  fields: (t) => ({
    role: t.field({ type: Role, description: 'The new role of the user. It applies immediately.' }),
    disabled: t.boolean({
      description:
        'Whether the account is disabled. `true` ends all sessions of the user and blocks sign-in, `false` allows sign-in again.',
    }),
  }),
})

builder.mutationFields((t) => {
  const fresh = t.withAuth({ can: 'users:manage', fresh: true })
  const username = t.arg.string({
    required: true,
    description: 'The username of the user. Case-insensitive.',
    validate: inputs.lookup,
  })
  return {
    updateUser: fresh.field({
      type: ManagedUser,
      description:
        'Changes the role of a user, or disables or enables the account. Fails with `CONFLICT` for your own account and for the last admin. Admins only. Requires recent authentication.',
      errorCodes: ['NOT_FOUND', 'CONFLICT'],
      auditRefusals: true,
      args: {
        username,
        input: t.arg({ type: UpdateUserInput, required: true, description: 'The fields to change.' }),
      },
      resolve: (_root, args, ctx) => updateManagedUser(ctx, ctx.viewer, args.username, args.input),
    }),
    removeUserMfa: fresh.field({
      type: ManagedUser,
      description:
        'Resets the MFA of a user who has lost their second factor. Ends all sessions of the user and notifies them by e-mail. Fails with `NOT_FOUND` if the user has no MFA, and with `CONFLICT` for your own account. Admins only. Requires recent authentication.',
      errorCodes: ['NOT_FOUND', 'CONFLICT'],
      auditRefusals: true,
      args: {
        username,
        reason: t.arg.string({
          required: true,
          description: 'The reason, which is recorded in the audit log. One line, 1 to 500 characters.',
          validate: inputs.reason,
        }),
      },
      resolve: (_root, { username, reason }, ctx) => removeMfaOfUser(ctx, ctx.viewer, username, reason),
    }),
    endUserSessions: fresh.field({
      type: 'Int',
      description:
        'Ends all sessions of a user. Their API keys stay valid, unless you set `revokeApiKeys`. Returns the number of ended sessions. Admins only. Requires recent authentication.',
      errorCodes: ['NOT_FOUND'],
      auditRefusals: true,
      args: {
        username,
        revokeApiKeys: t.arg.boolean({
          defaultValue: false,
          description: 'Whether to revoke all API keys of the user too.',
        }),
      },
      resolve: (_root, { username, revokeApiKeys }, ctx) =>
        endSessionsOfUser(ctx, ctx.viewer, username, { revokeApiKeys: revokeApiKeys === true }),
    }),
  }
})
