import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { type Database, openPostgres } from '../../src/db/client.ts'
import { migrate } from '../../src/db/migrations.ts'
import { copyOfTemplate, hasPostgres, secrets } from './app.ts'
import { unique } from './factories.ts'

/** An empty database on the server of the tests, for one test that needs one of its own. */
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

export async function migratedDatabase(): Promise<string> {
  const url = await emptyDatabase()
  await migrate({ db: openDatabase(url) })
  return url
}

/** As environment variables: stores of its own for one test; of the server where there is one, since that starts faster. */
export async function ownStores(): Promise<Record<string, string>> {
  return hasPostgres
    ? { ...secrets, DATABASE_URL: await migratedDatabase() }
    : { DATABASE_URL: '', DATA_DIR: copyOfTemplate() }
}

/** Closed with the test. */
export function openDatabase(url: string): Database {
  const database = openPostgres({ url, poolSize: 2 }, () => {})
  onTestFinished(() => database.close())
  return database
}

/** The rows that a statement answers. */
export async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Row>(text).finally(() => client.end())
  return rows
}
