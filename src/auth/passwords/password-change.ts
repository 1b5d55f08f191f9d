import type { Context, SessionViewer } from '../../context.ts'
import { transaction } from '../../db/client.ts'
import { passwordChangedNotice } from '../../mail/messages.ts'
import { getAccount } from '../../users/account-row.ts'
import { lockOwnAccount } from '../account-locks.ts'
import { sendNotice } from '../send-mail.ts'
import { assertNewPassword, hashNewPassword } from './new-password.ts'
import { proveOwnPassword } from './prove-password.ts'
import { setPassword } from './set-password.ts'

export interface PasswordChange {
  currentPassword: string
  newPassword: string
  /** Whether to revoke all API keys of the user too. */
  revokeApiKeys?: boolean | null
}

/**
 * Changes the viewer's password and ends the viewer's other sessions.
 * @throws {AppError} INVALID_CREDENTIALS if the current password is wrong; WEAK_PASSWORD; TOO_MANY_ATTEMPTS;
 *   OVERLOADED
 */
export async function changePassword(
  services: Pick<Context, 'db' | 'passwords' | 'throttles' | 'mail' | 'caller' | 'log'>,
  viewer: SessionViewer,
  { currentPassword, newPassword, revokeApiKeys }: PasswordChange,
): Promise<void> {
  const version = await proveOwnPassword(services, viewer, currentPassword)
  const { username, email } = await getAccount(services, viewer.id)
  await assertNewPassword(services, viewer.id, newPassword, [username, email], 'input.newPassword')
  const hash = await hashNewPassword(services, viewer.id, newPassword)
  const account = await transaction(services, async (tx) => {
    const account = await lockOwnAccount(tx, viewer, version)
    await setPassword(tx, viewer.id, hash, {
      except: viewer.session.id,
      revokeApiKeys: revokeApiKeys === true,
    })
    return account
  })
  const notice = passwordChangedNotice({ to: account.email, username })
  await sendNotice(services, notice, { isTrusted: account.isVerified })
}
