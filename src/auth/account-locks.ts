import type { Services, SessionViewer } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { sessions } from '../db/identity-tables.ts'
import { queryRows } from '../db/statements.ts'
import { AppError } from '../errors.ts'
import { sessionIsOpen, userHasSecondFactor } from './sql-conditions.ts'

/** What a user has proved at sign-in. */
export interface SignInProof {
  /**
   * Version of the password that was correct, which may have changed since. Null if it was not a password.
   */
  passwordVersion: number | null
  secondFactor: boolean
}

/**
 * Locks the account until commit and checks again that the proof suffices.
 * @throws {AppError} INVALID_CREDENTIALS, MFA_REQUIRED
 */
export async function lockAccount(
  { db }: Pick<Services, 'db'>,
  userId: string,
  { passwordVersion, secondFactor }: SignInProof,
): Promise<void> {
  const [account] = await queryRows<{ password_version: number; disabled: boolean }>(
    db.write,
    sql`select password_version, disabled_at is not null as disabled from users where id = ${userId} for share`,
  )
  const isSamePassword = passwordVersion === null || account?.password_version === passwordVersion
  if (!account || account.disabled || !isSamePassword) throw invalidCredentials()
  // After the lock, so that an enrolment that held the lock is visible.
  if (!secondFactor && (await hasSecondFactor({ db }, userId))) throw mfaRequired()
}

export interface LockedAccount {
  email: string
  /** Whether the user has followed a link that was sent to the address. */
  isVerified: boolean
}

/**
 * Locks the viewer's own account until commit, for a security-sensitive change, and checks again that the
 * session is open and that the password is still the one that was proved.
 * @returns the e-mail address for the notice, and whether it is verified
 * @throws {AppError} UNAUTHENTICATED, INVALID_CREDENTIALS
 */
export async function lockOwnAccount(
  { db }: Pick<Services, 'db'>,
  viewer: SessionViewer,
  passwordVersion: number | null = null,
): Promise<LockedAccount> {
  const [account] = await queryRows<LockedAccount & { password_version: number }>(
    db.write,
    sql`select email, email_verified_at is not null as "isVerified", password_version
      from users where id = ${viewer.id} for no key update`,
  )
  // After the lock, because the transaction that held it may have ended the session.
  const open = await db.write.$count(sessions, sql`sessions.id = ${viewer.session.id} and ${sessionIsOpen}`)
  if (!account || open === 0) throw new AppError('UNAUTHENTICATED', 'This session has ended; sign in again')
  if (passwordVersion !== null && account.password_version !== passwordVersion) throw invalidCredentials()
  const { email, isVerified } = account
  return { email, isVerified }
}

/** Whether the user must enter a code at sign-in. */
export async function hasSecondFactor({ db }: Pick<Services, 'db'>, userId: string): Promise<boolean> {
  const [found] = await queryRows<{ has: boolean }>(
    db.write,
    sql`select ${userHasSecondFactor(userId)} as has`,
  )
  return found!.has
}

export function invalidCredentials(): AppError {
  return new AppError('INVALID_CREDENTIALS', 'The e-mail address or the password is wrong')
}

export function mfaRequired(): AppError {
  return new AppError('MFA_REQUIRED', 'This account requires a code; use the two-step sign-in')
}
