import { recordAuditEvent } from '../audit/audit-events.ts'
import type { Context, SessionViewer } from '../context.ts'
import { transaction } from '../db/client.ts'
import { sql } from '../db/drizzle.ts'
import { users } from '../db/tables.ts'
import { emailVerificationMessage } from '../mail/messages.ts'
import { nameKey } from '../users/names.ts'
import { type Account, getAccountById } from '../users/users.ts'
import { invalidLink, makeEmailToken, useEmailToken } from './email-tokens.ts'

/** Sends a link by which its owner shows that messages reach them. */
export async function sendVerification(
  services: Pick<Context, 'db' | 'mail'>,
  { id, username, email }: Pick<Account, 'id' | 'username' | 'email'>,
): Promise<void> {
  const token = await makeEmailToken(services, { id, email }, 'email verification')
  const link = services.mail.linkTo('verify-email', token)
  services.mail.send(emailVerificationMessage({ to: email, username, link }))
}

/** Sends another link; nothing to somebody whose address is verified. @throws {AppError} TOO_MANY_ATTEMPTS */
export async function requestVerification(
  services: Pick<Context, 'db' | 'mail' | 'throttles'>,
  viewer: SessionViewer,
): Promise<void> {
  const account = await getAccountById(services, viewer.id)
  if (account.emailVerifiedAt) return
  await services.throttles.take('mail to an address', nameKey(account.email))
  await sendVerification(services, account)
}

/** By the token that was mailed, once, to the address that the account still has. @throws {AppError} INVALID_CODE */
export async function verifyEmail(services: Pick<Context, 'db' | 'caller'>, token: string): Promise<void> {
  await transaction(services, async (tx) => {
    const { userId, emailKey } = await useEmailToken(tx, token, 'email verification')
    const verified = await tx.db.write
      .update(users)
      .set({ emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
      .where(sql`id = ${userId} and email_key = ${emailKey}`)
      .returning({ id: users.id })
    if (verified.length === 0) throw invalidLink()
    const [actor, target] = [`user:${userId}`, `user:${userId}`]
    await recordAuditEvent(tx, { actor, action: 'email.verified', target })
  })
}
