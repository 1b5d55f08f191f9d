import { lifecycleHeaders } from '../lifecycle/headers.ts'
import type { Lifecycle } from '../lifecycle/registry.ts'

const text = { type: 'string' }

/** The documented response headers, by the name of the component. */
const headers: Record<string, { description: string; schema: object; example?: unknown }> = {
  RequestId: {
    description: 'The ID of this request, as in the server log.',
    schema: text,
    example: '018f3c2a-1111-7000-8000-000000000000',
  },
  ETag: {
    description: 'Identifies the state of the returned object for the current user (RFC 9110).',
    schema: text,
    example: '"2-fTnaY8NcvaepuZTGdnyTGp"',
  },
  Location: {
    description: 'The path of the new object.',
    schema: text,
    example: '/api/v2/articles/on-semicolons',
  },
  Link: { description: 'The link to the next page, if there is one (RFC 8288).', schema: text },
  RetryAfter: {
    description: 'The number of seconds to wait before you try again.',
    schema: { type: 'integer', format: 'int32', minimum: 0 },
    example: 3600,
  },
  Authenticate: {
    description: 'The authentication scheme to use (RFC 9110).',
    schema: text,
    example: 'Bearer',
  },
  Deprecation: {
    description: 'When this version was deprecated, as a Unix timestamp (RFC 9745).',
    schema: text,
  },
  Sunset: { description: 'When this version ends (RFC 8594).', schema: text },
  Guide: {
    description: 'The links to the migration guide and to the next version (RFC 8288).',
    schema: text,
  },
}

/** The names of headers whose component has another name. */
const headerNames: Record<string, string> = {
  RequestId: 'X-Request-Id',
  RetryAfter: 'Retry-After',
  Authenticate: 'WWW-Authenticate',
  Guide: 'Link',
}

/** The lifecycle headers of a version; none if it is not deprecated. */
export function lifecycleHeaderNames({ deprecated }: Lifecycle): string[] {
  return deprecated ? ['Deprecation', 'Sunset', 'Guide'] : []
}

/** The headers of a response, as references to components. */
export function headersOf(names: readonly string[]): object {
  return Object.fromEntries(
    names.map((name) => [headerNames[name] ?? name, { $ref: `#/components/headers/${name}` }]),
  )
}

/** The components that a document refers to. Examples of lifecycle headers are the values of the version. */
export function headerComponents(lifecycle: Lifecycle, used: ReadonlySet<string>): Record<string, object> {
  const { deprecation, sunset, link } = lifecycleHeaders(lifecycle, '')
  const examples: Record<string, unknown> = { Deprecation: deprecation, Sunset: sunset, Guide: link }
  return Object.fromEntries(
    [...used].map((name) => [
      name,
      { ...headers[name]!, ...(examples[name] !== undefined && { example: examples[name] }) },
    ]),
  )
}
