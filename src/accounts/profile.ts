import { recordAuditEvent } from '../audit/audit-events.ts'
import { lockOwnAccount } from '../auth/account-locks.ts'
import { sendVerification } from '../auth/email-verification.ts'
import { setPassword } from '../auth/passwords/password-change.ts'
import { assertStrongPassword } from '../auth/passwords/password-policy.ts'
import { refusal, stepUpRequired } from '../auth/permissions.ts'
import { endSessions } from '../auth/sessions/sessions.ts'
import type { Context, SessionViewer, Viewer } from '../context.ts'
import { transaction } from '../db/client.ts'
import { and, sql } from '../db/drizzle.ts'
import { type ExpectedVersion, matchesVersion, versionConflict } from '../db/optimistic-lock.ts'
import { users } from '../db/tables.ts'
import { badInput } from '../errors.ts'
import { emailChangedNotice, passwordChangedNotice } from '../mail/messages.ts'
import { nameKey } from '../users/names.ts'
import { type Account, accountColumns, getAccountById } from '../users/users.ts'

export interface ProfileChanges {
  username?: string | null
  email?: string | null
  password?: string | null
  bio?: string | null
  image?: string | null
}

type ProfileServices = Pick<Context, 'db' | 'passwords' | 'throttles' | 'mail' | 'caller' | 'log'>

/**
 * Absent fields stay; `null`, or nothing, clears `bio` and `image`. A new address, or password, asks for a person who has
 * just proved who they are, and signs them out everywhere else.
 * @throws {AppError} ALREADY_TAKEN naming the field; BAD_INPUT for `null` where there must be something; CONFLICT;
 *   STEP_UP_REQUIRED; WEAK_PASSWORD
 */
export async function updateProfile(
  services: ProfileServices,
  viewer: Viewer,
  version: ExpectedVersion,
  changes: ProfileChanges,
): Promise<Account> {
  const { username, email, password, bio, image } = changes
  for (const [field, value] of Object.entries({ username, email, password })) {
    if (value === null) throw badInput(field, 'cannot be null', 'required')
  }
  const before = await getAccountById(services, viewer.id)
  const isNewAddress = email != null && email !== before.email
  if (isNewAddress || password != null) assertFresh(viewer)
  const names = [username ?? before.username, email ?? before.email]
  const passwordHash = password == null ? null : await hashNew(services, password, names)

  const account = await transaction(services, async (tx) => {
    if (isNewAddress || passwordHash) await lockOwnAccount(tx, viewer as SessionViewer)
    const [account] = await tx.db.write
      .update(users)
      .set({
        ...(username != null && { username, usernameKey: nameKey(username) }),
        ...(email != null && { email, emailKey: nameKey(email) }),
        ...(isNewAddress && { emailVerifiedAt: null }),
        bio: bio === null ? '' : bio,
        image: image === '' ? null : image,
        version: sql`${users.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(and(sql`users.id = ${viewer.id}`, matchesVersion(users.version, version)))
      .returning(accountColumns)
    if (!account) throw versionConflict('profile')
    if (isNewAddress) await addressChanged(tx, viewer as SessionViewer)
    if (passwordHash) await setPassword(tx, viewer.id, passwordHash, { except: viewer.session!.id })
    return account
  })

  if (passwordHash) services.mail.send(passwordChangedNotice({ to: before.email, username: before.username }))
  if (isNewAddress) {
    services.mail.send(emailChangedNotice({ to: before.email, username: before.username }))
    await sendVerification(services, account)
  }
  return account
}

/** @throws {AppError} FORBIDDEN for an API key; STEP_UP_REQUIRED */
function assertFresh(viewer: Viewer): asserts viewer is SessionViewer {
  if (!viewer.session) throw refusal(viewer)
  if (!viewer.session.isFresh) throw stepUpRequired()
}

async function hashNew(
  { passwords }: Pick<Context, 'passwords'>,
  password: string,
  ownWords: readonly string[],
): Promise<string> {
  await assertStrongPassword(password, ownWords, 'input.password')
  return passwords.hash(password)
}

/** What was sent to the old address opens nothing any more. */
async function addressChanged(tx: Pick<Context, 'db' | 'caller'>, viewer: SessionViewer): Promise<void> {
  await tx.db.write.execute(sql`delete from email_tokens where user_id = ${viewer.id}`)
  await endSessions(tx, viewer.id, { except: viewer.session.id, reason: 'e-mail address changed' })
  const [actor, target] = [`user:${viewer.id}`, `user:${viewer.id}`]
  await recordAuditEvent(tx, { actor, action: 'email.changed', target })
}
