import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import type { Db } from '../../src/db/client.ts'
import { sql } from '../../src/db/drizzle.ts'
import { openEmbedded } from '../../src/db/embedded.ts'
import * as identityTables from '../../src/db/identity-tables.ts'
import { migrate, readMigrationState } from '../../src/db/migrations.ts'
import * as operationsTables from '../../src/db/operations-tables.ts'
import * as tables from '../../src/db/tables.ts'
import { hasPostgres } from '../support/app.ts'
import { emptyDatabase, openDatabase, query } from '../support/databases.ts'

const { generateDrizzleJson, generateMigration } = createRequire(import.meta.url)(
  'drizzle-kit/api',
) as typeof import('drizzle-kit/api')

const folder = new URL('../../ops/migrations/', import.meta.url)
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
const tags: string[] = read('meta/_journal.json').entries.map((entry: { tag: string }) => entry.tag)

type Snapshot = Parameters<typeof generateMigration>[0]
const emptySnapshot = generateDrizzleJson({}) as Snapshot
const currentSnapshot = generateDrizzleJson({ ...tables, ...identityTables, ...operationsTables }) as Snapshot

/** Every column, index, constraint and enum, as PostgreSQL itself writes them. */
async function definitions(db: Db): Promise<string[]> {
  const { rows } = (await db.write.execute(sql`
    select concat_ws(' ', 'column', attrelid::regclass, attname, format_type(atttypid, atttypmod),
        case when attnotnull then 'not null' end, pg_get_expr(adbin, adrelid)) as definition
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      join pg_class on pg_class.oid = attrelid
      where attnum > 0 and relkind = 'r' and relnamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select concat_ws(' ', 'constraint', conname, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select concat_ws(' ', 'enum', enumtypid::regtype, enumlabel, enumsortorder) from pg_enum
    order by 1`)) as unknown as { rows: { definition: string }[] }
  // Drizzle cannot express this.
  return rows.map(({ definition }) => definition.replace(' DEFERRABLE INITIALLY DEFERRED', ''))
}

/** Names of all tables, indexes and enums in the database. */
const contents = (url: string) =>
  query<{ name: string }>(
    url,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace
     union select typname from pg_type where typnamespace = 'public'::regnamespace and typtype = 'e' order by name`,
  )

test('has a file for every migration of the journal, and no other files', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  expect(files.sort()).toEqual(tags.map((tag) => `${tag}.sql`))
  expect(tags).toEqual(tags.toSorted())
})

test('has migrations for the whole schema', async () => {
  const last = read(`meta/${tags.at(-1)!.slice(0, 4)}_snapshot.json`)
  expect(await generateMigration(last, currentSnapshot)).toEqual([])
})

test('creates the schema that the tables describe, including hand-written migrations', async () => {
  const [migrated, direct] = await Promise.all([openEmbedded(null), openEmbedded(null)])
  await migrate({ db: migrated })
  await migrated.write.execute(sql`drop table migrations`)
  const statements = await generateMigration(emptySnapshot, currentSnapshot)
  for (const statement of statements) await direct.write.execute(sql.raw(statement))
  expect(await definitions(migrated)).toEqual(await definitions(direct))
  await Promise.all([migrated.close(), direct.close()])
})

test.runIf(hasPostgres)('migrates once if several processes start at once', async () => {
  const url = await emptyDatabase()
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrate({ db: openDatabase(url) })))
  expect(applied.sort((one, other) => other.length - one.length)).toEqual([tags, [], [], []])
  expect(await readMigrationState({ db: openDatabase(url) })).toEqual({ pending: [], unknown: [] })
  expect(await query(url, 'select tag from migrations order by tag')).toEqual(tags.map((tag) => ({ tag })))
})

test.runIf(hasPostgres)('reports pending migrations', async () => {
  const url = await emptyDatabase()
  expect(await readMigrationState({ db: openDatabase(url) })).toEqual({ pending: tags, unknown: [] })
})

test.runIf(hasPostgres)('leaves nothing behind if a migration fails', async () => {
  const url = await emptyDatabase()
  await query(url, 'create table users (name text)')
  const before = await contents(url)
  await expect(migrate({ db: openDatabase(url) })).rejects.toThrow(/CREATE TABLE "users"/)
  expect(await contents(url)).toEqual(before)
  await query(url, 'drop table users')
  expect(await migrate({ db: openDatabase(url) })).toEqual(tags)
})

test.runIf(hasPostgres)('does not touch a newer database', async () => {
  const url = await emptyDatabase()
  await query(url, `create table migrations (tag text primary key, applied_at timestamptz default now())`)
  await query(url, `insert into migrations (tag) values ('9999_future')`)
  const before = await contents(url)
  await expect(migrate({ db: openDatabase(url) })).rejects.toThrow('The database is newer than this code')
  expect(await contents(url)).toEqual(before)
  expect(await query(url, 'select tag from migrations')).toEqual([{ tag: '9999_future' }])
})
