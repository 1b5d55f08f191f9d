import type { Services } from '../context.ts'
import { isToken, randomToken, tokenHash } from '../crypto/opaque-tokens.ts'
import { sql } from '../db/drizzle.ts'
import { emailTokens } from '../db/identity-tables.ts'
import { AppError } from '../errors.ts'
import type { Account } from '../users/account-row.ts'
import { nameKey } from '../users/names.ts'
import { interval, lifetimes } from './lifetimes.ts'

export type EmailTokenPurpose = 'password reset' | 'email verification'

/** In seconds. */
const lifetimeOf = {
  'password reset': lifetimes.passwordResetLink,
  'email verification': lifetimes.emailVerificationLink,
} as const

/** The user and the address to which a token was sent. */
export interface EmailTokenClaims {
  userId: string
  /** `nameKey` of the address it was sent to. */
  emailKey: string
}

/**
 * Creates a token to send to the address of an account. Earlier tokens stay valid, so that a stranger who
 * requests more mails cannot invalidate them.
 */
export async function createEmailToken(
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
    expiresAt: sql`now() + ${interval(lifetimeOf[purpose])}`,
  })
  return token
}

/**
 * Checks a token without using it up, so that the user can correct other input and try again.
 * @throws {AppError} INVALID_CODE
 */
export async function readEmailToken(
  { db }: Pick<Services, 'db'>,
  token: string,
  purpose: EmailTokenPurpose,
): Promise<EmailTokenClaims> {
  const [found] = isToken(purpose, token)
    ? await db.write
        .select({ userId: emailTokens.userId, emailKey: emailTokens.emailKey })
        .from(emailTokens)
        .where(isValid(token, purpose))
    : []
  if (!found) throw invalidLink()
  return found
}

/** Uses up a token. Only one of several parallel requests succeeds. @throws {AppError} INVALID_CODE */
export async function useEmailToken(
  { db }: Pick<Services, 'db'>,
  token: string,
  purpose: EmailTokenPurpose,
): Promise<EmailTokenClaims> {
  const [found] = isToken(purpose, token)
    ? await db.write
        .delete(emailTokens)
        .where(isValid(token, purpose))
        .returning({ userId: emailTokens.userId, emailKey: emailTokens.emailKey })
    : []
  if (!found) throw invalidLink()
  return found
}

function isValid(token: string, purpose: EmailTokenPurpose) {
  return sql`hash = ${tokenHash(token)} and purpose = ${purpose} and expires_at > now()`
}

export function invalidLink(): AppError {
  return new AppError('INVALID_CODE', 'This link is invalid or has expired; request a new one')
}
