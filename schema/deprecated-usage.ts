import {
  type DeprecatedUse as DeprecatedUseRow,
  listDeprecatedUsage,
} from '../src/deprecation/deprecated-usage.ts'
import { builder, pageCost } from './builder.ts'
import { parseKey } from './engine/global-ids.ts'
import * as inputs from './inputs.ts'
import { User } from './user.ts'

const DeprecatedUse = builder.objectRef<DeprecatedUseRow>('DeprecatedUse').implement({
  description: 'How often somebody called something deprecated on one day.',
  authScopes: { can: 'usage:read' },
  fields: (t) => ({
    day: t.exposeString('day', { description: 'In UTC: `2026-11-22`.' }),
    version: t.exposeString('version', {
      description:
        'Of `v1`; `unversioned` for v1 by addresses without a version; `graphql` for fields of this schema.',
    }),
    endpoint: t.exposeString('endpoint', {
      description: 'Such as `GET /articles/{slug}`, or `Comment.number`.',
    }),
    client: t.string({
      nullable: true,
      description:
        'What the program calls itself (`Byline-Client`, its origin, or its `User-Agent`), of guests and of whoever was refused before it was known who they were.',
      resolve: ({ consumer }) => (consumer.startsWith('client:') ? consumer.slice('client:'.length) : null),
    }),
    user: t.field({
      type: User,
      nullable: true,
      description: 'Who it was, when they were signed in.',
      resolve: ({ consumer }) =>
        consumer.startsWith('user:') ? parseKey(consumer.slice('user:'.length)) : null,
    }),
    calls: t.exposeInt('calls', { description: 'How many times.' }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', description: 'When it was written down last.' }),
  }),
})

const DeprecatedUseConnection = builder.connectionObject(
  { type: DeprecatedUse, name: 'DeprecatedUseConnection', description: 'A page of deprecated use.' },
  { name: 'DeprecatedUseEdge', description: 'Deprecated use and its place in the list.' },
)

builder.queryField('deprecatedUsage', (t) =>
  t.withAuth({ can: 'usage:read' }).field({
    type: DeprecatedUseConnection,
    description: 'Who still calls what will be gone, the latest first. For admins.',
    args: {
      version: t.arg.string({
        description: 'Only of `v1`, `unversioned` or `graphql`; all when absent.',
        validate: inputs.lookup,
      }),
      ...t.arg.connectionArgs(),
    },
    complexity: pageCost,
    resolve: (_root, { version, ...page }, ctx) => listDeprecatedUsage(ctx, version ?? null, page),
  }),
)
