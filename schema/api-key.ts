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
import * as inputs from './inputs.ts'

const permissionNames = z
  .array(z.enum(permissions, 'is not a permission'))
  .max(permissions.length, `must be at most ${permissions.length} permissions`)
const lifetimeDays = z.int().min(1, 'must be between 1 and 365').max(365, 'must be between 1 and 365')
const maxOverlapHours = 24
const overlapHoursRange = z
  .int()
  .min(0, 'must be between 0 and 24')
  .max(maxOverlapHours, 'must be between 0 and 24')
const keyId = z
  .uuid({ error: 'is not a valid id', abort: true })
  .refine((id) => id === id.toLowerCase(), 'is not a valid id')

const ApiKeyState = builder.enumType('ApiKeyState', {
  description: 'The state of an API key.',
  values: {
    LIVE: { value: 'live', description: 'The key can be used.' },
    EXPIRED: { value: 'expired', description: 'The key has expired.' },
    REVOKED: { value: 'revoked', description: 'The key was revoked.' },
  } as const,
})

const ApiKey = builder.objectRef<ApiKeyRow>('ApiKey').implement({
  description: 'One of your API keys, without its secret.',
  authScopes: { session: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the key.' }),
    name: t.exposeString('name', { description: 'The name that you gave the key.' }),
    hint: t.string({
      description: 'The start of the key, to recognize it: `byl_live_<id>_…`.',
      resolve: ({ publicId }, _args, { tokens }) => apiKeyHint(tokens.apiKeyEnvironment, publicId),
    }),
    scopes: t.stringList({
      description: 'The permissions of the key. A permission applies only while you have it yourself.',
      complexity: { field: 1, multiplier: 1 },
      resolve: ({ scopes }) => scopes,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the key was created.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When the key expires.' }),
    lastUsedAt: t.expose('lastUsedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the key was last used, accurate to the minute. Null if it was never used.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the key was revoked. Null if it was not revoked.',
    }),
    state: t.expose('state', {
      type: ApiKeyState,
      description: 'Whether the key is live, expired or revoked.',
    }),
  }),
})

const CreatedApiKey = builder.objectRef<CreatedApiKeyRow>('CreatedApiKey').implement({
  description: 'A new API key. The key itself is shown only once.',
  authScopes: { session: true },
  fields: (t) => ({
    key: t.exposeString('key', {
      description:
        'The key itself. Send it as `X-API-Key: <key>` or `Authorization: Bearer <key>`. Keep it secret. It cannot be shown again.',
    }),
    apiKey: t.expose('apiKey', { type: ApiKey, description: 'The details of the key.' }),
  }),
})

const ApiKeyConnection = builder.connectionObject(
  { type: ApiKey, name: 'ApiKeyConnection', description: 'A page of API keys.' },
  { name: 'ApiKeyEdge', description: 'An API key and its cursor.' },
)

builder.queryField('apiKeys', (t) =>
  t.withAuth({ session: true }).field({
    type: ApiKeyConnection,
    description:
      'Lists your API keys, newest first. Includes keys that were revoked or expired in the last 30 days. Requires authentication. Not available to API keys.',
    errorCodes: ['FORBIDDEN'],
    args: t.arg.connectionArgs(),
    complexity: pageCost,
    resolve: (_root, page, ctx) => listApiKeys(ctx, ctx.viewer, page),
  }),
)

const CreateApiKeyInput = builder.inputType('CreateApiKeyInput', {
  description: 'Input for `createApiKey`.',
  fields: (t) => ({
    name: t.string({
      required: true,
      description: 'A name that says what the key is for. One line, 1 to 100 characters.',
      validate: inputs.label,
    }),
    scopes: t.stringList({
      required: true,
      description:
        'The permissions of the key. `articles:read` is always included. Fails with `FORBIDDEN` if you do not have one of them yourself.',
      validate: permissionNames,
    }),
    expiresInDays: t.int({
      required: true,
      description: 'The number of days until the key expires, 1 to 365.',
      validate: lifetimeDays,
    }),
  }),
})

builder.mutationFields((t) => {
  const id = t.arg.id({ required: true, description: 'The ID of the key.', validate: keyId })
  return {
    createApiKey: t.withAuth({ fresh: true }).field({
      type: CreatedApiKey,
      description:
        'Creates an API key for a program that acts for you. Fails with `CONFLICT` if you already have 50 keys, and with `EMAIL_NOT_VERIFIED` if your e-mail address is not verified. You get a notice by e-mail. Requires recent authentication.',
      errorCodes: ['FORBIDDEN', 'EMAIL_NOT_VERIFIED', 'CONFLICT', 'TOO_MANY_ATTEMPTS'],
      auditRefusals: true,
      args: {
        input: t.arg({ type: CreateApiKeyInput, required: true, description: 'The values of the new key.' }),
      },
      resolve: (_root, { input }, ctx) =>
        createApiKey(ctx, ctx.viewer, { ...input, scopes: input.scopes as Permission[] }),
    }),
    rotateApiKey: t.withAuth({ fresh: true }).field({
      type: CreatedApiKey,
      description:
        'Replaces an API key with a new one. The new key has the same name, the same lifetime and the same permissions, except those that you no longer have. Fails with `CONFLICT` if the old key is not live or was already replaced, or if you have 100 live keys, including replaced ones, and with `EMAIL_NOT_VERIFIED` if your e-mail address is not verified. You get a notice by e-mail. Requires recent authentication.',
      errorCodes: ['FORBIDDEN', 'EMAIL_NOT_VERIFIED', 'NOT_FOUND', 'CONFLICT', 'TOO_MANY_ATTEMPTS'],
      auditRefusals: true,
      args: {
        id,
        overlapHours: t.arg.int({
          description: 'The number of hours for which the old key still works, 0 to 24. Default: 24.',
          validate: overlapHoursRange,
        }),
      },
      resolve: (_root, { id, overlapHours }, ctx) =>
        rotateApiKey(ctx, ctx.viewer, id, { overlapHours: overlapHours ?? maxOverlapHours }),
    }),
    revokeApiKey: t.withAuth({ session: true }).id({
      description:
        'Revokes one of your API keys immediately. Has no effect if the key is already revoked. Not available to API keys.',
      errorCodes: ['FORBIDDEN', 'NOT_FOUND'],
      auditRefusals: true,
      args: { id },
      resolve: (_root, { id }, ctx) => revokeApiKey(ctx, ctx.viewer, id),
    }),
  }
})
