import {
  type ActiveSession as ActiveSessionRow,
  listSessions,
  revokeOtherSessions,
  revokeSession,
} from '../src/auth/sessions/sessions.ts'
import { builder } from './builder.ts'
import { refuses } from './guards/field-rules.ts'
import * as inputs from './inputs.ts'

const ActiveSession = builder.objectRef<ActiveSessionRow>('ActiveSession').implement({
  description: 'A place where you are signed in.',
  authScopes: { session: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'To end it by.' }),
    device: t.exposeString('device', { description: 'What the program called itself; empty when nothing.' }),
    network: t.exposeString('network', { description: 'Whence, roughly: `203.0.113.0/24`.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When you signed in there.' }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', description: 'When it was refreshed last.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it ends, whatever you do.' }),
    current: t.boolean({
      description: 'Whether it is the one that asks.',
      resolve: ({ id }, _args, ctx) => id === ctx.viewer?.session?.id,
    }),
  }),
})

builder.queryField('sessions', (t) =>
  t.withAuth({ session: true }).field({
    type: [ActiveSession],
    description: 'Where you are signed in, the latest first; at most a hundred.',
    complexity: { field: 1, multiplier: 100 },
    resolve: (_root, _args, ctx) => listSessions(ctx, ctx.viewer),
  }),
)

builder.mutationFields((t) => ({
  revokeSession: t.withAuth({ session: true }).id({
    description: 'Ends one of your sessions, wherever it is. Answers its id.',
    extensions: refuses('NOT_FOUND'),
    args: { id: t.arg.id({ required: true, description: 'Which one.', validate: inputs.uuid }) },
    resolve: (_root, { id }, ctx) => revokeSession(ctx, ctx.viewer, String(id)),
  }),
  signOut: t.withAuth({ session: true }).id({
    description: 'Ends the session that asks. Answers its id.',
    extensions: refuses('NOT_FOUND'),
    resolve: (_root, _args, ctx) => revokeSession(ctx, ctx.viewer, ctx.viewer.session.id),
  }),
  revokeOtherSessions: t.withAuth({ fresh: true }).int({
    description: 'Ends all your sessions but the one that asks. Answers how many.',
    resolve: (_root, _args, ctx) => revokeOtherSessions(ctx, ctx.viewer),
  }),
}))
