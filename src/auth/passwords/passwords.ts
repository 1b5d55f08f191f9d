import { availableParallelism } from 'node:os'
import argon2 from 'argon2'
import pLimit from 'p-limit'
import type { Caller } from '../../context.ts'
import { throttledNetwork } from '../../limits/networks.ts'
import { createFairQueue, type QueueOwner } from './fair-queue.ts'

/** argon2id with parameters that OWASP recommends: 19 MiB, two passes, one lane. */
const parameters = { type: argon2.argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const
/** Concurrency is more than hash at the same time, because some are waiting for the database. */
const queueLimits = { concurrency: 4, maxWaiting: 32, maxPlaces: 2 }

export interface Hashing {
  hash(password: string): Promise<string>
  /**
   * Without a hash it does the same work and returns false, so that an unknown account takes as long as a
   * known one.
   */
  verify(hash: string | null, password: string): Promise<boolean>
}

export interface Passwords {
  /**
   * Runs work that hashes passwords, such as a sign-in, in the order of a fair queue. A burst cannot use up all
   * database connections or threads, and nobody can keep others from signing in.
   * @param owner from `guestOf` or `userOf`
   * @throws {AppError} OVERLOADED, before doing any work
   */
  admit<T>(owner: QueueOwner, work: (hashing: Hashing) => Promise<T>): Promise<T>
  /** Whether a hash was created with weaker parameters than new ones. */
  isWeaklyHashed(hash: string): boolean
}

/**
 * The owner of work for somebody who has not proved who they are. Anybody can name an account, so that guests of
 * other networks do not take its places.
 */
export function guestOf({ address }: Caller, account: string): QueueOwner {
  const network = throttledNetwork(address)
  return { network, account: `${account} from ${network}` }
}

/**
 * The owner of work for a user: somebody who is signed in, uses a known device, or has a link from a mail. The
 * guests of a network do not take the places of its users.
 */
export function userOf({ address }: Caller, account: string): QueueOwner {
  return { network: `users of ${throttledNetwork(address)}`, account }
}

/** At most two of libuv's four threads, which also verify signatures, and one core stays free. */
const maxHashThreads = Math.max(1, Math.min(2, availableParallelism() - 1))

/** @param multiplier of the places that a network or an account may have in the queue */
export function createPasswords({ multiplier = 1 }: { multiplier?: number } = {}): Passwords {
  const hashing = createHashing()
  const maxPlaces = Math.max(queueLimits.maxPlaces, Math.floor(queueLimits.maxPlaces * multiplier))
  const queue = createFairQueue({ ...queueLimits, maxPlaces })
  return {
    admit: (owner, work) => queue.run(owner, () => work(hashing)),
    isWeaklyHashed(stored) {
      // The order varies: `$argon2id$v=19$m=19456,p=1,t=2$…`
      const [, kind, , costs = ''] = stored.split('$')
      const { m, t } = Object.fromEntries(costs.split(',').map((cost) => cost.split('=')))
      const isStrong = Number(m) >= parameters.memoryCost && Number(t) >= parameters.timeCost
      return kind !== 'argon2id' || !isStrong
    },
  }
}

/** Without a queue, for commands and the demo accounts. */
export function createHashing(): Hashing {
  const threads = pLimit(maxHashThreads)
  let dummy: Promise<string> | undefined
  return {
    hash: (password) => threads(() => argon2.hash(normalized(password), parameters)),
    async verify(stored, password) {
      dummy ??= argon2.hash('nobody has this password', parameters)
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
