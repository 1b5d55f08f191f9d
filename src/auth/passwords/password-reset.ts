import type { Context } from '../../context.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { users } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import { throttledNetwork } from '../../limits/networks.ts'
import type { Message } from '../../mail/mail.ts'
import { passwordChangedNotice, passwordResetMessage } from '../../mail/messages.ts'
import { nameKey } from '../../users/names.ts'
import { getAccountById } from '../../users/users.ts'
import { makeEmailToken, readEmailToken, useEmailToken } from '../email-tokens.ts'
import { setPassword } from './password-change.ts'
import { assertStrongPassword } from './password-policy.ts'

/**
 * Sends a link to this address, if it is somebody's. Whether it is, neither the answer tells nor its time: it is found out
 * after the answer.
 * @throws {AppError} TOO_MANY_ATTEMPTS for the network that asks
 */
export async function requestPasswordReset(
  services: Pick<Context, 'db' | 'throttles' | 'mail' | 'caller' | 'log'>,
  email: string,
): Promise<void> {
  await services.throttles.take('mail for a network', throttledNetwork(services.caller.address))
  // An address that gets too many is spared in silence: its owner has the links that came before.
  if (await hasTooMany(services, email)) return
  composeReset(services, email).then(
    (message) => message && services.mail.send(message),
    (err) => services.log.warn({ err }, 'a password reset could not be sent; its owner may ask again'),
  )
}

async function hasTooMany({ throttles }: Pick<Context, 'throttles'>, email: string): Promise<boolean> {
  try {
    await throttles.take('mail to an address', nameKey(email))
    return false
  } catch (error) {
    if (error instanceof AppError && error.code === 'TOO_MANY_ATTEMPTS') return true
    throw error
  }
}

async function composeReset(services: Pick<Context, 'db' | 'mail'>, email: string): Promise<Message | null> {
  const [account] = await services.db.write
    .select({ id: users.id, username: users.username, email: users.email })
    .from(users)
    .where(sql`email_key = ${nameKey(email)} and disabled_at is null`)
  if (!account) return null
  const token = await makeEmailToken(services, account, 'password reset')
  const link = services.mail.linkTo('reset-password', token)
  return passwordResetMessage({ to: account.email, username: account.username, link })
}

/**
 * Sets a new password by the token that was mailed, once, and signs its owner out everywhere. It signs nobody in: whoever
 * has a second factor is asked for it at the next sign-in, as ever.
 * @throws {AppError} INVALID_CODE, WEAK_PASSWORD, OVERLOADED
 */
export async function resetPassword(
  services: Pick<Context, 'db' | 'passwords' | 'throttles' | 'mail' | 'caller'>,
  token: string,
  password: string,
): Promise<void> {
  // Looked at first, so that a weak password does not use the link up, and no stranger makes us hash.
  const { userId } = await readEmailToken(services, token, 'password reset')
  const { username, email } = await getAccountById(services, userId)
  await assertStrongPassword(password, [username, email], 'password')
  const hash = await services.passwords.hash(password)
  await transaction(services, async (tx) => {
    await useEmailToken(tx, token, 'password reset')
    await setPassword(tx, userId, hash, { action: 'password.reset' })
    // Whoever answers from an address has it.
    await tx.db.write.execute(
      sql`update users set email_verified_at = coalesce(email_verified_at, now()) where id = ${userId}`,
    )
  })
  await services.throttles.forget(`password of ${nameKey(email)} from anywhere`)
  services.mail.send(passwordChangedNotice({ to: email, username }))
}
