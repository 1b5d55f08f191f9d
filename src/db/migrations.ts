import { readFileSync } from 'node:fs'
import { lockInTransaction } from './advisory-locks.ts'
import type { Db } from './client.ts'
import { sql } from './drizzle.ts'
import { queryRows } from './statements.ts'

const folder = new URL('../../ops/migrations/', import.meta.url)

export interface MigrationState {
  /** Migrations that the database does not have yet, in order. */
  pending: string[]
  /** Migrations of the database that this code does not have: the database is newer. */
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

/** Reads the major version of PostgreSQL: 15, 16, … */
export async function readMajorVersion({ db }: { db: Db }): Promise<number> {
  const [server] = await queryRows<{ major: number }>(
    db.write,
    sql`select current_setting('server_version_num')::int / 10000 as major`,
  )
  return server!.major
}

/**
 * Applies all pending migrations or none, one process at a time. A statement that waits more than 5 s for a
 * lock on a table gives up, because all later statements on that table would wait behind it.
 * @returns the migrations it applied
 */
export async function migrate({ db }: { db: Db }): Promise<string[]> {
  return db.write.transaction(async (tx) => {
    const inTransaction = { db: { read: tx, write: tx } }
    await tx.execute(sql`set local statement_timeout = 0`)
    await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`)
    await tx.execute(sql`set local lock_timeout = '60s'`)
    await lockInTransaction(tx, 'migrations')
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

/** An error for the operator who starts the server. */
export function newerDatabase(unknown: string[]): Error {
  return new Error(
    `The database is newer than this code: it has ${unknown.join(', ')}. Deploy the newer code, or restore a backup`,
  )
}

async function appliedTags(db: Db): Promise<string[]> {
  const [table] = await queryRows<{ exists: boolean }>(
    db.write,
    sql`select to_regclass('migrations') is not null as exists`,
  )
  if (!table?.exists) return []
  const applied = await queryRows<{ tag: string }>(db.write, sql`select tag from migrations order by tag`)
  return applied.map(({ tag }) => tag)
}

/** Reads the journal of drizzle-kit, which lists the migrations in the order to apply them. */
function migrationTags(): string[] {
  const journal = JSON.parse(readFileSync(new URL('meta/_journal.json', folder), 'utf8'))
  return journal.entries.map((entry: { tag: string }) => entry.tag)
}

function statements(tag: string): string[] {
  return readFileSync(new URL(`${tag}.sql`, folder), 'utf8').split('--> statement-breakpoint')
}
