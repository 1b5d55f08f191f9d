import { getOperationAST, OperationTypeNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { authenticate, parseCredential } from '../../src/auth/authenticate.ts'
import type { Context, RequestFacts, Services } from '../../src/context.ts'

/** @throws {AppError} UNAUTHENTICATED or TOKEN_EXPIRED if the credential is not valid */
export async function createContext(services: Services, facts: RequestFacts): Promise<Context> {
  const { caller, client } = facts
  const credential = parseCredential(facts)
  const viewer = await authenticate(services, credential)
  return { ...services, client, caller, accessToken: credential, viewer }
}

/**
 * Lets a mutation read from the primary only. It must not base a write on a replica that lags behind, and its
 * response must show what it has just written.
 */
export function usePrimaryForMutations(): Plugin<Context> {
  return {
    onExecute({ args: { document, operationName, contextValue }, extendContext }) {
      if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.MUTATION) return
      const { write } = contextValue.db
      extendContext({ db: { read: write, write } })
    },
  }
}
