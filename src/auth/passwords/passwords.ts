import { availableParallelism } from 'node:os'
import argon2 from 'argon2'
import pLimit from 'p-limit'
import { AppError } from '../../errors.ts'

/** argon2id with parameters that OWASP recommends: 19 MiB, two passes, one lane. */
const parameters = { type: argon2.argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const
const maxQueued = 32
/** More than hash at the same time, because some are waiting for the database. */
const maxConcurrentSignIns = 4

export interface Hashing {
  hash(password: string): Promise<string>
  /**
   * Without a hash it does the same work and returns false, so that an unknown account takes as long as a
   * known one.
   */
  verify(hash: string | null, password: string): Promise<boolean>
}

/** Every method rejects with OVERLOADED, before doing any work, if too many calls are waiting. */
export interface Passwords extends Hashing {
  /**
   * Limits how many sign-ins run at once, so that a burst cannot use up all database connections or threads.
   * Rejected requests do not count as attempts.
   */
  admit<T>(work: (hashing: Hashing) => Promise<T>): Promise<T>
  /** Whether a hash was created with weaker parameters than new ones. */
  isWeaklyHashed(hash: string): boolean
}

/** At most two of libuv's four threads, which also verify signatures, and one core stays free. */
const maxHashThreads = Math.max(1, Math.min(2, availableParallelism() - 1))

export function createPasswords(): Passwords {
  const hashing = createHashing()
  const limit = pLimit(maxConcurrentSignIns)
  const admit: Passwords['admit'] = async (work) => {
    if (limit.pendingCount >= maxQueued) {
      const message = 'Too many users are signing in right now; try again in a moment'
      throw new AppError('OVERLOADED', message, [], { retryAfter: 2 })
    }
    return limit(() => work(hashing))
  }
  return {
    admit,
    hash: (password) => admit(() => hashing.hash(password)),
    verify: (stored, password) => admit(() => hashing.verify(stored, password)),
    isWeaklyHashed(stored) {
      // The order varies: `$argon2id$v=19$m=19456,p=1,t=2$…`
      const [, kind, , costs = ''] = stored.split('$')
      const { m, t } = Object.fromEntries(costs.split(',').map((cost) => cost.split('=')))
      const isStrong = Number(m) >= parameters.memoryCost && Number(t) >= parameters.timeCost
      return kind !== 'argon2id' || !isStrong
    },
  }
}

function createHashing(): Hashing {
  const threads = pLimit(maxHashThreads)
  const dummy = argon2.hash('nobody has this password', parameters)
  return {
    hash: (password) => threads(() => argon2.hash(normalized(password), parameters)),
    async verify(stored, password) {
      const expected = stored ?? (await dummy)
      const matches = await threads(() => argon2.verify(expected, normalized(password)))
      return matches && stored !== null
    },
  }
}

/** The same password typed on two keyboards must be the same bytes (NIST SP 800-63B). */
function normalized(password: string): string {
  return password.normalize('NFKC')
}
