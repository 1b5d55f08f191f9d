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
import type { Input, Operation, OperationResponse } from '../operation.ts'
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

/** `V2Article` is `Article` in the document of its version. */
export function nameInDocument(name: string): string {
  return name.replace(/^V\d+/, '')
}

/**
 * Describes what operations answer. A selection that is one fragment becomes a component of the fragment's name, so
 * that the document speaks of an Article wherever there is one.
 */
export function createAnswerSchemas(schema: GraphQLSchema) {
  const components: Record<string, JsonSchema> = {}
  return { components, answerOf }

  /** Of the whole answer. Never null: what is not there is refused. */
  function answerOf({ endpoint, document, definition }: Operation, { path }: OperationResponse): JsonSchema {
    if (endpoint.bodySchema) return endpoint.bodySchema as JsonSchema
    const fragments = fragmentsOf(document)
    let type: GraphQLObjectType = schema.getRootType(definition.operation)!
    let set = definition.selectionSet
    for (const [i, key] of path.entries()) {
      const field = fieldsOf(set, fragments).find((field) => responseKey(field) === key)!
      const fieldType = type.getFields()[field.name.value]!.type
      if (i === path.length - 1)
        return ofField(field, new GraphQLNonNull(getNullableType(fieldType)), fragments)
      type = getNamedType(fieldType) as GraphQLObjectType
      set = field.selectionSet!
    }
    return withoutNulls(ofObject(type, set, fragments))
  }

  function ofField(field: FieldNode, type: GraphQLOutputType, fragments: Fragments): JsonSchema {
    const bare = getNullableType(type)
    const described = isListType(bare)
      ? { type: 'array', items: ofField(field, bare.ofType, fragments) }
      : ofNamed(field, getNamedType(bare), fragments)
    return isNonNullType(type) ? described : orNull(described)
  }

  function ofNamed({ selectionSet }: FieldNode, type: GraphQLNamedType, fragments: Fragments): JsonSchema {
    if (isEnumType(type)) return { type: 'string', enum: type.getValues().map(({ name }) => name) }
    if (!isObjectType(type)) return { ...scalars[type.name] }
    const [only, ...others] = selectionSet!.selections
    if (only?.kind !== Kind.FRAGMENT_SPREAD || others.length > 0)
      return ofObject(type, selectionSet!, fragments)
    const name = nameInDocument(only.name.value)
    if (!(name in components)) {
      components[name] = {} // Before what is below, which may lead back here.
      const fragment = fragments[only.name.value]!
      components[name] = {
        ...ofObject(type, fragment.selectionSet, fragments),
        description: type.description,
      }
    }
    return { $ref: `#/components/schemas/${name}` }
  }

  function ofObject(type: GraphQLObjectType, set: SelectionSetNode, fragments: Fragments): JsonSchema {
    const properties: Record<string, JsonSchema> = {}
    for (const field of fieldsOf(set, fragments)) {
      const { type: fieldType, description } = type.getFields()[field.name.value]!
      const described = ofField(field, fieldType, fragments)
      properties[responseKey(field)] = described.$ref ? described : { ...described, description }
    }
    return { type: 'object', required: Object.keys(properties), properties }
  }
}

/** The members of an envelope. */
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

/** Describes what a variable takes: its type, and what the schema checks of it. */
export function inputSchema(input: Input): JsonSchema {
  const { type, place, defaultValue } = input
  const described = ofInput(type)
  return {
    ...(place === 'body' && !isNonNullType(type) ? orNull(described) : described),
    ...constraintsOf(input),
    ...(defaultValue !== undefined && { default: defaultValue }),
  }
}

function ofInput(type: GraphQLInputType): JsonSchema {
  const bare = getNullableType(type)
  if (isListType(bare)) return { type: 'array', items: ofInput(bare.ofType) }
  if (isEnumType(bare)) return { type: 'string', enum: bare.getValues().map(({ name }) => name) }
  return { ...scalars[(bare as { name: string }).name] }
}

/** What zod, or a range said beside it, demands; as far as JSON Schema can say it. */
function constraintsOf({ check, definition }: Input): JsonSchema {
  const checked = check ? z.toJSONSchema(check, { unrepresentable: 'any', io: 'input' }) : {}
  const { $schema: _, type: __, pattern, ...constraints } = checked as JsonSchema
  // A format says better what an address is, and few validators set the flag that `\p` needs.
  const isPlain = typeof pattern === 'string' && !constraints.format && !pattern.includes('\\p')
  return {
    ...constraints,
    ...(isPlain && { pattern }),
    ...rangeOf(definition),
  }
}
