import { type DocumentNode, type GraphQLField, type GraphQLSchema, Kind, OperationTypeNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { RequestFacts } from '../../src/context.ts'
import { needsSignIn } from '../guards/field-options.ts'

/**
 * Whether a root field looks at who asks. Who signs in, refreshes or follows a mailed link shows a secret of that request's
 * own, and clients send along the access token that they had, expired or not.
 */
export function takesCredential(
  operation: OperationTypeNode,
  field: GraphQLField<unknown, unknown>,
): boolean {
  return operation !== OperationTypeNode.MUTATION || needsSignIn(field)
}

/** Where no root field looks at the credential of the request, it may be a dead one. */
export function useCredentials(schema: GraphQLSchema): Plugin<RequestFacts> {
  return {
    onParse:
      () =>
      ({ result, extendContext }) => {
        if (isDocument(result) && !documentTakesCredential(schema, result)) extendContext(noCredential)
      },
  }
}

export const noCredential = { authorization: undefined, apiKey: undefined } satisfies Partial<RequestFacts>

/** Whichever of its operations is asked for; fragments on a root type are not looked into. */
export function documentTakesCredential(schema: GraphQLSchema, { definitions }: DocumentNode): boolean {
  return definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.selectionSet.selections.some((selection) => {
        if (selection.kind !== Kind.FIELD) return true
        const field = schema.getRootType(definition.operation)?.getFields()[selection.name.value]
        return !field || takesCredential(definition.operation, field)
      }),
  )
}

function isDocument(parsed: unknown): parsed is DocumentNode {
  return (parsed as DocumentNode | null)?.kind === Kind.DOCUMENT
}
