import type { SQL, SQLWrapper } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Executor } from './client.ts'
import { and, sql } from './drizzle.ts'
import {
  type Connection,
  offsetCondition,
  type Page,
  pageCondition,
  pageOrder,
  pageShape,
  pageValues,
  toConnection,
} from './pagination.ts'
import { prepared } from './statements.ts'

type Selection = Record<string, SQLWrapper>

/** A list of rows, and which page of it to read. */
export interface PageRequest<Row> {
  /** The page, from `parsePage`. Its `list` names the statements of this list. */
  page: Page
  /** Everything else that changes `where` and `join`, such as which filters are set. */
  shape?: string
  /** Everything that changes `fields`. */
  fieldsShape?: string
  table: PgTable
  join?: [table: PgTable | SQL, on: SQL]
  /** Called only when the statement is built, because a selection with subqueries is expensive to build. */
  fields: () => Selection
  where: SQL | undefined
  /** Values of the placeholders in `where`, `join` and `fields`. */
  values?: Record<string, unknown>
  /** What the list is ordered by, descending; `id` decides between equal keys. */
  key: SQLWrapper
  id: SQLWrapper
  /** Reads the key from a row, for its cursor. */
  keyOf: (row: Row) => Date | number | null
}

/** Reads one page of a list with one prepared statement. A second one counts the list if requested. */
export async function listPage<Row extends { id: string }>(
  executor: Executor,
  request: PageRequest<Row>,
): Promise<Connection<Row>> {
  const { page, shape = '', fieldsShape = '', fields, where, values = {}, key, id, keyOf } = request
  const name = `${page.list} ${shape}`
  const rows = await prepared(executor, `list ${name} ${pageShape(page)} ${fieldsShape}`, (e) => {
    const { orderBy, limit } = pageOrder(page, key, id)
    return from(e, request, fields())
      .where(and(where, startCondition(e, request)))
      .orderBy(...orderBy)
      .limit(limit)
  }).execute({ ...values, ...pageValues(page) })
  return toConnection(page, rows as unknown as Row[], keyOf, async () => {
    const counted = await prepared(executor, `count ${name}`, (e) =>
      from(e, request, { count: sql<number>`count(*)::int` }).where(where),
    ).execute(values)
    return (counted as { count: number }[])[0]!.count
  })
}

function startCondition<Row>(e: Executor, request: PageRequest<Row>): SQL | undefined {
  const { page, where, key, id } = request
  if (page.offset === 0) return pageCondition(page, key, id)
  return offsetCondition(page, key, id, from(e, request, { key: sql`${key}`, id: sql`${id}` }).where(where))
}

function from<Row>(e: Executor, { table, join }: PageRequest<Row>, fields: Selection) {
  const query = e
    .select(fields as Record<string, SQL>)
    .from(table)
    .$dynamic()
  return join ? query.innerJoin(...join) : query
}
