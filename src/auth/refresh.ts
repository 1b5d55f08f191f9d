import type { Context, Services } from '../context.ts'
import { transaction } from '../db/client.ts'
import { sql } from '../db/drizzle.ts'
import { AppError } from '../errors.ts'
import { type Account, getAccountById } from '../users/users.ts'
import { recordAuditEvent } from './audit.ts'
import { isToken, tokenHash, tokenOf } from './opaque-tokens.ts'
import { issueAccessToken, type Login } from './session-tokens.ts'
import { insertRefreshToken, isLive } from './sessions.ts'

/** Seconds in which the parent of an unused token answers that token again: for a lost response, or two tabs. */
const grace = 30

interface Presented {
  sessionId: string
  userId: string
  nonce: string
  isUsed: boolean
  /** Within the grace of its first use. */
  isRecent: boolean
  isLive: boolean
  authenticatedAt: string
  now: string
  /** Of the session's absolute life. */
  secondsLeft: number
}

/** What came of a token. A reuse is written down although it is refused. */
type Outcome = { child: string; presented: Presented } | 'reused' | 'refused'

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
  const outcome = await transaction(services, (tx) => exchange(tx, token))
  if (typeof outcome === 'string') throw invalidRefreshToken()
  const { child, presented } = outcome
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

async function exchange(tx: Pick<Context, 'db' | 'vault' | 'caller'>, token: string): Promise<Outcome> {
  const hash = tokenHash(token)
  const presented = await lockFamily(tx, hash)
  if (!presented?.isLive) return 'refused'
  const child = tokenOf('refresh', tx.vault.derive('refresh token', token, presented.nonce))
  if (!presented.isUsed) {
    await tx.db.write.execute(sql`update refresh_tokens set first_used_at = now() where hash = ${hash}`)
    await tx.db.write.execute(sql`update sessions set last_used_at = now() where id = ${presented.sessionId}`)
    await insertRefreshToken(tx, presented.sessionId, child, hash)
    return { child, presented }
  }
  if (presented.isRecent && (await isHead(tx, tokenHash(child)))) return { child, presented }
  await endFamily(tx, presented)
  return 'reused'
}

/** The token with its session, which is locked: exchanges of one family come one after the other. */
async function lockFamily({ db }: Pick<Services, 'db'>, hash: string): Promise<Presented | undefined> {
  const { rows } = (await db.write.execute(sql`
    select sessions.id as "sessionId", sessions.user_id as "userId", t.nonce,
      t.first_used_at is not null as "isUsed",
      coalesce(clock_timestamp() <= t.first_used_at + ${grace} * interval '1 second', false) as "isRecent",
      (${isLive}) and users.disabled_at is null as "isLive",
      sessions.authenticated_at as "authenticatedAt", clock_timestamp() as now,
      floor(extract(epoch from sessions.expires_at - now()))::int as "secondsLeft"
    from refresh_tokens t
    join sessions on sessions.id = t.session_id
    join users on users.id = sessions.user_id
    where t.hash = ${hash}
    for update of sessions, t`)) as unknown as { rows: Presented[] }
  return rows[0]
}

/** Asked after the lock, so that a child made in the meantime is seen. */
async function isHead({ db }: Pick<Services, 'db'>, hash: string): Promise<boolean> {
  const { rows } = (await db.write.execute(
    sql`select 1 from refresh_tokens where hash = ${hash} and first_used_at is null`,
  )) as unknown as { rows: unknown[] }
  return rows.length > 0
}

async function endFamily(tx: Pick<Context, 'db' | 'caller'>, { sessionId }: Presented): Promise<void> {
  const reason = 'a refresh token was used twice'
  await tx.db.write.execute(
    sql`update sessions set ended_at = now(), end_reason = ${reason} where id = ${sessionId} and ended_at is null`,
  )
  await recordAuditEvent(tx, {
    actor: 'guest',
    action: 'session.ended',
    target: `session:${sessionId}`,
    result: 'INVALID_REFRESH_TOKEN',
    details: { reason },
  })
}

function invalidRefreshToken(): AppError {
  return new AppError('INVALID_REFRESH_TOKEN', 'The refresh token is not valid any more; sign in again')
}
