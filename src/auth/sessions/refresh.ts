import { recordAuditEvent } from '../../audit/audit-events.ts'
import type { Context, Services } from '../../context.ts'
import { isToken, tokenHash, tokenOf } from '../../crypto/opaque-tokens.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { AppError } from '../../errors.ts'
import { type Account, getAccountById } from '../../users/users.ts'
import { issueAccessToken, type Login } from './session-tokens.ts'
import { isLive, randomNonce } from './sessions.ts'

/** Seconds in which the parent of an unused token answers that token again: for a lost response, or two tabs. */
const grace = 30

interface Presented {
  sessionId: string
  userId: string
  nonce: string
  isUsed: boolean
  /** Used within the grace, while its child is not. */
  isRepeatable: boolean
  isLive: boolean
  authenticatedAt: string
  now: string
  /** Of the session's absolute life. */
  secondsLeft: number
}

/**
 * Exchanges a refresh token for its child and a new access token (RFC 9700 §4.14). Every token is good for one exchange;
 * the child is derived from it, so that the same exchange asked for twice within 30 s, before the child is used, has the
 * same answer. Anything else that is old tells of a thief, and ends the session.
 * @throws {AppError} INVALID_REFRESH_TOKEN, in the same words whatever was wrong
 */
export async function refreshSession(
  services: Pick<Context, 'db' | 'vault' | 'tokens' | 'caller'>,
  token: string,
): Promise<Login> {
  if (!isToken('refresh', token)) throw invalidRefreshToken()
  const { child, presented } = await exchange(services, token)
  const account: Account = await getAccountById(services, presented.userId)
  return {
    account,
    refreshToken: child,
    ...(await issueAccessToken(services, {
      userId: presented.userId,
      sessionId: presented.sessionId,
      authenticatedAt: new Date(presented.authenticatedAt),
      issuedAt: new Date(presented.now),
      secondsLeft: presented.secondsLeft,
      refreshable: true,
    })),
  }
}

/**
 * However many ask at once: one rotates, in one statement, and the others find it done. No lock is held while this process
 * and the database talk, so that nobody waits for the round trips of somebody else.
 */
async function exchange(
  services: Pick<Context, 'db' | 'vault' | 'caller'>,
  token: string,
): Promise<{ child: string; presented: Presented }> {
  const hash = tokenHash(token)
  const presented = await findPresented(services, hash)
  if (!presented?.isLive) throw invalidRefreshToken()
  const child = tokenOf('refresh', services.vault.derive('refresh token', token, presented.nonce))
  if (!presented.isUsed) {
    const isDone = await rotate(services, hash, tokenHash(child))
    // Somebody was quicker: with the same token, or in ending the session.
    return isDone ? { child, presented } : exchange(services, token)
  }
  if (presented.isRepeatable) return { child, presented }
  await endFamily(services, presented)
  throw invalidRefreshToken()
}

async function findPresented({ db }: Pick<Services, 'db'>, hash: string): Promise<Presented | undefined> {
  const { rows } = (await db.write.execute(sql`
    select sessions.id as "sessionId", sessions.user_id as "userId", t.nonce,
      t.first_used_at is not null as "isUsed",
      coalesce(now() <= t.first_used_at + ${grace} * interval '1 second', false) and exists (
        select 1 from refresh_tokens child where child.parent_hash = t.hash and child.first_used_at is null
      ) as "isRepeatable",
      (${isLive}) and users.disabled_at is null as "isLive",
      sessions.authenticated_at as "authenticatedAt", now() as now,
      floor(extract(epoch from sessions.expires_at - now()))::int as "secondsLeft"
    from refresh_tokens t
    join sessions on sessions.id = t.session_id
    join users on users.id = sessions.user_id
    where t.hash = ${hash}`)) as unknown as { rows: Presented[] }
  return rows[0]
}

/** @returns false when the token is used by now, or its session over */
async function rotate({ db }: Pick<Services, 'db'>, hash: string, childHash: string): Promise<boolean> {
  const { rows } = (await db.write.execute(sql`
    with used as (
      update refresh_tokens set first_used_at = now() where hash = ${hash} and first_used_at is null
      returning session_id
    ), kept as (
      update sessions set last_used_at = now() from used where sessions.id = used.session_id and ${isLive}
      returning sessions.id
    )
    insert into refresh_tokens (hash, session_id, parent_hash, nonce)
    select ${childHash}, kept.id, ${hash}, ${randomNonce()} from kept
    returning hash`)) as unknown as { rows: unknown[] }
  return rows.length > 0
}

/** Written down although the request is refused; once, however many come with what was stolen. */
async function endFamily(services: Pick<Context, 'db' | 'caller'>, { sessionId }: Presented): Promise<void> {
  const reason = 'a refresh token was used twice'
  await transaction(services, async (tx) => {
    const { rows } = (await tx.db.write.execute(sql`
      update sessions set ended_at = now(), end_reason = ${reason} where id = ${sessionId} and ended_at is null
      returning id`)) as unknown as { rows: unknown[] }
    if (rows.length === 0) return
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
  return new AppError('INVALID_REFRESH_TOKEN', 'The refresh token is not valid any more; sign in again')
}
