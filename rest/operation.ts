import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql'
import { usesCredential } from '../schema/engine/ignore-credentials.ts'
import type { Endpoint } from './endpoint.ts'
import { type Input, readInputs } from './inputs.ts'
import { type Fragments, fieldsOf, fragmentsOf, responseKey } from './selections.ts'

/** What the document of an endpoint says. Routes, request checks and OpenAPI use it. */
export interface EndpointOperation {
  readonly endpoint: Endpoint
  readonly document: DocumentNode
  readonly definition: OperationDefinitionNode
  /** The name of the GraphQL operation. */
  readonly name: string
  /** The first root field. */
  readonly root: GraphQLField<unknown, unknown>
  readonly inputs: readonly Input[]
  /** What may become the response: the first whose data is not null. */
  readonly responses: readonly OperationResponse[]
}

export interface OperationResponse {
  readonly status: number
  /** Where the body is in the data; `[]` if the body is all of the data. */
  readonly path: readonly string[]
  /** The members at the top of the body. */
  readonly members: readonly string[]
}

/** The alias of the field that is the response body, with an optional status: `answer200`. */
const answerAlias = /^answer(\d{3})?$/

/** @throws {Error} if a variable of the document cannot be read from a request */
export function readOperation(schema: GraphQLSchema, endpoint: Endpoint): EndpointOperation {
  const document = parse(endpoint.document)
  const definition = document.definitions.find(
    (found): found is OperationDefinitionNode => found.kind === Kind.OPERATION_DEFINITION,
  )!
  const [first] = definition.selectionSet.selections as [FieldNode]
  const root = schema.getRootType(definition.operation)!.getFields()[first.name.value]!
  return {
    endpoint,
    document,
    definition,
    name: definition.name!.value,
    root,
    inputs: readInputs(schema, endpoint, document, definition),
    responses: responsesOf(endpoint, document, definition),
  }
}

export function takesToken({ root, definition }: EndpointOperation): boolean {
  return usesCredential(definition.operation, root)
}

function responsesOf(
  { status = 200, bodySchema }: Endpoint,
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
): OperationResponse[] {
  const fragments = fragmentsOf(document)
  const paths = pathsToAnswers(selectionSet)
  return (paths.length > 0 ? paths : [[]]).map((path) => {
    const [, own] = answerAlias.exec(path.at(-1) ?? '') ?? []
    const members = bodySchema
      ? Object.keys(bodySchema.properties)
      : fieldsOf(selectionAt(path, selectionSet, fragments), fragments).map(responseKey)
    return { status: own ? Number(own) : status, path, members }
  })
}

function pathsToAnswers({ selections }: SelectionSetNode): string[][] {
  return selections.flatMap((node) => {
    if (node.kind !== Kind.FIELD) return []
    const key = responseKey(node)
    if (answerAlias.test(key)) return [[key]]
    const below = node.selectionSet ? pathsToAnswers(node.selectionSet) : []
    return below.map((path) => [key, ...path])
  })
}

function selectionAt(
  path: readonly string[],
  from: SelectionSetNode,
  fragments: Fragments,
): SelectionSetNode {
  return path.reduce<SelectionSetNode>(
    (set, key) => fieldsOf(set, fragments).find((field) => responseKey(field) === key)!.selectionSet!,
    from,
  )
}
