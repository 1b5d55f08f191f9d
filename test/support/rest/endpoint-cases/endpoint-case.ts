import type { FastifyInstance } from 'fastify'
import type { TestUser } from '../../factories.ts'
import type { Mailbox } from '../../mailbox.ts'
import type { PathValues } from '../fill-path.ts'

/** One row for each endpoint of v2, named `GET /articles/{slug}`. The tests of REST loop over these rows. */
export interface EndpointCases {
  [read: `GET /${string}`]: ReadCase
  [write: `${'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`]: WriteCase
}

export interface EndpointCase {
  /** Who may call it. The tests send no token when they write to a public endpoint. */
  access: 'public' | 'user' | 'admin'
  /** The row of the authorization matrix that gives the expected outcomes. */
  matrix: string
  /** More rows of the matrix, for the same endpoint with other input, by the name of the variant. */
  matrixVariants?: Record<string, string>
  /** Creates what a request needs. Returns a request that succeeds, and its response. */
  example(given: Given): Promise<Example>
}

export interface ReadCase extends EndpointCase {
  /** SQL statements for each set of variables; the statement that finds the viewer is not counted. */
  statements(fixture: ReadFixture): [variables: Variables, statements: number][]
  /** Lists only: variables that select at least ten items. */
  tenItems?: (fixture: ReadFixture) => Variables
  /** Query parameters that select only what no other test changes meanwhile. */
  stableQuery?: (user: TestUser) => string
}

export interface WriteCase extends EndpointCase {
  /** Query parameters without which every request is rejected. */
  requiredQuery?: string
  /** Endpoints with a body only. */
  body?: {
    valid(names: BodyNames): object
    /** Bodies, each with its problems by JSON Pointer without the leading `#/`. */
    wrong: [body: object, problems: Record<string, unknown>][]
  }
}

export type Variables = Record<string, unknown>

export interface Given {
  app: FastifyInstance
  mailbox: Mailbox
  /** Calls the endpoint, unless the example says `as` or the endpoint is for admins. */
  author: TestUser
}

export interface Example {
  path?: PathValues
  query?: string
  as?: TestUser
  body?: object
  ifMatch?: string
  status: number
  response: unknown
  location?: RegExp
}

/** What the statement counts are measured on. */
export interface ReadFixture {
  /** Of ten articles, each by another writer; `word` is in their bodies. */
  tag: string
  word: string
  /** The first of them. Each writer commented on it. */
  slug: string
  writers: TestUser[]
  /** Follows all writers. Has ten drafts and ten API keys. */
  reader: TestUser
}

export interface BodyNames {
  /** No user has it. */
  unused: string
  /** The address of an existing user. */
  email: string
}
