import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Database, DatabaseOptions, Executor } from './client.ts'
import { statementLogger } from './client.ts'
import { loadPglite } from './drizzle.ts'

/**
 * Opens a PostgreSQL that runs in this process (PGlite), stored in the folder `home`, or in memory if that is
 * null. It has one connection, so statements and transactions run one after the other.
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
 * Creates `dataDir` and locks it until `release` is called or the process ends. SQLite's file lock belongs to
 * the kernel, so even `kill -9` leaves no stale lock. The file stores nothing.
 * @throws {Error} with a message for the operator, if another process has the lock or the folder is read-only
 */
export function claimDataDir(dataDir: string): { release(): void } {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const lock = new DatabaseSync(join(dataDir, 'lock'), { timeout: 0 })
    lock.exec('pragma journal_mode = memory; begin exclusive; create table if not exists claimed (once int)')
    return { release: () => lock.close() }
  } catch (error) {
    const { errcode, message } = error as Error & { errcode?: number }
    if (errcode === 5)
      throw new Error(`Another Byline is running on ${dataDir}; stop it, or set DATA_DIR to another folder`)
    throw new Error(`The data folder ${dataDir} cannot be written: ${message}`)
  }
}
