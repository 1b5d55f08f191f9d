import type { Context } from '../../context.ts'
import { assertStrongPassword } from './password-policy.ts'
import { userOf } from './passwords.ts'

/** @throws {AppError} WEAK_PASSWORD; TOO_MANY_ATTEMPTS if the user has chosen too many new passwords */
export async function assertNewPassword(
  { throttles }: Pick<Context, 'throttles'>,
  userId: string,
  password: string,
  ownWords: readonly string[],
  field: string,
): Promise<void> {
  await throttles.take('new password', userId)
  await assertStrongPassword(password, ownWords, field)
}

/** Call `assertNewPassword` before. @throws {AppError} OVERLOADED */
export async function hashNewPassword(
  { passwords, caller }: Pick<Context, 'passwords' | 'caller'>,
  userId: string,
  password: string,
): Promise<string> {
  return passwords.admit(userOf(caller, userId), ({ hash }) => hash(password))
}
