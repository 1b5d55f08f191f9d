import { onOwnAccount, recordAuditEvent, userActor } from '../../audit/audit-events.ts'
import type { Context, Services, SessionViewer } from '../../context.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { backupCodes, totpFactors } from '../../db/identity-tables.ts'
import { AppError } from '../../errors.ts'
import { guessKeys } from '../../limits/guess-keys.ts'
import { findDeviceOf } from '../devices.ts'
import { countBackupCodes, normaliseBackupCode, useBackupCode } from './backup-codes.ts'
import { isTotpCode, stepOf } from './totp.ts'

/** The owner of a TOTP secret, for the vault. */
export function totpOwner(userId: string): string {
  return `${userId}|totp`
}

/**
 * Uses up a code of the authenticator app or a backup code. Every guess is counted, whichever request it
 * comes with.
 * @param deviceHash of the known device that the code is entered on, or null
 * @returns false if the code is wrong or used, or if the user has no second factor
 * @throws {AppError} TOO_MANY_ATTEMPTS
 */
export async function useSecondFactor(
  services: Pick<Context, 'db' | 'vault' | 'throttles' | 'caller'>,
  userId: string,
  code: string,
  deviceHash: string | null,
): Promise<boolean> {
  const key = guessKeys.secondFactor(userId, deviceHash)
  const use = isTotpCode(code) ? useTotpCode : useAuditedBackupCode
  const used = await services.throttles.attempt(
    [key],
    async () => (await use(services, userId, code)) || null,
  )
  return used === true
}

/**
 * Uses up a code of a user who is signed in. A wrong code is recorded in the audit log.
 * @throws {AppError} INVALID_CODE, TOO_MANY_ATTEMPTS
 */
export async function proveOwnCode(
  services: Pick<Context, 'db' | 'vault' | 'throttles' | 'caller'>,
  viewer: SessionViewer,
  code: string,
): Promise<void> {
  const device = await findDeviceOf(services, viewer.session.id)
  if (await useSecondFactor(services, viewer.id, code, device)) return
  await recordAuditEvent(services, {
    actor: userActor(viewer),
    action: 'session.reauthenticated',
    target: `session:${viewer.session.id}`,
    result: 'INVALID_CODE',
  })
  throw invalidCode()
}

export function invalidCode(): AppError {
  return new AppError('INVALID_CODE', 'The code is wrong or has been used')
}

/**
 * Removes the authenticator app, confirmed or not, and the backup codes. Call it in a transaction.
 * @returns whether there was a confirmed one
 */
export async function removeSecondFactor({ db }: Pick<Services, 'db'>, userId: string): Promise<boolean> {
  const [factor] = await db.write
    .delete(totpFactors)
    .where(sql`user_id = ${userId}`)
    .returning({ confirmedAt: totpFactors.confirmedAt })
  // A separate statement, so that it sees codes of a transaction that held the lock until now.
  await db.write.delete(backupCodes).where(sql`user_id = ${userId}`)
  return factor != null && factor.confirmedAt !== null
}

export interface CheckedTotp {
  /** Encrypted, as stored. */
  secret: string
  /** Time step of the code; null if the code is wrong. */
  step: number | null
}

/**
 * Checks a code by the clock of the database, without using it up.
 * @returns null if there is no such factor
 */
export async function checkTotpCode(
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  userId: string,
  code: string,
  { confirmed }: { confirmed: boolean },
): Promise<CheckedTotp | null> {
  const [factor] = await db.write
    .select({ secret: totpFactors.secret, at: sql`extract(epoch from now())`.mapWith(Number) })
    .from(totpFactors)
    .where(sql`user_id = ${userId} and (confirmed_at is not null) = ${confirmed}`)
  if (!factor) return null
  const { secret, at } = factor
  return { secret, step: stepOf(vault.decrypt(secret, totpOwner(userId)), code, at) }
}

async function useTotpCode(
  services: Pick<Services, 'db' | 'vault'>,
  userId: string,
  code: string,
): Promise<boolean> {
  const checked = await checkTotpCode(services, userId, code, { confirmed: true })
  if (!checked || checked.step === null) return false
  const { secret, step } = checked
  // One statement decides, so that only one of several parallel requests can use the code. A clock that is
  // set back finds its steps used.
  const used = await services.db.write
    .update(totpFactors)
    .set({ lastUsedStep: step })
    .where(
      sql`user_id = ${userId} and secret = ${secret} and confirmed_at is not null
        and (last_used_step is null or last_used_step < ${step})`,
    )
    .returning({ userId: totpFactors.userId })
  return used.length > 0
}

async function useAuditedBackupCode(
  services: Pick<Context, 'db' | 'vault' | 'caller'>,
  userId: string,
  code: string,
): Promise<boolean> {
  if (normaliseBackupCode(code) === null) return false // Without a transaction.
  return transaction(services, async (tx) => {
    if (!(await useBackupCode(tx, userId, code))) return false
    const left = await countBackupCodes(tx, userId)
    await recordAuditEvent(tx, { ...onOwnAccount(userId), action: 'mfa.backup_code_used', details: { left } })
    return true
  })
}
