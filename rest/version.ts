import type { AppError, ErrorCode } from '../src/errors.ts'
import type { Endpoint } from './endpoint.ts'
import type { VersionName } from './lifecycle/registry.ts'
import type { EndpointOperation } from './operation.ts'
import type { RawRequest } from './request-input.ts'

/** A version of REST: its table of endpoints, and its differences from other versions. */
export interface Version {
  readonly name: VersionName
  readonly endpoints: readonly Endpoint[]
  readonly errors: ErrorFormat
  /** Converts an `Authorization` header to the `Bearer` form; undefined for a guest. */
  readonly bearer: (authorization: string | undefined) => string | undefined
  /** Returns a function that changes the requests of an endpoint before they are checked. */
  readonly normalizer?: (operation: EndpointOperation) => (request: RawRequest) => RawRequest
  /** Whether paths may end with a slash. */
  readonly acceptsTrailingSlash?: boolean
  readonly documentation: Documentation
}

/** How a version reports errors. */
export interface ErrorFormat {
  readonly mediaType: string
  readonly statusOf: (code: ErrorCode) => number
  readonly body: (error: AppError, response: { status: number; requestId: string }) => object
}

export interface SecurityScheme {
  readonly name: string
  readonly scheme: object
}

/** The parts of a version's OpenAPI document that neither the endpoints nor the schema contain. */
export interface Documentation {
  readonly title: string
  /** The version of the document (SemVer). */
  readonly version: string
  /** Markdown. */
  readonly description: string
  readonly servers: readonly { url: string; description: string }[]
  readonly tags: Readonly<Record<string, string>>
  readonly security: SecurityScheme
  /** For programs; absent if the version does not accept API keys. */
  readonly apiKeySecurity?: SecurityScheme
  /** The schema of error bodies. */
  readonly errors: { readonly name: string; readonly schema: object }
  /** Example values by parameter, for endpoints whose own example leaves the parameter out. */
  readonly parameterExamples: Readonly<Record<string, unknown>>
}
