import type { Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { prepared } from '../db/statements.ts'
import { users } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { User } from '../users/users.ts'
import type { AccessToken } from './tokens.ts'

export interface Login extends AccessToken {
  user: User
}

/**
 * Exchanges an e-mail address and a password for an access token.
 * @throws {AppError} INVALID_CREDENTIALS, in the same words and time for an unknown address and a wrong password
 */
export async function login(
  { db, passwords, tokens }: Pick<Services, 'db' | 'passwords' | 'tokens'>,
  credentials: { email: string; password: string },
): Promise<Login> {
  const user = await prepared(db.write, 'user by email', (e) =>
    e.query.users.findFirst({ where: sql`lower(${users.email}) = lower(${sql.placeholder('email')})` }),
  ).execute({ email: credentials.email })
  const matches = await passwords.verify(user?.passwordHash ?? null, credentials.password)
  if (!user || !matches)
    throw new AppError('INVALID_CREDENTIALS', 'The e-mail address or the password is wrong')
  return { user, ...(await tokens.issue(user.id)) }
}
