import type { TypedDocumentString } from '../generated/rest/graphql.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The part of a request that a variable comes from. The only header is `If-Match`. */
export type Place = 'path' | 'query' | 'body' | 'header'

/**
 * A REST endpoint: method, path and GraphQL document. A variable named in the path is read from the path,
 * `$version` from `If-Match`, and all others from the query (GET, DELETE) or from the members of the body.
 *
 * The response body is the data of the document, or the field aliased `answer`, at any depth. If that field is
 * null, a field aliased `answer200` is the body, with status 200.
 */
export interface Endpoint {
  readonly method: Method
  /** `/articles/{slug}` */
  readonly path: string
  readonly tag: string
  /** One line, without a period. */
  readonly summary: string
  /** Replaces the description of the schema's root field where it does not fit the endpoint. */
  readonly description?: string
  readonly document: string
  /** The status of a success: 200 by default. 204 has no body. */
  readonly status?: 200 | 201 | 204
  /** The member of the body that contains the variables: `article` for `{ "article": { "title": … } }`. */
  readonly envelope?: string
  /** The path of the created object: `/articles/{slug}`, filled from the response body. */
  readonly location?: string
  /** Rejects a write without `If-Match`. If absent, a document with `$version` makes the header optional. */
  readonly ifMatch?: 'required'
  /** Reads the variables of a DELETE from the body, because they are secret: addresses are logged. */
  readonly takesBody?: true
  /** Converts the values of the request to variables, if they differ. */
  readonly variables?: (given: Variables) => Variables
  /** Converts the data to the response body, if a selection cannot express it. The last resort. */
  readonly body?: (data: unknown) => unknown
  /** JSON Schema of what `body` returns. */
  readonly bodySchema?: { readonly properties: object; readonly [keyword: string]: unknown }
  /** A request that succeeds on the demo content. The documentation shows it, and a test replays it. */
  readonly example?: Example
}

/** Checked values by the name of the variable. */
export type Variables = Readonly<Record<string, unknown>>

export interface Example {
  readonly variables?: Variables
  /** The role of the demo user who sends it; a guest if absent. */
  readonly as?: 'reader' | 'author' | 'admin'
}

type Options<Data, Typed> = Omit<
  Endpoint,
  'method' | 'path' | 'document' | 'variables' | 'body' | 'example'
> & {
  document: TypedDocumentString<Data, Typed>
  variables?: (given: Variables) => Typed
  body?: (data: Data) => unknown
  example?: Omit<Example, 'variables'> & { variables?: Partial<Typed> & Variables }
}

/** Defines a row of a version's table: `endpoint('GET /articles/{slug}', { … })`. */
export function endpoint<Data, Typed>(
  address: `${Method} /${string}`,
  options: Options<Data, Typed>,
): Endpoint {
  const [method, path] = address.split(' ') as [Method, string]
  return {
    ...(options as Omit<Options<unknown, unknown>, 'document'>),
    method,
    path,
    document: String(options.document),
  } as Endpoint
}
