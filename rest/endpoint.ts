import type { TypedDocumentString } from '../generated/rest/graphql.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Where a variable of the document comes from. `header` is `If-Match`. */
export type Place = 'path' | 'query' | 'body' | 'header'

/**
 * A path of REST, answered by a GraphQL document. A variable named in the path is read from there, `$version` from
 * `If-Match`, and the others from the query (GET, DELETE) or from the members of the body.
 *
 * The data is the answer; a field aliased `answer` stands for it, wherever it is. One aliased `answer200` is the answer,
 * with that status, when it is there and the other is not.
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
  /** Of the answer: 200 unless told otherwise. 204 has no body. */
  readonly status?: 200 | 201 | 204
  /** The member of the body that holds the variables: `article` for `{ "article": { "title": … } }`. */
  readonly envelope?: string
  /** Where the thing made stands: `/articles/{slug}`, filled from the answer. */
  readonly location?: string
  /** A write without `If-Match` is refused; where `$version` is declared, one that has it is checked anyway. */
  readonly ifMatch?: 'required'
  /** The variables, where the request is not already they. */
  readonly variables?: (given: Given) => Given
  /** The answer, where a selection cannot express it. */
  readonly body?: (data: unknown) => unknown
  /** JSON Schema of what `body` makes. */
  readonly bodySchema?: { readonly properties: object; readonly [keyword: string]: unknown }
  /** A request that works on the demo content; shown in the documentation, and replayed by a test. */
  readonly example?: Example
}

/** Variables by name, checked. */
export type Given = Readonly<Record<string, unknown>>

export interface Example {
  readonly variables?: Given
  /** Who asks: a demo account's role. A guest when absent. */
  readonly as?: 'reader' | 'author' | 'admin'
}

type Options<Data, Variables> = Omit<
  Endpoint,
  'method' | 'path' | 'document' | 'variables' | 'body' | 'example'
> & {
  document: TypedDocumentString<Data, Variables>
  variables?: (given: Given) => Variables
  body?: (data: Data) => unknown
  example?: Omit<Example, 'variables'> & { variables?: Partial<Variables> & Given }
}

/** One row of a version's table: `endpoint('GET /articles/{slug}', { … })`. */
export function endpoint<Data, Variables>(
  address: `${Method} /${string}`,
  options: Options<Data, Variables>,
): Endpoint {
  const [method, path] = address.split(' ') as [Method, string]
  return {
    ...(options as Omit<Options<unknown, unknown>, 'document'>),
    method,
    path,
    document: String(options.document),
  } as Endpoint
}
