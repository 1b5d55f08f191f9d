import { lockOwnAccount } from '../auth/account-locks.ts'
import { assertNewPassword, hashNewPassword } from '../auth/passwords/new-password.ts'
import { setPassword } from '../auth/passwords/set-password.ts'
import { type OwnerProof, proveOwner } from '../auth/prove-owner.ts'
import { sendNotice, takeMailQuotas } from '../auth/send-mail.ts'
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

export interface ProfileChanges extends OwnerProof {
  username?: string | null
  email?: string | null
  password?: string | null
  bio?: string | null
  image?: string | null
}

type ProfileServices = Pick<Context, 'db' | 'vault' | 'passwords' | 'throttles' | 'mail' | 'caller' | 'log'>

/**
 * Updates the viewer's profile. Absent fields do not change. Null or an empty text clears `bio` and `image`.
 * A new e-mail address or password requires step-up and a proof of the owner, and ends the viewer's other
 * sessions. An address that differs only in case is not a new one.
 * @throws {AppError} ALREADY_TAKEN naming the field; BAD_INPUT for null in a required field; CONFLICT;
 *   STEP_UP_REQUIRED; WEAK_PASSWORD; as `proveOwner`
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
  if (!changesAddress(before, changes) && password == null)
    return updateRow(services, viewer, version, changes, { keepsAddress: true })
  assertFresh(viewer)
  return updateCredentials(services, viewer, version, changes, before)
}

async function updateCredentials(
  services: ProfileServices,
  viewer: SessionViewer,
  version: ExpectedVersion,
  changes: ProfileChanges,
  { username, email }: Account,
): Promise<Account> {
  const { password } = changes
  // Before the proof: a weak password must not cost a code.
  const ownWords = [changes.username ?? username, changes.email ?? email]
  if (password != null) await assertNewPassword(services, viewer.id, password, ownWords, 'input.password')
  const what = password == null ? 'e-mail address' : 'password'
  const passwordVersion = await proveOwner(services, viewer, changes, `change the ${what}`)
  const passwordHash = password == null ? null : await hashNewPassword(services, viewer.id, password)
  // Before anything is written: a change without the mail to the new address would be of no use.
  const sendToNew = changesAddress({ email }, changes)
    ? await takeMailQuotas(services, 'verification', changes.email!)
    : null
  const { account, before } = await transaction(services, async (tx) => {
    const before = await lockOwnAccount(tx, viewer, passwordVersion)
    const account = await updateRow(tx, viewer, version, changes, { keepsAddress: !sendToNew })
    if (sendToNew) await recordEmailChange(tx, viewer)
    if (passwordHash) await setPassword(tx, viewer.id, passwordHash, { except: viewer.session.id })
    return { account, before }
  })
  if (passwordHash) {
    const notice = passwordChangedNotice({ to: before.email, username })
    await sendNotice(services, notice, { isTrusted: before.isVerified })
  }
  if (sendToNew) await sendEmailChange(services, before, account, sendToNew)
  return account
}

/** A new spelling of the same address is no new address: its mail arrives in the same place. */
function changesAddress(before: Pick<Account, 'email'>, { email }: ProfileChanges): boolean {
  return email != null && nameKey(email) !== nameKey(before.email)
}

async function updateRow(
  { db }: Pick<Context, 'db'>,
  viewer: Viewer,
  version: ExpectedVersion,
  { username, email, bio, image }: ProfileChanges,
  { keepsAddress = false } = {},
): Promise<Account> {
  const emailKey = email == null ? null : nameKey(email)
  // The address may have changed since it was compared. Nothing may change it back without a proof and a mail.
  const isKept = keepsAddress && emailKey !== null ? sql`email_key = ${emailKey}` : undefined
  const [account] = await db.write
    .update(users)
    .set({
      ...(username != null && { username, usernameKey: nameKey(username) }),
      ...(email != null && {
        email,
        emailKey: nameKey(email),
        emailVerifiedAt: sql`case when email_key = ${emailKey} then email_verified_at end`,
      }),
      bio: bio === null ? '' : bio,
      image: image === '' ? null : image,
      version: sql`${users.version} + 1`,
      updatedAt: sql`now()`,
    })
    .where(and(sql`users.id = ${viewer.id}`, matchesVersion(users.version, version), isKept))
    .returning(accountColumns)
  if (!account) throw versionConflict('profile')
  return account
}
