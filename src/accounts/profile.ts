import { lockOwnAccount } from '../auth/account-locks.ts'
import { assertStrongPassword } from '../auth/passwords/password-policy.ts'
import { setPassword } from '../auth/passwords/set-password.ts'
import { assertFresh } from '../auth/step-up.ts'
import type { Context, SessionViewer, Viewer } from '../context.ts'
import { transaction } from '../db/client.ts'
import { and, sql } from '../db/drizzle.ts'
import { type ExpectedVersion, matchesVersion, versionConflict } from '../db/optimistic-lock.ts'
import { users } from '../db/tables.ts'
import { badInput } from '../errors.ts'
import { passwordChangedNotice } from '../mail/messages.ts'
import { type Account, accountColumns, getAccount } from '../users/account-row.ts'
import { nameKey } from '../users/names.ts'
import { recordEmailChange, sendEmailChange } from './email-change.ts'

export interface ProfileChanges {
  username?: string | null
  email?: string | null
  password?: string | null
  bio?: string | null
  image?: string | null
}

type ProfileServices = Pick<Context, 'db' | 'passwords' | 'throttles' | 'mail' | 'caller' | 'log'>

/**
 * Updates the viewer's profile. Absent fields do not change. Null or an empty text clears `bio` and `image`.
 * A new e-mail address or password requires step-up and ends the viewer's other sessions.
 * @throws {AppError} ALREADY_TAKEN naming the field; BAD_INPUT for null in a required field; CONFLICT;
 *   STEP_UP_REQUIRED; WEAK_PASSWORD
 */
export async function updateProfile(
  services: ProfileServices,
  viewer: Viewer,
  version: ExpectedVersion,
  changes: ProfileChanges,
): Promise<Account> {
  const { username, email, password } = changes
  for (const [field, value] of Object.entries({ username, email, password })) {
    if (value === null) throw badInput(field, 'cannot be null', 'required')
  }
  const before = await getAccount(services, viewer.id)
  const changesEmail = email != null && email !== before.email
  if (!changesEmail && password == null) return updateRow(services, viewer, version, changes)
  assertFresh(viewer)
  return updateCredentials(services, viewer, version, changes, before)
}

async function updateCredentials(
  services: ProfileServices,
  viewer: SessionViewer,
  version: ExpectedVersion,
  changes: ProfileChanges,
  before: Account,
): Promise<Account> {
  const passwordHash = await hashNewPassword(services, changes, before)
  const account = await transaction(services, async (tx) => {
    await lockOwnAccount(tx, viewer)
    const account = await updateRow(tx, viewer, version, changes)
    if (account.email !== before.email) await recordEmailChange(tx, viewer)
    if (passwordHash) await setPassword(tx, viewer.id, passwordHash, { except: viewer.session.id })
    return account
  })
  if (passwordHash) services.mail.send(passwordChangedNotice({ to: before.email, username: before.username }))
  if (account.email !== before.email) await sendEmailChange(services, before, account)
  return account
}

async function hashNewPassword(
  { passwords }: Pick<Context, 'passwords'>,
  { password, username, email }: ProfileChanges,
  before: Account,
): Promise<string | null> {
  if (password == null) return null
  await assertStrongPassword(password, [username ?? before.username, email ?? before.email], 'input.password')
  return passwords.hash(password)
}

async function updateRow(
  { db }: Pick<Context, 'db'>,
  viewer: Viewer,
  version: ExpectedVersion,
  { username, email, bio, image }: ProfileChanges,
): Promise<Account> {
  const [account] = await db.write
    .update(users)
    .set({
      ...(username != null && { username, usernameKey: nameKey(username) }),
      ...(email != null && {
        email,
        emailKey: nameKey(email),
        emailVerifiedAt: sql`case when email = ${email} then email_verified_at end`,
      }),
      bio: bio === null ? '' : bio,
      image: image === '' ? null : image,
      version: sql`${users.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(and(sql`users.id = ${viewer.id}`, matchesVersion(users.version, version)))
    .returning(accountColumns)
  if (!account) throw versionConflict('profile')
  return account
}
