import { recordAuditEvent, userActor } from '../../audit/audit-events.ts'
import type { Context } from '../../context.ts'
import { sql } from '../../db/drizzle.ts'
import { apiKeys } from '../../db/identity-tables.ts'
import { apiKeyIsLive } from '../sql-conditions.ts'

/**
 * Revokes all live API keys of a user and adds the audit event. Call it in the transaction of the change, after
 * the account is locked and its sessions have ended, so that none of them can create a key meanwhile.
 * @param actor for the audit log; the user if absent
 */
export async function revokeAllApiKeys(
  tx: Pick<Context, 'db' | 'caller'>,
  userId: string,
  actor: string = userActor({ id: userId }),
): Promise<void> {
  const revoked = await tx.db.write
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(sql`user_id = ${userId} and ${apiKeyIsLive}`)
    .returning({ id: apiKeys.id })
  if (revoked.length === 0) return
  await recordAuditEvent(tx, {
    actor,
    action: 'user.api_keys_revoked',
    target: userActor({ id: userId }),
    details: { count: revoked.length },
  })
}
