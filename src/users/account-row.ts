import type { Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { defineStatement } from '../db/statements.ts'
import { type userRole, users } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { type User, userColumns } from './users.ts'

export type Role = (typeof userRole.enumValues)[number]

/** A user with the fields that are private to the user. */
export interface Account extends User {
  email: string
  role: Role
  version: number
  /** Null until the user has followed a link sent to the address. */
  emailVerifiedAt: Date | null
}

export const accountColumns = {
  ...userColumns,
  email: users.email,
  role: users.role,
  version: users.version,
  emailVerifiedAt: users.emailVerifiedAt,
}

const accountById = defineStatement('account by id', (e) =>
  e
    .select(accountColumns)
    .from(users)
    .where(sql`users.id = ${sql.placeholder('id')}`),
)

/** @throws {AppError} UNAUTHENTICATED if the account has been deleted */
export async function getAccount({ db }: Pick<Services, 'db'>, id: string): Promise<Account> {
  const [account] = await accountById(db.read).execute({ id })
  if (!account) throw new AppError('UNAUTHENTICATED', 'This account no longer exists')
  return account
}
