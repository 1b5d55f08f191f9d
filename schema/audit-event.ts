import { listAuditEvents, type RecordedEvent } from '../src/audit/audit-log.ts'
import { builder, pageCost } from './builder.ts'
import { parseKey } from './engine/global-ids.ts'
import { audits } from './guards/audit-refusals.ts'
import * as inputs from './inputs.ts'
import { User } from './user.ts'

const AuditDetail = builder.objectRef<{ name: string; value: string }>('AuditDetail').implement({
  description: 'Something that was written down with an event.',
  authScopes: { can: 'audit:read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is, such as `reason`, `from` or `to`.' }),
    value: t.exposeString('value', { description: 'As text; as JSON where it is more than that.' }),
  }),
})

const AuditEvent = builder.objectRef<RecordedEvent>('AuditEvent').implement({
  description: 'What somebody did, or was refused.',
  authScopes: { can: 'audit:read' },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Of the event. There is nothing to look up with it.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When, by the clock of the database.' }),
    actor: t.exposeString('actor', {
      description: 'Who: `user:<id>`, `guest`, or `operator` for whoever runs the server.',
    }),
    user: t.field({
      type: User,
      nullable: true,
      description: 'The same, when it was a user who still exists.',
      resolve: ({ actor }) => (actor.startsWith('user:') ? parseKey(actor.slice('user:'.length)) : null),
    }),
    action: t.exposeString('action', {
      description: 'What it was, such as `user.role_changed` or `session.started`.',
    }),
    target: t.exposeString('target', { description: 'To what, such as `user:<id>` or `session:<id>`.' }),
    result: t.exposeString('result', { description: 'Whether it was `done`, or the code of the refusal.' }),
    address: t.exposeString('address', { nullable: true, description: 'Where the request came from.' }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description: 'Of the request, as in the log and in `X-Request-Id`.',
    }),
    details: t.field({
      type: [AuditDetail],
      description: 'What else is to know of it; never a secret.',
      complexity: { field: 1, multiplier: 3 },
      resolve: ({ details }) =>
        Object.entries(details).map(([name, value]) => ({
          name,
          value: typeof value === 'string' ? value : JSON.stringify(value),
        })),
    }),
  }),
})

const AuditEventConnection = builder.connectionObject(
  { type: AuditEvent, name: 'AuditEventConnection', description: 'A page of the audit log.' },
  { name: 'AuditEventEdge', description: 'An event and its place in the list.' },
)

const AuditFilter = builder.inputType('AuditFilter', {
  description: 'Which events; several narrow each other. Each is compared as a whole.',
  fields: (t) => ({
    actor: t.string({
      description: 'Only by them: `user:<id>`, `guest` or `operator`.',
      validate: inputs.lookup,
    }),
    action: t.string({ description: 'Only these: `user.role_changed`.', validate: inputs.lookup }),
    target: t.string({ description: 'Only what was done to this: `user:<id>`.', validate: inputs.lookup }),
    result: t.string({
      description: 'Only what ended so: `done`, or the code of a refusal, as `FORBIDDEN`.',
      validate: inputs.lookup,
    }),
  }),
})

builder.queryField('auditEvents', (t) =>
  t.withAuth({ can: 'audit:read' }).field({
    type: AuditEventConnection,
    description:
      'The audit log: who did what, and who was refused what, the latest first. Nothing in it is ever changed. For admins.',
    extensions: audits,
    args: {
      filter: t.arg({ type: AuditFilter, description: 'Which ones; all when absent.' }),
      ...t.arg.connectionArgs(),
    },
    complexity: pageCost,
    resolve: (_root, { filter, ...page }, ctx) => listAuditEvents(ctx, filter ?? {}, page),
  }),
)
