import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import type { Plugin } from 'graphql-yoga'
import { LRUCache } from 'lru-cache'
import { weightOf } from './document-cache.ts'
import { perOperation } from './per-operation.ts'

/** How often a query of a client is executed before it is compiled. */
export const usesBeforeCompilation = 2
/**
 * The total weight (`weightOf`) of the documents whose queries are kept compiled. Compiled code needs about
 * 150 bytes for each unit, so this is about 50 MB.
 */
const maxWeight = 300_000
type Query = CompiledQuery['query']

interface Operation {
  uses: number
  /** Set for an operation of our own, which is kept for the lifetime of the process. */
  ownQuery?: Query | null
}

export interface JitOptions {
  /**
   * How many queries of clients may be compiled in a minute, 60 by default. A compilation takes up to 50 ms, in
   * which the process does nothing else.
   */
  compilationsPerMinute?: number | undefined
}

interface Jit {
  plugin: Plugin
  /** Compiles a document of our own with one operation, now and for the lifetime of the process. */
  compile(schema: GraphQLSchema, document: DocumentNode): void
}

/**
 * Executes compiled queries. A query of a client is compiled when it has been executed several times, within
 * limits of memory and time, because clients choose the documents and may send new ones all the time.
 * `@envelop/graphql-jit` is no alternative: it caches by document alone, so it executes the wrong operation
 * of a document with several.
 */
export function createJit({ compilationsPerMinute = 60 }: JitOptions): Jit {
  const operationOf = perOperation<Operation>()
  /** Null if the query cannot be compiled. */
  const compiledQueries = new LRUCache<Operation, { query: Query | null }>({ maxSize: maxWeight })
  const mayCompile = createMinuteBudget(compilationsPerMinute)

  const queryOf = (schema: GraphQLSchema, document: DocumentNode, name?: string | null): Query | null => {
    const operation = operationOf(document, name, () => ({ uses: 0 }))
    if (operation.ownQuery !== undefined) return operation.ownQuery
    const known = compiledQueries.get(operation)
    if (known) return known.query
    operation.uses++
    if (operation.uses <= usesBeforeCompilation || !mayCompile()) return null
    const query = compiled(schema, document, name)
    compiledQueries.set(operation, { query }, { size: weightOf(document) })
    return query
  }

  return {
    compile(schema, document) {
      if (!canCompile(document)) return
      operationOf(document, null, () => ({ uses: 0, ownQuery: compiled(schema, document) }))
    },
    plugin: {
      onExecute({ args: { schema, document, operationName }, setExecuteFn }) {
        if (!canCompile(document, operationName)) return
        const query = queryOf(schema, document, operationName)
        if (!query) return
        setExecuteFn(({ rootValue, contextValue, variableValues }) =>
          query(rootValue, contextValue, variableValues),
        )
      },
    },
  }
}

/**
 * Only queries: after a mutation that fails with `data: null`, graphql-js stops, but graphql-jit runs the
 * next mutation. Not with the name `__proto__`: graphql-jit would set a prototype instead of a property.
 */
function canCompile(document: DocumentNode, name?: string | null): boolean {
  return getOperationAST(document, name)?.operation === 'query' && !usesNameProto(document)
}

function usesNameProto({ loc }: DocumentNode): boolean {
  return loc!.source.body.includes('__proto__')
}

function compiled(schema: GraphQLSchema, document: DocumentNode, operationName?: string | null) {
  const compilation = compileQuery(schema, document, operationName || undefined)
  return isCompiledQuery(compilation) ? compilation.query : null
}

/** Returns a function that returns true at most `limit` times in each minute. */
function createMinuteBudget(limit: number): () => boolean {
  let minute = 0
  let used = 0
  return () => {
    const now = Math.floor(Date.now() / 60_000)
    if (now !== minute) {
      minute = now
      used = 0
    }
    return ++used <= limit
  }
}
