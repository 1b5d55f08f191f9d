import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from 'graphql'
import { scopesOf, validationOf } from './field-options.ts'
import { publicTypes } from './public-types.ts'

/**
 * Deny by default: a root field needs `authScopes`, a type needs them or a line in `publicTypes`, and a
 * string input needs `validate`. The schema is not used if one of them is missing.
 * @throws {Error} that names each
 */
export function assertClosed(schema: GraphQLSchema): void {
  const open: string[] = []
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const name = `${type!.name}.${field.name}`
      if (Object.keys(scopesOf(field)).length === 0) open.push(`${name} has no authScopes`)
    }
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isRoot(schema, type.name) || type.name.startsWith('__')) continue
    if (isPage(type.name)) continue
    if (Object.keys(scopesOf(type)).length === 0 && !(type.name in publicTypes))
      open.push(`${type.name} has no authScopes, and is not in public-types.ts`)
  }
  for (const [name, input] of inputsOf(schema)) {
    if (getNamedType(input.type).name === 'String' && !validationOf(input))
      open.push(`${name} has no validate`)
  }
  if (open.length > 0) throw new Error(`The schema must not be open here:\n  ${open.join('\n  ')}`)
}

/** Connections and edges need no scopes, because the types of their items have them. */
export function isPage(typeName: string): boolean {
  return /(Connection|Edge)$/.test(typeName)
}

function isRoot(schema: GraphQLSchema, name: string): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some(
    (type) => type?.name === name,
  )
}

function* inputsOf(schema: GraphQLSchema): Generator<[string, GraphQLArgument | GraphQLInputField]> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || !('getFields' in type)) continue
    for (const field of Object.values(type.getFields())) {
      if (isInputObjectType(type)) yield [`${type.name}.${field.name}`, field as GraphQLInputField]
      for (const arg of 'args' in field ? field.args : [])
        yield [`${type.name}.${field.name}(${arg.name})`, arg]
    }
  }
}
