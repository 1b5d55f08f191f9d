import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import DataloaderPlugin from '@pothos/plugin-dataloader'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import ValidationPlugin from '@pothos/plugin-validation'
import type { z } from 'zod'
import { hasPermission, type Permission } from '../src/auth/permissions.ts'
import type { Context, SessionViewer, Viewer } from '../src/context.ts'
import { defaultPageSize, maxPageSize } from '../src/db/pagination.ts'
import { AppError } from '../src/errors.ts'
import { relayOptions } from './engine/relay.ts'
import { resetLoadersPlugin } from './engine/reset-loaders.ts'
import { auditRefusals } from './guards/audit-refusals.ts'
import { toScopeError } from './guards/scope-errors.ts'
import { reasonOf } from './inputs.ts'
import { v1Sunset } from './v1-sunset.ts'

type SignedIn = Context & { readonly viewer: Viewer }
type InSession = Context & { readonly viewer: SessionViewer }

export const builder = new SchemaBuilder<{
  Context: Context
  DefaultFieldNullability: false
  DefaultEdgesNullability: { list: false; items: false }
  DefaultNodeNullability: false
  DefaultAuthStrategy: 'all'
  Scalars: { DateTime: { Input: Date; Output: Date }; ID: { Input: string; Output: string } }
  AuthScopes: {
    /** Everyone, including guests. Must be written out, because a root field without scopes is an error. */
    public: boolean
    can: Permission
    /** A user with a session, not a program with an API key. */
    session: boolean
    /** A user with a session who authenticated in the last five minutes (step-up). */
    fresh: boolean
  }
  AuthContexts: { can: SignedIn; session: InSession; fresh: InSession }
  Connection: { totalCount: () => number | Promise<number> }
}>({
  plugins: [
    auditRefusals, // First, so that it also sees errors of scopes.
    ScopeAuthPlugin,
    ComplexityPlugin,
    RelayPlugin,
    DataloaderPlugin,
    ValidationPlugin,
    resetLoadersPlugin,
  ],
  defaultFieldNullability: false,
  scopeAuth: {
    defaultStrategy: 'all',
    authScopes: ({ viewer }) => ({
      public: true,
      can: (permission) => hasPermission(viewer, permission),
      session: viewer?.session != null,
      fresh: viewer?.session?.isFresh === true,
    }),
    unauthorizedError: (_parent, { viewer }, info) => toScopeError(viewer, info),
  },
  relay: relayOptions,
  validation: {
    validationError: ({ issues }) => {
      const details = (issues as z.core.$ZodIssue[]).map((issue) => ({
        field: issue.path.map(String).join('.'),
        message: issue.message,
        reason: reasonOf(issue),
      }))
      return new AppError(
        'BAD_INPUT',
        details.map(({ field, message }) => `${field}: ${message}`).join('; '),
        details,
      )
    },
  },
})

builder.queryType({
  description: 'Read operations. No authentication is required unless a field says otherwise.',
})
builder.mutationType({
  description:
    'Write operations. Authentication is required unless a field says otherwise. Fields that require recent authentication fail with `STEP_UP_REQUIRED` if you authenticated more than five minutes ago. In that case, call `reauthenticate`. These fields are not available to API keys.',
})

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description: 'The number of items on all pages. Counted only if you select this field.',
    complexity: 1, // Multiplied by the page size, like every field of a connection.
    resolve: ({ totalCount }) => totalCount(),
  }),
)

builder.scalarType('DateTime', {
  description: 'A date and time in UTC, in ISO 8601 format with milliseconds: `2026-11-22T08:00:00.000Z`.',
  serialize: (value) => value.toISOString(),
  parseValue: () => {
    throw new AppError('BAD_INPUT', 'DateTime cannot be used as an input')
  },
})

/** The complexity of a connection: the cost of an item times the page size. */
export function pageCost(args: { first?: number | null; last?: number | null }) {
  return {
    field: 1,
    multiplier: Math.min(Math.max(args.first ?? args.last ?? defaultPageSize, 1), maxPageSize),
  }
}

/** The complexity of a text, by the maximum length of the text in characters. */
export function textCost(maxLength: number): number {
  return Math.ceil(maxLength / 2_000)
}

/** The complexity of a search, which must rank all matches. */
export const searchCost = 1_000

/** The deprecation reason of fields that only REST v1 needs. */
export const onlyForV1 = `Exists only for REST v1 and will be removed with it on ${v1Sunset.slice(0, 10)}.`
