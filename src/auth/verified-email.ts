import type { Services } from '../context.ts'
import { AppError } from '../errors.ts'

/**
 * For what must not happen in somebody's name before they have seen it: anybody can register with an address of
 * another person.
 * @param isVerified whether the user has followed a link that was sent to the address
 * @throws {AppError} EMAIL_NOT_VERIFIED, if this server requires verification
 */
export function assertEmailVerified(
  { emailVerification }: Pick<Services, 'emailVerification'>,
  isVerified: boolean,
): void {
  if (emailVerification === 'required' && !isVerified)
    throw new AppError('EMAIL_NOT_VERIFIED', 'Verify your e-mail address first: follow the link in the mail')
}
