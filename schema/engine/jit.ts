import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import type { Plugin } from 'graphql-yoga'
import { perOperation } from './per-operation.ts'

interface Compilation {
  wasSeen: boolean
  /** Undefined: not compiled yet. Null: cannot be compiled. */
  query?: CompiledQuery['query'] | null
}

interface Jit {
  plugin: Plugin
  /** Compiles a document with one operation now, not at its second execution. */
  compile(schema: GraphQLSchema, document: DocumentNode): void
}

/**
 * Executes compiled queries. A query is compiled when it is executed for the second time. Otherwise a client
 * that sends new documents all the time would make us compile each of them. `@envelop/graphql-jit` is no
 * alternative: it caches by document alone, so it executes the wrong operation of a document with several.
 */
export function createJit(): Jit {
  const compilationOf = perOperation<Compilation>()
  // After a mutation that fails with `data: null`, graphql-js stops, but graphql-jit runs the next mutation.
  const isQuery = (document: DocumentNode, name?: string | null) =>
    getOperationAST(document, name)?.operation === 'query'

  return {
    compile(schema, document) {
      if (!isQuery(document)) return
      compilationOf(document, null, () => ({ wasSeen: true, query: compiled(schema, document) }))
    },
    plugin: {
      onExecute({ args: { schema, document, operationName }, setExecuteFn }) {
        if (!isQuery(document, operationName)) return
        const compilation = compilationOf(document, operationName, () => ({ wasSeen: false }))
        if (!compilation.wasSeen) {
          compilation.wasSeen = true
          return
        }
        if (compilation.query === undefined) compilation.query = compiled(schema, document, operationName)
        const { query } = compilation
        if (!query) return
        setExecuteFn(({ rootValue, contextValue, variableValues }) =>
          query(rootValue, contextValue, variableValues),
        )
      },
    },
  }
}

function compiled(schema: GraphQLSchema, document: DocumentNode, operationName?: string | null) {
  const compilation = compileQuery(schema, document, operationName || undefined)
  return isCompiledQuery(compilation) ? compilation.query : null
}
