import type { Services } from '../context.ts'
import { AppError } from '../errors.ts'
import { type Account, findCredentials } from '../users/users.ts'
import type { AccessToken } from './tokens.ts'

export interface Login extends AccessToken {
  account: Account
}

/**
 * Exchanges an e-mail address and a password for an access token.
 * @throws {AppError} INVALID_CREDENTIALS, in the same words and time for an unknown address and a wrong password
 */
export async function login(
  { db, passwords, tokens }: Pick<Services, 'db' | 'passwords' | 'tokens'>,
  { email, password }: { email: string; password: string },
): Promise<Login> {
  const found = await findCredentials({ db }, email)
  const matches = await passwords.verify(found?.passwordHash ?? null, password)
  if (!found || !matches)
    throw new AppError('INVALID_CREDENTIALS', 'The e-mail address or the password is wrong')
  return { account: found.account, ...(await tokens.issue(found.account.id)) }
}
