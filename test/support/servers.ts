import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../ops/tools/postgres.ts'
import { randomSecret } from '../../src/crypto/vault.ts'
import { openPostgres } from '../../src/db/client.ts'
import { migrate } from '../../src/db/migrations.ts'
import { openEmbeddedStores } from '../../src/embedded.ts'

export { freePort, startPostgres } from '../../ops/tools/postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database on a PostgreSQL server, or null if the tests run on the embedded database. */
    databaseUrl: string | null
    /** Environment variables that all processes on that database share. */
    secrets: { ENCRYPTION_KEYS: string; AUTH_PEPPER: string }
    /** Deleted after all tests. */
    workFolder: string
    /** A data folder that test files copy instead of creating their own. */
    embeddedTemplate: string
  }
}

/**
 * Runs once before all tests. Finds a PostgreSQL server (TEST_DATABASE_URL, otherwise binaries on this
 * machine, started on a free port) and creates a database there. Without a server, prints which tests are
 * left out.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cleanups: (() => Promise<void> | void)[] = []
  const cleanup = async () => {
    for (const step of cleanups.reverse()) await step()
  }
  try {
    project.provide('secrets', { ENCRYPTION_KEYS: randomSecret(), AUTH_PEPPER: randomSecret() })
    const server = process.env.TEST_DATABASE_URL ?? (await startPostgres(cleanups))
    if (server) project.provide('databaseUrl', await makeDatabase(server, cleanups))
    else {
      if (process.env.REQUIRE_SERVERS) throw new Error('REQUIRE_SERVERS is set, but there is no PostgreSQL')
      project.provide('databaseUrl', null)
      process.stderr.write(
        '\n!!! NO POSTGRESQL FOUND: tests run on the embedded database, and those that need a server are LEFT OUT.' +
          '\n!!! Install postgresql, or set TEST_DATABASE_URL, to run them all.\n\n',
      )
    }
    const workFolder = mkdtempSync(join(tmpdir(), 'byline-test-'))
    cleanups.push(() => rmSync(workFolder, { recursive: true, force: true }))
    project.provide('workFolder', workFolder)
    project.provide('embeddedTemplate', await makeTemplate(join(workFolder, 'template')))
  } catch (error) {
    await cleanup()
    throw error
  }
  return cleanup
}

async function makeTemplate(folder: string): Promise<string> {
  const stores = await openEmbeddedStores({ dataDir: folder, onNetwork: false })
  await stores.close()
  return folder
}

async function makeDatabase(server: string, cleanups: (() => Promise<void> | void)[]): Promise<string> {
  const name = `byline_test_${process.pid}_${Date.now()}`
  await query(server, `create database ${name}`)
  cleanups.push(() => query(server, `drop database ${name} with (force)`))
  const url = new URL(server)
  url.pathname = name
  const database = openPostgres({ url: url.href, poolSize: 1 }, () => {})
  await migrate({ db: database })
  await database.close()
  return url.href
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}
