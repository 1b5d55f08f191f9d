import type { AppError, ErrorCode } from '../src/errors.ts'
import type { Endpoint } from './endpoint.ts'
import type { VersionName } from './lifecycle/registry.ts'

/** What a version of REST is: its table of endpoints, and what it does in its own way. */
export interface Version {
  readonly name: VersionName
  readonly endpoints: readonly Endpoint[]
  readonly statusOf: (code: ErrorCode) => number
  readonly errorType: string
  /** The body of a refusal. */
  readonly errorBody: (refusal: AppError, facts: { status: number; requestId: string }) => object
  /** An `Authorization` header as the rest of Byline reads it. */
  readonly bearer: (authorization: string | undefined) => string | undefined
  /** Lets pass what its clients are used to send in vain (see `Tolerance`). */
  readonly lenient: boolean
  readonly documentation: Documentation
}

export interface SecurityScheme {
  readonly name: string
  readonly scheme: object
}

/** What OpenAPI says of a version beyond what its endpoints and the schema say. */
export interface Documentation {
  readonly title: string
  /** Of the contract: SemVer. */
  readonly version: string
  /** Markdown. */
  readonly description: string
  readonly servers: readonly { url: string; description: string }[]
  readonly tags: Readonly<Record<string, string>>
  readonly security: SecurityScheme
  /** Of programs, where they may. */
  readonly apiKeySecurity?: SecurityScheme
  /** Of a refusal's body. */
  readonly errors: { readonly name: string; readonly schema: object }
}
