import { z } from 'zod'
import { apiKeyHint } from '../src/auth/api-keys/api-key-format.ts'
import {
  type ApiKey as ApiKeyRow,
  type CreatedApiKey as CreatedApiKeyRow,
  createApiKey,
  listApiKeys,
  revokeApiKey,
  rotateApiKey,
} from '../src/auth/api-keys/api-keys.ts'
import { type Permission, permissions } from '../src/auth/permissions.ts'
import { builder, pageCost } from './builder.ts'
import { audits } from './guards/audit-refusals.ts'
import { refuses } from './guards/field-rules.ts'
import * as inputs from './inputs.ts'

const permissionNames = z
  .array(z.enum(permissions, 'is not a permission'))
  .max(permissions.length, `must be at most ${permissions.length} permissions`)
const days = z.int().min(1, 'must be 1 to 365').max(365, 'must be 1 to 365')
const longestOverlap = 24
const overlap = z.int().min(0, 'must be 0 to 24').max(longestOverlap, 'must be 0 to 24')
const keyId = z
  .uuid({ error: 'is not the id of a key', abort: true })
  .refine((id) => id === id.toLowerCase(), 'is not the id of a key')

const ApiKeyState = builder.enumType('ApiKeyState', {
  description: 'Whether an API key is good for anything.',
  values: {
    LIVE: { value: 'live', description: 'Requests with it are answered.' },
    EXPIRED: { value: 'expired', description: 'Its time is over.' },
    REVOKED: { value: 'revoked', description: 'Somebody has ended it.' },
  } as const,
})

const ApiKey = builder.objectRef<ApiKeyRow>('ApiKey').implement({
  description: 'A key of yours for a program, as it may be seen again: without its secret.',
  authScopes: { session: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'By which it is rotated and revoked.' }),
    name: t.exposeString('name', { description: 'What you called it.' }),
    hint: t.string({
      description: 'How it begins, to tell it from others: `byl_live_<id>_…`.',
      resolve: ({ publicId }, _args, { tokens }) => apiKeyHint(tokens.apiKeyEnvironment, publicId),
    }),
    scopes: t.stringList({
      description: 'The permissions it has, as long as you have them yourself.',
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ scopes }) => scopes,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it is good.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last used, to the minute; null before.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null for one that was not.',
    }),
    state: t.expose('state', { type: ApiKeyState, description: 'Live, expired or revoked.' }),
  }),
})

const CreatedApiKey = builder.objectRef<CreatedApiKeyRow>('CreatedApiKey').implement({
  description: 'A new API key, and the only time that it is shown.',
  authScopes: { session: true },
  fields: (t) => ({
    key: t.exposeString('key', {
      description:
        'The key itself. Send it as `X-API-Key`, or `Authorization: Bearer <key>`. Keep it secret: nobody can show it again.',
    }),
    apiKey: t.expose('apiKey', { type: ApiKey, description: 'What is known of it.' }),
  }),
})

const ApiKeyConnection = builder.connectionObject(
  { type: ApiKey, name: 'ApiKeyConnection', description: 'A page of API keys.' },
  { name: 'ApiKeyEdge', description: 'An API key and its place in the list.' },
)

builder.queryField('apiKeys', (t) =>
  t.withAuth({ session: true }).field({
    type: ApiKeyConnection,
    description:
      'Your API keys, the newest first; those revoked or expired for 30 more days. Not open to API keys.',
    extensions: refuses('FORBIDDEN'),
    args: t.arg.connectionArgs(),
    complexity: pageCost,
    resolve: (_root, page, ctx) => listApiKeys(ctx, ctx.viewer, page),
  }),
)

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'A new API key.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: 'What it is for, one line, 1 to 100 characters.',
      validate: inputs.label,
    }),
    scopes: t.stringList({
      required: true,
      description:
        'Which of your permissions it gets; `articles:read` always. FORBIDDEN when one is not yours.',
      validate: permissionNames,
    }),
    expiresInDays: t.int({ required: true, description: 'For how long, 1 to 365.', validate: days }),
  }),
})

builder.mutationFields((t) => {
  const id = t.arg.id({ required: true, description: 'Which key.', validate: keyId })
  return {
    createApiKey: t.withAuth({ fresh: true }).field({
      type: CreatedApiKey,
      description:
        'Makes a key with which a program may do some of what you may. CONFLICT when you have 50 live ones.',
      extensions: { ...refuses('FORBIDDEN', 'CONFLICT'), ...audits },
      args: { input: t.arg({ type: CreateApiKeyInput, required: true, description: 'The key.' }) },
      resolve: (_root, { input }, ctx) =>
        createApiKey(ctx, ctx.viewer, { ...input, scopes: input.scopes as Permission[] }),
    }),
    rotateApiKey: t.withAuth({ fresh: true }).field({
      type: CreatedApiKey,
      description:
        'Makes a key that takes the place of another, for as long, with those of its permissions that are still yours. CONFLICT when the other is not live, or was replaced before.',
      extensions: { ...refuses('FORBIDDEN', 'NOT_FOUND', 'CONFLICT'), ...audits },
      args: {
        id,
        overlapHours: t.arg.int({
          description: 'For how many hours the other goes on, 0 to 24; 24 when absent.',
          validate: overlap,
        }),
      },
      resolve: (_root, { id, overlapHours }, ctx) =>
        rotateApiKey(ctx, ctx.viewer, id, { overlapHours: overlapHours ?? longestOverlap }),
    }),
    revokeApiKey: t.withAuth({ session: true }).id({
      description: 'Ends a key of yours at once. Answers its id, also when it was revoked before.',
      extensions: { ...refuses('FORBIDDEN', 'NOT_FOUND'), ...audits },
      args: { id },
      resolve: (_root, { id }, ctx) => revokeApiKey(ctx, ctx.viewer, id),
    }),
  }
})
