import { endSessionsOfUser, removeMfaOfUser, updateManagedUser } from '../src/accounts/administration.ts'
import { listManagedUsers, type ManagedUser as ManagedUserRow } from '../src/accounts/managed-users.ts'
import { builder, pageCost, searchCost } from './builder.ts'
import { audits } from './guards/audit-refusals.ts'
import { refuses } from './guards/field-rules.ts'
import * as inputs from './inputs.ts'
import { User } from './user.ts'
import { Role } from './viewer.ts'

const ManagedUser = builder.objectRef<ManagedUserRow>('ManagedUser').implement({
  description: 'A person as whoever manages people sees them.',
  authScopes: { can: 'users:manage' },
  fields: (t) => ({
    user: t.field({ type: User, description: 'As everybody sees them.', resolve: ({ id }) => id }),
    auditName: t.string({
      description: 'What the audit log calls them, as actor and as target: `user:<id>`.',
      resolve: ({ id }) => `user:${id}`,
    }),
    username: t.exposeString('username', { description: 'Unique, whatever the case of its letters.' }),
    email: t.exposeString('email', { description: 'Where messages reach them.' }),
    role: t.expose('role', { type: Role, description: 'What they are here.' }),
    emailVerified: t.boolean({
      description: 'Whether they have proved that the address is theirs.',
      resolve: ({ emailVerifiedAt }) => emailVerifiedAt !== null,
    }),
    disabled: t.boolean({
      description: 'Whether they can neither sign in nor do anything.',
      resolve: ({ disabledAt }) => disabledAt !== null,
    }),
    mfa: t.exposeBoolean('hasMfa', { description: 'Whether signing in asks for a second factor.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the account was made.' }),
  }),
})

const ManagedUserConnection = builder.connectionObject(
  { type: ManagedUser, name: 'ManagedUserConnection', description: 'A page of people to manage.' },
  { name: 'ManagedUserEdge', description: 'A person to manage and their place in the list.' },
)

const UsersFilter = builder.inputType('UsersFilter', {
  description: 'Which people; several narrow each other.',
  fields: (t) => ({
    role: t.field({ type: Role, description: 'Only those with this role.' }),
    disabled: t.boolean({ description: 'Only those who are disabled, or only those who are not.' }),
    matching: t.string({
      description: 'Only those with this in their username or e-mail address, in any case.',
      validate: inputs.searchQuery,
    }),
  }),
})

builder.queryField('users', (t) =>
  t.withAuth({ can: 'users:manage' }).field({
    type: ManagedUserConnection,
    description: 'Everybody who has an account, the newest first. For admins.',
    extensions: audits,
    args: {
      filter: t.arg({ type: UsersFilter, description: 'Which ones; all when absent.' }),
      ...t.arg.connectionArgs(),
    },
    complexity: (args) => ({ ...pageCost(args), field: args.filter?.matching == null ? 1 : searchCost }),
    resolve: (_root, { filter, ...page }, ctx) => listManagedUsers(ctx, filter ?? {}, page),
  }),
)

const UpdateUserInput = builder.inputType('UpdateUserInput', {
  description: 'What to change about somebody; what is absent, or null, stays.',
  fields: (t) => ({
    role: t.field({ type: Role, description: 'What they shall be. It takes effect at once.' }),
    disabled: t.boolean({
      description: 'Signs them out everywhere and lets them in no more; `false` lets them in again.',
    }),
  }),
})

builder.mutationFields((t) => {
  const fresh = t.withAuth({ can: 'users:manage', fresh: true })
  const username = t.arg.string({
    required: true,
    description: 'Whom, in any case.',
    validate: inputs.lookup,
  })
  return {
    updateUser: fresh.field({
      type: ManagedUser,
      description:
        'Gives somebody a role, lets them in no more, or again. CONFLICT for yourself, and when no administrator would be left. For admins.',
      extensions: { ...refuses('NOT_FOUND', 'CONFLICT'), ...audits },
      args: {
        username,
        input: t.arg({ type: UpdateUserInput, required: true, description: 'What to change.' }),
      },
      resolve: (_root, args, ctx) => updateManagedUser(ctx, ctx.viewer, args.username, args.input),
    }),
    removeUserMfa: fresh.field({
      type: ManagedUser,
      description:
        'Takes away the second factor of somebody who has lost it, signs them out everywhere and tells them by mail. NOT_FOUND when they have none, CONFLICT for your own. For admins.',
      extensions: { ...refuses('NOT_FOUND', 'CONFLICT'), ...audits },
      args: {
        username,
        reason: t.arg.string({
          required: true,
          description: 'Why; it stands in the audit log.',
          validate: inputs.reason,
        }),
      },
      resolve: (_root, { username, reason }, ctx) => removeMfaOfUser(ctx, ctx.viewer, username, reason),
    }),
    endUserSessions: fresh.field({
      type: 'Int',
      description: 'Signs somebody out everywhere, and says how many sessions have ended. For admins.',
      extensions: { ...refuses('NOT_FOUND'), ...audits },
      args: { username },
      resolve: (_root, { username }, ctx) => endSessionsOfUser(ctx, ctx.viewer, username),
    }),
  }
})
