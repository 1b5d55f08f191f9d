import { onOwnAccount, recordAuditEvent, userActor } from '../../audit/audit-events.ts'
import type { Context } from '../../context.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { totpFactors } from '../../db/identity-tables.ts'
import { queryRows } from '../../db/statements.ts'
import { users } from '../../db/tables.ts'
import { guessKeys } from '../../limits/guess-keys.ts'
import type { Message } from '../../mail/mail.ts'
import { passwordChangedNotice, passwordResetMessage } from '../../mail/messages.ts'
import { getAccount } from '../../users/account-row.ts'
import { nameKey } from '../../users/names.ts'
import { addResetPass, guessSource } from '../devices.ts'
import { createEmailToken, readEmailToken, useEmailToken } from '../email-tokens.ts'
import { removeSecondFactor } from '../second-factor/second-factor.ts'
import { sendNotice, takeAddressQuota, takeNetworkQuota, unlessOverQuota } from '../send-mail.ts'
import { assertNewPassword, hashNewPassword } from './new-password.ts'
import { setPassword } from './set-password.ts'

/**
 * Sends a link to this address if it belongs to an account. The response and its timing do not reveal whether
 * it does: the lookup happens after the response.
 * @throws {AppError} TOO_MANY_ATTEMPTS if the client's network has requested too many mails
 */
export async function requestPasswordReset(
  services: Pick<Context, 'db' | 'throttles' | 'mail' | 'caller' | 'log'>,
  email: string,
): Promise<void> {
  await takeNetworkQuota(services)
  // Over the quota of the address, send nothing and report no error. Earlier links are still valid.
  const send = await unlessOverQuota(takeAddressQuota(services, 'reset', email))
  if (!send) return
  composeReset(services, email).then(
    (message) => message && send(message),
    (err) =>
      services.log.warn({ err }, 'a password reset mail could not be sent; the user can request another one'),
  )
}

async function composeReset(services: Pick<Context, 'db' | 'mail'>, email: string): Promise<Message | null> {
  const [account] = await services.db.write
    .select({ id: users.id, username: users.username, email: users.email })
    .from(users)
    .where(sql`email_key = ${nameKey(email)} and disabled_at is null`)
  if (!account) return null
  const token = await createEmailToken(services, account, 'password reset')
  const link = services.mail.linkTo('reset-password', token)
  return passwordResetMessage({ to: account.email, username: account.username, link })
}

/**
 * Sets a new password with a token from a mail, ends all sessions of the user, forgets the devices and revokes all
 * API keys. It does not sign the user in, so a second factor still applies at the next sign-in. So that wrong guesses
 * of others cannot delay that sign-in, they are forgotten, and the token counts as a known device for an hour.
 * @throws {AppError} INVALID_CODE, WEAK_PASSWORD, TOO_MANY_ATTEMPTS, OVERLOADED
 */
export async function resetPassword(
  services: Pick<Context, 'db' | 'passwords' | 'throttles' | 'mail' | 'caller' | 'log' | 'emailVerification'>,
  token: string,
  password: string,
): Promise<void> {
  // The token is checked before it is used up: a weak password must not cost the link, and a wrong token
  // costs no hashing.
  const { userId } = await readEmailToken(services, token, 'password reset')
  const { username, email } = await getAccount(services, userId)
  await assertNewPassword(services, userId, password, [username, email], 'password')
  const hash = await hashNewPassword(services, userId, password)
  await transaction(services, async (tx) => {
    await useEmailToken(tx, token, 'password reset')
    await removeFactorOfStranger(tx, userId)
    await setPassword(tx, userId, hash, { action: 'password.reset', revokeApiKeys: true })
    await addResetPass(tx, userId, token)
    // The user has received a mail at this address.
    await tx.db.write.execute(
      sql`update users set email_verified_at = coalesce(email_verified_at, now()) where id = ${userId}`,
    )
  })
  const emailKey = nameKey(email)
  await services.throttles.forget([
    guessKeys.signIn(emailKey, guessSource(services.caller, null)),
    guessKeys.signInAnywhere(emailKey),
    guessKeys.secondFactor(userId, null),
  ])
  // The link has verified the address.
  await sendNotice(services, passwordChangedNotice({ to: email, username }), { isTrusted: true })
}

/**
 * Removes what somebody else may have left: a setup of an authenticator app that was not completed, and the
 * second factor of an account whose address was never verified. Otherwise the owner of the address, whom the
 * reset has just proved, would be locked out by whoever registered with it. The second factor of a verified owner
 * stays, and that of every user if this server does not ask them to verify. Call it before the address is marked
 * as verified.
 */
async function removeFactorOfStranger(
  tx: Pick<Context, 'db' | 'caller' | 'emailVerification'>,
  userId: string,
): Promise<void> {
  if ((await wasEverVerified(tx, userId)) || tx.emailVerification === 'off') {
    await tx.db.write.delete(totpFactors).where(sql`user_id = ${userId} and confirmed_at is null`)
    return
  }
  if (await removeSecondFactor(tx, userId))
    await recordAuditEvent(tx, { ...onOwnAccount(userId), action: 'mfa.removed' })
}

/**
 * Locks the account. A new address is not verified, but an earlier one of the same owner may have been: the audit
 * log knows.
 */
async function wasEverVerified({ db }: Pick<Context, 'db'>, userId: string): Promise<boolean> {
  const target = userActor({ id: userId })
  const [found] = await queryRows<{ verified: boolean }>(
    db.write,
    sql`select email_verified_at is not null or exists (
        select 1 from audit_events where audit_events.target = ${target} and result = 'done'
          and action in ('email.verified', 'password.reset', 'user.created')
      ) as verified from users where id = ${userId} for no key update`,
  )
  return found!.verified
}
