import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Database, DatabaseOptions, Executor } from './client.ts'
import { statementLogger } from './client.ts'
import { loadPglite } from './drizzle.ts'

/**
 * A whole PostgreSQL in this process (PGlite), kept in the folder `home`, or in memory when that is null.
 * One connection: statements and transactions queue up.
 */
export async function openEmbedded(home: string | null, options: DatabaseOptions = {}): Promise<Database> {
  const { PGlite, drizzlePglite } = loadPglite()
  const client = await PGlite.create(home ?? 'memory://')
  const executor = drizzlePglite({ client, logger: statementLogger(options) }) as unknown as Executor
  return {
    read: executor,
    write: executor,
    ping: async () => void (await client.query('select 1')),
    close: () => client.close(),
  }
}

/**
 * Creates `dataDir` and takes it for this process alone, until `release` or until the process ends, however it ends.
 * SQLite's file lock is the kernel's, so a `kill -9` leaves no stale lock behind; nothing is stored in the file.
 * @throws {Error} in words for the person who started the second one, or whose folder is read-only
 */
export function claimDataDir(dataDir: string): { release(): void } {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const lock = new DatabaseSync(join(dataDir, 'lock'), { timeout: 0 })
    lock.exec(
      'pragma journal_mode = memory; begin exclusive; create table if not exists claimed (once int); ',
    )
    return { release: () => lock.close() }
  } catch (error) {
    const { errcode, message } = error as Error & { errcode?: number }
    if (errcode === 5)
      throw new Error(`Another Byline is running on ${dataDir}; stop it, or set DATA_DIR to another folder`)
    throw new Error(`The data folder ${dataDir} cannot be written: ${message}`)
  }
}
