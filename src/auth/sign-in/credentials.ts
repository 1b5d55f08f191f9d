import type { Services } from '../../context.ts'
import { sql } from '../../db/drizzle.ts'
import { prepared } from '../../db/statements.ts'
import { users } from '../../db/tables.ts'
import { nameKey } from '../../users/names.ts'
import { type Account, accountColumns } from '../../users/users.ts'
import { type Device, signedInFrom } from '../devices.ts'
import type { Hashing } from '../passwords/passwords.ts'

/** An account, and what its owner must show. */
export interface Credentials {
  account: Account
  passwordHash: string
  passwordVersion: number
  isDisabled: boolean
  hasSecondFactor: boolean
  /** Whether it was signed in to from there before. */
  isKnownDevice: boolean
}

/** The account that signs in with this e-mail address. */
export async function findCredentials(
  { db }: Pick<Services, 'db'>,
  email: string,
  from: Device,
): Promise<Credentials | null> {
  const [found] = await prepared(db.write, 'credentials by email', (e) =>
    e
      .select({
        ...accountColumns,
        passwordHash: users.passwordHash,
        passwordVersion: users.passwordVersion,
        isDisabled: sql<boolean>`users.disabled_at is not null`,
        hasSecondFactor: sql<boolean>`exists (select 1 from totp_factors
          where totp_factors.user_id = users.id and totp_factors.confirmed_at is not null)`,
        isKnownDevice: signedInFrom,
      })
      .from(users)
      .where(sql`users.email_key = ${sql.placeholder('key')}`),
  ).execute({ key: nameKey(email), ...from })
  if (!found) return null
  const { passwordHash, passwordVersion, isDisabled, hasSecondFactor, isKnownDevice, ...account } = found
  return { account, passwordHash, passwordVersion, isDisabled, hasSecondFactor, isKnownDevice }
}

/** Null when the account is gone. */
export async function findPassword(
  { db }: Pick<Services, 'db'>,
  userId: string,
): Promise<{ hash: string; version: number } | null> {
  const [found] = await db.write
    .select({ hash: users.passwordHash, version: users.passwordVersion })
    .from(users)
    .where(sql`id = ${userId}`)
  return found ?? null
}

/** Hashes a password anew that was hashed with less work. One that was changed in the meantime stays as it is. */
export async function rehashPassword(
  { db }: Pick<Services, 'db'>,
  hashing: Hashing,
  { account, passwordHash }: Credentials,
  password: string,
): Promise<void> {
  const better = await hashing.hash(password)
  await db.write
    .update(users)
    .set({ passwordHash: better })
    .where(sql`id = ${account.id} and password_hash = ${passwordHash}`)
}
