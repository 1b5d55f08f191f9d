import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateSigningKey } from './auth/tokens.ts'
import type { Database, DatabaseOptions } from './db/client.ts'
import { claimDataDir, openEmbedded } from './db/embedded.ts'
import { migrate, newerDatabase, readMigrationState } from './db/migrations.ts'
import type { Progress } from './progress.ts'
import { seedDemo } from './seed/demo.ts'

export interface EmbeddedStores {
  database: Database
  signingKey: string
  close(): Promise<void>
}

/**
 * What a fresh clone runs on: a database and secrets under one folder, made at the first start, with demo content.
 * The first database is made beside its place and moved there when it is whole, so that an interrupted
 * first start leaves nothing half-made behind.
 * @throws {Error} in words for whoever starts the server
 */
export async function openEmbeddedStores(
  dataDir: string,
  { progress, ...options }: DatabaseOptions & { progress?: Progress } = {},
): Promise<EmbeddedStores> {
  const claim = claimDataDir(dataDir)
  try {
    const signingKey = await readOrMakeSigningKey(dataDir)
    const home = join(dataDir, 'postgres')
    if (!existsSync(home)) await makeDatabase(home, progress)
    const database = await openEmbedded(home, options)
    await bringUpToDate(database)
    return {
      database,
      signingKey,
      async close() {
        await database.close()
        claim.release()
      },
    }
  } catch (error) {
    claim.release()
    throw error
  }
}

async function makeDatabase(home: string, progress?: Progress): Promise<void> {
  const unfinished = `${home}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  progress?.start(4, 'Creating the database (once)')
  try {
    const database = await openEmbedded(unfinished)
    progress?.step(2, 'Creating the tables')
    await migrate({ db: database })
    progress?.step(3, 'Writing demo articles')
    await seedDemo({ db: database })
    await database.close()
    renameSync(unfinished, home)
    progress?.step(4)
  } finally {
    progress?.stop()
  }
}

async function bringUpToDate(database: Database): Promise<void> {
  const { pending, unknown } = await readMigrationState({ db: database })
  if (unknown.length > 0) throw newerDatabase(unknown)
  if (pending.length > 0) await migrate({ db: database })
}

/** Written beside its place and moved there: a half-written file would stop every later start. */
async function readOrMakeSigningKey(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secrets.json')
  if (!existsSync(file)) {
    const unfinished = `${file}.unfinished`
    writeFileSync(unfinished, JSON.stringify({ AUTH_SIGNING_KEY: await generateSigningKey() }), {
      mode: 0o600,
    })
    renameSync(unfinished, file)
  }
  chmodSync(file, 0o600)
  try {
    return JSON.parse(readFileSync(file, 'utf8')).AUTH_SIGNING_KEY
  } catch (error) {
    throw new Error(
      `${file} cannot be read: ${(error as Error).message}. Delete it, and everybody signs in again`,
    )
  }
}
