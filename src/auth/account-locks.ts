import type { Services, SessionViewer } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { sessions } from '../db/identity-tables.ts'
import { AppError } from '../errors.ts'
import { hasSecondFactor } from './second-factor/second-factor.ts'
import type { Proof } from './sessions/sessions.ts'

/**
 * Holds an account as it is until the transaction ends, and looks once more whether what was shown is enough.
 * @throws {AppError} INVALID_CREDENTIALS, MFA_REQUIRED
 */
export async function lockAccount(
  { db }: Pick<Services, 'db'>,
  userId: string,
  { passwordVersion, secondFactor }: Proof,
): Promise<void> {
  const { rows } = (await db.write.execute(sql`
    select password_version, disabled_at is not null as disabled from users where id = ${userId} for share`)) as unknown as {
    rows: { password_version: number; disabled: boolean }[]
  }
  const [account] = rows
  const isAsShown = passwordVersion === null || account?.password_version === passwordVersion
  if (!account || account.disabled || !isAsShown) throw invalidCredentials()
  // Asked after the lock: an enrolment that held it is visible now.
  if (!secondFactor && (await hasSecondFactor({ db }, userId))) throw mfaRequired()
}

/**
 * Holds the viewer's own account while what guards it changes, and looks once more whether the session that asks is still there,
 * and the password the one that was shown.
 * @returns the address to write to
 * @throws {AppError} UNAUTHENTICATED, INVALID_CREDENTIALS
 */
export async function lockOwnAccount(
  { db }: Pick<Services, 'db'>,
  viewer: SessionViewer,
  passwordVersion: number | null = null,
): Promise<string> {
  const { rows } = (await db.write.execute(sql`
    select email, password_version from users where id = ${viewer.id} for no key update`)) as unknown as {
    rows: { email: string; password_version: number }[]
  }
  const [account] = rows
  const { id } = viewer.session
  // Asked after the lock: what held it may have ended the session.
  const live = await db.write.$count(sessions, sql`id = ${id} and ended_at is null and expires_at > now()`)
  if (!account || live === 0) throw new AppError('UNAUTHENTICATED', 'This session has ended; sign in again')
  if (passwordVersion !== null && account.password_version !== passwordVersion) throw invalidCredentials()
  return account.email
}

export function invalidCredentials(): AppError {
  return new AppError('INVALID_CREDENTIALS', 'The e-mail address or the password is wrong')
}

export function mfaRequired(): AppError {
  return new AppError('MFA_REQUIRED', 'This account asks for a code as well; sign in in two steps')
}
