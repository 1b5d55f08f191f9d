import { recordAuditEvent, userActor } from '../../audit/audit-events.ts'
import type { Context, Services } from '../../context.ts'
import { isToken, randomToken, tokenHash } from '../../crypto/opaque-tokens.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { mfaChallenges } from '../../db/identity-tables.ts'
import { AppError } from '../../errors.ts'
import { getAccount } from '../../users/account-row.ts'
import { lockAccount } from '../account-locks.ts'
import { interval, lifetimes } from '../lifetimes.ts'
import { invalidCode, useSecondFactor } from '../second-factor/second-factor.ts'
import { type Login, openLogin } from '../sessions/session-tokens.ts'
import { startSession } from '../sessions/start-session.ts'
import type { Credentials } from './credentials.ts'

/** A sign-in whose password was correct and which waits for a code. */
export interface MfaChallenge {
  challengeToken: string
  methods: readonly ('totp' | 'backup_code')[]
  /** Seconds. */
  expiresIn: number
}

const maxGuesses = 5

export async function startChallenge(
  services: Pick<Context, 'db'>,
  { account, passwordVersion, knownDevice }: Credentials,
  { refreshable }: { refreshable: boolean },
): Promise<MfaChallenge> {
  const challengeToken = randomToken('MFA challenge')
  await transaction(services, async (tx) => {
    await lockAccount(tx, account.id, { passwordVersion, secondFactor: true })
    await tx.db.write.insert(mfaChallenges).values({
      hash: tokenHash(challengeToken),
      userId: account.id,
      refreshable,
      deviceHash: knownDevice,
      expiresAt: sql`now() + ${interval(lifetimes.mfaChallenge)}`,
    })
  })
  return { challengeToken, methods: ['totp', 'backup_code'], expiresIn: lifetimes.mfaChallenge }
}

/**
 * Finishes a sign-in with a code of the authenticator app or a backup code.
 * @throws {AppError} INVALID_CODE; INVALID_CREDENTIALS if the challenge has expired (5 minutes, 5 guesses)
 *   and the user must start again; TOO_MANY_ATTEMPTS
 */
export async function answerChallenge(
  services: Pick<Context, 'db' | 'vault' | 'tokens' | 'throttles' | 'caller'>,
  { challengeToken, code }: { challengeToken: string; code: string },
): Promise<Login> {
  const hash = tokenHash(challengeToken)
  const open = isToken('MFA challenge', challengeToken) ? await countGuess(services, hash) : undefined
  if (!open) throw challengeExpired()
  const { userId, refreshable, deviceHash } = open
  const isRight = await useSecondFactor(services, userId, code, deviceHash).catch(async (error) => {
    await refundGuess(services, hash) // The code was not judged.
    throw error
  })
  if (!isRight) {
    const event = { actor: 'guest', action: 'session.started', target: userActor({ id: userId }) } as const
    await recordAuditEvent(services, { ...event, result: 'INVALID_CODE' })
    throw invalidCode()
  }
  const session = await transaction(services, async (tx) => {
    const used = await tx.db.write
      .delete(mfaChallenges)
      .where(sql`hash = ${hash} and expires_at > now()`)
      .returning({ hash: mfaChallenges.hash })
    if (used.length === 0) throw challengeExpired() // A parallel request used it, or something ended it.
    const proof = { passwordVersion: null, secondFactor: true }
    return startSession(tx, userId, proof, { refreshable, knownDevice: deviceHash })
  })
  return openLogin(services, await getAccount(services, userId), session)
}

/** Counts a guess before the code is checked, so that parallel guesses cannot exceed the limit. */
async function countGuess({ db }: Pick<Services, 'db'>, hash: string) {
  const [open] = await db.write
    .update(mfaChallenges)
    .set({ guesses: sql`${mfaChallenges.guesses} + 1` })
    .where(sql`hash = ${hash} and guesses < ${maxGuesses} and expires_at > now()`)
    .returning({
      userId: mfaChallenges.userId,
      refreshable: mfaChallenges.refreshable,
      deviceHash: mfaChallenges.deviceHash,
    })
  return open
}

async function refundGuess({ db }: Pick<Services, 'db'>, hash: string): Promise<void> {
  await db.write
    .update(mfaChallenges)
    .set({ guesses: sql`${mfaChallenges.guesses} - 1` })
    .where(sql`hash = ${hash}`)
}

function challengeExpired(): AppError {
  return new AppError('INVALID_CREDENTIALS', 'This sign-in has expired; start again with your password')
}
