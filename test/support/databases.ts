import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { type Database, openPostgres } from '../../src/db/client.ts'
import { migrate } from '../../src/db/migrations.ts'
import { copyOfTemplate, hasPostgres, secrets } from './app.ts'
import { unique } from './factories.ts'

/** Creates an empty database on the test server and drops it at the end of the test. @returns its URL */
export async function emptyDatabase(): Promise<string> {
  const url = new URL(inject('databaseUrl')!)
  const server = url.href
  const name = unique('byline_test_own_')
  await query(server, `create database ${name}`)
  onTestFinished(async () => {
    await query(server, `drop database ${name} with (force)`)
  })
  url.pathname = name
  return url.href
}

/** Creates a database with all migrations applied; dropped at the end of the test. @returns its URL */
export async function migratedDatabase(): Promise<string> {
  const url = await emptyDatabase()
  await migrate({ db: openDatabase(url) })
  return url
}

/**
 * Environment variables that give an app its own database for one test: on the PostgreSQL server if there is
 * one (it starts faster), otherwise embedded.
 */
export async function ownDatabaseEnv(): Promise<Record<string, string>> {
  return hasPostgres
    ? { ...secrets, DATABASE_URL: await migratedDatabase() }
    : { DATABASE_URL: '', DATA_DIR: copyOfTemplate() }
}

/** Opens a small connection pool and closes it at the end of the test. */
export function openDatabase(url: string): Database {
  const database = openPostgres({ url, poolSize: 2 }, () => {})
  onTestFinished(() => database.close())
  return database
}

/** Runs one statement on a connection of its own and returns the rows. */
export async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Row>(text).finally(() => client.end())
  return rows
}
