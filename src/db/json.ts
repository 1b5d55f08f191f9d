import type { SQL, SQLWrapper } from 'drizzle-orm'
import { sql } from './drizzle.ts'

/**
 * Returns a select list whose column names become the properties of the JSON made by `row_to_json` or
 * `json_agg`. One statement can then select related rows without a join that would repeat its own rows (ADR
 * 001).
 */
export function jsonFields(fields: Record<string, SQLWrapper>): SQL {
  const list = Object.entries(fields).map(([name, value]) => sql`${value} as ${sql.identifier(name)}`)
  return sql.join(list, sql`, `)
}

/**
 * Returns the columns with these names, or all columns if `names` is absent. The type still has all columns:
 * the caller knows which ones are read.
 */
export function pickColumns<Columns extends object>(
  columns: Columns,
  names: readonly (keyof Columns)[] | undefined,
): Columns {
  return names ? (Object.fromEntries(names.map((name) => [name, columns[name]])) as Columns) : columns
}
