import argon2 from 'argon2'
import pLimit from 'p-limit'
import { AppError } from '../errors.ts'

/** argon2id as OWASP's second choice of parameters: 19 MiB, two passes, one lane. */
const parameters = { type: argon2.argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const
const maxQueued = 32

export interface Passwords {
  hash(password: string): Promise<string>
  /** With no hash it does the same work and answers false, so that an unknown account takes as long as a known one. */
  verify(hash: string | null, password: string): Promise<boolean>
}

/**
 * Hashing, two at a time: it shares libuv's four threads with the signature checks of every other request.
 * Refuses with OVERLOADED when the queue is full.
 */
export function createPasswords(): Passwords {
  const limit = pLimit(2)
  const bounded = <T>(work: () => Promise<T>): Promise<T> => {
    if (limit.pendingCount >= maxQueued) {
      throw new AppError('OVERLOADED', 'Too many people are signing in right now; try again in a moment')
    }
    return limit(work)
  }
  const dummy = argon2.hash('nobody has this password', parameters)
  const hash = async (password: string) => bounded(() => argon2.hash(normalized(password), parameters))
  return {
    hash,
    verify: async (stored, password) => {
      const expected = stored ?? (await dummy)
      const matches = await bounded(() => argon2.verify(expected, normalized(password)))
      return matches && stored !== null
    },
  }
}

/** The same password typed on two keyboards must be the same bytes (NIST SP 800-63B). */
function normalized(password: string): string {
  return password.normalize('NFKC')
}
