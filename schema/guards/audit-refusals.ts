import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import type { GraphQLFieldResolver } from 'graphql'
import type { Context } from '../../src/context.ts'
import { AppError, type ErrorCode } from '../../src/errors.ts'

declare global {
  namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      auditRefusals: AuditRefusalsPlugin<Types>
    }
  }
}

/**
 * Errors worth recording: a user tried something without permission. Guests and mistakes are not recorded.
 */
const recordedCodes: readonly ErrorCode[] = ['FORBIDDEN', 'STEP_UP_REQUIRED']

/**
 * Records rejected calls of fields with `auditRefusals`. Successful calls are recorded by the domain, in the
 * same transaction (src/audit/audit-events.ts).
 */
class AuditRefusalsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { pothosOptions, name }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (!pothosOptions.auditRefusals) return resolve
    return async (root, args, ctx, info) => {
      try {
        return await resolve(root, args, ctx, info)
      } catch (error) {
        if (error instanceof AppError && recordedCodes.includes(error.code))
          await record(ctx as Context, name, error.code)
        throw error
      }
    }
  }
}

async function record(ctx: Context, field: string, result: ErrorCode): Promise<void> {
  const viewer = ctx.viewer! // Not null: guests get UNAUTHENTICATED.
  await ctx.refusals.record(ctx, { viewer, field, result })
}

export const auditRefusals = 'auditRefusals'
SchemaBuilder.registerPlugin(auditRefusals, AuditRefusalsPlugin)
