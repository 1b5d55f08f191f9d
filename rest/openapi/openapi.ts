import type { GraphQLSchema } from 'graphql'
import { needsSignIn, scopesOf } from '../../schema/guards/field-options.ts'
import { schema } from '../../schema/index.ts'
import { type Lifecycle, registry } from '../lifecycle/registry.ts'
import { type EndpointOperation, readOperation, takesToken } from '../operation.ts'
import type { Documentation, SecurityScheme, Version } from '../version.ts'
import { versions } from '../versions.ts'
import { createErrorResponses } from './error-responses.ts'
import recorded from './examples.json' with { type: 'json' }
import { headerComponents } from './headers.ts'
import { createResponseSchemas, nameInDocument } from './json-schema.ts'
import { parameterComponents, parametersOf, requestBodyOf } from './requests.ts'
import { successesOf } from './success-responses.ts'

/** Real response bodies by operation name, recorded on the demo content with `npm run examples`. */
type RecordedExamples = Readonly<Record<string, unknown>>

/** The documents of all versions, by name. */
export function openApiDocuments(): Record<string, object> {
  return Object.fromEntries(
    Object.values(versions).map((version) => [
      version.name,
      openApiOf(schema, version, registry[version.name], recorded as RecordedExamples),
    ]),
  )
}

/** The OpenAPI 3.1 document of a version, derived from the documents of its endpoints and the schema. */
function openApiOf(
  schema: GraphQLSchema,
  version: Version,
  lifecycle: Lifecycle,
  recorded: RecordedExamples,
): object {
  const { documentation } = version
  const bodies = createResponseSchemas(schema)
  const errors = createErrorResponses(version, lifecycle)
  const paths: Record<string, Record<string, object>> = {}
  for (const endpoint of version.endpoints) {
    const operation = readOperation(schema, endpoint)
    paths[endpoint.path] ??= {}
    paths[endpoint.path]![endpoint.method.toLowerCase()] = {
      operationId: idOf(operation),
      tags: [endpoint.tag],
      summary: endpoint.summary,
      description: endpoint.description ?? operation.root.description,
      ...(lifecycle.deprecated && { deprecated: true }),
      security: securityOf(operation, documentation),
      ...parametersOf(operation, documentation),
      ...requestBodyOf(operation),
      responses: {
        ...successesOf(operation, bodies, lifecycle, recorded[operation.name]),
        ...errors.errorsOf(operation),
      },
    }
  }
  const components = {
    securitySchemes: Object.fromEntries(schemesOf(documentation).map(({ name, scheme }) => [name, scheme])),
    schemas: sorted({ ...bodies.components, ...errors.schemas }),
    responses: sorted(errors.responses),
  }
  const used = namesReferred('headers', { paths, components })
  const usedParameters = namesReferred('parameters', { paths })
  return {
    openapi: '3.1.0',
    info: {
      title: documentation.title,
      version: documentation.version,
      description: documentation.description,
      contact: { name: 'The maintainers of Byline' },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      ...(lifecycle.sunset && { 'x-sunset': lifecycle.sunset }),
    },
    servers: documentation.servers,
    tags: Object.entries(documentation.tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      ...components,
      headers: sorted(headerComponents(lifecycle, used)),
      ...(usedParameters.size > 0 && { parameters: parameterComponents }),
    },
  }
}

/** The names of the components of a kind that the document uses. */
function namesReferred(kind: string, document: object): Set<string> {
  const references = JSON.stringify(document).matchAll(new RegExp(`"#/components/${kind}/(\\w+)"`, 'g'))
  return new Set([...references].map(([, name]) => name!))
}

/** `V2GetArticle` → `getArticle` */
function idOf({ name }: EndpointOperation): string {
  const id = nameInDocument(name)
  return id[0]!.toLowerCase() + id.slice(1)
}

/** Public reads accept a token but do not need one. Registration and sign-in ignore tokens. */
function securityOf(operation: EndpointOperation, documentation: Documentation): object[] {
  const { session, fresh } = scopesOf(operation.root)
  const schemes = session || fresh ? [documentation.security] : schemesOf(documentation)
  const needed = schemes.map(({ name }) => ({ [name]: [] }))
  if (needsSignIn(operation.root)) return needed
  return takesToken(operation) ? [{}, ...needed] : []
}

function schemesOf({ security, apiKeySecurity }: Documentation): SecurityScheme[] {
  return [security, ...(apiKeySecurity ? [apiKeySecurity] : [])]
}

function sorted<T>(members: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(members).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}
