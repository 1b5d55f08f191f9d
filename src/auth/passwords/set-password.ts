import { type AuditAction, onOwnAccount, recordAuditEvent } from '../../audit/audit-events.ts'
import type { Context } from '../../context.ts'
import { sql } from '../../db/drizzle.ts'
import { revokeAllApiKeys } from '../api-keys/revoke-all.ts'
import { endSessions } from '../sessions/sessions.ts'

/**
 * Stores a new password hash, ends sessions, revokes API keys if asked to, invalidates links for a password reset and adds the audit event.
 * Call it in a transaction.
 * @param except id of a session that stays
 */
export async function setPassword(
  tx: Pick<Context, 'db' | 'caller'>,
  userId: string,
  hash: string,
  {
    except,
    revokeApiKeys = false,
    action = 'password.changed',
  }: { except?: string; revokeApiKeys?: boolean; action?: AuditAction } = {},
): Promise<void> {
  await tx.db.write.execute(
    sql`update users set password_hash = ${hash}, password_version = password_version + 1,
      updated_at = now() where id = ${userId}`,
  )
  await tx.db.write.execute(
    sql`delete from email_tokens where user_id = ${userId} and purpose = 'password reset'`,
  )
  await endSessions(tx, userId, { ...(except && { except }), reason: 'password changed' })
  if (revokeApiKeys) await revokeAllApiKeys(tx, userId)
  await recordAuditEvent(tx, { ...onOwnAccount(userId), action })
}
