import {
  type DeprecatedUse as DeprecatedUseRow,
  listDeprecatedUsage,
} from '../src/deprecation/deprecated-usage.ts'
import { builder, pageCost } from './builder.ts'
import { parseKey } from './engine/global-ids.ts'
import * as inputs from './inputs.ts'
import { User } from './refs.ts'

const DeprecatedUse = builder.objectRef<DeprecatedUseRow>('DeprecatedUse').implement({
  description: 'How often one client called one deprecated endpoint or field on one day.',
  authScopes: { can: 'usage:read' },
  fields: (t) => ({
    day: t.exposeString('day', { description: 'The day in UTC: `2026-11-22`.' }),
    version: t.exposeString('version', {
      description:
        'The API that was called: `v1`, `unversioned` for v1 without a version in the path, or `graphql` for fields of this schema.',
    }),
    endpoint: t.exposeString('endpoint', {
      description:
        'The endpoint or field that was called, such as `GET /articles/{slug}` or `Comment.number`.',
    }),
    client: t.string({
      nullable: true,
      description:
        'The name of the client, from its `Byline-Client`, `Origin` or `User-Agent` header. Null if the user is known.',
      resolve: ({ consumer }) => (consumer.startsWith('client:') ? consumer.slice('client:'.length) : null),
    }),
    user: t.field({
      type: User,
      nullable: true,
      description:
        'The user who called it. Null if the calls were not authenticated or the user no longer exists.',
      resolve: ({ consumer }) =>
        consumer.startsWith('user:') ? parseKey(consumer.slice('user:'.length)) : null,
    }),
    calls: t.exposeInt('calls', { description: 'The number of calls.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      description: 'When the calls were last counted.',
    }),
  }),
})

const DeprecatedUseConnection = builder.connectionObject(
  { type: DeprecatedUse, name: 'DeprecatedUseConnection', description: 'A page of deprecated uses.' },
  { name: 'DeprecatedUseEdge', description: 'A deprecated use and its cursor.' },
)

builder.queryField('deprecatedUsage', (t) =>
  t.withAuth({ can: 'usage:read' }).field({
    type: DeprecatedUseConnection,
    description: 'Lists who still calls deprecated endpoints and fields, latest use first. Admins only.',
    args: {
      version: t.arg.string({
        description:
          'Returns only calls of this API: `v1`, `unversioned` or `graphql`. If omitted, all are returned.',
        validate: inputs.lookup,
      }),
      ...t.arg.connectionArgs(),
    },
    complexity: pageCost,
    resolve: (_root, { version, ...page }, ctx) => listDeprecatedUsage(ctx, version ?? null, page),
  }),
)
