import {
  type ActiveSession as ActiveSessionRow,
  listSessions,
  revokeOtherSessions,
  revokeSession,
} from '../src/auth/sessions/sessions.ts'
import { builder } from './builder.ts'
import * as inputs from './inputs.ts'

const ActiveSession = builder.objectRef<ActiveSessionRow>('ActiveSession').implement({
  description: 'One of your active sessions.',
  authScopes: { session: true },
  fields: (t) => ({
    id: t.exposeID('id', {
      description: 'The ID of the session.',
    }),
    device: t.exposeString('device', {
      description: 'The `User-Agent` of the client, at most 200 characters. Empty if it sent none.',
    }),
    network: t.exposeString('network', {
      description:
        'The approximate network of the client, such as `203.0.113.0/24`. IPv6 addresses are shortened to a /48.',
    }),
    deviceRemembered: t.exposeBoolean('deviceRemembered', {
      description:
        'Whether the client has a `deviceToken` that is still valid. Ending the session makes it invalid.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the session was created.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      description: 'When the session was last refreshed.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When the session expires. Refreshing does not extend this time.',
    }),
    current: t.boolean({
      description: 'Whether this session sent the request.',
      resolve: ({ id }, _args, ctx) => id === ctx.viewer?.session?.id,
    }),
  }),
})

builder.queryField('sessions', (t) =>
  t.withAuth({ session: true }).field({
    type: [ActiveSession],
    description:
      'Lists your active sessions, newest first. Returns at most 100. Requires authentication. Not available to API keys.',
    complexity: { field: 1, multiplier: 100 },
    resolve: (_root, _args, ctx) => listSessions(ctx, ctx.viewer),
  }),
)

builder.mutationFields((t) => ({
  revokeSession: t.withAuth({ session: true }).id({
    description:
      'Ends one of your sessions. Fails with `NOT_FOUND` if it does not exist or has ended. Not available to API keys.',
    errorCodes: ['NOT_FOUND'],
    args: { id: t.arg.id({ required: true, description: 'The ID of the session.', validate: inputs.uuid }) },
    resolve: (_root, { id }, ctx) => revokeSession(ctx, ctx.viewer, String(id)),
  }),
  signOut: t.withAuth({ session: true }).id({
    description: 'Signs out: ends the current session. Not available to API keys.',
    errorCodes: ['NOT_FOUND'],
    resolve: (_root, _args, ctx) => revokeSession(ctx, ctx.viewer, ctx.viewer.session.id),
  }),
  revokeOtherSessions: t.withAuth({ fresh: true }).int({
    description:
      'Ends all your sessions except the current one. Your API keys stay valid, unless you set `revokeApiKeys`. Returns the number of ended sessions. Requires recent authentication.',
    args: {
      revokeApiKeys: t.arg.boolean({
        defaultValue: false,
        description: 'Whether to revoke all your API keys too.',
      }),
    },
    resolve: (_root, { revokeApiKeys }, ctx) =>
      revokeOtherSessions(ctx, ctx.viewer, { revokeApiKeys: revokeApiKeys === true }),
  }),
}))
