import {
  type FieldNode,
  type GraphQLInputType,
  type GraphQLNamedType,
  GraphQLNonNull,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { z } from 'zod'
import { rangeOf } from '../../schema/guards/field-options.ts'
import type { Input } from '../inputs.ts'
import type { EndpointOperation, OperationResponse } from '../operation.ts'
import { type Fragments, fieldsOf, fragmentsOf, responseKey } from '../selections.ts'

export type JsonSchema = Record<string, unknown>

const scalars: Record<string, JsonSchema> = {
  String: { type: 'string' },
  ID: { type: 'string' },
  Int: { type: 'integer', format: 'int32' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  DateTime: { type: 'string', format: 'date-time' },
}

/** `V2Article` → `Article` */
export function nameInDocument(name: string): string {
  return name.replace(/^V\d+/, '')
}

/**
 * Describes the bodies of responses. A selection that consists of one fragment becomes a component with the name of
 * the fragment, so that all endpoints share the schema of an Article.
 */
export function createResponseSchemas(schema: GraphQLSchema) {
  const components: Record<string, JsonSchema> = {}
  return { components, bodySchema }

  /** The schema of a whole body. Never null: what does not exist is an error. */
  function bodySchema(
    { endpoint, document, definition }: EndpointOperation,
    { path }: OperationResponse,
  ): JsonSchema {
    if (endpoint.bodySchema) return endpoint.bodySchema as JsonSchema
    const fragments = fragmentsOf(document)
    let type: GraphQLObjectType = schema.getRootType(definition.operation)!
    let set = definition.selectionSet
    for (const [i, key] of path.entries()) {
      const field = fieldsOf(set, fragments).find((field) => responseKey(field) === key)!
      const fieldType = type.getFields()[field.name.value]!.type
      if (i === path.length - 1)
        return fieldSchema(field, new GraphQLNonNull(getNullableType(fieldType)), fragments)
      type = getNamedType(fieldType) as GraphQLObjectType
      set = field.selectionSet!
    }
    return withoutNulls(objectSchema(type, set, fragments))
  }

  function fieldSchema(field: FieldNode, type: GraphQLOutputType, fragments: Fragments): JsonSchema {
    const bare = getNullableType(type)
    const described = isListType(bare)
      ? { type: 'array', items: fieldSchema(field, bare.ofType, fragments) }
      : typeSchema(field, getNamedType(bare), fragments)
    return isNonNullType(type) ? described : orNull(described)
  }

  function typeSchema({ selectionSet }: FieldNode, type: GraphQLNamedType, fragments: Fragments): JsonSchema {
    if (isEnumType(type)) return { type: 'string', enum: type.getValues().map(({ name }) => name) }
    if (!isObjectType(type)) return { ...scalars[type.name] }
    const [only, ...others] = selectionSet!.selections
    if (only?.kind !== Kind.FRAGMENT_SPREAD || others.length > 0)
      return objectSchema(type, selectionSet!, fragments)
    const name = nameInDocument(only.name.value)
    if (!(name in components)) {
      components[name] = {} // Reserves the name: a fragment may contain itself.
      const fragment = fragments[only.name.value]!
      components[name] = {
        ...objectSchema(type, fragment.selectionSet, fragments),
        description: type.description,
      }
    }
    return { $ref: `#/components/schemas/${name}` }
  }

  function objectSchema(type: GraphQLObjectType, set: SelectionSetNode, fragments: Fragments): JsonSchema {
    const properties: Record<string, JsonSchema> = {}
    for (const field of fieldsOf(set, fragments)) {
      const { type: fieldType, description } = type.getFields()[field.name.value]!
      const described = fieldSchema(field, fieldType, fragments)
      properties[responseKey(field)] = described.$ref ? described : { ...described, description }
    }
    return { type: 'object', required: Object.keys(properties), properties }
  }
}

/** The same object with members that are never null, for the envelopes of v1. */
function withoutNulls(described: JsonSchema): JsonSchema {
  const properties = Object.entries(described.properties as Record<string, JsonSchema>).map(
    ([name, property]) => {
      const [only] = (property.anyOf as JsonSchema[] | undefined) ?? [property]
      return [name, only!]
    },
  )
  return { ...described, properties: Object.fromEntries(properties) }
}

function orNull(described: JsonSchema): JsonSchema {
  if (described.$ref) return { anyOf: [described, { type: 'null' }] }
  if (described.enum)
    return { ...described, type: ['string', 'null'], enum: [...(described.enum as string[]), null] }
  return { ...described, type: [described.type, 'null'] }
}

/** The schema of an input: its type, and the checks of the GraphQL schema. */
export function inputSchema(input: Input): JsonSchema {
  const { type, place, defaultValue } = input
  const described = inputTypeSchema(type)
  return {
    ...(place === 'body' && !isNonNullType(type) ? orNull(described) : described),
    ...constraintsOn(input),
    ...(defaultValue !== undefined && { default: defaultValue }),
  }
}

function inputTypeSchema(type: GraphQLInputType): JsonSchema {
  const bare = getNullableType(type)
  if (isListType(bare)) return { type: 'array', items: inputTypeSchema(bare.ofType) }
  if (isEnumType(bare)) return { type: 'string', enum: bare.getValues().map(({ name }) => name) }
  return { ...scalars[(bare as { name: string }).name] }
}

/** The checks of zod and the range of a field, as far as JSON Schema can express them. */
function constraintsOn({ check, definition }: Input): JsonSchema {
  const checked = check ? z.toJSONSchema(check, { unrepresentable: 'any', io: 'input' }) : {}
  const { $schema: _, type: __, pattern, ...constraints } = checked as JsonSchema
  // A format is clearer than its pattern, and few validators set the flag that `\p` needs.
  const isPlain = typeof pattern === 'string' && !constraints.format && !pattern.includes('\\p')
  return {
    ...constraints,
    ...(isPlain && { pattern }),
    ...rangeOf(definition),
  }
}
