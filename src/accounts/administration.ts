import { v7 as uuidv7 } from 'uuid'
import { recordAuditEvent, userActor } from '../audit/audit-events.ts'
import { revokeAllApiKeys } from '../auth/api-keys/revoke-all.ts'
import { removeSecondFactor } from '../auth/second-factor/second-factor.ts'
import { sendNotice } from '../auth/send-mail.ts'
import { endSessions } from '../auth/sessions/sessions.ts'
import type { Caller, Context, Services, SessionViewer } from '../context.ts'
import { transaction } from '../db/client.ts'
import { sql } from '../db/drizzle.ts'
import { users } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { mfaChangedNotice } from '../mail/messages.ts'
import type { Role } from '../users/account-row.ts'
import { nameKey } from '../users/names.ts'
import { type ManagedUser, managedColumns } from './managed-users.ts'

/**
 * Who acts, for the audit log: an administrator as `user:<id>`, or `operator` for a command on the server.
 */
export type Actor = 'operator' | `user:${string}`

type ActorServices = Pick<Services, 'db'> & { readonly caller?: Caller }

/** Absent and null fields do not change. */
export interface ManagedUserChanges {
  role?: Role | null
  disabled?: boolean | null
}

/**
 * Changes a role, or disables or enables a user. It takes effect at once: permissions are read at every
 * request, and disabling ends the user's sessions.
 * @throws {AppError} NOT_FOUND; CONFLICT for the viewer's own account and for the last administrator;
 *   FORBIDDEN if the viewer has just lost the role
 */
export async function updateManagedUser(
  services: Pick<Context, 'db' | 'caller'>,
  viewer: SessionViewer,
  username: string,
  changes: ManagedUserChanges,
): Promise<ManagedUser> {
  return changeUser(services, userActor(viewer), username, changes)
}

/** As `updateManagedUser`, also for the operator. */
export async function changeUser(
  services: ActorServices,
  actor: Actor,
  username: string,
  { role, disabled }: ManagedUserChanges,
): Promise<ManagedUser> {
  return transaction(services, async (tx) => {
    const { user, admins } = await lockUserAndAdmins(tx, username)
    if (actor === userActor(user)) throw new AppError('CONFLICT', notYourself(role))
    const [from, to] = [user.role, role ?? user.role]
    const isAdmin = admins.some(({ id }) => id === user.id)
    if (isAdmin && admins.length === 1 && (to !== 'admin' || disabled === true)) throw lastAdmin()
    assertStillAdmin(actor, admins)

    const [changed] = await tx.db.write
      .update(users)
      .set({
        role: to,
        disabledAt: disabled == null ? undefined : disabled ? sql`coalesce(disabled_at, now())` : null,
      })
      .where(sql`users.id = ${user.id}`)
      .returning(managedColumns)

    const about = { actor, target: userActor(user) }
    if (to !== from)
      await recordAuditEvent(tx, { ...about, action: 'user.role_changed', details: { from, to } })
    if (disabled === true && !user.isDisabled) {
      const sessions = await endSessions(tx, user.id, { reason: 'account disabled' })
      await recordAuditEvent(tx, { ...about, action: 'user.disabled', details: { sessions } })
    }
    if (disabled === false && user.isDisabled)
      await recordAuditEvent(tx, { ...about, action: 'user.enabled' })
    return changed!
  })
}

/**
 * Removes the second factor of a user who has lost it, ends the user's sessions and sends a notice.
 * @throws {AppError} NOT_FOUND if there is no such user or no second factor; CONFLICT for the viewer's own
 *   account
 */
