import { type DocumentNode, type GraphQLField, type GraphQLSchema, Kind, OperationTypeNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { RequestFacts } from '../../src/context.ts'
import { needsSignIn } from '../guards/field-options.ts'

/*
 * Mutations such as signIn, refreshSession and resetPassword authenticate by their own arguments. Clients
 * often send their old access token along. It must not make these mutations fail if it has expired.
 */

/** Sets no credential, so that a request is handled as a guest's. */
export const ignoredCredential = {
  authorization: undefined,
  apiKey: undefined,
} satisfies Partial<RequestFacts>

/** Ignores the credential of a request if no root field of the document uses it. */
export function useIgnoredCredentials(schema: GraphQLSchema): Plugin<RequestFacts> {
  return {
    onParse:
      () =>
      ({ result, extendContext }) => {
        if (isDocument(result) && ignoresCredential(schema, result)) extendContext(ignoredCredential)
      },
  }
}

/**
 * Whether no root field of a document uses the credential, in any of its operations. False if a fragment is
 * used at the root, because fragments are not searched.
 */
export function ignoresCredential(schema: GraphQLSchema, { definitions }: DocumentNode): boolean {
  return definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .every(({ operation, selectionSet }) =>
      selectionSet.selections.every((selection) => {
        if (selection.kind !== Kind.FIELD) return false
        const field = schema.getRootType(operation)?.getFields()[selection.name.value]
        return field !== undefined && !usesCredential(operation, field)
      }),
    )
}

/**
 * Whether a root field uses the credential of a request. Queries always do: they show guests and users
 * different data.
 */
export function usesCredential(operation: OperationTypeNode, field: GraphQLField<unknown, unknown>): boolean {
  return operation !== OperationTypeNode.MUTATION || needsSignIn(field)
}

function isDocument(parsed: unknown): parsed is DocumentNode {
  return (parsed as DocumentNode | null)?.kind === Kind.DOCUMENT
}
