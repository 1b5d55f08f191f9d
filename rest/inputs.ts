import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { z } from 'zod'
import { validationOf } from '../schema/guards/field-options.ts'
import type { Endpoint, Place } from './endpoint.ts'

/** A variable of the document, and where clients send it. */
export interface Input {
  readonly name: string
  readonly place: Place
  readonly type: GraphQLInputType
  readonly required: boolean
  readonly defaultValue: unknown
  /** The path of the argument or input field, as in errors of the schema: `input.title`. */
  readonly argument: string
  readonly definition: GraphQLArgument | GraphQLInputField
  /** The check of the schema, beyond the type. */
  readonly check: z.ZodType | undefined
}

/** @throws {Error} if a variable is an input object, or is not used */
export function readInputs(
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

function placeOf({ method, path, takesBody }: Endpoint, name: string): Place {
  if (path.includes(`{${name}}`)) return 'path'
  if (name === 'version') return 'header'
  return method === 'GET' || (method === 'DELETE' && !takesBody) ? 'query' : 'body'
}

/** Whether a request may have no body: it has no required member. A PATCH without changes is a mistake. */
export function mayOmitBody({ method, envelope }: Endpoint, inputs: readonly Input[]): boolean {
  return (
    method !== 'PATCH' && !envelope && !inputs.some(({ place, required }) => place === 'body' && required)
  )
}

function literal({ kind, value }: { kind: Kind; value: string | boolean }): unknown {
  return kind === Kind.INT ? Number(value) : value
}

/** For each variable, the argument or the field of an input object that it is passed to. */
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
