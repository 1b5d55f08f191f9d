import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import type { GraphQLFieldResolver } from 'graphql'
import type { Context } from '../../src/context.ts'
import { forgetLoaded } from './loaders.ts'

declare global {
  namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      freshMutations: FreshMutationsPlugin<Types>
    }
  }
}

/** The mutations of one document run one after the other: none may answer with what was loaded before it. */
class FreshMutationsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { kind }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (kind !== 'Mutation') return resolve
    return (root, args, ctx, info) => {
      forgetLoaded(ctx as Context)
      return resolve(root, args, ctx, info)
    }
  }
}

export const freshMutations = 'freshMutations'
SchemaBuilder.registerPlugin(freshMutations, FreshMutationsPlugin)
