import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../../src/context.ts'
import { perOperation } from './per-operation.ts'

/**
 * Counts each use of a deprecated field or argument by client, together with the uses of deprecated REST
 * endpoints.
 */
export function useDeprecatedFields(): Plugin<Context> {
  const deprecatedNamesOf = perOperation<readonly string[]>()
  return {
    onExecute({ args: { schema, document, operationName, contextValue } }) {
      const { client, viewer, usage } = contextValue
      if (client === null) return
      const names = deprecatedNamesOf(document, operationName, () =>
        deprecatedIn(schema, document, operationName),
      )
      for (const endpoint of names) usage.count({ version: 'graphql', endpoint, viewer, client })
    },
  }
}

/** `Comment.number`, `Query.articles(offset:)`; each name once. */
function deprecatedIn(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): readonly string[] {
  // Leaves out fragments that only other operations use.
  const operation = separateOperations(document)[getOperationAST(document, operationName)?.name?.value ?? '']
  if (!operation) return []
  const names = new Set<string>()
  const typeInfo = new TypeInfo(schema)
  visit(
    operation,
    visitWithTypeInfo(typeInfo, {
      Field() {
        const field = typeInfo.getFieldDef()
        if (field?.deprecationReason) names.add(`${typeInfo.getParentType()!.name}.${field.name}`)
      },
      Argument() {
        const argument = typeInfo.getArgument()
        if (argument?.deprecationReason)
          names.add(`${typeInfo.getParentType()!.name}.${typeInfo.getFieldDef()!.name}(${argument.name}:)`)
      },
    }),
  )
  return [...names]
}
