import type { Config } from './config.ts'
import { type Database, type DatabaseOptions, openPostgres } from './db/client.ts'
import { newerDatabase, readMajorVersion, readMigrationState } from './db/migrations.ts'
import type { Logger } from './log.ts'
import type { Progress } from './progress.ts'

/** The database and its secrets. */
export interface Stores {
  database: Database
  encryptionKeys: readonly string[]
  pepper: string
  /** Only in the embedded mode, which stores its own keys. */
  replaceEncryptionKeys?: (keys: readonly string[]) => void
  close(): Promise<void>
}

const minPostgres = 15

export interface StoreOptions extends DatabaseOptions {
  /** Shows the steps of the embedded mode's first start. */
  progress?: Progress
  /** Called when an idle connection to the database is lost. */
  onIdleError?: (error: Error) => void
}

/**
 * Opens the configured PostgreSQL, or the embedded one.
 * @throws {Error} with a message for the operator
 */
export async function openStores(
  { database, auth }: Pick<Config, 'database' | 'auth'>,
  log: Logger,
  options: StoreOptions = {},
): Promise<Stores> {
  if (database.kind === 'embedded') {
    const { openEmbeddedStores } = await import('./embedded.ts') // Deployments do not load it.
    const stores = await openEmbeddedStores(database, options)
    if (!auth.encryptionKeys) return { ...stores, pepper: auth.pepper ?? stores.pepper }
    return {
      database: stores.database,
      encryptionKeys: auth.encryptionKeys,
      pepper: auth.pepper ?? stores.pepper,
      close: stores.close,
    }
  }
  // Not the whole error: pg adds the connection to it.
  const onIdleError = ({ message }: Error) => log.warn({ reason: message }, 'an idle connection was lost')
  const opened = openPostgres(database, options.onIdleError ?? onIdleError, options)
  try {
    await assertUsable(opened)
  } catch (error) {
    await opened.close()
    throw error
  }
  return {
    database: opened,
    encryptionKeys: auth.encryptionKeys!,
    pepper: auth.pepper!,
    close: opened.close,
  }
}

/** @throws {Error} if the database cannot be reached, is too old, or needs other migrations than this code */
async function assertUsable(database: Database): Promise<void> {
  const [major, { pending, unknown }] = await Promise.all([
    readMajorVersion({ db: database }),
    readMigrationState({ db: database }),
  ]).catch((error) => {
    throw new Error(`The database of DATABASE_URL cannot be reached: ${rootMessage(error)}`)
  })
  if (major < minPostgres)
    throw new Error(`The database is PostgreSQL ${major}. Byline needs ${minPostgres} or later`)
  if (unknown.length > 0) throw newerDatabase(unknown)
  if (pending.length > 0) {
    throw new Error(`The database is older than this code: run \`npm run migrate\` (${pending.join(', ')})`)
  }
}

function rootMessage(error: unknown): string {
  let cause = error as Error
  while (cause.cause instanceof Error) cause = cause.cause
  return cause.message || (cause as NodeJS.ErrnoException).code || String(cause)
}
