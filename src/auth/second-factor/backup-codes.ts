import { randomBytes } from 'node:crypto'
import type { Services } from '../../context.ts'
import { crockford } from '../../crypto/opaque-tokens.ts'
import { sql } from '../../db/drizzle.ts'
import { backupCodes } from '../../db/identity-tables.ts'

const codesAtATime = 10
/** 120 bits: nobody guesses one, so a fast hash is enough. */
const bytesOfACode = 15

/** What a typed code stands for, however it was typed (`o` for 0, `l` for 1, without hyphens); null when it is none. */
export function normaliseBackupCode(text: string): string | null {
  const code = text
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{24}$/.test(code) ? code : null
}

/**
 * Ten new ones in place of all that there were; in the caller's transaction, which must hold the factor or the account.
 * @returns them as they are shown, this once: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`
 */
export async function makeBackupCodes(
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  userId: string,
): Promise<string[]> {
  const codes = Array.from({ length: codesAtATime }, () => crockford(randomBytes(bytesOfACode)))
  await db.write.delete(backupCodes).where(sql`user_id = ${userId}`)
  await db.write
    .insert(backupCodes)
    .values(codes.map((code) => ({ userId, hash: hashOf(vault, userId, code) })))
  return codes.map((code) => code.match(/.{4}/g)!.join('-'))
}

/** Uses it up, whoever else tries to at the same time. @returns false when it is wrong or was used before */
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
