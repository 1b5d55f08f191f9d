import { onOwnAccount, recordAuditEvent, userActor } from '../../audit/audit-events.ts'
import type { Context, Services, SessionViewer } from '../../context.ts'
import { transaction } from '../../db/client.ts'
import { and, sql } from '../../db/drizzle.ts'
import { sessions } from '../../db/identity-tables.ts'
import { AppError } from '../../errors.ts'
import { lockOwnAccount } from '../account-locks.ts'
import { revokeAllApiKeys } from '../api-keys/revoke-all.ts'
import { forgetDeviceOf, forgetDevices } from '../devices.ts'
import { sessionIsLive, sessionIsOpen } from '../sql-conditions.ts'
import { maxSessions } from './start-session.ts'

export interface ActiveSession {
  id: string
  device: string
  network: string
  /** Whether its device is a known one. */
  deviceRemembered: boolean
  createdAt: Date
  lastUsedAt: Date
  expiresAt: Date
}

/** Lists the viewer's sessions, newest first; at most a hundred. */
export async function listSessions(
  { db }: Pick<Services, 'db'>,
  viewer: SessionViewer,
): Promise<ActiveSession[]> {
  const { id, device, network, createdAt, lastUsedAt, expiresAt } = sessions
  return db.write
    .select({
      id,
      device,
      network,
      deviceRemembered: sql<boolean>`device_hash is not null`,
      createdAt,
      lastUsedAt,
      expiresAt,
    })
    .from(sessions)
    .where(sql`sessions.user_id = ${viewer.id} and ${sessionIsLive}`)
    .orderBy(sql`created_at desc, id desc`)
    .limit(maxSessions)
}

/**
 * Ends one of the viewer's sessions, and forgets its device unless the viewer signs out.
 * @returns its id
 * @throws {AppError} NOT_FOUND
 */
export async function revokeSession(
  services: Pick<Context, 'db' | 'caller'>,
  viewer: SessionViewer,
  id: string,
): Promise<string> {
  await transaction(services, async (tx) => {
    const ended = await tx.db.write
      .update(sessions)
      .set({ endedAt: sql`now()`, endReason: id === viewer.session.id ? 'signed out' : 'ended by its user' })
      .where(sql`sessions.id = ${id} and sessions.user_id = ${viewer.id} and ${sessionIsOpen}`)
      .returning({ id: sessions.id })
    if (ended.length === 0) throw new AppError('NOT_FOUND', 'You have no such session')
    if (id !== viewer.session.id) await forgetDeviceOf(tx, id)
    await recordAuditEvent(tx, {
      actor: userActor(viewer),
      action: 'session.ended',
      target: `session:${id}`,
    })
  })
  return id
}

/**
 * Ends all of the viewer's sessions except the current one.
 * @param options.revokeApiKeys whether to revoke all API keys of the viewer too
 * @returns the number of ended sessions
 */
export async function revokeOtherSessions(
  services: Pick<Context, 'db' | 'caller'>,
  viewer: SessionViewer,
  { revokeApiKeys }: { revokeApiKeys: boolean },
): Promise<number> {
  return transaction(services, async (tx) => {
    await lockOwnAccount(tx, viewer) // Another session could create a key meanwhile.
    const except = viewer.session.id
    const count = await endSessions(tx, viewer.id, { except, reason: 'ended by its user' })
    if (revokeApiKeys) await revokeAllApiKeys(tx, viewer.id)
    if (count > 0) {
      await recordAuditEvent(tx, {
        ...onOwnAccount(viewer.id),
        action: 'user.sessions_ended',
        details: { count },
      })
    }
    return count
  })
}

/**
 * Ends the open sessions of a user and sign-ins that wait for a code, and forgets the user's devices. Call it in
 * the transaction of the change that requires it.
 * @param except id of a session that stays, with its device
 * @returns the number of ended sessions
 */
export async function endSessions(
  { db }: Pick<Services, 'db'>,
  userId: string,
  { except, reason }: { except?: string; reason: string },
): Promise<number> {
  await db.write.execute(sql`delete from mfa_challenges where user_id = ${userId}`)
  await forgetDevices({ db }, userId, { except })
  const isOther = except === undefined ? undefined : sql`sessions.id <> ${except}`
  const ended = await db.write
    .update(sessions)
    .set({ endedAt: sql`now()`, endReason: reason })
    .where(and(sql`sessions.user_id = ${userId}`, sessionIsOpen, isOther))
    .returning({ id: sessions.id })
  return ended.length
}
