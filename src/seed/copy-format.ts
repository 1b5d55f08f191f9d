export type Value = string | number | null

/** A table to fill with `COPY … FROM`. The values of a row are in the order of `columns`. */
export interface CopyTable {
  table: string
  columns: readonly string[]
  count: number
  rows(): Iterable<readonly Value[]>
}

/** Formats a row as one line of COPY's text format. */
export function copyLine(row: readonly Value[]): string {
  return `${row.map(copyValue).join('\t')}\n`
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function copyValue(value: Value): string {
  if (value === null) return '\\N'
  return typeof value === 'number'
    ? String(value)
    : value.replace(/[\\\t\n\r]/g, (character) => escapes[character]!)
}
