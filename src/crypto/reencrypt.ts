import { recordAuditEvent } from '../audit/audit-events.ts'
import type { Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { queryRows } from '../db/statements.ts'
import type { Ciphertext } from './vault.ts'

type Stores = Pick<Services, 'db' | 'vault'>

/** A secret that is not encrypted with the current key. */
interface OutdatedSecret {
  id: string
  secret: Ciphertext
}

/** A column that the vault encrypts. */
export interface EncryptedColumn {
  table: string
  id: string
  column: string
  /** The owner of the secret, as it was given to the vault. */
  ownerOf(id: string): string
}

const batch = 200

/** Counts the secrets that are not encrypted with the current key. */
export async function countOutdated(
  { db, vault }: Stores,
  columns: readonly EncryptedColumn[],
): Promise<number> {
  let count = 0
  for (const column of columns) {
    const [counted] = await queryRows<{ count: number }>(
      db.write,
      sql`select count(*)::int as count from ${sql.raw(column.table)} where ${isOutdated(column, vault.currentKeyId)}`,
    )
    count += counted!.count
  }
  return count
}

/**
 * Re-encrypts every secret that is not encrypted with the current key. Safe to interrupt and rerun. Secrets
 * that change meanwhile are encrypted with the current key anyway.
 * @param onDone receives the number of secrets done so far
 * @returns the number of secrets done
 */
export async function reencrypt(
  services: Stores,
  columns: readonly EncryptedColumn[],
  onDone: (count: number) => void,
): Promise<number> {
  let done = 0
  for (const column of columns) {
    for (;;) {
      const outdated = await findOutdated(services, column)
      for (const secret of outdated) await reencryptOne(services, column, secret)
      done += outdated.length
      onDone(done)
      if (outdated.length < batch) break
    }
  }
  const target = `encryption key:${services.vault.currentKeyId}`
  await recordAuditEvent(services, {
    actor: 'operator',
    action: 'encryption_key.rotated',
    target,
    details: { secrets: done },
  })
  return done
}

async function findOutdated({ db, vault }: Stores, column: EncryptedColumn): Promise<OutdatedSecret[]> {
  const { table, id, column: secret } = column
  return queryRows(
    db.write,
    sql`select ${sql.raw(id)}::text as id, ${sql.raw(secret)} as secret from ${sql.raw(table)}
      where ${isOutdated(column, vault.currentKeyId)} order by ${sql.raw(id)} limit ${sql.raw(String(batch))}`,
  )
}

/** Compares the old ciphertext, so that a secret that has changed meanwhile is not overwritten. */
async function reencryptOne(
  { db, vault }: Stores,
  { table, id, column, ownerOf }: EncryptedColumn,
  outdated: OutdatedSecret,
): Promise<void> {
  const owner = ownerOf(outdated.id)
  const renewed = vault.encrypt(vault.decrypt(outdated.secret, owner), owner)
  await db.write.execute(sql`update ${sql.raw(table)} set ${sql.raw(column)} = ${renewed}
    where ${sql.raw(id)}::text = ${outdated.id} and ${sql.raw(column)} = ${outdated.secret}`)
}

function isOutdated({ column }: EncryptedColumn, currentKeyId: string) {
  return sql`${sql.raw(column)} not like ${`${currentKeyId}.%`}`
}
