import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import type { GraphQLFieldResolver } from 'graphql'
import { recordAuditEvent } from '../../src/audit/audit-events.ts'
import type { Context } from '../../src/context.ts'
import { AppError, type ErrorCode } from '../../src/errors.ts'

declare global {
  namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      audited: AuditedPlugin<Types>
    }
  }
}

/** What may be somebody who tries what they must not. A guest, or a mistake, is no news. */
const telling: readonly ErrorCode[] = ['FORBIDDEN', 'STEP_UP_REQUIRED']

/**
 * Writes down who was refused what, where `extensions: audits` says so. What is done is written down by who does it,
 * in its transaction (src/audit/audit-events.ts).
 */
class AuditedPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { extensions, name }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (extensions?.audited !== true) return resolve
    return async (root, args, ctx, info) => {
      try {
        return await resolve(root, args, ctx, info)
      } catch (error) {
        if (error instanceof AppError && telling.includes(error.code))
          await record(ctx as Context, name, error.code)
        throw error
      }
    }
  }
}

async function record(ctx: Context, field: string, result: ErrorCode): Promise<void> {
  const actor = `user:${ctx.viewer!.id}` // Guests are not forbidden: they are asked to sign in.
  await recordAuditEvent(ctx, { actor, action: 'operation.refused', target: field, result })
}

/** As `extensions` of a root field: refusals of those who may not are written down. */
export const audits = { audited: true } as const

export const audited = 'audited'
SchemaBuilder.registerPlugin(audited, AuditedPlugin)
