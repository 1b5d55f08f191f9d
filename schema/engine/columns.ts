import type { GraphQLObjectType, GraphQLSchema } from 'graphql'
import { columnsOf } from '../guards/field-options.ts'
import type { Selection } from './lookahead.ts'

/** The types for which statements select only the columns that the client's fields need. */
const types = ['Article', 'Comment', 'User'] as const

/**
 * The columns that the selected fields need, each once, without those that every statement selects. In the
 * order of the schema, so that equal sets of fields share a prepared statement.
 */
export function columnsFor<Column extends string>(
  schema: GraphQLSchema,
  type: (typeof types)[number],
  selection: Selection,
  alwaysSelected: readonly Column[],
): Column[] {
  const fields = fieldsOf(schema, type).filter(({ name }) => name in selection)
  const columns = new Set(fields.flatMap((field) => columnsOf(field) ?? []) as Column[])
  for (const column of alwaysSelected) columns.delete(column)
  return [...columns]
}

/**
 * Every field of these types must expose a column or name its `columns`, even if it needs none. Otherwise it
 * would resolve from a row without them, and a nullable field would silently be null.
 * @throws {Error} that names the fields
 */
export function assertColumnsNamed(schema: GraphQLSchema): void {
  const forgotten = types.flatMap((type) =>
    fieldsOf(schema, type)
      .filter((field) => columnsOf(field) === undefined)
      .map(({ name }) => `${type}.${name}`),
  )
  if (forgotten.length > 0)
    throw new Error(`These computed fields must name their columns: ${forgotten.join(', ')}`)
}

function fieldsOf(schema: GraphQLSchema, type: string) {
  return Object.values((schema.getType(type) as GraphQLObjectType).getFields())
}
