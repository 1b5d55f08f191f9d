import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bulkTables } from '../../src/seed/bulk.ts'
import type { BulkSize } from '../../src/seed/bulk-plan.ts'
import { copyLine } from '../../src/seed/copy-format.ts'

const { PGlite } = createRequire(import.meta.url)(
  '@electric-sql/pglite',
) as typeof import('@electric-sql/pglite')

const size: BulkSize = { users: 40, articles: 60, tags: 12, favorites: 150, comments: 90, seed: 7 }

type Value = string | number | null
type Row = Record<string, Value>

/** The rows of every table, with their column names. */
function rowsOf(size: BulkSize): Record<string, Row[]> {
  return Object.fromEntries(
    bulkTables(size).map(({ table, columns, rows }) => [
      table,
      [...rows()].map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]!]))),
    ]),
  )
}

function bytes(size: BulkSize, order: (tables: ReturnType<typeof bulkTables>) => typeof tables): string[] {
  return order(bulkTables(size))
    .map(({ table, rows }) => {
      const hash = createHash('sha256')
      for (const row of rows()) hash.update(copyLine(row))
      return `${table} ${hash.digest('hex')}`
    })
    .sort()
}

const sizes = fc.record({
  users: fc.integer({ min: 2, max: 30 }),
  articles: fc.integer({ min: 1, max: 20 }),
  tags: fc.integer({ min: 5, max: 20 }),
  favorites: fc.nat(100),
  comments: fc.nat(60),
  seed: fc.nat(),
})

test('generates the same bytes from the same seed, in any order of the tables', () => {
  const once = bytes(size, (tables) => tables)
  expect(bytes(size, (tables) => tables)).toEqual(once)
  expect(bytes(size, (tables) => tables.toReversed())).toEqual(once)
})

test('generates other bytes from another seed', () => {
  const one = bytes(size, (tables) => tables)
  const other = bytes({ ...size, seed: size.seed + 1 }, (tables) => tables)
  expect(other.filter((line) => one.includes(line))).toEqual([])
})

test('generates the requested rows and tells their number in advance', () => {
  fc.assert(
    fc.property(sizes, (size) => {
      const rows = rowsOf(size)
      for (const { table, count } of bulkTables(size))
        expect([table, rows[table]!.length]).toEqual([table, count])
      const { users, articles, tags, comments, favorites } = size
      expect([rows.users!.length, rows.articles!.length, rows.tags!.length]).toEqual([users, articles, tags])
      expect(rows.comments).toHaveLength(comments)
      expect(rows.favorites).toHaveLength(Math.min(favorites, users * articles))
    }),
    { numRuns: 30 },
  )
})

test('sets counters to the number of rows', () => {
  fc.assert(
    fc.property(sizes, (size) => {
      const { users, articles, tags, follows, favorites, comments, article_tags } = rowsOf(size)
      const count = (rows: Row[] | undefined, column: string, id: Value | undefined) =>
        rows!.filter((row) => row[column] === id).length
      for (const { id, followers_count, following_count } of users!) {
        expect(followers_count).toBe(count(follows, 'followed_id', id!))
        expect(following_count).toBe(count(follows, 'follower_id', id!))
      }
      for (const { id, favorites_count, comments_count } of articles!) {
        expect(favorites_count).toBe(count(favorites, 'article_id', id!))
        expect(comments_count).toBe(count(comments, 'article_id', id!))
      }
      for (const { id, articles_count } of tags!)
        expect(articles_count).toBe(count(article_tags, 'tag_id', id!))
    }),
    { numRuns: 30 },
  )
})

test('writes lines that COPY reads back unchanged', async () => {
  const database = await PGlite.create()
  await database.exec('create table kept (id int, value text, number int)')
  const text = fc.string({
    unit: fc.constantFrom('\t', '\n', '\r', '\\', 'N', '.', 'n', ' ', '"', ',', '😀', 'é'),
  })
  const rows = fc.array(fc.tuple(fc.option(text), fc.option(fc.integer({ min: -9999, max: 9999 }))))
  const written = [
    ...fc.sample(rows, 40).flat(),
    ['\\N', 0],
    ['\\.', 1],
    ['', null],
    [null, null],
    ['\r\n\t\\', 2],
  ].map(([value, number], id) => [id, value!, number!] as const)
  const blob = new Blob(written.map(copyLine))
  await database.query(`copy kept from '/dev/blob'`, [], { blob })
  const { rows: read } = await database.query('select id, value, number from kept order by id', [], {
    rowMode: 'array',
  })
  expect(read).toEqual(written)
  await database.close()
})
