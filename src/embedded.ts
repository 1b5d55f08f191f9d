import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomSecret } from './crypto/vault.ts'
import type { Database, DatabaseOptions } from './db/client.ts'
import { claimDataDir, openEmbedded } from './db/embedded.ts'
import { migrate, newerDatabase, readMigrationState } from './db/migrations.ts'
import type { Progress } from './progress.ts'
import { findOpenDemoAccounts, seedDemo } from './seed/demo.ts'

export interface EmbeddedStores {
  database: Database
  encryptionKeys: readonly string[]
  pepper: string
  /** Saves the encryption keys, the current one first. */
  replaceEncryptionKeys(keys: readonly string[]): void
  close(): Promise<void>
}

/**
 * Opens the database and the secrets in `dataDir`. The first start creates them, with demo content
 * unless other machines can reach the server: the passwords of the demo accounts are public. The new database is created in a temporary folder and renamed when it is complete, so an interrupted first start
 * can be repeated.
 * @throws {Error} with a message for the operator
 */
export async function openEmbeddedStores(
  { dataDir, onNetwork }: { dataDir: string; onNetwork: boolean },
  { progress, ...options }: DatabaseOptions & { progress?: Progress } = {},
): Promise<EmbeddedStores> {
  const claim = claimDataDir(dataDir)
  try {
    const { ENCRYPTION_KEYS, AUTH_PEPPER } = readOrCreateSecrets(dataDir)
    const home = join(dataDir, 'postgres')
    if (!existsSync(home)) await createDatabase(home, { withDemo: !onNetwork, progress })
    const database = await openEmbedded(home, options)
    try {
      await migrateIfNeeded(database)
      if (onNetwork) await assertNoDemoAccounts(database, dataDir)
    } catch (error) {
      await database.close()
      throw error
    }
    return {
      database,
      encryptionKeys: ENCRYPTION_KEYS.split(','),
      pepper: AUTH_PEPPER,
      replaceEncryptionKeys: (keys) =>
        writeSecrets(dataDir, { ENCRYPTION_KEYS: keys.join(','), AUTH_PEPPER }),
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

async function createDatabase(
  home: string,
  { withDemo, progress }: { withDemo: boolean; progress?: Progress },
): Promise<void> {
  const unfinished = `${home}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  progress?.start(4, 'Creating the database (once)')
  try {
    const database = await openEmbedded(unfinished)
    progress?.step(2, 'Creating the tables')
    await migrate({ db: database })
    if (withDemo) {
      progress?.step(3, 'Writing demo articles')
      await seedDemo({ db: database })
    }
    await database.close()
    renameSync(unfinished, home)
    progress?.step(4)
  } finally {
    progress?.stop()
  }
}

async function migrateIfNeeded(database: Database): Promise<void> {
  const { pending, unknown } = await readMigrationState({ db: database })
  if (unknown.length > 0) throw newerDatabase(unknown)
  if (pending.length > 0) await migrate({ db: database })
}

async function assertNoDemoAccounts(database: Database, dataDir: string): Promise<void> {
  const open = await findOpenDemoAccounts({ db: database })
  if (open.length === 0) return
  throw new Error(
    `${dataDir} has demo accounts with public passwords (${open.join(', ')}), and other machines can reach HOST. Set DATA_DIR to another folder, or HOST to 127.0.0.1`,
  )
}

interface Secrets {
  ENCRYPTION_KEYS: string
  AUTH_PEPPER: string
}

/** Reads the secrets and generates those that are missing. */
function readOrCreateSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  const known = existsSync(file) ? parseSecrets(file) : {}
  const { ENCRYPTION_KEYS = randomSecret(), AUTH_PEPPER = randomSecret() } = known
  const secrets = { ENCRYPTION_KEYS, AUTH_PEPPER }
  if (known.ENCRYPTION_KEYS === undefined || known.AUTH_PEPPER === undefined) {
    writeSecrets(dataDir, secrets)
  }
  chmodSync(file, 0o600)
  return secrets
}

/** Writes another file and renames it, because an incomplete file would make every later start fail. */
function writeSecrets(dataDir: string, secrets: Secrets): void {
  const file = join(dataDir, 'secrets.json')
  writeFileSync(`${file}.unfinished`, JSON.stringify(secrets), { mode: 0o600 })
  renameSync(`${file}.unfinished`, file)
}

function parseSecrets(file: string): Partial<Secrets> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(
      `${file} cannot be read: ${(error as Error).message}. Restore it from a backup. Without it, no authenticator app and no API key works`,
    )
  }
}
