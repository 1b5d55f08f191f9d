import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { recordAuditEvent } from '../../audit/audit-events.ts'
import type { Context, Services, SessionViewer } from '../../context.ts'
import { randomToken, tokenHash } from '../../crypto/opaque-tokens.ts'
import { transaction } from '../../db/client.ts'
import { and, sql } from '../../db/drizzle.ts'
import { refreshTokens, sessions } from '../../db/identity-tables.ts'
import { AppError } from '../../errors.ts'
import { lockAccount } from '../account-locks.ts'
import { deviceOf } from '../devices.ts'

/** Rotation never makes a session longer; a lasting one is a single access token's. */
const absoluteLifetime = sql`interval '90 days'`
const lastingLifetime = sql`interval '24 hours'`
const idleLifetime = sql`interval '14 days'`
const maxSessions = 100

/** What refreshes, and is shown, of sessions: neither ended nor expired nor forgotten. */
export const isLive = sql`sessions.ended_at is null and sessions.expires_at > now()
  and (not sessions.refreshable or sessions.last_used_at > now() - ${idleLifetime})`

export interface StartedSession {
  id: string
  refreshToken: string | null
  startedAt: Date
}

/** What a sign-in has shown. */
export interface Proof {
  /** Of the password that was right; in the meantime it may have been changed. Null for what is proved otherwise. */
  passwordVersion: number | null
  secondFactor: boolean
}

/**
 * Signs somebody in. Decided under a lock of the account, so that no session outlives a change of password, a removal of
 * rights or an enrolment that happens at the same moment.
 * @throws {AppError} INVALID_CREDENTIALS or MFA_REQUIRED when what was shown is not enough any more
 */
export async function startSession(
  services: Pick<Context, 'db' | 'caller'>,
  userId: string,
  proof: Proof,
  { refreshable }: { refreshable: boolean },
): Promise<StartedSession> {
  const refreshToken = refreshable ? randomToken('refresh') : null
  return transaction(services, async (tx) => {
    await lockAccount(tx, userId, proof)
    const [session] = await tx.db.write
      .insert(sessions)
      .values({
        id: uuidv7(),
        userId,
        refreshable,
        ...deviceOf(tx.caller),
        expiresAt: sql`now() + ${refreshable ? absoluteLifetime : lastingLifetime}`,
      })
      .returning({ id: sessions.id, startedAt: sessions.createdAt })
    const { id, startedAt } = session!
    if (refreshToken)
      await tx.db.write
        .insert(refreshTokens)
        .values({ hash: tokenHash(refreshToken), sessionId: id, nonce: randomNonce() })
    await endOldest(tx, userId)
    const actor = `user:${userId}`
    await recordAuditEvent(tx, { actor, action: 'session.started', target: `session:${id}` })
    return { id, refreshToken, startedAt }
  })
}

/** Of a refresh token: with it, the token itself and the pepper its child is made. */
export function randomNonce(): string {
  return randomBytes(16).toString('base64url')
}

/**
 * Ends all live sessions of somebody but one, and the sign-ins that wait for a code; in the transaction of what makes it
 * necessary.
 * @returns how many sessions ended
 */
export async function endSessions(
  { db }: Pick<Services, 'db'>,
  userId: string,
  { except, reason }: { except?: string; reason: string },
): Promise<number> {
  await db.write.execute(sql`delete from mfa_challenges where user_id = ${userId}`)
  const ended = await db.write
    .update(sessions)
    .set({ endedAt: sql`now()`, endReason: reason })
    .where(
      and(
        sql`user_id = ${userId} and ended_at is null and expires_at > now()`,
        except === undefined ? undefined : sql`id <> ${except}`,
      ),
    )
    .returning({ id: sessions.id })
  return ended.length
}

export interface ActiveSession {
  id: string
  device: string
  network: string
  createdAt: Date
  lastUsedAt: Date
  expiresAt: Date
}

/** Where the viewer is signed in, the latest first; at most a hundred. */
export async function listSessions(
  { db }: Pick<Services, 'db'>,
  viewer: SessionViewer,
): Promise<ActiveSession[]> {
  const { id, device, network, createdAt, lastUsedAt, expiresAt } = sessions
  return db.write
    .select({ id, device, network, createdAt, lastUsedAt, expiresAt })
    .from(sessions)
    .where(sql`user_id = ${viewer.id} and ${isLive}`)
    .orderBy(sql`created_at desc, id desc`)
    .limit(maxSessions)
}

/** @throws {AppError} NOT_FOUND when it is not a live session of theirs */
export async function revokeSession(
  services: Pick<Context, 'db' | 'caller'>,
  viewer: SessionViewer,
  id: string,
): Promise<string> {
  await transaction(services, async (tx) => {
    const ended = await tx.db.write
      .update(sessions)
      .set({ endedAt: sql`now()`, endReason: id === viewer.session.id ? 'signed out' : 'ended by its user' })
      .where(sql`id = ${id} and user_id = ${viewer.id} and ended_at is null and expires_at > now()`)
      .returning({ id: sessions.id })
    if (ended.length === 0) throw new AppError('NOT_FOUND', 'You have no such session')
    await recordAuditEvent(tx, {
      actor: `user:${viewer.id}`,
      action: 'session.ended',
      target: `session:${id}`,
    })
  })
  return id
}

/** Everywhere but here. @returns how many ended */
export async function revokeOtherSessions(
  services: Pick<Context, 'db' | 'caller'>,
  viewer: SessionViewer,
): Promise<number> {
  return transaction(services, async (tx) => {
    const except = viewer.session.id
    const count = await endSessions(tx, viewer.id, { except, reason: 'ended by its user' })
    const [actor, target] = [`user:${viewer.id}`, `user:${viewer.id}`]
    await recordAuditEvent(tx, { actor, action: 'user.sessions_ended', target, details: { count } })
    return count
  })
}

/** Whoever signs in ever again and out never would fill the table. */
async function endOldest({ db }: Pick<Services, 'db'>, userId: string): Promise<void> {
  await db.write.execute(sql`
    update sessions set ended_at = now(), end_reason = 'too many sessions' where id in (
      select id from sessions where user_id = ${userId} and ended_at is null and expires_at > now()
      order by created_at desc, id desc offset ${maxSessions})`)
}
