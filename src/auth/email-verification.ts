import { onOwnAccount, recordAuditEvent } from '../audit/audit-events.ts'
import type { Context, SessionViewer } from '../context.ts'
import { transaction } from '../db/client.ts'
import { sql } from '../db/drizzle.ts'
import { users } from '../db/tables.ts'
import { emailVerificationMessage } from '../mail/messages.ts'
import { type Account, getAccount } from '../users/account-row.ts'
import { createEmailToken, invalidLink, useEmailToken } from './email-tokens.ts'
import { type Send, takeMailQuotas } from './send-mail.ts'

/**
 * Sends a link that proves, when the user follows it, that the address is the user's.
 * @param send from `takeMailQuotas` for the address
 */
export async function sendVerification(
  services: Pick<Context, 'db' | 'mail'>,
  { id, username, email }: Pick<Account, 'id' | 'username' | 'email'>,
  send: Send,
): Promise<void> {
  const token = await createEmailToken(services, { id, email }, 'email verification')
  const link = services.mail.linkTo('verify-email', token)
  send(emailVerificationMessage({ to: email, username, link }))
}

/** Sends another link, or nothing if the address is verified. @throws {AppError} TOO_MANY_ATTEMPTS */
export async function requestVerification(
  services: Pick<Context, 'db' | 'mail' | 'throttles' | 'caller'>,
  viewer: SessionViewer,
): Promise<void> {
  const account = await getAccount(services, viewer.id)
  if (account.emailVerifiedAt) return
  await sendVerification(services, account, await takeMailQuotas(services, 'verification', account.email))
}

/**
 * Marks the address as verified.
 * @throws {AppError} INVALID_CODE if the token is invalid, or the account has another address by now
 */
export async function verifyEmail(services: Pick<Context, 'db' | 'caller'>, token: string): Promise<void> {
  await transaction(services, async (tx) => {
    const { userId, emailKey } = await useEmailToken(tx, token, 'email verification')
    const verified = await tx.db.write
      .update(users)
      .set({ emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
      .where(sql`id = ${userId} and email_key = ${emailKey}`)
      .returning({ id: users.id })
    if (verified.length === 0) throw invalidLink()
    await recordAuditEvent(tx, { ...onOwnAccount(userId), action: 'email.verified' })
  })
}
