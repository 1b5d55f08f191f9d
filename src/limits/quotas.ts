/** How many requests of a kind are allowed in a period, before RATE_LIMIT_MULTIPLIER. */
export const quotas = {
  'sign in': { limit: 20, seconds: 60 },
  'sign in on a known device': { limit: 20, seconds: 60 },
  register: { limit: 20, seconds: 60 },
  'resets to an address': { limit: 5, seconds: 60 * 60 },
  'verifications to an address': { limit: 5, seconds: 60 * 60 },
  'notices to an address': { limit: 20, seconds: 60 * 60 },
  'mail for a network': { limit: 20, seconds: 60 * 60 },
  // These add rows to the audit log, from which nobody can delete.
  'prove own password': { limit: 60, seconds: 60 * 60 },
  'new password': { limit: 20, seconds: 60 * 60 },
  'create API key': { limit: 60, seconds: 60 * 60 },
  comment: { limit: 20, seconds: 60 },
} as const

export type Quota = keyof typeof quotas

/**
 * Wrong guesses of a secret. After `free` of them the next one must wait two seconds, and each further one
 * doubles the wait, up to `longestWait` seconds.
 */
export const guessRules = {
  'long wait': { free: 5, longestWait: 15 * 60 },
  'short wait': { free: 20, longestWait: 5 },
} as const

/** After so many seconds without a guess the count starts again. */
export const guessMemory = 24 * 60 * 60
