import { v7 as uuidv7 } from 'uuid'
import { recordAuditEvent } from '../audit/audit-events.ts'
import type { Role } from '../auth/permissions.ts'
import { removeSecondFactor } from '../auth/second-factor/second-factor.ts'
import { endSessions } from '../auth/sessions/sessions.ts'
import type { Caller, Context, Services, SessionViewer } from '../context.ts'
import { transaction } from '../db/client.ts'
import { sql } from '../db/drizzle.ts'
import { users } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { mfaChangedNotice } from '../mail/messages.ts'
import { nameKey } from '../users/names.ts'
import { type ManagedUser, managedColumns } from './managed-users.ts'

/** Who is written down as having done it: somebody's `user:<id>`, or `operator`. */
export type Actor = 'operator' | `user:${string}`

type Acting = Pick<Services, 'db'> & { readonly caller?: Caller }

/** What is absent, or null, stays. */
export interface ManagedUserChanges {
  role?: Role | null
  disabled?: boolean | null
}

/**
 * Gives somebody a role, lets them in no more, or again. It takes effect at once: what a viewer may is read with every
 * request, and disabling ends their sessions.
 * @throws {AppError} NOT_FOUND; CONFLICT for oneself and for the last administrator; FORBIDDEN for who is none any more
 */
export async function updateManagedUser(
  services: Pick<Context, 'db' | 'caller'>,
  viewer: SessionViewer,
  username: string,
  changes: ManagedUserChanges,
): Promise<ManagedUser> {
  return changeUser(services, actorOf(viewer), username, changes)
}

/** The same for whoever acts. @throws {AppError} the same */
export async function changeUser(
  services: Acting,
  actor: Actor,
  username: string,
  { role, disabled }: ManagedUserChanges,
): Promise<ManagedUser> {
  return transaction(services, async (tx) => {
    const { user, admins } = await holdUser(tx, username)
    if (actor === actorOf(user)) throw new AppError('CONFLICT', notYourself(role))
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

    const about = { actor, target: actorOf(user) }
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
 * Takes away the second factor of somebody who has lost it, signs them out everywhere and tells them by mail.
 * @throws {AppError} NOT_FOUND when there is no such person, or they have none; CONFLICT for one's own
 */
export async function removeMfaOfUser(
  services: Pick<Context, 'db' | 'caller' | 'mail'>,
  viewer: SessionViewer,
  username: string,
  reason: string,
): Promise<ManagedUser> {
  const actor = actorOf(viewer)
  const changed = await transaction(services, async (tx) => {
    const { user, admins } = await holdUser(tx, username)
    // That one asks for a code of it.
    if (user.id === viewer.id)
      throw new AppError('CONFLICT', 'Remove your own second factor where you set it up')
    assertStillAdmin(actor, admins)
    if (!(await removeSecondFactor(tx, user.id)))
      throw new AppError('NOT_FOUND', 'They have no second factor')
    const sessions = await endSessions(tx, user.id, { reason: 'second factor removed by an administrator' })
    const details = { reason, sessions }
    await recordAuditEvent(tx, { actor, action: 'user.mfa_removed', target: actorOf(user), details })
    const [found] = await tx.db.write.select(managedColumns).from(users).where(sql`users.id = ${user.id}`)
    return found!
  })
  const { username: name, email: to } = changed
  services.mail.send(mfaChangedNotice({ to, username: name, change: 'removed by an administrator' }))
  return changed
}

/** Signs somebody out everywhere. @returns how many sessions ended @throws {AppError} NOT_FOUND */
export async function endSessionsOfUser(
  services: Pick<Context, 'db' | 'caller'>,
  viewer: SessionViewer,
  username: string,
): Promise<number> {
  const actor = actorOf(viewer)
  return transaction(services, async (tx) => {
    const { user, admins } = await holdUser(tx, username)
    assertStillAdmin(actor, admins)
    const count = await endSessions(tx, user.id, { reason: 'ended by an administrator' })
    await recordAuditEvent(tx, {
      actor,
      action: 'user.sessions_ended',
      target: actorOf(user),
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

/** An account that nobody registered. Fails with the unique index when a name is taken (`db/database-errors.ts`). */
export async function createUser(
  services: Acting,
  actor: Actor,
  { username, email, role, passwordHash }: NewUser,
): Promise<ManagedUser> {
  const names = { username, usernameKey: nameKey(username), email, emailKey: nameKey(email) }
  return transaction(services, async (tx) => {
    const [user] = await tx.db.write
      .insert(users)
      .values({ id: uuidv7(), ...names, passwordHash, role })
      .returning(managedColumns)
    await recordAuditEvent(tx, { actor, action: 'user.created', target: actorOf(user!), details: { role } })
    return user!
  })
}

/**
 * Holds somebody, and all administrators who can act, as they are until the transaction ends. Always in the same order,
 * so that two administrators who change each other at once do it one after the other. Nobody signs in meanwhile either
 * (`lockAccount`): no session escapes those that end here.
 */
async function holdUser({ db }: Pick<Services, 'db'>, username: string) {
  const key = nameKey(username)
  const held = await db.write
    .select({
      id: users.id,
      key: users.usernameKey,
      role: users.role,
      isDisabled: sql<boolean>`disabled_at is not null`,
    })
    .from(users)
    .where(sql`username_key = ${key} or (users.role = 'admin' and disabled_at is null)`)
    .orderBy(users.id)
    .for('no key update') // What refers to them (a comment, a favorite) need not wait.
  const user = held.find((person) => person.key === key)
  if (!user) throw new AppError('NOT_FOUND', 'There is no user with this name')
  return { user, admins: held.filter(({ role, isDisabled }) => role === 'admin' && !isDisabled) }
}

/** Who was demoted while their request was on its way changes nobody any more. */
function assertStillAdmin(actor: Actor, admins: readonly { id: string }[]): void {
  if (actor !== 'operator' && !admins.some((admin) => actorOf(admin) === actor))
    throw new AppError('FORBIDDEN', 'You are no administrator any more')
}

function actorOf({ id }: { id: string }): `user:${string}` {
  return `user:${id}`
}

function notYourself(role: Role | null | undefined): string {
  return `Ask another administrator: you cannot ${role == null ? 'disable yourself' : 'change your own role'}`
}

function lastAdmin(): AppError {
  return new AppError('CONFLICT', 'There would be no administrator left: make somebody else one first')
}
