import { availableParallelism } from 'node:os'
import argon2 from 'argon2'
import pLimit from 'p-limit'
import { AppError } from '../../errors.ts'

/** argon2id as OWASP's second choice of parameters: 19 MiB, two passes, one lane. */
const parameters = { type: argon2.argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const
const maxQueued = 32
/** Beside those that hash, some that ask the database. */
const admittedAtOnce = 4

export interface Hashing {
  hash(password: string): Promise<string>
  /** With no hash it does the same work and answers false, so that an unknown account takes as long as a known one. */
  verify(hash: string | null, password: string): Promise<boolean>
}

/** Everything here refuses with OVERLOADED when too many wait already, before any work. */
export interface Passwords extends Hashing {
  /**
   * Lets in what asks the database and then hashes, a few at a time: a crowd that signs in takes neither all connections nor all
   * threads from everybody else, and whoever is turned away has not been counted.
   */
  admit<T>(work: (hashing: Hashing) => Promise<T>): Promise<T>
  /** Whether less work was put into a hash than is put into new ones. */
  isWeaklyHashed(hash: string): boolean
}

/** Two of libuv's four threads at most, which check signatures as well; and a core is left to everything else. */
const atOnce = Math.max(1, Math.min(2, availableParallelism() - 1))

export function createPasswords(): Passwords {
  const hashing = createHashing()
  const limit = pLimit(admittedAtOnce)
  const admit: Passwords['admit'] = async (work) => {
    if (limit.pendingCount >= maxQueued) {
      const message = 'Too many people are signing in right now; try again in a moment'
      throw new AppError('OVERLOADED', message, [], { retryAfter: 2 })
    }
    return limit(() => work(hashing))
  }
  return {
    admit,
    hash: (password) => admit(() => hashing.hash(password)),
    verify: (stored, password) => admit(() => hashing.verify(stored, password)),
    isWeaklyHashed(stored) {
      // Not always in the same order: `$argon2id$v=19$m=19456,p=1,t=2$…`
      const [, kind, , costs = ''] = stored.split('$')
      const { m, t } = Object.fromEntries(costs.split(',').map((cost) => cost.split('=')))
      const isStrong = Number(m) >= parameters.memoryCost && Number(t) >= parameters.timeCost
      return kind !== 'argon2id' || !isStrong
    },
  }
}

function createHashing(): Hashing {
  const threads = pLimit(atOnce)
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
