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
import { renderGraphiQL } from './graphiql.ts'
import { documentTakesCredential, noCredential, useCredentials } from './ignore-credentials.ts'
import { createJit } from './jit.ts'
import { createMask, type RefusalOf, withoutSuggestion } from './mask.ts'
import { useVariables } from './variables.ts'

export interface Operation {
  query: string
  variables?: Record<string, unknown> | null
  operationName?: string | null
}

export interface Engine {
  /**
   * The one way to execute: every door ends here, with the same context, scopes, limits and errors.
   * Null for what is left to `respond`: what does not parse or validate, and subscriptions.
   */
  run(operation: Operation, facts: RequestFacts): Promise<ExecutionResult | null>
  /**
   * Parses, validates and compiles a document of our own, once, for `rest/`. It then runs as any other operation does.
   * @throws {Error} when it does not fit the schema
   */
  prepare(query: string): PreparedOperation
  /** GraphQL over HTTP with all its rules, and GraphiQL (Yoga's own handler). */
  respond(request: Request, facts: RequestFacts): Promise<Response>
}

export type PreparedOperation = (
  variables: Record<string, unknown>,
  facts: RequestFacts,
) => Promise<{ result: ExecutionResult; viewer: Viewer | null }>

type Enveloped = ReturnType<ReturnType<typeof createYoga<RequestFacts, Context>>['getEnveloped']>

/** Limits on the form of a document; what it costs is limited by its fields (builder.ts). */
const limits = { tokens: 1_000, depth: 12, aliases: 15, directives: 20 }

export function createEngine(options: {
  services: Services
  introspection: boolean
  /** What a failure of the stores amounts to, when it is not a fault of ours. */
  refusalOf: RefusalOf
}): Engine {
  const { services, introspection, refusalOf } = options
  const mask = createMask({ log: services.log, refusalOf })
  const jit = createJit()
  const yoga = createYoga<RequestFacts>({
    schema,
    context: (facts) => createContext(services, facts),
    plugins: [
      useNoSuggestions(),
      ...armor(),
      useCredentials(schema),
      usePrimaryForMutations(),
      useVariables(),
      useComplexity(),
      useDeprecatedFields(),
      jit.plugin,
      ...(introspection ? [] : [useNoIntrospection()]),
    ],
    maskedErrors: { maskError: mask },
    graphiql: introspection,
    renderGraphiQL,
    // A refusal remembered from `run` would reach `respond` without the code that Yoga gives it there.
    parserAndValidationCache: { errorCache: { get: () => undefined, set: () => {} } },
    logging: false, // The mask logs, once.
    cors: false, // Fastify's
    multipart: false,
    landingPage: false,
    batching: false,
  })

  /** In a context of its own; whatever happens is part of the result. */
  async function execute(
    { contextFactory, execute, schema }: Enveloped,
    document: DocumentNode,
    { variables, operationName }: Omit<Operation, 'query'>,
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
    async run(operation, facts) {
      const enveloped: Enveloped = yoga.getEnveloped({ ...facts })
      let document: DocumentNode
      try {
        document = enveloped.parse(operation.query)
        if (enveloped.validate(enveloped.schema, document).length > 0) return null
      } catch {
        return null
      }
      if (getOperationAST(document, operation.operationName)?.operation === 'subscription') return null
      return (await execute(enveloped, document, operation)).result
    },
    prepare(query) {
      const { parse, validate, schema }: Enveloped = yoga.getEnveloped({} as RequestFacts)
      const document = parse(query)
      const errors = validate(schema, document)
      if (errors.length > 0) throw new AggregateError(errors, `A document does not fit the schema: ${query}`)
      jit.compile(schema, document)
      const ignored = documentTakesCredential(schema, document) ? {} : noCredential
      return (variables, facts) =>
        execute(yoga.getEnveloped({ ...facts, ...ignored }), document, { variables })
    },
    respond: (request, facts) => Promise.resolve(yoga.fetch(request, { ...facts })),
  }
}

function armor(): Plugin[] {
  const refuse = (what: string) => ({
    exposeLimits: false,
    onReject: [
      () => {
        throw new AppError('QUERY_TOO_COMPLEX', `The document has too many ${what}`)
      },
    ],
  })
  return new EnvelopArmor({
    maxTokens: { n: limits.tokens, ...refuse('words') },
    maxDepth: { n: limits.depth, ...refuse('levels') },
    maxAliases: { n: limits.aliases, ...refuse('aliases') },
    maxDirectives: { n: limits.directives, ...refuse('directives') },
    costLimit: { enabled: false }, // Ignores `first: $n`; the complexity plugin does not.
    blockFieldSuggestion: { enabled: false }, // Misses enums and fragments; the mask does not.
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
