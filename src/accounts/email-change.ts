import { onOwnAccount, recordAuditEvent } from '../audit/audit-events.ts'
import type { LockedAccount } from '../auth/account-locks.ts'
import { sendVerification } from '../auth/email-verification.ts'
import { type Send, sendNotice } from '../auth/send-mail.ts'
import { endSessions } from '../auth/sessions/sessions.ts'
import type { Context, SessionViewer } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { emailChangedNotice } from '../mail/messages.ts'
import type { Account } from '../users/account-row.ts'

/**
 * Completes a change of the e-mail address: invalidates links sent to the old address, ends the other
 * sessions and adds the audit event. Call it in the transaction of the change.
 */
export async function recordEmailChange(
  tx: Pick<Context, 'db' | 'caller'>,
  viewer: SessionViewer,
): Promise<void> {
  await tx.db.write.execute(sql`delete from email_tokens where user_id = ${viewer.id}`)
  await endSessions(tx, viewer.id, { except: viewer.session.id, reason: 'e-mail address changed' })
  await recordAuditEvent(tx, { ...onOwnAccount(viewer.id), action: 'email.changed' })
}

/**
 * Tells the old address, and sends a verification link to the new one. Call it after the transaction.
 * @param send from `takeMailQuotas` for the new address
 */
export async function sendEmailChange(
  services: Pick<Context, 'db' | 'mail' | 'throttles' | 'caller' | 'log'>,
  before: LockedAccount,
  after: Account,
  send: Send,
): Promise<void> {
  const notice = emailChangedNotice({ to: before.email, username: after.username })
  await sendNotice(services, notice, { isTrusted: before.isVerified })
  await sendVerification(services, after, send)
}
