import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql'
import type { ErrorDetail } from '../src/errors.ts'

/** Converts text from a URL to the type of an input. Text that does not fit stays text, for `typeErrors`. */
export function parseText(type: GraphQLInputType, text: string): unknown {
  const named = getNullableType(type)
  if (!isScalarType(named)) return text
  if (named.name === 'Int' && /^[+-]?\d{1,15}$/.test(text)) return Number(text)
  if (named.name === 'Boolean' && /^(true|false)$/.test(text)) return text === 'true'
  return text
}

const maxInt = 2 ** 31 - 1

const scalars: Record<string, [fits: (value: unknown) => boolean, message: string]> = {
  String: [(value) => typeof value === 'string', 'must be text'],
  ID: [(value) => typeof value === 'string', 'must be text'],
  Int: [(value) => Number.isInteger(value) && Math.abs(value as number) <= maxInt, 'must be a whole number'],
  Boolean: [(value) => typeof value === 'boolean', 'must be true or false'],
}

/** Why a value does not fit its type; each item of a list is reported by its index. */
export function typeErrors(type: GraphQLInputType, value: unknown, field: string): ErrorDetail[] {
  if (value === null) {
    return isNonNullType(type) ? [{ field, message: 'is required', reason: 'required' }] : []
  }
  const bare = getNullableType(type)
  if (isListType(bare)) {
    if (Array.isArray(value) && !field.startsWith('query.'))
      return value.flatMap((item, i) => typeErrors(bare.ofType, item, `${field}.${i}`))
    return [{ field, message: 'must be a list' }]
  }
  if (Array.isArray(value) && field.startsWith('query.'))
    return [{ field, message: 'is given more than once' }]
  if (isEnumType(bare)) {
    const names = bare.getValues().map(({ name }) => name)
    return names.includes(value as string) ? [] : [{ field, message: `must be one of ${names.join(', ')}` }]
  }
  const [fits, message] = scalars[(bare as { name: string }).name]!
  return fits(value) ? [] : [{ field, message }]
}
