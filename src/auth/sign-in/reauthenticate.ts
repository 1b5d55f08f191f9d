import { recordAuditEvent, userActor } from '../../audit/audit-events.ts'
import type { Context, SessionViewer } from '../../context.ts'
import { sql } from '../../db/drizzle.ts'
import { sessions } from '../../db/identity-tables.ts'
import { getAccount } from '../../users/account-row.ts'
import { invalidToken } from '../access-tokens.ts'
import { hasSecondFactor, mfaRequired } from '../account-locks.ts'
import { proveOwnPassword } from '../passwords/prove-password.ts'
import { proveOwnCode } from '../second-factor/second-factor.ts'
import { issueAccessToken, type Login } from '../sessions/session-tokens.ts'
import { sessionIsLive } from '../sql-conditions.ts'

/**
 * Authenticates the viewer again (step-up), with a code if the account has a second factor, and issues an
 * access token that counts as fresh. The token of the request does not become fresh, so that a stolen copy of
 * it gains nothing. A refresh within the next five minutes issues a fresh one too.
 * @throws {AppError} INVALID_CREDENTIALS, MFA_REQUIRED (no code), INVALID_CODE, TOO_MANY_ATTEMPTS
 */
export async function reauthenticate(
  services: Pick<Context, 'db' | 'passwords' | 'tokens' | 'vault' | 'throttles' | 'caller'>,
  viewer: SessionViewer,
  { password, code }: { password: string; code?: string | null },
): Promise<Login> {
  const { id: userId, session } = viewer
  await proveOwnPassword(services, viewer, password)
  if (await hasSecondFactor(services, userId)) {
    if (!code) throw mfaRequired()
    await proveOwnCode(services, viewer, code)
  }
  const [renewed] = await services.db.write
    .update(sessions)
    .set({ authenticatedAt: sql`now()` })
    .where(sql`sessions.id = ${session.id} and ${sessionIsLive}`)
    .returning({
      authenticatedAt: sessions.authenticatedAt,
      refreshable: sessions.refreshable,
      secondsLeft: sql<number>`floor(extract(epoch from expires_at - now()))::int`,
    })
  if (!renewed) throw invalidToken()
  await recordAuditEvent(services, {
    actor: userActor(viewer),
    action: 'session.reauthenticated',
    target: `session:${session.id}`,
  })
  const issuedAt = renewed.authenticatedAt
  const token = await issueAccessToken(services, { userId, sessionId: session.id, issuedAt, ...renewed })
  return { account: await getAccount(services, userId), refreshToken: null, deviceToken: null, ...token }
}
