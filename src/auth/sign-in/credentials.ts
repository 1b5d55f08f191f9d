import type { Services } from '../../context.ts'
import { sql } from '../../db/drizzle.ts'
import { defineStatement } from '../../db/statements.ts'
import { users } from '../../db/tables.ts'
import { type Account, accountColumns } from '../../users/account-row.ts'
import { nameKey } from '../../users/names.ts'
import { userHasSecondFactor, userKnowsDevice } from '../sql-conditions.ts'

/** An account, and what is needed to sign in to it. */
export interface Credentials {
  account: Account
  passwordHash: string
  passwordVersion: number
  isDisabled: boolean
  hasSecondFactor: boolean
  /** Hash of the device, if the user has signed in on it before. */
  knownDevice: string | null
}

// Conditions name their columns in full: in a statement over one table, drizzle writes `users.id` as `id`,
// which inside a subquery is the id of the inner table.
const userId = sql`users.id`

const credentialsByEmail = defineStatement('credentials by email', (e) =>
  e
    .select({
      ...accountColumns,
      passwordHash: users.passwordHash,
      passwordVersion: users.passwordVersion,
      isDisabled: sql<boolean>`users.disabled_at is not null`,
      hasSecondFactor: userHasSecondFactor(userId),
      isKnownDevice: userKnowsDevice(userId, sql.placeholder('deviceHash')),
    })
    .from(users)
    .where(sql`users.email_key = ${sql.placeholder('key')}`),
)

export async function findCredentials(
  { db }: Pick<Services, 'db'>,
  email: string,
  deviceHash: string | null,
): Promise<Credentials | null> {
  const [found] = await credentialsByEmail(db.write).execute({ key: nameKey(email), deviceHash })
  if (!found) return null
  const { passwordHash, passwordVersion, isDisabled, hasSecondFactor, isKnownDevice, ...account } = found
  const knownDevice = isKnownDevice ? deviceHash : null
  return { account, passwordHash, passwordVersion, isDisabled, hasSecondFactor, knownDevice }
}
