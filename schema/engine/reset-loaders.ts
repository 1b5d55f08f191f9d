import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import type { GraphQLFieldResolver } from 'graphql'
import type { Context } from '../../src/context.ts'
import { resetLoaders } from './loaders.ts'

declare global {
  namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      resetLoaders: ResetLoadersPlugin<Types>
    }
  }
}

/**
 * The mutations of one operation run one after the other. None may respond with data that was loaded before
 * it.
 */
class ResetLoadersPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolve: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { kind }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    if (kind !== 'Mutation') return resolve
    return (root, args, ctx, info) => {
      resetLoaders(ctx as Context)
      return resolve(root, args, ctx, info)
    }
  }
}

/** The name under which the builder lists the plugin. */
export const resetLoadersPlugin = 'resetLoaders'
SchemaBuilder.registerPlugin(resetLoadersPlugin, ResetLoadersPlugin)
