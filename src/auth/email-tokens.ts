import type { Services } from '../context.ts'
import { isToken, randomToken, tokenHash } from '../crypto/opaque-tokens.ts'
import { sql } from '../db/drizzle.ts'
import { emailTokens } from '../db/identity-tables.ts'
import { AppError } from '../errors.ts'
import { nameKey } from '../users/names.ts'
import type { Account } from '../users/users.ts'

export type EmailTokenPurpose = 'password reset' | 'email verification'

/** Seconds. */
const lifetimes = { 'password reset': 60 * 60, 'email verification': 24 * 60 * 60 } as const

/** What a token that came back says. */
export interface Answered {
  userId: string
  /** `nameKey` of the address it was sent to. */
  emailKey: string
}

/** A token to send to somebody's address. Those sent before stay good: a stranger who asks for more spoils none. */
export async function makeEmailToken(
  { db }: Pick<Services, 'db'>,
  { id, email }: Pick<Account, 'id' | 'email'>,
  purpose: EmailTokenPurpose,
): Promise<string> {
  const token = randomToken(purpose)
  await db.write.insert(emailTokens).values({
    hash: tokenHash(token),
    userId: id,
    purpose,
    emailKey: nameKey(email),
    expiresAt: sql`now() + ${lifetimes[purpose]} * interval '1 second'`,
  })
  return token
}

/** Whose it is, without using it up: what is refused for another reason may be tried again. @throws {AppError} INVALID_CODE */
export async function readEmailToken(
  { db }: Pick<Services, 'db'>,
  token: string,
  purpose: EmailTokenPurpose,
): Promise<Answered> {
  const [found] = isToken(purpose, token)
    ? await db.write
        .select({ userId: emailTokens.userId, emailKey: emailTokens.emailKey })
        .from(emailTokens)
        .where(isGood(token, purpose))
    : []
  if (!found) throw invalidLink()
  return found
}

/** Once, of however many at the same moment. @throws {AppError} INVALID_CODE */
export async function useEmailToken(
  { db }: Pick<Services, 'db'>,
  token: string,
  purpose: EmailTokenPurpose,
): Promise<Answered> {
  const [found] = isToken(purpose, token)
    ? await db.write
        .delete(emailTokens)
        .where(isGood(token, purpose))
        .returning({ userId: emailTokens.userId, emailKey: emailTokens.emailKey })
    : []
  if (!found) throw invalidLink()
  return found
}

function isGood(token: string, purpose: EmailTokenPurpose) {
  return sql`hash = ${tokenHash(token)} and purpose = ${purpose} and expires_at > now()`
}

export function invalidLink(): AppError {
  return new AppError('INVALID_CODE', 'This link is not valid, or not any more; ask for a new one')
}
