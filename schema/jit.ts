import { type DocumentNode, getOperationAST } from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import type { Plugin } from 'graphql-yoga'

/** One document's operations, by name. Null: seen once, or it cannot be compiled. */
type Operations = Map<string, CompiledQuery | 'seen once' | 'not compilable'>

/**
 * Executes compiled queries. A document is compiled when it comes a second time, so that sending ever new ones
 * costs a client, not us. `@envelop/graphql-jit` keys by the document alone and answers with the wrong operation.
 */
export function useJit(): Plugin {
  const byDocument = new WeakMap<DocumentNode, Operations>()
  return {
    onExecute({ args, setExecuteFn }) {
      const { schema, document, operationName } = args
      // graphql-jit goes on with the next mutation where graphql-js, having to answer `data: null`, stops.
      if (getOperationAST(document, operationName)?.operation !== 'query') return
      const name = operationName ?? ''
      let operations = byDocument.get(document)
      if (!operations) {
        operations = new Map()
        byDocument.set(document, operations)
      }
      let operation = operations.get(name)
      if (operation === undefined) {
        operations.set(name, 'seen once')
        return
      }
      if (operation === 'seen once') {
        const compiled = compileQuery(schema, document, name || undefined)
        operation = isCompiledQuery(compiled) ? compiled : 'not compilable'
        operations.set(name, operation)
      }
      if (operation === 'not compilable') return
      const { query } = operation
      setExecuteFn(({ rootValue, contextValue, variableValues }) =>
        query(rootValue, contextValue, variableValues),
      )
    },
  }
}
