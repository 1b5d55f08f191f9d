import { recordAuditEvent } from '../../audit/audit-events.ts'
import type { Context, Services } from '../../context.ts'
import { isToken, tokenHash, tokenOf } from '../../crypto/opaque-tokens.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { sessions } from '../../db/identity-tables.ts'
import { queryRows } from '../../db/statements.ts'
import { AppError } from '../../errors.ts'
import { getAccount } from '../../users/account-row.ts'
import { forgetDeviceOf } from '../devices.ts'
import { interval, lifetimes } from '../lifetimes.ts'
import { sessionIsLive } from '../sql-conditions.ts'
import { issueAccessToken, type Login } from './session-tokens.ts'
import { randomNonce } from './start-session.ts'

/** The state of the refresh token that a client has sent, and of its session. */
interface PresentedToken {
  sessionId: string
  userId: string
  nonce: string
  isUsed: boolean
  /** Used a moment ago (`lifetimes.refreshTokenReuse`), and its child is still unused. */
  isRepeatable: boolean
  isLive: boolean
  authenticatedAt: string
  now: string
  /** Until the session expires. */
  secondsLeft: number
}

/**
 * Exchanges a refresh token for its child and a new access token (RFC 9700 §4.14). Each token can be used
 * once. The child is derived from its parent, so that repeating the exchange within 30 seconds, before the
 * child is used, returns the same child. Any other use of an old token means that a copy was stolen, and
 * ends the session.
 * @throws {AppError} INVALID_REFRESH_TOKEN, with the same message for every fault
 */
export async function refreshSession(
  services: Pick<Context, 'db' | 'vault' | 'tokens' | 'caller'>,
  token: string,
): Promise<Login> {
  if (!isToken('refresh', token)) throw invalidRefreshToken()
  const { child, presented } = await exchange(services, token)
  const { userId, sessionId, secondsLeft } = presented
  const account = await getAccount(services, userId)
  const accessToken = await issueAccessToken(services, {
    userId,
    sessionId,
    authenticatedAt: new Date(presented.authenticatedAt),
    issuedAt: new Date(presented.now),
    secondsLeft,
    refreshable: true,
  })
  return { account, refreshToken: child, deviceToken: null, ...accessToken }
}

/**
 * If parallel requests send the same token, one rotates it in one statement and the others find it rotated.
 * No lock is held across round trips, so that requests do not wait for each other.
 */
async function exchange(
  services: Pick<Context, 'db' | 'vault' | 'caller'>,
  token: string,
): Promise<{ child: string; presented: PresentedToken }> {
  const hash = tokenHash(token)
  const presented = await findPresented(services, hash)
  if (!presented?.isLive) throw invalidRefreshToken()
  const child = tokenOf('refresh', services.vault.derive('refresh token', token, presented.nonce))
  if (!presented.isUsed) {
    const isDone = await rotate(services, hash, tokenHash(child))
    // If not, a parallel request has used the token or ended the session.
    return isDone ? { child, presented } : exchange(services, token)
  }
  if (presented.isRepeatable) return { child, presented }
  await endReusedSession(services, presented)
  throw invalidRefreshToken()
}

async function findPresented(
  { db }: Pick<Services, 'db'>,
  hash: string,
): Promise<PresentedToken | undefined> {
  const [found] = await queryRows<PresentedToken>(
    db.write,
    sql`select sessions.id as "sessionId", sessions.user_id as "userId", t.nonce,
      t.first_used_at is not null as "isUsed",
      coalesce(now() <= t.first_used_at + ${interval(lifetimes.refreshTokenReuse)}, false) and exists (
        select 1 from refresh_tokens child where child.parent_hash = t.hash and child.first_used_at is null
      ) as "isRepeatable",
      (${sessionIsLive}) and users.disabled_at is null as "isLive",
      sessions.authenticated_at as "authenticatedAt", now() as now,
      floor(extract(epoch from sessions.expires_at - now()))::int as "secondsLeft"
    from refresh_tokens t
    join sessions on sessions.id = t.session_id
    join users on users.id = sessions.user_id
    where t.hash = ${hash}`,
  )
  return found
}

/** @returns false if the token has been used or its session has ended */
async function rotate({ db }: Pick<Services, 'db'>, hash: string, childHash: string): Promise<boolean> {
  const rotated = await queryRows(
    db.write,
    sql`with used as (
      update refresh_tokens set first_used_at = now() where hash = ${hash} and first_used_at is null
      returning session_id
    ), kept as (
      update sessions set last_used_at = now() from used where sessions.id = used.session_id and ${sessionIsLive}
      returning sessions.id
    )
    insert into refresh_tokens (hash, session_id, parent_hash, nonce)
    select ${childHash}, kept.id, ${hash}, ${randomNonce()} from kept
    returning hash`,
  )
  return rotated.length > 0
}

/**
 * Ends the session of a reused token. The event is recorded once, although the request itself is rejected.
 */
async function endReusedSession(
  services: Pick<Context, 'db' | 'caller'>,
  { sessionId }: PresentedToken,
): Promise<void> {
  const reason = 'a refresh token was used twice'
  await transaction(services, async (tx) => {
    const ended = await tx.db.write
      .update(sessions)
      .set({ endedAt: sql`now()`, endReason: reason })
      .where(sql`id = ${sessionId} and ended_at is null`)
      .returning({ id: sessions.id })
    if (ended.length === 0) return
    await forgetDeviceOf(tx, sessionId)
    await recordAuditEvent(tx, {
      actor: 'guest',
      action: 'session.ended',
      target: `session:${sessionId}`,
      result: 'INVALID_REFRESH_TOKEN',
      details: { reason },
    })
  })
}

function invalidRefreshToken(): AppError {
  return new AppError('INVALID_REFRESH_TOKEN', 'The refresh token is no longer valid; sign in again')
}
