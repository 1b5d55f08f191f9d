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
 * Deny by default: refuses to start with a schema in which a root field says nothing of who may enter, in which a type
 * neither says so nor is listed as open, or in which a string that a client sends is not checked. An omission is an error,
 * never an opening.
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
  if (open.length > 0) throw new Error(`The schema is open where it must be closed:\n  ${open.join('\n  ')}`)
}

/** A page and its edges show nothing but what is on them. */
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
