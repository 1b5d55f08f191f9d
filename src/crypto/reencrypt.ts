import { recordAuditEvent } from '../audit/audit-events.ts'
import { totpOwner } from '../auth/second-factor/second-factor.ts'
import { signingKeyOwner } from '../auth/signing-keys/signing-keys.ts'
import type { Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'

type Stores = Pick<Services, 'db' | 'vault'>

/** A secret that is encrypted with another key than the one that encrypts now. */
interface Sealed {
  id: string
  secret: string
}

interface Place {
  table: string
  id: string
  column: string
  ownerOf(id: string): string
}

/** Everything that the vault encrypts. */
const places: readonly Place[] = [
  { table: 'signing_keys', id: 'kid', column: 'private_key', ownerOf: signingKeyOwner },
  { table: 'totp_factors', id: 'user_id', column: 'secret', ownerOf: totpOwner },
]

const batch = 200

export async function countOutdated({ db, vault }: Stores): Promise<number> {
  let count = 0
  for (const place of places) {
    const { rows } = (await db.write.execute(
      sql`select count(*)::int as count from ${sql.raw(place.table)} where ${isOutdated(place, vault.currentKeyId)}`,
    )) as unknown as { rows: { count: number }[] }
    count += rows[0]!.count
  }
  return count
}

/**
 * Encrypts everything anew that is not encrypted with the current key. Ended half-way, it goes on where it stopped; what
 * changes meanwhile is encrypted with the current key anyway.
 * @param onDone told how many are done so far
 */
export async function reencrypt(services: Stores, onDone: (count: number) => void): Promise<number> {
  let done = 0
  for (const place of places) {
    for (;;) {
      const outdated = await findOutdated(services, place)
      for (const sealed of outdated) await renew(services, place, sealed)
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

async function findOutdated({ db, vault }: Stores, place: Place): Promise<Sealed[]> {
  const { table, id, column } = place
  const { rows } = (await db.write.execute(
    sql`select ${sql.raw(id)}::text as id, ${sql.raw(column)} as secret from ${sql.raw(table)}
      where ${isOutdated(place, vault.currentKeyId)} order by ${sql.raw(id)} limit ${sql.raw(String(batch))}`,
  )) as unknown as { rows: Sealed[] }
  return rows
}

async function renew({ db, vault }: Stores, { table, id, column, ownerOf }: Place, sealed: Sealed) {
  const owner = ownerOf(sealed.id)
  const renewed = vault.encrypt(vault.decrypt(sealed.secret, owner), owner)
  await db.write.execute(sql`update ${sql.raw(table)} set ${sql.raw(column)} = ${renewed}
    where ${sql.raw(id)}::text = ${sealed.id} and ${sql.raw(column)} = ${sealed.secret}`)
}

function isOutdated({ column }: Place, currentKeyId: string) {
  return sql`${sql.raw(column)} not like ${`${currentKeyId}.%`}`
}
