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

/** Counts who still selects deprecated fields, or passes deprecated arguments, beside the deprecated endpoints of REST. */
export function useDeprecatedFields(): Plugin<Context> {
  const found = new WeakMap<DocumentNode, Map<string, readonly string[]>>()
  return {
    onExecute({ args: { schema, document, operationName, contextValue } }) {
      const { client, viewer, usage } = contextValue
      if (client === null) return
      let operations = found.get(document)
      if (!operations) {
        operations = new Map()
        found.set(document, operations)
      }
      let names = operations.get(operationName ?? '')
      if (!names) {
        names = deprecatedIn(schema, document, operationName)
        operations.set(operationName ?? '', names)
      }
      for (const endpoint of names) usage.count({ version: 'graphql', endpoint, viewer, client })
    },
  }
}

/** `Comment.number`, `Query.articles(offset:)`; each once. */
function deprecatedIn(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): readonly string[] {
  // With those fragments alone that it spreads.
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
