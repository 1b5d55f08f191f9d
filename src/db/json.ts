import type { SQL, SQLWrapper } from 'drizzle-orm'
import { sql } from './drizzle.ts'

/**
 * Fields as a select list whose names are the properties of the JSON that `row_to_json` and `json_agg` make of it.
 * With these, one statement brings along what belongs to its rows, without a join that would repeat them.
 */
export function jsonFields(fields: Record<string, SQLWrapper>): SQL {
  const list = Object.entries(fields).map(([name, value]) => sql`${value} as ${sql.identifier(name)}`)
  return sql.join(list, sql`, `)
}

/**
 * Those of `columns` that are named; all, where nothing is said. Typed as all of them: whoever names some has looked
 * which ones will be read.
 */
export function pickColumns<Columns extends object>(
  columns: Columns,
  names: readonly (keyof Columns)[] | undefined,
): Columns {
  return names ? (Object.fromEntries(names.map((name) => [name, columns[name]])) as Columns) : columns
}
