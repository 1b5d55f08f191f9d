import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import type { Plugin } from 'graphql-yoga'

/** One document's operations, by name. Null: seen once, or it cannot be compiled. */
type Operations = Map<string, CompiledQuery | 'seen once' | 'not compilable'>

export interface Jit {
  plugin: Plugin
  /** For a document that is known beforehand: its operation is compiled now. */
  compile(schema: GraphQLSchema, document: DocumentNode): void
}

/**
 * Executes compiled queries. A document is compiled when it comes a second time, so that sending ever new ones
 * costs a client, not us. `@envelop/graphql-jit` keys by the document alone and answers with the wrong operation.
 */
export function createJit(): Jit {
  const byDocument = new WeakMap<DocumentNode, Operations>()
  const operationsOf = (document: DocumentNode): Operations => {
    let operations = byDocument.get(document)
    if (!operations) {
      operations = new Map()
      byDocument.set(document, operations)
    }
    return operations
  }
  // graphql-jit goes on with the next mutation where graphql-js, having to answer `data: null`, stops.
  const isQuery = (document: DocumentNode, name?: string | null) =>
    getOperationAST(document, name)?.operation === 'query'

  return {
    compile(schema, document) {
      if (isQuery(document)) operationsOf(document).set('', compiled(schema, document, ''))
    },
    plugin: {
      onExecute({ args, setExecuteFn }) {
        const { schema, document, operationName } = args
        if (!isQuery(document, operationName)) return
        const name = operationName ?? ''
        const operations = operationsOf(document)
        let operation = operations.get(name)
        if (operation === undefined) {
          operations.set(name, 'seen once')
          return
        }
        if (operation === 'seen once') {
          operation = compiled(schema, document, name)
          operations.set(name, operation)
        }
        if (operation === 'not compilable') return
        const { query } = operation
        setExecuteFn(({ rootValue, contextValue, variableValues }) =>
          query(rootValue, contextValue, variableValues),
        )
      },
    },
  }
}

function compiled(schema: GraphQLSchema, document: DocumentNode, name: string) {
  const operation = compileQuery(schema, document, name || undefined)
  return isCompiledQuery(operation) ? operation : 'not compilable'
}
