import { EnvelopArmor } from '@escape.tech/graphql-armor'
import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
} from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { Context, RequestFacts, Services, Viewer } from '../../src/context.ts'
import { AppError } from '../../src/errors.ts'
import { schema } from '../index.ts'
import { useComplexity } from './complexity.ts'
import { createContext, usePrimaryForMutations } from './context.ts'
import { useDeprecatedFields } from './count-deprecated-fields.ts'
import { useDocumentCache } from './document-cache.ts'
import { renderGraphiQL } from './graphiql.ts'
import { ignoredCredential, ignoresCredential, useIgnoredCredentials } from './ignore-credentials.ts'
import { createJit, type JitOptions } from './jit.ts'
import { createMask, type ToDatabaseError, withoutSuggestion } from './mask.ts'
import { useVariableValidation } from './variables.ts'

/** A GraphQL request, as clients send it. */
export interface OperationRequest {
  query: string
  variables?: Record<string, unknown> | null
  operationName?: string | null
}

export interface Engine {
  /**
   * Executes a request. Returns null if it must go to `respond` instead: a document that does not parse or is
   * not valid, or a subscription.
   */
  run(request: OperationRequest, facts: RequestFacts): Promise<ExecutionResult | null>
  /**
   * Parses, validates and compiles a document of `rest/`, once. It is then executed like any other operation,
   * with the same context, scopes, limits and errors.
   * @throws {Error} if the document is not valid against the schema
   */
  prepare(query: string): PreparedOperation
  /** Yoga's handler, which implements all of GraphQL over HTTP, and GraphiQL. */
  respond(request: Request, facts: RequestFacts): Promise<Response>
}

export type PreparedOperation = (
  variables: Record<string, unknown>,
  facts: RequestFacts,
) => Promise<{ result: ExecutionResult; viewer: Viewer | null }>

type Enveloped = ReturnType<ReturnType<typeof createYoga<RequestFacts, Context>>['getEnveloped']>

/** Limits of a document. Its cost is limited by complexity.ts. */
const limits = { tokens: 1_000, depth: 12, aliases: 15, directives: 20 }

export function createEngine(options: {
  services: Services
  introspection: boolean
  toDatabaseError: ToDatabaseError
  jit?: JitOptions | undefined
}): Engine {
  const { services, introspection, toDatabaseError } = options
  const mask = createMask({ log: services.log, toDatabaseError })
  const jit = createJit(options.jit ?? {})
  const yoga = createYoga<RequestFacts>({
    schema,
    context: (facts) => createContext(services, facts),
    plugins: [
      useDocumentCache(),
      useNoSuggestions(),
      ...documentLimits(),
      useIgnoredCredentials(schema),
      usePrimaryForMutations(),
      useVariableValidation(),
      useComplexity(),
      useDeprecatedFields(),
      jit.plugin,
      ...(introspection ? [] : [useNoIntrospection()]),
    ],
    maskedErrors: { maskError: mask },
    graphiql: introspection,
    renderGraphiQL,
    parserAndValidationCache: false, // It bounds the number of documents, but not their size.
    logging: false, // The mask logs each error once.
    cors: false, // Fastify handles it.
    multipart: false,
    landingPage: false,
    batching: false,
  })

  /** Never throws: errors are part of the result. */
  async function execute(
    { contextFactory, execute, schema }: Enveloped,
    document: DocumentNode,
    { variables, operationName }: Omit<OperationRequest, 'query'>,
  ): Promise<{ result: ExecutionResult; viewer: Viewer | null }> {
    let viewer: Viewer | null = null
    try {
      const contextValue = await contextFactory()
      viewer = contextValue.viewer
      const result = await execute({
        schema,
        document,
        contextValue,
        variableValues: variables,
        operationName,
      })
      return { result, viewer }
    } catch (error) {
      return { result: { errors: [mask(error)] }, viewer }
    }
  }

  return {
    async run(request, facts) {
      const enveloped: Enveloped = yoga.getEnveloped({ ...facts })
      let document: DocumentNode
      try {
        document = enveloped.parse(request.query)
        if (enveloped.validate(enveloped.schema, document).length > 0) return null
      } catch {
        return null
      }
      if (getOperationAST(document, request.operationName)?.operation === 'subscription') return null
      return (await execute(enveloped, document, request)).result
    },
    prepare(query) {
      const { parse, validate, schema }: Enveloped = yoga.getEnveloped({} as RequestFacts)
      const document = parse(query)
      const errors = validate(schema, document)
      if (errors.length > 0)
        throw new AggregateError(errors, `This document is not valid against the schema: ${query}`)
      jit.compile(schema, document)
      const ignored = ignoresCredential(schema, document) ? ignoredCredential : {}
      return (variables, facts) =>
        execute(yoga.getEnveloped({ ...facts, ...ignored }), document, { variables })
    },
    respond: (request, facts) => Promise.resolve(yoga.fetch(request, { ...facts })),
  }
}

function documentLimits(): Plugin[] {
  const reject = (what: string) => ({
    exposeLimits: false,
    onReject: [
      () => {
        throw new AppError('QUERY_TOO_COMPLEX', `The document has too many ${what}`)
      },
    ],
  })
  return new EnvelopArmor({
    maxTokens: { n: limits.tokens, ...reject('tokens') },
    maxDepth: { n: limits.depth, ...reject('levels') },
    maxAliases: { n: limits.aliases, ...reject('aliases') },
    maxDirectives: { n: limits.directives, ...reject('directives') },
    costLimit: { enabled: false }, // It ignores `first: $n`. The complexity plugin does not.
    blockFieldSuggestion: { enabled: false }, // It misses enums and fragments. The mask does not.
  }).protect().plugins as Plugin[]
}

function useNoSuggestions(): Plugin {
  return {
    onValidate:
      () =>
      ({ valid, result }) => {
        if (valid) return
        for (const error of result as { message: string }[]) error.message = withoutSuggestion(error.message)
      },
  }
}

function useNoIntrospection(): Plugin {
  return { onValidate: ({ addValidationRule }) => addValidationRule(NoSchemaIntrospectionCustomRule) }
}
