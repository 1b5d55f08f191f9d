import { complexityFromQuery } from '@pothos/plugin-complexity'
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type VariableDefinitionNode,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { AppError } from '../../src/errors.ts'

/** What one operation may cost: every field 1, a list its items as many times as the client asks for (`pageCost`). */
export const maxComplexity = 10_000

interface Measured {
  /** The operation alone, with the fragments. */
  document: DocumentNode
  /** Whether a variable says how many items there are; if not, it costs the same each time. */
  varies: boolean
  cost?: number
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
        operation = pickOperation(document, operationName)
        operations.set(operationName ?? '', operation)
      }
      if (operation.cost === undefined || operation.varies) {
        operation.cost = costOf(schema, operation.document, variableValues ?? {}, contextValue)
      }
      if (operation.cost > maxComplexity) {
        throw new AppError(
          'QUERY_TOO_COMPLEX',
          `This operation would cost ${operation.cost}, more than the ${maxComplexity} allowed; ask for smaller pages or fewer fields`,
        )
      }
    },
  }
}

function pickOperation(document: DocumentNode, operationName: string | null | undefined): Measured {
  const operation = getOperationAST(document, operationName)
  if (!operation)
    throw new AppError('BAD_INPUT', 'Say in operationName which operation of the document to run')
  // Pothos measures the first operation that it finds, whichever is asked for.
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  const { variableDefinitions = [] } = operation
  return {
    document: { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
    varies: variableDefinitions.some(saysHowMany),
  }
}

/** `first` and `last` are numbers; `ids` is a list. Anything richer counts as well: too careful costs only time. */
function saysHowMany({ type }: VariableDefinitionNode): boolean {
  const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type
  return named.kind === Kind.LIST_TYPE || !['String', 'Boolean', 'ID'].includes(named.name.value)
}

function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  ctx: object,
): number {
  return complexityFromQuery(document, { schema, variables, ctx }).complexity
}
