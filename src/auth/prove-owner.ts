import type { Context, SessionViewer } from '../context.ts'
import { badInput } from '../errors.ts'
import { hasSecondFactor } from './account-locks.ts'
import { proveOwnPassword } from './passwords/prove-password.ts'
import { proveOwnCode } from './second-factor/second-factor.ts'

/** What only the owner of an account knows. One of the two suffices. */
export interface OwnerProof {
  currentPassword?: string | null
  /** Counts only if the account has a second factor. */
  code?: string | null
}

/**
 * Asks for a secret before a change with which a stolen access token could take the account over. A code is
 * used up, even if the change then fails.
 * @param change completes "is required to …"
 * @returns the version of the password if it was proved, for `lockOwnAccount`
 * @throws {AppError} BAD_INPUT naming `input.currentPassword` if neither was sent; INVALID_CREDENTIALS;
 *   INVALID_CODE; TOO_MANY_ATTEMPTS; OVERLOADED
 */
export async function proveOwner(
  services: Pick<Context, 'db' | 'vault' | 'passwords' | 'throttles' | 'caller'>,
  viewer: SessionViewer,
  { currentPassword, code }: OwnerProof,
  change: string,
): Promise<number | null> {
  if (code && (await hasSecondFactor(services, viewer.id))) {
    await proveOwnCode(services, viewer, code)
    return null
  }
  if (!currentPassword) throw badInput('input.currentPassword', `is required to ${change}`)
  return proveOwnPassword(services, viewer, currentPassword)
}
