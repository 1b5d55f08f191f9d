import { recordAuditEvent } from '../../audit/audit-events.ts'
import type { Context, Services } from '../../context.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { backupCodes, totpFactors } from '../../db/identity-tables.ts'
import { countBackupCodes, normaliseBackupCode, useBackupCode } from './backup-codes.ts'
import { isTotpCode, stepOf } from './totp.ts'

/** Whose a secret is, for the vault that keeps it. */
export function totpOwner(userId: string): string {
  return `${userId}|totp`
}

/**
 * Uses up a code of the authenticator app, or a backup code. Guesses are for the caller to count.
 * @returns false when it is wrong or was used before, and when there is no second factor
 */
export async function useSecondFactor(
  services: Pick<Context, 'db' | 'vault' | 'caller'>,
  userId: string,
  code: string,
): Promise<boolean> {
  return isTotpCode(code) ? useTotpCode(services, userId, code) : useAuditedBackupCode(services, userId, code)
}

/** Whether signing in takes a code as well. */
export async function hasSecondFactor({ db }: Pick<Services, 'db'>, userId: string): Promise<boolean> {
  return (await db.write.$count(totpFactors, sql`user_id = ${userId} and confirmed_at is not null`)) > 0
}

/**
 * Takes away the app, confirmed or not, and the backup codes; in the caller's transaction.
 * @returns whether there was a second factor
 */
export async function removeSecondFactor({ db }: Pick<Services, 'db'>, userId: string): Promise<boolean> {
  const [factor] = await db.write
    .delete(totpFactors)
    .where(sql`user_id = ${userId}`)
    .returning({ confirmedAt: totpFactors.confirmedAt })
  // A statement of its own: it sees the codes of whoever held the factor until now.
  await db.write.delete(backupCodes).where(sql`user_id = ${userId}`)
  return factor != null && factor.confirmedAt !== null
}

export interface CheckedTotp {
  /** Encrypted, as it stands in the table. */
  secret: string
  /** Null when the code is wrong. */
  step: number | null
}

/** Looks whether a code is right by the database's clock, and uses nothing up. Null without such a factor. */
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
  // One statement decides, so that of many at once one alone gets in. A clock set back finds its steps used.
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
  if (normaliseBackupCode(code) === null) return false // Costs no transaction.
  return transaction(services, async (tx) => {
    if (!(await useBackupCode(tx, userId, code))) return false
    const left = await countBackupCodes(tx, userId)
    const [actor, target] = [`user:${userId}`, `user:${userId}`]
    await recordAuditEvent(tx, { actor, action: 'mfa.backup_code_used', target, details: { left } })
    return true
  })
}
