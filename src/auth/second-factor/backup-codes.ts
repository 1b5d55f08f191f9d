import { randomBytes } from 'node:crypto'
import type { Services } from '../../context.ts'
import { crockford } from '../../crypto/opaque-tokens.ts'
import { sql } from '../../db/drizzle.ts'
import { backupCodes } from '../../db/identity-tables.ts'

const codeCount = 10
/** 120 bits cannot be guessed, so a fast hash suffices. */
const codeBytes = 15

/**
 * Normalises a typed code (case, hyphens, `o` for 0, `l` for 1).
 * @returns null if it does not have the form of a code
 */
export function normaliseBackupCode(text: string): string | null {
  const code = text
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{24}$/.test(code) ? code : null
}

/**
 * Replaces all backup codes of a user. Call it in a transaction that has locked the factor or the account.
 * @returns the codes as they are shown once: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`
 */
export async function createBackupCodes(
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  userId: string,
): Promise<string[]> {
  const codes = Array.from({ length: codeCount }, () => crockford(randomBytes(codeBytes)))
  await db.write.delete(backupCodes).where(sql`user_id = ${userId}`)
  await db.write
    .insert(backupCodes)
    .values(codes.map((code) => ({ userId, hash: hashOf(vault, userId, code) })))
  return codes.map((code) => code.match(/.{4}/g)!.join('-'))
}

/** Uses up a code. Only one of several parallel requests succeeds. @returns false if it is wrong or used */
export async function useBackupCode(
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  userId: string,
  text: string,
): Promise<boolean> {
  const code = normaliseBackupCode(text)
  if (code === null) return false
  const used = await db.write
    .delete(backupCodes)
    .where(sql`user_id = ${userId} and hash = ${hashOf(vault, userId, code)}`)
    .returning({ userId: backupCodes.userId })
  return used.length > 0
}

export async function countBackupCodes({ db }: Pick<Services, 'db'>, userId: string): Promise<number> {
  return db.write.$count(backupCodes, sql`user_id = ${userId}`)
}

function hashOf(vault: Services['vault'], userId: string, code: string): string {
  return vault.hash('backup code', `${userId} ${code}`)
}
