import { recordAuditEvent, userActor } from '../../audit/audit-events.ts'
import type { Context, Services } from '../../context.ts'
import { sql } from '../../db/drizzle.ts'
import { users } from '../../db/tables.ts'
import type { ErrorCode } from '../../errors.ts'
import { type GuessKey, guessKeys } from '../../limits/guess-keys.ts'
import { throttledNetwork } from '../../limits/networks.ts'
import { nameKey } from '../../users/names.ts'
import { invalidCredentials, mfaRequired } from '../account-locks.ts'
import { deviceHashOf, guessSource } from '../devices.ts'
import { guestOf, type Hashing, userOf } from '../passwords/passwords.ts'
import { type Login, openLogin } from '../sessions/session-tokens.ts'
import { startSession } from '../sessions/start-session.ts'
import { type Credentials, findCredentials } from './credentials.ts'
import { type MfaChallenge, startChallenge } from './mfa-challenges.ts'

export interface PasswordLogin {
  email: string
  password: string
  /** From an earlier sign-in on the same device, or the token of a password reset. */
  deviceToken?: string | null
}

type LoginServices = Pick<Context, 'db' | 'passwords' | 'tokens' | 'vault' | 'throttles' | 'caller'>

/** The result of the first step of a sign-in. Exactly one of the two is present. */
export interface SignInStep {
  login: Login | null
  challenge: MfaChallenge | null
}

/**
 * Signs in with an e-mail address and a password, or starts a challenge if the account requires a code.
 * @throws {AppError} INVALID_CREDENTIALS, with the same message, work and counting for an unknown address
 *   and a wrong password; TOO_MANY_ATTEMPTS; OVERLOADED
 */
export async function startSignIn(services: LoginServices, input: PasswordLogin): Promise<SignInStep> {
  const credentials = await proveCredentials(services, input)
  if (credentials.hasSecondFactor)
    return { login: null, challenge: await startChallenge(services, credentials, { refreshable: true }) }
  return { login: await loginWith(services, credentials, { refreshable: true }), challenge: null }
}

/**
 * Signs in clients that support a single step only.
 * @throws {AppError} as `startSignIn`; MFA_REQUIRED if the account requires a code
 */
export async function signIn(
  services: LoginServices,
  input: PasswordLogin,
  { refreshable }: { refreshable: boolean },
): Promise<Login> {
  const credentials = await proveCredentials(services, input)
  if (credentials.hasSecondFactor) {
    await recordRejection(services, credentials, 'MFA_REQUIRED')
    throw mfaRequired()
  }
  return loginWith(services, credentials, { refreshable })
}

async function loginWith(
  services: LoginServices,
  { account, passwordVersion, knownDevice }: Credentials,
  { refreshable }: { refreshable: boolean },
): Promise<Login> {
  const proof = { passwordVersion, secondFactor: false }
  const session = await startSession(services, account.id, proof, { refreshable, knownDevice })
  return openLogin(services, account, session)
}

/**
 * Guesses are counted per address, whether or not it has an account, and per network. A device that has signed in
 * to the account before has a count, a quota, and places in the queue of its own, so that an attacker's guesses do
 * not keep the owner out. A sign-in over a quota never enters the queue.
 */
async function proveCredentials(services: LoginServices, input: PasswordLogin): Promise<Credentials> {
  const { passwords, throttles, caller } = services
  const found = await findCredentials(services, input.email, deviceHashOf(input.deviceToken))
  const knownDevice = found?.knownDevice ?? null
  const emailKey = nameKey(input.email)
  const own = guessKeys.signIn(emailKey, guessSource(caller, knownDevice))
  if (knownDevice) {
    await throttles.take('sign in on a known device', knownDevice)
    return passwords.admit(userOf(caller, own.text), (hashing) =>
      proveWith(hashing, services, input, found, [own]),
    )
  }
  await throttles.take('sign in', throttledNetwork(caller.address))
  return passwords.admit(guestOf(caller, emailKey), (hashing) =>
    proveWith(hashing, services, input, found, [own, guessKeys.signInAnywhere(emailKey)]),
  )
}

/** @param keys under which the guess is counted */
async function proveWith(
  hashing: Hashing,
  services: LoginServices,
  { password }: PasswordLogin,
  found: Credentials | null,
  keys: readonly [GuessKey, ...GuessKey[]],
): Promise<Credentials> {
  const { passwords, throttles } = services
  const proved = await throttles.attempt(keys, async () => {
    const matches = await hashing.verify(found?.passwordHash ?? null, password)
    return found && matches && !found.isDisabled ? found : null
  })
  if (!proved) {
    await recordRejection(services, found, 'INVALID_CREDENTIALS')
    throw invalidCredentials()
  }
  if (passwords.isWeaklyHashed(proved.passwordHash)) await rehashPassword(services, hashing, proved, password)
  return proved
}

/**
 * Replaces a hash that was created with weaker parameters, unless the password has been changed meanwhile.
 */
async function rehashPassword(
  { db }: Pick<Services, 'db'>,
  hashing: Hashing,
  { account, passwordHash }: Credentials,
  password: string,
): Promise<void> {
  const newHash = await hashing.hash(password)
  await db.write
    .update(users)
    .set({ passwordHash: newHash })
    .where(sql`id = ${account.id} and password_hash = ${passwordHash}`)
}

async function recordRejection(
  services: Pick<Context, 'db' | 'caller'>,
  found: Credentials | null,
  result: ErrorCode,
): Promise<void> {
  const target = found ? userActor(found.account) : 'unknown account'
  await recordAuditEvent(services, { actor: 'guest', action: 'session.started', target, result })
}
