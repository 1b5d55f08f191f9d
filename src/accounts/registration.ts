import { v7 as uuidv7 } from 'uuid'
import { onOwnAccount, recordAuditEvent } from '../audit/audit-events.ts'
import { sendVerification } from '../auth/email-verification.ts'
import { assertStrongPassword } from '../auth/passwords/password-policy.ts'
import { guestOf } from '../auth/passwords/passwords.ts'
import { roleAtRegistration } from '../auth/permissions.ts'
import { takeMailQuotas, unlessOverQuota } from '../auth/send-mail.ts'
import { type Login, openLogin } from '../auth/sessions/session-tokens.ts'
import { startSession } from '../auth/sessions/start-session.ts'
import type { Context } from '../context.ts'
import { transaction } from '../db/client.ts'
import { users } from '../db/tables.ts'
import { throttledNetwork } from '../limits/networks.ts'
import { accountColumns } from '../users/account-row.ts'
import { nameKey } from '../users/names.ts'

export interface Registration {
  username: string
  email: string
  password: string
}

/**
 * Creates an account and signs it in, in one transaction.
 * @throws {AppError} ALREADY_TAKEN naming the field, decided by the unique indexes of the database;
 *   WEAK_PASSWORD; TOO_MANY_ATTEMPTS; OVERLOADED
 */
export async function register(
  services: Pick<Context, 'db' | 'passwords' | 'tokens' | 'throttles' | 'mail' | 'caller' | 'log'>,
  { username, email, password }: Registration,
  { refreshable }: { refreshable: boolean },
): Promise<Login> {
  await services.throttles.take('register', throttledNetwork(services.caller.address))
  await assertStrongPassword(password, [username, email], 'input.password')
  const owner = guestOf(services.caller, nameKey(email))
  const passwordHash = await services.passwords.admit(owner, ({ hash }) => hash(password))
  const { account, session } = await transaction(services, async (tx) => {
    const [account] = await tx.db.write
      .insert(users)
      .values({
        id: uuidv7(),
        username,
        usernameKey: nameKey(username),
        email,
        emailKey: nameKey(email),
        passwordHash,
        role: roleAtRegistration,
      })
      .returning(accountColumns)
    const { id } = account!
    await recordAuditEvent(tx, { ...onOwnAccount(id), action: 'account.registered' })
    const proof = { passwordVersion: null, secondFactor: false }
    const session = await startSession(tx, id, proof, { refreshable })
    return { account: account!, session }
  })
  const send = await unlessOverQuota(takeMailQuotas(services, 'verification', account.email))
  if (send) await sendVerification(services, account, send)
  else
    services.log.warn(
      'a user was registered without a verification mail: too many mails; the user can request it',
    )
  return openLogin(services, account, session)
}
