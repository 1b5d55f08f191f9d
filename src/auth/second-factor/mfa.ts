import { type AuditAction, recordAuditEvent } from '../../audit/audit-events.ts'
import type { Context, Services, SessionViewer } from '../../context.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { totpFactors } from '../../db/identity-tables.ts'
import { AppError } from '../../errors.ts'
import { type MfaChange, mfaChangedNotice } from '../../mail/messages.ts'
import { lockOwnAccount } from '../account-locks.ts'
import { endSessions } from '../sessions/sessions.ts'
import { invalidCode } from '../sign-in/mfa-challenges.ts'
import { makeBackupCodes } from './backup-codes.ts'
import { type CheckedTotp, checkTotpCode, removeSecondFactor, totpOwner } from './second-factor.ts'
import { qrCode, randomTotpSecret, totpUri } from './totp.ts'

export interface TotpEnrolment {
  /** Base 32, to be typed in. */
  secret: string
  uri: string
  qrCode: string
}

/**
 * Begins to set up an authenticator app. Whatever was begun before is void; nothing counts until a code confirms it.
 * @throws {AppError} CONFLICT
 */
export async function startTotp(
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  viewer: SessionViewer,
): Promise<TotpEnrolment> {
  const secret = randomTotpSecret()
  const sealed = vault.encrypt(secret, totpOwner(viewer.id))
  const started = await db.write
    .insert(totpFactors)
    .values({ userId: viewer.id, secret: sealed })
    .onConflictDoUpdate({
      target: totpFactors.userId,
      set: { secret: sealed, lastUsedStep: null, createdAt: sql`now()` },
      setWhere: sql`${totpFactors.confirmedAt} is null`,
    })
    .returning({ userId: totpFactors.userId })
  if (started.length === 0) throw alreadySetUp()
  const uri = totpUri(secret, viewer.username)
  return { secret, uri, qrCode: qrCode(uri) }
}

/**
 * From now on signing in takes a code. The other sessions, which gave none, end.
 * @returns the backup codes, which nobody can show again
 * @throws {AppError} INVALID_CODE; CONFLICT when nothing was begun; TOO_MANY_ATTEMPTS
 */
export async function confirmTotp(
  services: Changing & Pick<Services, 'vault' | 'throttles'>,
  viewer: SessionViewer,
  code: string,
): Promise<{ backupCodes: string[] }> {
  const pending = await guessPending(services, viewer, code)
  return changeMfa(services, viewer, { action: 'mfa.enrolled', change: 'set up' }, async (tx) => {
    await confirm(tx, viewer, pending)
    return { backupCodes: await makeBackupCodes(tx, viewer.id) }
  })
}

/** Signing in takes the password alone again. The other sessions end. @throws {AppError} NOT_FOUND */
export async function removeTotp(services: Changing, viewer: SessionViewer): Promise<void> {
  await changeMfa(services, viewer, { action: 'mfa.removed', change: 'removed' }, async (tx) => {
    if (!(await removeSecondFactor(tx, viewer.id))) throw notSetUp()
  })
}

/**
 * All that there were before are void, and the other sessions end: somebody may have signed in with one.
 * @throws {AppError} NOT_FOUND without an authenticator app
 */
export async function remakeBackupCodes(
  services: Changing & Pick<Services, 'vault'>,
  viewer: SessionViewer,
): Promise<{ backupCodes: string[] }> {
  const as = { action: 'mfa.backup_codes_made', change: 'given new backup codes' } as const
  return changeMfa(services, viewer, as, async (tx) => {
    const { rows } = (await tx.db.write.execute(sql`
      select 1 from totp_factors where user_id = ${viewer.id} and confirmed_at is not null
      for update`)) as unknown as { rows: unknown[] }
    if (rows.length === 0) throw notSetUp()
    return { backupCodes: await makeBackupCodes(tx, viewer.id) }
  })
}

type Changing = Pick<Context, 'db' | 'mail' | 'caller'>

/** What goes with every change of a second factor, whole or not at all; afterwards its owner is told. */
async function changeMfa<S extends Changing, R>(
  services: S,
  viewer: SessionViewer,
  { action, change }: { action: AuditAction; change: MfaChange },
  work: (tx: S) => Promise<R>,
): Promise<R> {
  const { email, result } = await transaction(services, async (tx) => {
    const email = await lockOwnAccount(tx, viewer)
    const result = await work(tx)
    await endSessions(tx, viewer.id, { except: viewer.session.id, reason: 'MFA changed' })
    const [actor, target] = [`user:${viewer.id}`, `user:${viewer.id}`]
    await recordAuditEvent(tx, { actor, action, target })
    return { email, result }
  })
  services.mail.send(mfaChangedNotice({ to: email, username: viewer.username, change }))
  return result
}

export interface MfaStatus {
  totp: boolean
  backupCodesLeft: number
}

export async function getMfaStatus({ db }: Pick<Services, 'db'>, userId: string): Promise<MfaStatus> {
  const { rows } = (await db.write.execute(sql`select
    exists (select 1 from totp_factors where user_id = ${userId} and confirmed_at is not null) as totp,
    (select count(*)::int from backup_codes where user_id = ${userId}) as "backupCodesLeft"`)) as unknown as {
    rows: MfaStatus[]
  }
  return rows[0]!
}

/** A guess is counted before it is looked at, and given back when it was none. */
async function guessPending(
  services: Pick<Services, 'db' | 'vault' | 'throttles'>,
  viewer: SessionViewer,
  code: string,
): Promise<CheckedTotp> {
  const guess = await services.throttles.guess(`enrolment of ${viewer.id}`)
  const check = checkTotpCode(services, viewer.id, code, { confirmed: false })
  const pending = await check.catch(async (error) => {
    await guess.giveBack()
    throw error
  })
  if (!pending) {
    await guess.giveBack()
    throw new AppError('CONFLICT', 'No authenticator app is being set up; start with that')
  }
  if (pending.step === null) throw invalidCode()
  await guess.right()
  return pending
}

/** Another start in the meantime has made another secret, of which nobody has shown a code. */
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
  return new AppError('CONFLICT', 'An authenticator app is set up already; remove it first')
}

function notSetUp(): AppError {
  return new AppError('NOT_FOUND', 'No authenticator app is set up')
}
