import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Progress } from '../progress.ts'
import { bulkTables } from './bulk.ts'
import type { BulkSize } from './bulk-plan.ts'
import { type CopyTable, copyLine, type Value } from './copy-format.ts'

/**
 * Fills an empty database with COPY, in one transaction.
 * @returns the number of rows per table
 * @throws {Error} if the database is not empty
 */
export async function seedBulk(
  client: pg.Client,
  size: BulkSize,
  progress: Progress,
): Promise<Map<string, number>> {
  const { rows } = await client.query('select exists (select from users) as filled')
  if (rows[0].filled) throw new Error('The database is not empty. Use an empty one')
  const tables = bulkTables(size)
  const total = tables.reduce((sum, { count }) => sum + count, 0)
  progress.start(total, 'Seeding')
  await client.query('begin')
  try {
    let done = 0
    for (const table of tables) {
      await copy(client, table, () => progress.step(++done, table.table))
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    progress.stop()
  }
  await client.query('vacuum analyze')
  return new Map(tables.map(({ table, count }) => [table, count]))
}

async function copy(
  client: pg.Client,
  { table, columns, rows }: CopyTable,
  onRow: () => void,
): Promise<void> {
  await pipeline(
    Readable.from(chunks(rows(), onRow)),
    client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)),
  )
}

/** Joins rows to chunks of about 64 KB, because a stream item per row would be slow. */
function* chunks(rows: Iterable<readonly Value[]>, onRow: () => void): Generator<string> {
  let chunk = ''
  for (const row of rows) {
    chunk += copyLine(row)
    onRow()
    if (chunk.length > 65_536) {
      yield chunk
      chunk = ''
    }
  }
  yield chunk
}
