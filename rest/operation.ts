import {
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { z } from 'zod'
import { usesCredential } from '../schema/engine/ignore-credentials.ts'
import { validationOf } from '../schema/guards/field-options.ts'
import type { Endpoint, Place } from './endpoint.ts'
import { type Fragments, fieldsOf, fragmentsOf, responseKey } from './selections.ts'

/** What an endpoint's document says, read once: by the router, by the checks of requests, and by OpenAPI. */
export interface EndpointOperation {
  readonly endpoint: Endpoint
  readonly document: DocumentNode
  readonly definition: OperationDefinitionNode
  /** The document's own name. */
  readonly name: string
  readonly root: GraphQLField<unknown, unknown>
  readonly inputs: readonly Input[]
  /** What may become the response: the first whose data is not null. */
  readonly responses: readonly OperationResponse[]
  /** The names of all that stands in the answer, at any depth. */
  readonly answered: readonly string[]
}

export interface OperationResponse {
  readonly status: number
  /** Where the body is in the data; `[]` if the body is all of the data. */
  readonly path: readonly string[]
  /** The members at the top of the body. */
  readonly members: readonly string[]
}

/** A variable of the document, as clients give it. */
export interface Input {
  readonly name: string
  readonly place: Place
  readonly type: GraphQLInputType
  readonly required: boolean
  readonly defaultValue: unknown
  /** The argument or input field it becomes: `input.title`; refusals name it so. */
  readonly argument: string
  readonly definition: GraphQLArgument | GraphQLInputField
  /** What the schema checks of it beyond its type. */
  readonly check: z.ZodType | undefined
}

/** The alias of the field that is the whole answer; with a status of its own, `answer200`. */
const answerAlias = /^answer(\d{3})?$/

/** @throws {Error} when the document cannot be an endpoint */
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
    answered: responseKeys(document),
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

function responseKeys(document: DocumentNode): string[] {
  const keys: string[] = []
  visit(document, { Field: ({ alias, name }) => void keys.push((alias ?? name).value) })
  return keys
}

function readInputs(
  schema: GraphQLSchema,
  endpoint: Endpoint,
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): Input[] {
  const uses = usesOfVariables(schema, document)
  return variableDefinitions.map(({ variable, type: node, defaultValue }) => {
    const name = variable.name.value
    const type = typeFromAST(schema, node as never) as GraphQLInputType
    const use = uses.get(name)
    if (!use || isInputObjectType(getNamedType(type)))
      throw new Error(
        `${endpoint.method} ${endpoint.path}: $${name} must be a scalar, an enum or a list, and used`,
      )
    return {
      name,
      type,
      place: placeOf(endpoint, name),
      required: isNonNullType(type) && !defaultValue,
      defaultValue: defaultValue && 'value' in defaultValue ? literal(defaultValue) : undefined,
      check: validationOf(use.definition),
      ...use,
    }
  })
}

function placeOf({ method, path }: Endpoint, name: string): Place {
  if (path.includes(`{${name}}`)) return 'path'
  if (name === 'version') return 'header'
  return method === 'GET' || method === 'DELETE' ? 'query' : 'body'
}

function literal({ kind, value }: { kind: Kind; value: string | boolean }): unknown {
  return kind === Kind.INT ? Number(value) : value
}

/** To which argument, or field of an input object, each variable is given. */
function usesOfVariables(schema: GraphQLSchema, document: DocumentNode) {
  const uses = new Map<string, Pick<Input, 'argument' | 'definition'>>()
  const typeInfo = new TypeInfo(schema)
  const path: string[] = []
  const definitions: Input['definition'][] = []
  const step = {
    enter(node: { name: { value: string } }, definition: Input['definition']) {
      path.push(node.name.value)
      definitions.push(definition)
    },
    leave() {
      path.pop()
      definitions.pop()
    },
  }
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      VariableDefinition: () => false,
      Argument: { enter: (node) => step.enter(node, typeInfo.getArgument()!), leave: step.leave },
      ObjectField: {
        enter(node) {
          const parent = getNamedType(typeInfo.getParentInputType())
          const fields = isInputObjectType(parent) ? parent.getFields() : {}
          step.enter(node, fields[node.name.value]!)
        },
        leave: step.leave,
      },
      Variable: ({ name }) =>
        void uses.set(name.value, { argument: path.join('.'), definition: definitions.at(-1)! }),
    }),
  )
  return uses
}
