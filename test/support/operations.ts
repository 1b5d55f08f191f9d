import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  GraphQLNonNull,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type OperationTypeNode,
} from 'graphql'
import { schema } from '../../schema/index.ts'

/** Sample values of arguments and input fields, by name. */
export type Samples = Record<string, unknown>
type Field = GraphQLField<unknown, unknown>

/** A field of the schema and the path of fields that leads to it from the root. */
export interface FieldPath {
  /** `Article.comments` */
  name: string
  kind: 'query' | 'mutation' | 'subscription'
  parents: Field[]
  field: Field
}

/** Every field of Query and Mutation. */
export function rootFields(): FieldPath[] {
  return (['query', 'mutation', 'subscription'] as const).flatMap((kind) => {
    const type = schema.getRootType(kind as OperationTypeNode)
    return Object.values(type?.getFields() ?? {}).map((field) => ({
      name: `${type!.name}.${field.name}`,
      kind,
      parents: [],
      field,
    }))
  })
}

/**
 * Every field with arguments, at any depth.
 * @throws if a field is reachable only through lists or not at all
 */
export function fieldsWithArguments(): FieldPath[] {
  const places = rootFields()
  const reached = new Set<string>()
  for (const { kind, parents, field } of places) {
    const type = getNullableType(field.type)
    if (kind !== 'query' || !isObjectType(type) || reached.has(type.name)) continue
    reached.add(type.name)
    for (const below of Object.values(type.getFields())) {
      places.push({ name: `${type.name}.${below.name}`, kind, parents: [...parents, field], field: below })
    }
  }
  const found = places.filter(({ field }) => field.args.length > 0)
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const { name, args } of Object.values(type.getFields())) {
      const isThere = found.some((place) => place.name === `${type.name}.${name}`)
      if (args.length > 0 && !type.name.startsWith('__') && !isThere)
        throw new Error(`no path to ${type.name}.${name}`)
    }
  }
  return found
}

/**
 * The smallest operation that selects a field: only required arguments and input fields, as variables of the
 * same names, with values from `samples`. `change` sets a value at a path of the variables (`input.title`),
 * or removes it if it is undefined.
 */
export function operationFor(
  place: FieldPath,
  samples: Samples = {},
  change?: [path: string, value: unknown],
) {
  const variables: Record<string, unknown> = {}
  const definitions: string[] = []
  const [changed] = change?.[0].split('.') ?? []
  const call = ({ name, args }: Field, prefix: string) => {
    const given = args.filter((arg) => isRequiredArgument(arg) || (!prefix && arg.name === changed))
    for (const arg of given) {
      definitions.push(`$${prefix}${arg.name}: ${arg.type}`)
      variables[prefix + arg.name] = sampleOf(arg, samples)
    }
    const passed = given.map((arg) => `${arg.name}: $${prefix}${arg.name}`).join(', ')
    return given.length > 0 ? `${name}(${passed})` : name
  }
  const calls = [
    ...place.parents.map((parent) => call(parent, `${parent.name}_`)),
    call(place.field, ''),
    ...(isCompositeType(getNamedType(place.field.type)) ? ['__typename'] : []),
  ]
  if (change) setAtPath(variables, ...change)
  const head = definitions.length > 0 ? `${place.kind} (${definitions.join(', ')})` : place.kind
  return { query: `${head} { ${calls.join(' { ')} ${'}'.repeat(calls.length)}`, variables }
}

/** The paths in a field's variables that have a value of this type: `input.title`, `input.tags.0`. */
export function variablePathsOf(type: 'String' | 'ID', { field }: FieldPath): string[] {
  const below = (name: string, input: GraphQLInputType): string[] => {
    const bare = getNullableType(input)
    if (isListType(bare)) return below(`${name}.0`, bare.ofType)
    if (isInputObjectType(bare))
      return Object.values(bare.getFields()).flatMap((f) => below(`${name}.${f.name}`, f.type))
    return getNamedType(bare).name === type ? [name] : []
  }
  return field.args.flatMap((arg) => below(arg.name, arg.type))
}

function sampleOf({ name, type }: Pick<GraphQLArgument, 'name' | 'type'>, samples: Samples): unknown {
  if (name in samples) return samples[name]
  const bare = type instanceof GraphQLNonNull ? type.ofType : type
  if (isListType(bare)) return [sampleOf({ name, type: bare.ofType }, samples)]
  if (isEnumType(bare)) return bare.getValues()[0]!.name
  if (isInputObjectType(bare)) {
    const required = Object.values(bare.getFields()).filter(isRequiredInputField)
    return Object.fromEntries(required.map((input) => [input.name, sampleOf(input, samples)]))
  }
  return { Int: 1, Float: 1, Boolean: true }[getNamedType(bare).name] ?? 'sample'
}

function setAtPath(variables: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('.')
  const last = steps.pop()!
  let target = variables as Record<string, Record<string, unknown>>
  for (const [i, step] of steps.entries()) {
    target[step] ??= /^\d+$/.test(steps[i + 1] ?? last) ? ([] as never) : {}
    target = target[step] as typeof target
  }
  if (value === undefined) delete target[last]
  else target[last] = value as never
}
