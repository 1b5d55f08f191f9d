import { type AuditAction, recordAuditEvent } from '../../audit/audit-events.ts'
import type { Context, SessionViewer } from '../../context.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { passwordChangedNotice } from '../../mail/messages.ts'
import { getAccountById } from '../../users/users.ts'
import { lockOwnAccount } from '../account-locks.ts'
import { endSessions } from '../sessions/sessions.ts'
import { provePasswordOf } from '../sign-in/reauthenticate.ts'
import { assertStrongPassword } from './password-policy.ts'

export interface PasswordChange {
  currentPassword: string
  newPassword: string
}

/**
 * Gives the viewer a new password, and signs them out everywhere else.
 * @throws {AppError} INVALID_CREDENTIALS for the current one; WEAK_PASSWORD; TOO_MANY_ATTEMPTS; OVERLOADED
 */
export async function changePassword(
  services: Pick<Context, 'db' | 'passwords' | 'throttles' | 'mail' | 'caller'>,
  viewer: SessionViewer,
  { currentPassword, newPassword }: PasswordChange,
): Promise<void> {
  const version = await provePasswordOf(services, viewer, currentPassword)
  const { username, email } = await getAccountById(services, viewer.id)
  await assertStrongPassword(newPassword, [username, email], 'input.newPassword')
  const hash = await services.passwords.hash(newPassword)
  await transaction(services, async (tx) => {
    await lockOwnAccount(tx, viewer, version)
    await setPassword(tx, viewer.id, hash, { except: viewer.session.id })
  })
  services.mail.send(passwordChangedNotice({ to: email, username }))
}

/** In a transaction: the hash, the end of what the old password opened, and the note of it. */
export async function setPassword(
  tx: Pick<Context, 'db' | 'caller'>,
  userId: string,
  hash: string,
  { except, action = 'password.changed' }: { except?: string; action?: AuditAction } = {},
): Promise<void> {
  await tx.db.write.execute(
    sql`update users set password_hash = ${hash}, password_version = password_version + 1,
      updated_at = now() where id = ${userId}`,
  )
  await tx.db.write.execute(
    sql`delete from email_tokens where user_id = ${userId} and purpose = 'password reset'`,
  )
  await endSessions(tx, userId, { ...(except && { except }), reason: 'password changed' })
  await recordAuditEvent(tx, { actor: `user:${userId}`, action, target: `user:${userId}` })
}
