import { type AuditEvent, recordAuditEvent } from '../../audit/audit-events.ts'
import type { Context, Services } from '../../context.ts'
import { isToken, randomToken, tokenHash } from '../../crypto/opaque-tokens.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { mfaChallenges } from '../../db/identity-tables.ts'
import { AppError } from '../../errors.ts'
import { getAccountById } from '../../users/users.ts'
import { lockAccount } from '../account-locks.ts'
import { guesserOf } from '../devices.ts'
import { useSecondFactor } from '../second-factor/second-factor.ts'
import { type Login, openLogin } from '../sessions/session-tokens.ts'
import { startSession } from '../sessions/sessions.ts'
import type { Credentials } from './credentials.ts'

/** A sign-in that has shown its password and is asked for a code. It opens nothing but that question. */
export interface MfaChallenge {
  challengeToken: string
  methods: readonly ('totp' | 'backup_code')[]
  /** Seconds. */
  expiresIn: number
}

const lifetime = 5 * 60
const maxGuesses = 5

export async function startChallenge(
  services: Pick<Context, 'db'>,
  { account, passwordVersion }: Credentials,
  { refreshable }: { refreshable: boolean },
): Promise<MfaChallenge> {
  const challengeToken = randomToken('MFA challenge')
  await transaction(services, async (tx) => {
    await lockAccount(tx, account.id, { passwordVersion, secondFactor: true })
    await tx.db.write.insert(mfaChallenges).values({
      hash: tokenHash(challengeToken),
      userId: account.id,
      refreshable,
      expiresAt: sql`now() + ${lifetime} * interval '1 second'`,
    })
  })
  return { challengeToken, methods: ['totp', 'backup_code'], expiresIn: lifetime }
}

/**
 * Finishes a sign-in with a code: of the authenticator app, or a backup code.
 * @throws {AppError} INVALID_CODE; INVALID_CREDENTIALS when the sign-in is over (5 minutes, 5 guesses) and must begin
 *   anew; TOO_MANY_ATTEMPTS
 */
export async function answerChallenge(
  services: Pick<Context, 'db' | 'vault' | 'tokens' | 'throttles' | 'caller'>,
  { challengeToken, code }: { challengeToken: string; code: string },
): Promise<Login> {
  const hash = tokenHash(challengeToken)
  const open = isToken('MFA challenge', challengeToken) ? await countGuess(services, hash) : undefined
  if (!open) throw signInIsOver()
  const { userId, refreshable } = open
  await proveCode(services, userId, code, {
    event: { actor: 'guest', action: 'session.started', target: `user:${userId}` },
    giveBack: () => giveGuessBack(services, hash),
  })
  const session = await transaction(services, async (tx) => {
    const { rows } = (await tx.db.write.execute(
      sql`delete from mfa_challenges where hash = ${hash} and expires_at > now() returning 1`,
    )) as unknown as { rows: unknown[] }
    if (rows.length === 0) throw signInIsOver() // Another answer was faster, or something ended it.
    return startSession(tx, userId, { passwordVersion: null, secondFactor: true }, { refreshable })
  })
  return openLogin(services, await getAccountById(services, userId), session)
}

interface Attempt {
  /** How a wrong code is written down. */
  event: AuditEvent
  /** What else to give back of a guess that was not looked at. */
  giveBack?: () => Promise<void>
}

/**
 * Counts a guess at somebody's code, whichever door it comes through, and looks whether it is right.
 * @throws {AppError} INVALID_CODE, TOO_MANY_ATTEMPTS
 */
export async function proveCode(
  services: Pick<Context, 'db' | 'vault' | 'throttles' | 'caller'>,
  userId: string,
  code: string,
  { event, giveBack = async () => {} }: Attempt,
): Promise<void> {
  const from = await guesserOf(services, userId)
  const guess = await services.throttles
    .guess(`second factor of ${userId} from ${from}`)
    .catch(async (error) => {
      await giveBack()
      throw error
    })
  const isRight = await useSecondFactor(services, userId, code).catch(async (error) => {
    await giveBack()
    await guess.giveBack()
    throw error
  })
  if (isRight) return guess.right()
  await recordAuditEvent(services, { ...event, result: 'INVALID_CODE' })
  throw invalidCode()
}

async function countGuess(
  { db }: Pick<Services, 'db'>,
  hash: string,
): Promise<{ userId: string; refreshable: boolean } | undefined> {
  const [open] = await db.write
    .update(mfaChallenges)
    .set({ guesses: sql`${mfaChallenges.guesses} + 1` })
    .where(sql`hash = ${hash} and guesses < ${maxGuesses} and expires_at > now()`)
    .returning({ userId: mfaChallenges.userId, refreshable: mfaChallenges.refreshable })
  return open
}

async function giveGuessBack({ db }: Pick<Services, 'db'>, hash: string): Promise<void> {
  await db.write.execute(sql`update mfa_challenges set guesses = guesses - 1 where hash = ${hash}`)
}

export function invalidCode(): AppError {
  return new AppError('INVALID_CODE', 'The code is wrong, or was used already')
}

function signInIsOver(): AppError {
  return new AppError('INVALID_CREDENTIALS', 'This sign-in is over; begin anew with your password')
}
