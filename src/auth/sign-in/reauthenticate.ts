import { type AuditEvent, recordAuditEvent } from '../../audit/audit-events.ts'
import type { Context, SessionViewer } from '../../context.ts'
import { sql } from '../../db/drizzle.ts'
import { sessions } from '../../db/identity-tables.ts'
import { getAccountById } from '../../users/users.ts'
import { invalidToken } from '../access-tokens.ts'
import { invalidCredentials, mfaRequired } from '../account-locks.ts'
import { hasSecondFactor } from '../second-factor/second-factor.ts'
import { issueAccessToken, type Login } from '../sessions/session-tokens.ts'
import { isLive } from '../sessions/sessions.ts'
import { findPassword } from './credentials.ts'
import { proveCode } from './mfa-challenges.ts'

/**
 * Proves once more who the viewer is (step-up), with a code where the account has a second factor, and gives a new access
 * token that says so. The one they came with stays as stale as it was, and whoever has stolen it gains nothing.
 * @throws {AppError} INVALID_CREDENTIALS, MFA_REQUIRED (no code), INVALID_CODE, TOO_MANY_ATTEMPTS
 */
export async function reauthenticate(
  services: Pick<Context, 'db' | 'passwords' | 'tokens' | 'vault' | 'throttles' | 'caller'>,
  viewer: SessionViewer,
  { password, code }: { password: string; code?: string | null },
): Promise<Login> {
  await provePasswordOf(services, viewer, password)
  const event = eventOf(viewer)
  if (await hasSecondFactor(services, viewer.id)) {
    if (!code) throw mfaRequired()
    await proveCode(services, viewer.id, code, { event })
  }
  const [session] = await services.db.write
    .update(sessions)
    .set({ authenticatedAt: sql`now()` })
    .where(sql`id = ${viewer.session.id} and ${isLive}`)
    .returning({
      authenticatedAt: sessions.authenticatedAt,
      refreshable: sessions.refreshable,
      secondsLeft: sql<number>`floor(extract(epoch from expires_at - now()))::int`,
    })
  if (!session) throw invalidToken()
  await recordAuditEvent(services, event)
  const tokens = await issueAccessToken(services, {
    userId: viewer.id,
    sessionId: viewer.session.id,
    issuedAt: session.authenticatedAt,
    ...session,
  })
  return { account: await getAccountById(services, viewer.id), refreshToken: null, ...tokens }
}

/**
 * Guesses are counted for the session: whoever has stolen one cannot keep its owner from signing in.
 * @returns the version of the password that was right
 */
export async function provePasswordOf(
  services: Pick<Context, 'db' | 'passwords' | 'throttles' | 'caller'>,
  viewer: SessionViewer,
  password: string,
): Promise<number> {
  const guess = await services.throttles.guess(`password in session ${viewer.session.id}`)
  const found = await findPassword(services, viewer.id)
  const matches = await services.passwords.verify(found?.hash ?? null, password).catch(async (error) => {
    await guess.giveBack()
    throw error
  })
  if (found && matches) {
    await guess.right()
    return found.version
  }
  await recordAuditEvent(services, { ...eventOf(viewer), result: 'INVALID_CREDENTIALS' })
  throw invalidCredentials()
}

function eventOf({ id, session }: SessionViewer): AuditEvent {
  return { actor: `user:${id}`, action: 'session.reauthenticated', target: `session:${session.id}` }
}
