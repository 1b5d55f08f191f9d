import { readFileSync } from 'node:fs'
import type { Db } from './client.ts'
import { sql } from './drizzle.ts'

const folder = new URL('../../ops/migrations/', import.meta.url)
/** Any number will do, as long as it is ours alone in this database. */
const lockKey = 8_291_004_664

export interface MigrationState {
  /** In the code, not in the database, in order. */
  pending: string[]
  /** In the database, not in the code: the database is newer. */
  unknown: string[]
}

export async function readMigrationState({ db }: { db: Db }): Promise<MigrationState> {
  const applied = await appliedTags(db)
  const known = migrationTags()
  return {
    pending: known.filter((tag) => !applied.includes(tag)),
    unknown: applied.filter((tag) => !known.includes(tag)),
  }
}

/** Of PostgreSQL: 15, 16, … */
export async function readMajorVersion({ db }: { db: Db }): Promise<number> {
  const { rows } = (await db.write.execute(
    sql`select current_setting('server_version_num')::int / 10000 as major`,
  )) as Rows<{ major: number }>
  return rows[0]!.major
}

/**
 * Brings the database up to the code: all pending migrations or none, one process at a time.
 * A statement that waits more than 5 s for a table gives up, rather than hold up everybody behind it.
 * @returns the migrations it applied
 */
export async function migrate({ db }: { db: Db }): Promise<string[]> {
  return db.write.transaction(async (tx) => {
    const inTransaction = { db: { read: tx, write: tx } }
    await tx.execute(sql`set local statement_timeout = 0`)
    await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`)
    await tx.execute(sql`set local lock_timeout = '60s'`)
    await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`)
    await tx.execute(sql`set local lock_timeout = '5s'`)
    const { pending, unknown } = await readMigrationState(inTransaction)
    if (unknown.length > 0) throw newerDatabase(unknown)
    await tx.execute(
      sql`create table if not exists migrations (tag text primary key, applied_at timestamptz not null default now())`,
    )
    for (const tag of pending) {
      for (const statement of statements(tag)) await tx.execute(sql.raw(statement))
      await tx.execute(sql`insert into migrations (tag) values (${tag})`)
    }
    return pending
  })
}

/** In words for whoever starts the server. */
export function newerDatabase(unknown: string[]): Error {
  return new Error(
    `The database is newer than this code: it has ${unknown.join(', ')}. Deploy the newer code, or restore a backup`,
  )
}

async function appliedTags(db: Db): Promise<string[]> {
  const { rows } = (await db.write.execute(
    sql`select to_regclass('migrations') is not null as exists`,
  )) as Rows<{
    exists: boolean
  }>
  if (!rows[0]?.exists) return []
  const applied = (await db.write.execute(sql`select tag from migrations order by tag`)) as Rows<{
    tag: string
  }>
  return applied.rows.map((row) => row.tag)
}

interface Rows<T> {
  rows: T[]
}

/** drizzle-kit writes the journal; its order is the order of application. */
function migrationTags(): string[] {
  const journal = JSON.parse(readFileSync(new URL('meta/_journal.json', folder), 'utf8'))
  return journal.entries.map((entry: { tag: string }) => entry.tag)
}

function statements(tag: string): string[] {
  return readFileSync(new URL(`${tag}.sql`, folder), 'utf8').split('--> statement-breakpoint')
}
