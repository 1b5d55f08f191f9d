import { recordAuditEvent } from '../../audit/audit-events.ts'
import type { Services } from '../../context.ts'
import { sql } from '../../db/drizzle.ts'
import { queryRows } from '../../db/statements.ts'
import {
  type Algorithm,
  insertKey,
  jwksMaxAge,
  listSigningKeys,
  type SigningKeyState,
  withKeyLock,
} from './signing-keys.ts'

/**
 * Makes the next key the active one and publishes a new next key. The previous key is kept until its last
 * token has expired.
 * @returns the id of the active key, or the seconds to wait until the next key has been published for long
 *   enough
 */
export async function rotateSigningKeys(
  services: Pick<Services, 'db' | 'vault'>,
  algorithm: Algorithm,
): Promise<{ kid: string } | { wait: number }> {
  return withKeyLock(services, async (tx) => {
    const [next] = await queryRows<{ algorithm: string; wait: number }>(
      tx.db.write,
      sql`select algorithm, ceil(extract(epoch from created_at - now()) + ${jwksMaxAge})::int as wait
        from signing_keys where state = 'next'`,
    )
    if (next && next.algorithm === algorithm && next.wait > 0) return { wait: next.wait }
    if (next?.algorithm !== algorithm) {
      // The next key has not signed anything, so a key for the other algorithm can replace it.
      await tx.db.write.execute(sql`delete from signing_keys where state = 'next'`)
      await insertKey(tx, 'next', algorithm)
      return { wait: jwksMaxAge }
    }
    const kid = await promoteNext(tx, 'retiring')
    await recordAuditEvent(tx, {
      actor: 'operator',
      action: 'signing_key.rotated',
      target: `signing key:${kid}`,
    })
    return { kid }
  })
}

/**
 * For emergencies: within five seconds, all processes reject tokens signed with this key. If it is the active
 * key, the next one replaces it without having been published in advance.
 * @throws {Error} with a message for the operator
 */
export async function revokeSigningKey(services: Pick<Services, 'db' | 'vault'>, kid: string): Promise<void> {
  await withKeyLock(services, async (tx) => {
    const key = (await listSigningKeys(tx)).find((one) => one.kid === kid)
    if (!key) throw new Error(`There is no signing key ${kid} in use; \`npm run keys -- list\` shows them`)
    if (key.state === 'active') await promoteNext(tx, 'revoked')
    else {
      await tx.db.write.execute(
        sql`update signing_keys set state = 'revoked', changed_at = now() where kid = ${kid}`,
      )
      if (key.state === 'next') await insertKey(tx, 'next', key.algorithm)
    }
    await recordAuditEvent(tx, {
      actor: 'operator',
      action: 'signing_key.revoked',
      target: `signing key:${kid}`,
    })
  })
}

/** The active key gets the given state, the next one becomes active, and a new next one is created. */
async function promoteNext(
  tx: Pick<Services, 'db' | 'vault'>,
  previous: 'retiring' | 'revoked',
): Promise<string> {
  const change = (from: SigningKeyState, to: SigningKeyState) =>
    queryRows<{ kid: string; algorithm: Algorithm }>(
      tx.db.write,
      sql`update signing_keys set state = ${to}, changed_at = now() where state = ${from}
        returning kid, algorithm`,
    )
  await change('active', previous)
  const [active] = await change('next', 'active')
  await insertKey(tx, 'next', active!.algorithm)
  return active!.kid
}