export async function removeMfaOfUser(
  services: Pick<Context, 'db' | 'caller' | 'mail' | 'throttles' | 'log'>,
  viewer: SessionViewer,
  username: string,
  reason: string,
): Promise<ManagedUser> {
  const actor = userActor(viewer)
  const changed = await transaction(services, async (tx) => {
    const { user, admins } = await lockUserAndAdmins(tx, username)
    // Removing one's own second factor requires a recent sign-in with it.
    if (user.id === viewer.id)
      throw new AppError('CONFLICT', 'Remove your own second factor where you set it up')
    assertStillAdmin(actor, admins)
    if (!(await removeSecondFactor(tx, user.id)))
      throw new AppError('NOT_FOUND', 'This user has no second factor')
    const sessions = await endSessions(tx, user.id, { reason: 'second factor removed by an administrator' })
    const details = { reason, sessions }
    await recordAuditEvent(tx, { actor, action: 'user.mfa_removed', target: userActor(user), details })
    const [found] = await tx.db.write.select(managedColumns).from(users).where(sql`users.id = ${user.id}`)
    return found!
  })
  const { username: name, email: to } = changed
  const notice = mfaChangedNotice({ to, username: name, change: 'removed by an administrator' })
  await sendNotice(services, notice, { isTrusted: true })
  return changed
}

/**
 * Ends all sessions of a user.
 * @param options.revokeApiKeys whether to revoke all API keys of the user too
 * @returns the number of ended sessions
 * @throws {AppError} NOT_FOUND
 */
export async function endSessionsOfUser(
  services: Pick<Context, 'db' | 'caller'>,
  viewer: SessionViewer,
  username: string,
  { revokeApiKeys }: { revokeApiKeys: boolean },
): Promise<number> {
  const actor = userActor(viewer)
  return transaction(services, async (tx) => {
    const { user, admins } = await lockUserAndAdmins(tx, username)
    assertStillAdmin(actor, admins)
    const count = await endSessions(tx, user.id, { reason: 'ended by an administrator' })
    if (revokeApiKeys) await revokeAllApiKeys(tx, user.id, actor)
    await recordAuditEvent(tx, {
      actor,
      action: 'user.sessions_ended',
      target: userActor(user),
      details: { count },
    })
    return count
  })
}

export interface NewUser {
  username: string
  email: string
  role: Role
  passwordHash: string
}

/**
 * Creates an account without registration. Its e-mail address counts as verified. Fails with the unique index if a name is taken
 * (`db/database-errors.ts`).
 */
export async function createUser(
  services: ActorServices,
  actor: Actor,
  { username, email, role, passwordHash }: NewUser,
): Promise<ManagedUser> {
  const names = { username, usernameKey: nameKey(username), email, emailKey: nameKey(email) }
  return transaction(services, async (tx) => {
    const [user] = await tx.db.write
      .insert(users)
      .values({ id: uuidv7(), ...names, passwordHash, role, emailVerifiedAt: sql`now()` })
      .returning(managedColumns)
    await recordAuditEvent(tx, { actor, action: 'user.created', target: userActor(user!), details: { role } })
    return user!
  })
}

/**
 * Locks a user and all active administrators until commit, in the order of their ids, so that two
 * administrators who change each other wait instead of deadlocking. The user cannot sign in meanwhile
 * (`lockAccount`), so no new session is missed.
 */
async function lockUserAndAdmins({ db }: Pick<Services, 'db'>, username: string) {
  const key = nameKey(username)
  const locked = await db.write
    .select({
      id: users.id,
      key: users.usernameKey,
      role: users.role,
      isDisabled: sql<boolean>`disabled_at is not null`,
    })
    .from(users)
    .where(sql`username_key = ${key} or (users.role = 'admin' and disabled_at is null)`)
    .orderBy(users.id)
    .for('no key update') // Rows that refer to them, such as comments, need not wait.
  const user = locked.find((user) => user.key === key)
  if (!user) throw new AppError('NOT_FOUND', 'There is no user with this name')
  return { user, admins: locked.filter(({ role, isDisabled }) => role === 'admin' && !isDisabled) }
}

/** An administrator may have been demoted while the request was in progress. */
function assertStillAdmin(actor: Actor, admins: readonly { id: string }[]): void {
  if (actor !== 'operator' && !admins.some((admin) => userActor(admin) === actor))
    throw new AppError('FORBIDDEN', 'You are no longer an administrator')
}

function notYourself(role: Role | null | undefined): string {
  return `Ask another administrator: you cannot ${role == null ? 'disable yourself' : 'change your own role'}`
}

function lastAdmin(): AppError {
  return new AppError('CONFLICT', 'This is the last administrator; make another user an administrator first')
}
