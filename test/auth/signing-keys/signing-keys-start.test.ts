import { expect, onTestFinished, test } from 'vitest'
import { ensureSigningKeys } from '../../../src/auth/signing-keys/signing-keys.ts'
import { createVault, randomSecret } from '../../../src/crypto/vault.ts'
import { sql } from '../../../src/db/drizzle.ts'
import { hasPostgres, secrets, startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { migratedDatabase, openDatabase, query } from '../../support/databases.ts'
import { startServer } from '../../support/processes.ts'

test.skipIf(!hasPostgres)('creates one active key when two processes start at once', async () => {
  const url = await migratedDatabase()
  const servers = await Promise.all([1, 2].map(() => startServer({ DATABASE_URL: url, ...secrets })))
  const [one, other] = await Promise.all(
    servers.map(async (server) => (await fetch(`${server.url}/.well-known/jwks.json`)).json()),
  )
  expect(one).toEqual(other)
  expect(await statesIn(url)).toEqual(['next', 'active'])
})

test.skipIf(!hasPostgres)('creates one active key when several processes find none at once', async () => {
  const url = await migratedDatabase()
  const vault = createVault({ keys: [randomSecret()], pepper: randomSecret() })
  const databases = [openDatabase(url), openDatabase(url), openDatabase(url)]
  await Promise.all([...databases, ...databases].map((db) => ensureSigningKeys({ db, vault })))
  expect(await statesIn(url)).toEqual(['next', 'active'])
})

test.skipIf(!hasPostgres)('starts while another process is changing the keys', async () => {
  const url = await migratedDatabase()
  const vault = createVault({ keys: [secrets.ENCRYPTION_KEYS], pepper: secrets.AUTH_PEPPER })
  const [database, busy] = [openDatabase(url), openDatabase(url)]
  await ensureSigningKeys({ db: database, vault })
  let start!: () => void
  const isBusy = new Promise<void>((resolve) => {
    start = resolve
  })
  // Holds the lock of the signing keys until the transaction ends.
  const work = busy.write.transaction(async (tx) => {
    await ensureSigningKeys({ db: { read: tx, write: tx }, vault })
    start()
    await tx.execute(sql`select pg_sleep(3)`)
  })
  await isBusy
  const app = await startApp({ DATABASE_URL: url })
  onTestFinished(() => app.close())
  await work
  const { body } = await rest(app, 'GET /.well-known/jwks.json')
  expect(body.keys).toHaveLength(2)
})

async function statesIn(url: string): Promise<string[]> {
  const rows = await query<{ state: string }>(url, 'select state from signing_keys order by state')
  return rows.map(({ state }) => state)
}
