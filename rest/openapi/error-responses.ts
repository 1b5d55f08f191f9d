import { errorCodesOf, scopesOf } from '../../schema/guards/field-options.ts'
import { AppError, type ErrorCode, type ErrorDetail } from '../../src/errors.ts'
import { goneBody, versionGone } from '../lifecycle/gone.ts'
import type { Lifecycle } from '../lifecycle/registry.ts'
import { type EndpointOperation, takesToken } from '../operation.ts'
import { meanings } from '../problem-types.ts'
import { problemFormat, problemSchema } from '../problems.ts'
import type { ErrorFormat, Version } from '../version.ts'
import { headersOf, lifecycleHeaderNames } from './headers.ts'

const requestId = '018f3c2a-1111-7000-8000-000000000000'

/** Describes the error responses of a version: one component for each set of codes with the same status. */
export function createErrorResponses(version: Version, lifecycle: Lifecycle) {
  const responses: Record<string, object> = {}
  const { name, schema } = version.documentation.errors
  const schemas: Record<string, object> = { [name]: schema }
  const lifecycleHeaders = lifecycleHeaderNames(lifecycle)
  return { responses, schemas, errorsOf }

  function errorsOf(operation: EndpointOperation): Record<string, object> {
    const byStatus = Map.groupBy(codesOf(operation, lifecycle), (code) =>
      (code === 'VERSION_GONE' ? problemFormat : version.errors).statusOf(code),
    )
    return Object.fromEntries([...byStatus].map(([status, codes]) => [status, reference(status, codes)]))
  }

  function reference(status: number, codes: readonly ErrorCode[]): object {
    const component = codes.map(pascalCase).join('Or')
    if (!(component in responses))
      responses[component] = codes.includes('VERSION_GONE') ? describeGone() : describe(status, codes)
    return { $ref: `#/components/responses/${component}` }
  }

  function describe(status: number, codes: readonly ErrorCode[]): object {
    const example = version.errors.body(exampleOf(codes[0]!), { status, requestId })
    return {
      description: codes.map((code) => `\`${code}\`: ${meanings[code]}`).join('\n\n'),
      headers: headersOf([
        ...(status === 401 ? ['Authenticate'] : []),
        ...(status === 429 || status === 503 ? ['RetryAfter'] : []),
        'RequestId',
        ...lifecycleHeaders,
      ]),
      content: { [mediaType(version.errors)]: { schema: { $ref: `#/components/schemas/${name}` }, example } },
    }
  }

  /** In every version, a problem with the members of the version's own error format added. */
  function describeGone(): object {
    schemas.Gone = goneSchema(schema)
    const example = goneBody(version, lifecycle, versionGone(lifecycle), requestId)
    return {
      description: `\`VERSION_GONE\`: ${meanings.VERSION_GONE} \`Retry-After\` is present if the version will be available again.`,
      headers: headersOf(['RetryAfter', 'RequestId', ...lifecycleHeaders]),
      content: { [mediaType(problemFormat)]: { schema: { $ref: '#/components/schemas/Gone' }, example } },
    }
  }
}

function goneSchema(own: object): object {
  const { errors: _, supported: __, ...properties } = problemSchema.properties
  const { required = [], properties: ownProperties } = own as { required?: string[]; properties: object }
  const text = { type: 'string' }
  return {
    type: 'object',
    description: 'The error of a version that is no longer available, with its successor.',
    required: [...problemSchema.required, ...required, 'guide', 'successor'],
    properties: {
      ...properties,
      ...ownProperties,
      guide: {
        ...text,
        format: 'uri-reference',
        description: 'The URL of the migration guide.',
      },
      successor: { ...text, description: 'The version to use instead.' },
    },
  }
}

/** Every error code of an endpoint, from its document, the schema and the lifecycle of its version. */
function codesOf(operation: EndpointOperation, { deprecated }: Lifecycle): ErrorCode[] {
  const { endpoint, root, inputs } = operation
  const hasBody = endpoint.method !== 'GET'
  const scopes = scopesOf(root)
  const isPrivileged = scopes.can !== undefined || scopes.session || scopes.fresh
  const isVersioned = inputs.some(({ place }) => place === 'header')
  const codes: (ErrorCode | false | undefined)[] = [
    'BAD_INPUT',
    ...(takesToken(operation) ? (['UNAUTHENTICATED', 'TOKEN_EXPIRED'] as const) : []),
    isPrivileged && 'FORBIDDEN',
    scopes.fresh && 'STEP_UP_REQUIRED',
    ...errorCodesOf(root),
    'NOT_ACCEPTABLE',
    deprecated !== undefined && 'VERSION_GONE',
    isVersioned && 'PRECONDITION_FAILED',
    endpoint.ifMatch && 'PRECONDITION_REQUIRED',
    hasBody && 'PAYLOAD_TOO_LARGE',
    hasBody && 'UNSUPPORTED_MEDIA_TYPE',
    'INTERNAL',
    'OVERLOADED',
    'UNAVAILABLE',
  ]
  return [...new Set(codes.filter((code) => typeof code === 'string'))]
}

function exampleOf(code: ErrorCode): AppError {
  const detail: ErrorDetail[] =
    code === 'BAD_INPUT' ? [{ field: 'body.title', message: 'must not be empty', reason: 'empty' }] : []
  return new AppError(code, detail.length > 0 ? 'title must not be empty' : meanings[code], detail)
}

function mediaType(format: ErrorFormat): string {
  return format.mediaType.split(';', 1)[0]!
}

function pascalCase(code: ErrorCode): string {
  return code.replaceAll(
    /(?:^|_)(\w)([^_]*)/g,
    (_, first: string, rest: string) => first + rest.toLowerCase(),
  )
}
