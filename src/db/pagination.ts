import type { SQL, SQLWrapper } from 'drizzle-orm'
import { validate as isUuid } from 'uuid'
import { badInput } from '../errors.ts'
import { sql } from './drizzle.ts'
import { inlineLimit } from './statements.ts'

/** The paging arguments of Relay, as the client sends them. */
export interface PageArgs {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
  /** For REST v1, which has no cursors. */
  offset?: number | null
}

/** One page of a list that is ordered by `(key, id)`, both descending. The arguments have been checked. */
export interface Page {
  readonly list: string
  readonly size: number
  /** Read from the end (`last`); the rows are reversed afterwards. */
  readonly backward: boolean
  readonly cursor: { readonly key: string; readonly id: string } | null
  /** How many rows to skip. Not combined with a cursor. */
  readonly offset: number
}

export interface Connection<T> {
  edges: { cursor: string; node: T }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
  /** Runs a statement; called only if the client selected it. */
  totalCount: () => number | Promise<number>
}

export const defaultPageSize = 20
export const maxPageSize = 100
/** Skipping reads an index: about 15 ms for this many rows. */
export const maxOffset = 100_000

/** Row counts that statements fetch. Few values, so that page sizes make few statement shapes. */
const fetchSizes = [2, 6, 11, 21, 51, maxPageSize + 1]

/** The keys that lists are ordered by. Checks that a key from a cursor is safe to send to PostgreSQL. */
const keys = {
  time: (text: string) => /^\d{4}-/.test(text) && !text.startsWith('0000') && isIsoTime(text),
  count: (text: string) => /^\d{1,9}$/.test(text),
  rank: (text: string) => /^\d{1,9}(\.\d{1,40})?(e-\d{1,2})?$/.test(text),
}

type KeyKind = keyof typeof keys

/**
 * Checks paging arguments.
 * @param list the name of the list. It is part of the cursors, so that a cursor of another list is rejected
 * @throws {AppError} BAD_INPUT naming the argument
 */
export function parsePage(list: string, keyKind: KeyKind, args: PageArgs): Page {
  const backward = args.last != null || (args.before != null && args.first == null)
  if (args.first != null && args.last != null) throw badInput('last', 'give either first or last, not both')
  if (args.after != null && args.before != null)
    throw badInput('before', 'give either after or before, not both')
  if (args.after != null && backward)
    throw badInput('after', 'can only be used with first; with last, use before')
  if (args.before != null && !backward)
    throw badInput('before', 'can only be used with last; with first, use after')

  const size = (backward ? args.last : args.first) ?? defaultPageSize
  if (size < 1 || size > maxPageSize) {
    throw badInput(backward ? 'last' : 'first', `must be between 1 and ${maxPageSize}`)
  }
  const cursor = args.after ?? args.before
  const offset = args.offset ?? 0
  if (offset < 0 || offset > maxOffset) throw badInput('offset', `must be between 0 and ${maxOffset}`)
  if (offset > 0 && (cursor != null || backward))
    throw badInput('offset', 'can only be used with first, and without a cursor')
  return {
    list,
    size,
    backward,
    offset,
    cursor:
      cursor == null ? null : parseCursor(list, keyKind, cursor, args.after != null ? 'after' : 'before'),
  }
}

/** The part of a page that changes the SQL text. The rest are values. */
export function pageShape(page: Page): string {
  const start = page.cursor ? 'from cursor' : page.offset > 0 ? 'from offset' : ''
  return `${page.backward ? 'last' : 'first'} ${fetchSize(page)} ${start}`
}

/** The `order by` and `limit` of a page, for drizzle's query builder. */
export function pageOrder(page: Page, key: SQLWrapper, id: SQLWrapper) {
  const direction = sql.raw(page.backward ? 'asc' : 'desc')
  return {
    orderBy: [sql`${key} ${direction}`, sql`${id} ${direction}`],
    limit: inlineLimit(fetchSize(page)),
  }
}

/** The `order by` and `limit` of a page as SQL text, for a subquery. */
export function pageClause(page: Page, key: SQLWrapper, id: SQLWrapper): SQL {
  const { orderBy, limit } = pageOrder(page, key, id)
  return sql`order by ${sql.join(orderBy, sql`, `)} limit ${limit}`
}

/** Selects the rows beyond the cursor, as one row comparison that can use an index on `(key, id)`. */
export function pageCondition(page: Page, key: SQLWrapper, id: SQLWrapper): SQL | undefined {
  if (!page.cursor) return undefined
  const side = sql.raw(page.backward ? '>' : '<')
  return sql`(${key}, ${id}) ${side} (${sql.placeholder('cursorKey')}, ${sql.placeholder('cursorId')})`
}

/**
 * Selects the rows after the first `offset`. It finds the last skipped row with the index alone; a plain
 * `offset` would compute every skipped row with all its parts.
 * @param skipped `select key, id` of the list, unordered
 */
export function offsetCondition(page: Page, key: SQLWrapper, id: SQLWrapper, skipped: SQLWrapper): SQL {
  const { orderBy } = pageOrder(page, key, id)
  return sql`(${key}, ${id}) < (${skipped} order by ${sql.join(orderBy, sql`, `)}
    offset ${sql.placeholder('skipped')}::int - 1 limit 1)`
}

/** The values of a page's placeholders. */
export function pageValues(page: Page): Record<string, string | number | undefined> {
  return { cursorKey: page.cursor?.key, cursorId: page.cursor?.id, skipped: page.offset }
}

/** Makes a connection from the fetched rows, which may be a few more than the page. */
export function toConnection<T extends { id: string }>(
  page: Page,
  fetched: readonly T[],
  keyOf: (row: T) => Date | number | null,
  totalCount: () => number | Promise<number>,
): Connection<T> {
  const rows = fetched.slice(0, page.size)
  if (page.backward) rows.reverse()
  const more = fetched.length > page.size
  // Cursors are created when they are read, because few clients select the cursor of every item.
  const edges = rows.map((node) => ({
    node,
    get cursor() {
      return formatCursor(page.list, keyOf(node), node.id)
    },
  }))
  return {
    edges,
    pageInfo: {
      hasNextPage: page.backward ? page.cursor !== null : more,
      hasPreviousPage: page.backward ? more : page.cursor !== null || page.offset > 0,
      get startCursor() {
        return edges[0]?.cursor ?? null
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null
      },
    },
    totalCount,
  }
}

function fetchSize(page: Page): number {
  return fetchSizes.find((size) => size > page.size)!
}

function formatCursor(list: string, key: Date | number | null, id: string): string {
  const text = key instanceof Date ? key.toISOString() : String(key)
  return Buffer.from(`${list}|${text}|${id}`).toString('base64url')
}

function parseCursor(list: string, keyKind: KeyKind, cursor: string, field: string) {
  const parts = cursor.length <= 200 ? Buffer.from(cursor, 'base64url').toString().split('|') : []
  const [cursorList, key = '', id = ''] = parts
  if (parts.length !== 3) throw badInput(field, 'is not a valid cursor')
  if (cursorList !== list) throw badInput(field, 'is a cursor of another list')
  if (!keys[keyKind](key) || !isUuid(id)) throw badInput(field, 'is not a valid cursor')
  return { key, id }
}

/** Whether `toISOString` returns this text. February 31st has the right form but does not exist. */
function isIsoTime(text: string): boolean {
  const time = new Date(text)
  return !Number.isNaN(time.getTime()) && time.toISOString() === text
}
