import { recordAuditEvent } from '../../audit/audit-events.ts'
import type { Context } from '../../context.ts'
import type { ErrorCode } from '../../errors.ts'
import { throttledNetwork } from '../../limits/networks.ts'
import { nameKey } from '../../users/names.ts'
import { invalidCredentials, mfaRequired } from '../account-locks.ts'
import { deviceOf, guesser } from '../devices.ts'
import type { Hashing } from '../passwords/passwords.ts'
import { type Login, openLogin } from '../sessions/session-tokens.ts'
import { startSession } from '../sessions/sessions.ts'
import { type Credentials, findCredentials, rehashPassword } from './credentials.ts'
import { type MfaChallenge, startChallenge } from './mfa-challenges.ts'

export interface PasswordLogin {
  email: string
  password: string
}

type LoginServices = Pick<Context, 'db' | 'passwords' | 'tokens' | 'vault' | 'throttles' | 'caller'>

/** Of a sign-in that has not asked for a code: one or the other. */
export interface SignInStep {
  login: Login | null
  challenge: MfaChallenge | null
}

/**
 * Signs in with an e-mail address and a password, or asks for a code besides.
 * @throws {AppError} INVALID_CREDENTIALS, in the same words, work and accounting for an unknown address and a wrong
 *   password; TOO_MANY_ATTEMPTS; OVERLOADED
 */
export async function startSignIn(services: LoginServices, given: PasswordLogin): Promise<SignInStep> {
  const credentials = await provePassword(services, given)
  if (credentials.hasSecondFactor)
    return { login: null, challenge: await startChallenge(services, credentials, { refreshable: true }) }
  return { login: await loginWith(services, credentials, { refreshable: true }), challenge: null }
}

/**
 * For clients that know one step only.
 * @throws {AppError} as `startSignIn`; MFA_REQUIRED where the account asks for a code
 */
export async function signIn(
  services: LoginServices,
  given: PasswordLogin,
  { refreshable }: { refreshable: boolean },
): Promise<Login> {
  const credentials = await provePassword(services, given)
  if (credentials.hasSecondFactor) {
    await recordRefusal(services, credentials, 'MFA_REQUIRED')
    throw mfaRequired()
  }
  return loginWith(services, credentials, { refreshable })
}

async function loginWith(
  services: LoginServices,
  { account, passwordVersion }: Credentials,
  { refreshable }: { refreshable: boolean },
): Promise<Login> {
  const proof = { passwordVersion, secondFactor: false }
  return openLogin(services, account, await startSession(services, account.id, proof, { refreshable }))
}

/**
 * Who this address and password are. Guesses are counted for the account, whether or not it exists; a device that has
 * signed in to it before has a count of its own, so that nobody's guessing keeps its owner out.
 */
function provePassword(services: LoginServices, given: PasswordLogin): Promise<Credentials> {
  return services.passwords.admit((hashing) => proveWith(hashing, services, given))
}

async function proveWith(
  hashing: Hashing,
  services: LoginServices,
  { email, password }: PasswordLogin,
): Promise<Credentials> {
  const { passwords, throttles, caller } = services
  const found = await findCredentials(services, email, deviceOf(caller))
  const isKnownDevice = found?.isKnownDevice === true
  if (!isKnownDevice) await throttles.take('sign in', throttledNetwork(caller.address))
  const guess = await throttles.guess(`password of ${nameKey(email)} from ${guesser(caller, isKnownDevice)}`)
  const matches = await hashing.verify(found?.passwordHash ?? null, password).catch(async (error) => {
    await guess.giveBack()
    throw error
  })
  if (!found || !matches || found.isDisabled) {
    await recordRefusal(services, found, 'INVALID_CREDENTIALS')
    throw invalidCredentials()
  }
  await guess.right()
  if (passwords.isWeaklyHashed(found.passwordHash)) await rehashPassword(services, hashing, found, password)
  return found
}

async function recordRefusal(
  services: Pick<Context, 'db' | 'caller'>,
  found: Credentials | null,
  result: ErrorCode,
): Promise<void> {
  const target = found ? `user:${found.account.id}` : 'unknown account'
  await recordAuditEvent(services, { actor: 'guest', action: 'session.started', target, result })
}
