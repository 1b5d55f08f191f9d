import { complexityFromQuery } from '@pothos/plugin-complexity'
import { type DocumentNode, type GraphQLSchema, getOperationAST, Kind } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { AppError } from '../src/errors.ts'

/** What one operation may cost: every field 1, a list its items as many times as the client asks for (`pageCost`). */
export const maxComplexity = 5_000

interface Measured {
  document: DocumentNode
  /** Known beforehand when no variable can change it. */
  fixed?: number
}

/** Refuses an operation that would cost too much, as a whole and before anything of it runs. */
export function useComplexity(): Plugin {
  const measured = new WeakMap<DocumentNode, Map<string, Measured>>()
  return {
    onExecute({ args: { schema, document, operationName, variableValues, contextValue } }) {
      let operations = measured.get(document)
      if (!operations) {
        operations = new Map()
        measured.set(document, operations)
      }
      let operation = operations.get(operationName ?? '')
      if (!operation) {
        operation = measure(schema, document, operationName)
        operations.set(operationName ?? '', operation)
      }
      const cost = operation.fixed ?? costOf(schema, operation.document, variableValues ?? {}, contextValue)
      if (cost > maxComplexity) {
        throw new AppError(
          'QUERY_TOO_COMPLEX',
          `This operation would cost ${cost}, more than the ${maxComplexity} allowed; ask for smaller pages or fewer fields`,
        )
      }
    },
  }
}

function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): Measured {
  const operation = getOperationAST(document, operationName)
  if (!operation)
    throw new AppError('BAD_INPUT', 'Say in operationName which operation of the document to run')
  // Pothos measures the first operation that it finds, whichever is asked for.
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  const alone: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }
  const varies = (operation.variableDefinitions?.length ?? 0) > 0
  return { document: alone, fixed: varies ? undefined : costOf(schema, alone, {}, {}) }
}

function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  ctx: object,
): number {
  return complexityFromQuery(document, { schema, variables, ctx }).complexity
}
