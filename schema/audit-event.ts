import { listAuditEvents, type RecordedEvent } from '../src/audit/audit-log.ts'
import { builder, pageCost } from './builder.ts'
import { parseKey } from './engine/global-ids.ts'
import * as inputs from './inputs.ts'
import { User } from './refs.ts'

const AuditDetail = builder.objectRef<{ name: string; value: string }>('AuditDetail').implement({
  description: 'A detail of an audit event.',
  authScopes: { can: 'audit:read' },
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'The name of the detail, such as `reason`, `from` or `to`.',
    }),
    value: t.exposeString('value', {
      description: 'The value as text. A value that is not text is encoded as JSON.',
    }),
  }),
})

const AuditEvent = builder.objectRef<RecordedEvent>('AuditEvent').implement({
  description: 'An entry in the audit log: an action that was done or rejected.',
  authScopes: { can: 'audit:read' },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the event. It is not a global ID.' }),
    at: t.expose('at', {
      type: 'DateTime',
      description: 'When the event happened, by the clock of the database.',
    }),
    actor: t.exposeString('actor', {
      description:
        'Who did it: `user:<id>`, `guest` for an unauthenticated client, or `operator` for a command on the server.',
    }),
    user: t.field({
      type: User,
      nullable: true,
      description: 'The user who did it. Null if the actor is not a user or the user no longer exists.',
      resolve: ({ actor }) => (actor.startsWith('user:') ? parseKey(actor.slice('user:'.length)) : null),
    }),
    action: t.exposeString('action', {
      description: 'The name of the action, such as `user.role_changed` or `session.started`.',
    }),
    target: t.exposeString('target', {
      description: 'The target of the action, such as `user:<id>` or `session:<id>`.',
    }),
    result: t.exposeString('result', {
      description: 'The result of the action: `done`, or an error code if it was rejected.',
    }),
    address: t.exposeString('address', {
      nullable: true,
      description: 'The IP address of the client. Null if there was no request.',
    }),
    requestId: t.exposeString('requestId', {
      nullable: true,
      description:
        'The ID of the request, as in `X-Request-Id` and in the server log. Null if there was no request.',
    }),
    details: t.field({
      type: [AuditDetail],
      description: 'Further details of the event. They never contain secrets.',
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
  { type: AuditEvent, name: 'AuditEventConnection', description: 'A page of audit events.' },
  { name: 'AuditEventEdge', description: 'An audit event and its cursor.' },
)

const AuditFilter = builder.inputType('AuditFilter', {
  description: 'Filters for the audit log. An event must match all of them. Values must match exactly.',
  fields: (t) => ({
    actor: t.string({
      description: 'Returns only events by this actor: `user:<id>`, `guest` or `operator`.',
      validate: inputs.lookup,
    }),
    action: t.string({
      description: 'Returns only events with this action, such as `user.role_changed`.',
      validate: inputs.lookup,
    }),
    target: t.string({
      description: 'Returns only events with this target, such as `user:<id>`.',
      validate: inputs.lookup,
    }),
    result: t.string({
      description: 'Returns only events with this result: `done`, or an error code such as `FORBIDDEN`.',
      validate: inputs.lookup,
    }),
  }),
})

builder.queryField('auditEvents', (t) =>
  t.withAuth({ can: 'audit:read' }).field({
    type: AuditEventConnection,
    description: 'Lists the events of the audit log, newest first. Events are never changed. Admins only.',
    auditRefusals: true,
    args: {
      filter: t.arg({
        type: AuditFilter,
        description: 'Filters for the list. If omitted, all events are returned.',
      }),
      ...t.arg.connectionArgs(),
    },
    complexity: pageCost,
    resolve: (_root, { filter, ...page }, ctx) => listAuditEvents(ctx, filter ?? {}, page),
  }),
)
