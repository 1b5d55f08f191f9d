import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { recordAuditEvent, userActor } from '../../audit/audit-events.ts'
import type { Context, Services } from '../../context.ts'
import { randomToken, tokenHash } from '../../crypto/opaque-tokens.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { refreshTokens, sessions } from '../../db/identity-tables.ts'
import { lockAccount, type SignInProof } from '../account-locks.ts'
import { clientFactsOf, rememberDevice } from '../devices.ts'
import { interval, lifetimes } from '../lifetimes.ts'
import { sessionIsOpen } from '../sql-conditions.ts'

/**
 * Maximum open sessions per user. The oldest ones end, so that clients that never sign out cannot fill the
 * table.
 */
export const maxSessions = 100

export interface StartedSession {
  id: string
  refreshToken: string | null
  /** Null if the client has sent its device token, or can keep none. */
  deviceToken: string | null
  startedAt: Date
}

/**
 * Signs a user in. The account is locked, so that no session survives a change of the password, the role or
 * the second factor that happens at the same moment.
 * @param options.knownDevice hash of the device, if the user has signed in on it before
 * @throws {AppError} INVALID_CREDENTIALS or MFA_REQUIRED if the proof does not suffice any longer
 */
export async function startSession(
  services: Pick<Context, 'db' | 'caller'>,
  userId: string,
  proof: SignInProof,
  { refreshable, knownDevice = null }: { refreshable: boolean; knownDevice?: string | null },
): Promise<StartedSession> {
  const refreshToken = refreshable ? randomToken('refresh') : null
  const lifetime = refreshable ? lifetimes.session.refreshable : lifetimes.session.lasting
  return transaction(services, async (tx) => {
    await lockAccount(tx, userId, proof)
    // Clients that cannot refresh have no place for a device token either.
    const device = refreshable ? await rememberDevice(tx, userId, knownDevice) : null
    const [session] = await tx.db.write
      .insert(sessions)
      .values({
        id: uuidv7(),
        userId,
        refreshable,
        ...clientFactsOf(tx.caller),
        deviceHash: device?.hash ?? null,
        expiresAt: sql`now() + ${interval(lifetime)}`,
      })
      .returning({ id: sessions.id, startedAt: sessions.createdAt })
    const { id, startedAt } = session!
    if (refreshToken)
      await tx.db.write
        .insert(refreshTokens)
        .values({ hash: tokenHash(refreshToken), sessionId: id, nonce: randomNonce() })
    await endOldestSessions(tx, userId)
    await recordAuditEvent(tx, {
      actor: userActor({ id: userId }),
      action: 'session.started',
      target: `session:${id}`,
    })
    return { id, refreshToken, startedAt, deviceToken: device?.token ?? null }
  })
}

/** Nonce of a refresh token. The next token is derived from this nonce, the current token and the pepper. */
export function randomNonce(): string {
  return randomBytes(16).toString('base64url')
}

async function endOldestSessions({ db }: Pick<Services, 'db'>, userId: string): Promise<void> {
  await db.write.execute(sql`
    update sessions set ended_at = now(), end_reason = 'too many sessions' where id in (
      select id from sessions where user_id = ${userId} and ${sessionIsOpen}
      order by created_at desc, id desc offset ${maxSessions})`)
}
