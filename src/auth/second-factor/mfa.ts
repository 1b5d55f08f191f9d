import { type AuditAction, onOwnAccount, recordAuditEvent } from '../../audit/audit-events.ts'
import type { Context, Services, SessionViewer } from '../../context.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { totpFactors } from '../../db/identity-tables.ts'
import { queryRows } from '../../db/statements.ts'
import { AppError, badInput } from '../../errors.ts'
import { guessKeys } from '../../limits/guess-keys.ts'
import { type MfaChange, mfaChangedNotice } from '../../mail/messages.ts'
import { hasSecondFactor, lockOwnAccount } from '../account-locks.ts'
import { sendNotice } from '../send-mail.ts'
import { endSessions } from '../sessions/sessions.ts'
import { userHasSecondFactor } from '../sql-conditions.ts'
import { createBackupCodes } from './backup-codes.ts'
import {
  type CheckedTotp,
  checkTotpCode,
  invalidCode,
  proveOwnCode,
  removeSecondFactor,
  totpOwner,
} from './second-factor.ts'
import { qrCode, randomTotpSecret, totpUri } from './totp.ts'

export interface TotpEnrolment {
  /** Base32, for apps that cannot scan the QR code. */
  secret: string
  uri: string
  qrCode: string
}

/**
 * Starts setting up an authenticator app. It replaces an earlier unconfirmed setup and has no effect until
 * it is confirmed.
 * @throws {AppError} CONFLICT
 */
export async function startTotp(
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  viewer: SessionViewer,
): Promise<TotpEnrolment> {
  const secret = randomTotpSecret()
  const ciphertext = vault.encrypt(secret, totpOwner(viewer.id))
  const started = await db.write
    .insert(totpFactors)
    .values({ userId: viewer.id, secret: ciphertext })
    .onConflictDoUpdate({
      target: totpFactors.userId,
      set: { secret: ciphertext, lastUsedStep: null, createdAt: sql`now()` },
      setWhere: sql`${totpFactors.confirmedAt} is null`,
    })
    .returning({ userId: totpFactors.userId })
  if (started.length === 0) throw alreadySetUp()
  const uri = totpUri(secret, viewer.username)
  return { secret, uri, qrCode: qrCode(uri) }
}

/**
 * Confirms the authenticator app with a code. From now on, signing in requires a code. The user's other
 * sessions end.
 * @returns the backup codes, which cannot be shown again
 * @throws {AppError} INVALID_CODE; CONFLICT if no setup was started; TOO_MANY_ATTEMPTS
 */
export async function confirmTotp(
  services: CodeServices,
  viewer: SessionViewer,
  code: string,
): Promise<{ backupCodes: string[] }> {
  const pending = await checkPendingTotp(services, viewer, code)
  return changeMfa(services, viewer, { action: 'mfa.enrolled', change: 'set up' }, async (tx) => {
    await confirm(tx, viewer, pending)
    return { backupCodes: await createBackupCodes(tx, viewer.id) }
  })
}

/**
 * Removes the second factor, after a proof of it. The user's other sessions end.
 * @param code of the app, or a backup code
 * @throws {AppError} NOT_FOUND, BAD_INPUT, INVALID_CODE, TOO_MANY_ATTEMPTS
 */
export async function removeTotp(
  services: CodeServices,
  viewer: SessionViewer,
  code: string | null | undefined,
): Promise<void> {
  await assertCode(services, viewer, code)
  await changeMfa(services, viewer, { action: 'mfa.removed', change: 'removed' }, async (tx) => {
    if (!(await removeSecondFactor(tx, viewer.id))) throw notSetUp()
  })
}

/**
 * Replaces all backup codes, after a proof of the second factor: a new backup code could remove it. The user's
 * other sessions end, because one may have been opened with a stolen code.
 * @param code of the app, or a backup code
 * @throws {AppError} NOT_FOUND without an authenticator app; BAD_INPUT, INVALID_CODE, TOO_MANY_ATTEMPTS
 */
