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
import { perOperation } from './per-operation.ts'

/**
 * The maximum cost of an operation. A field costs 1 by default; a list multiplies by its page size
 * (`pageCost`).
 */
const maxCost = 10_000

interface MeasuredOperation {
  /** The operation without the others of its document, with all fragments. */
  document: DocumentNode
  /** Whether the cost depends on variables, so that it must be computed for each request. */
  dependsOnVariables: boolean
  cost?: number
}

/** Rejects an operation that costs too much before any of it is executed. */
export function useComplexity(): Plugin {
  const measuredOf = perOperation<MeasuredOperation>()
  return {
    onExecute({ args: { schema, document, operationName, variableValues, contextValue } }) {
      const measured = measuredOf(document, operationName, () => isolate(document, operationName))
      if (measured.cost === undefined || measured.dependsOnVariables) {
        measured.cost = costOf(schema, measured.document, variableValues ?? {}, contextValue)
      }
      if (measured.cost > maxCost) {
        throw new AppError(
          'QUERY_TOO_COMPLEX',
          `The operation costs ${measured.cost}, but at most ${maxCost} is allowed. Request smaller pages or fewer fields`,
        )
      }
    },
  }
}

/** Pothos measures the first operation of a document, even if another one is executed. */
function isolate(document: DocumentNode, operationName: string | null | undefined): MeasuredOperation {
  const operation = getOperationAST(document, operationName)
  if (!operation)
    throw new AppError('BAD_INPUT', 'operationName must name one of the operations in the document')
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  return {
    document: { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
    dependsOnVariables: (operation.variableDefinitions ?? []).some(canBePageSize),
  }
}

/** Numbers are page sizes, lists are `ids`. Input objects count too: a wrong guess only costs time. */
function canBePageSize({ type }: VariableDefinitionNode): boolean {
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