export async function replaceBackupCodes(
  services: CodeServices,
  viewer: SessionViewer,
  code: string | null | undefined,
): Promise<{ backupCodes: string[] }> {
  await assertCode(services, viewer, code)
  const as = { action: 'mfa.backup_codes_made', change: 'given new backup codes' } as const
  return changeMfa(services, viewer, as, async (tx) => {
    const locked = await tx.db.write
      .select({ userId: totpFactors.userId })
      .from(totpFactors)
      .where(sql`user_id = ${viewer.id} and confirmed_at is not null`)
      .for('update')
    if (locked.length === 0) throw notSetUp()
    return { backupCodes: await createBackupCodes(tx, viewer.id) }
  })
}

type ChangeServices = Pick<Context, 'db' | 'mail' | 'caller' | 'throttles' | 'log'>
type CodeServices = ChangeServices & Pick<Services, 'vault'>

/** A password is not enough: whoever knows it could remove the second factor that protects against that. */
async function assertCode(
  services: CodeServices,
  viewer: SessionViewer,
  code: string | null | undefined,
): Promise<void> {
  if (!(await hasSecondFactor(services, viewer.id))) throw notSetUp()
  if (!code) throw badInput('code', 'is required to change two-factor authentication')
  await proveOwnCode(services, viewer, code)
}

/**
 * Every change of a second factor locks the account, ends the other sessions and is audited, in one
 * transaction. Then the user gets a notice.
 */
async function changeMfa<S extends ChangeServices, R>(
  services: S,
  viewer: SessionViewer,
  { action, change }: { action: AuditAction; change: MfaChange },
  work: (tx: S) => Promise<R>,
): Promise<R> {
  const { account, result } = await transaction(services, async (tx) => {
    const account = await lockOwnAccount(tx, viewer)
    const result = await work(tx)
    await endSessions(tx, viewer.id, { except: viewer.session.id, reason: 'MFA changed' })
    await recordAuditEvent(tx, { ...onOwnAccount(viewer.id), action })
    return { account, result }
  })
  const notice = mfaChangedNotice({ to: account.email, username: viewer.username, change })
  await sendNotice(services, notice, { isTrusted: account.isVerified })
  return result
}

export interface MfaStatus {
  totp: boolean
  backupCodesLeft: number
}

export async function getMfaStatus({ db }: Pick<Services, 'db'>, userId: string): Promise<MfaStatus> {
  const [status] = await queryRows<MfaStatus>(
    db.write,
    sql`select ${userHasSecondFactor(userId)} as totp,
      (select count(*)::int from backup_codes where user_id = ${userId}) as "backupCodesLeft"`,
  )
  return status!
}

async function checkPendingTotp(
  services: Pick<Services, 'db' | 'vault' | 'throttles'>,
  viewer: SessionViewer,
  code: string,
): Promise<CheckedTotp> {
  const pending = await services.throttles.attempt([guessKeys.totpEnrolment(viewer.id)], async () => {
    const checked = await checkTotpCode(services, viewer.id, code, { confirmed: false })
    if (!checked)
      throw new AppError('CONFLICT', 'No authenticator app is being set up; start the setup first')
    return checked.step === null ? null : checked
  })
  if (!pending) throw invalidCode()
  return pending
}

/**
 * The secret is compared, because another setup may have been started meanwhile, with a secret that no code
 * has proved.
 */
async function confirm(
  { db }: Pick<Services, 'db'>,
  viewer: SessionViewer,
  { secret, step }: CheckedTotp,
): Promise<void> {
  const confirmed = await db.write
    .update(totpFactors)
    .set({ confirmedAt: sql`now()`, lastUsedStep: step })
    .where(sql`user_id = ${viewer.id} and confirmed_at is null and secret = ${secret}`)
    .returning({ userId: totpFactors.userId })
  if (confirmed.length === 0) throw alreadySetUp()
}

function alreadySetUp(): AppError {
  return new AppError('CONFLICT', 'An authenticator app is already set up; remove it first')
}

function notSetUp(): AppError {
  return new AppError('NOT_FOUND', 'No authenticator app is set up')
}
