import { sql } from '../db/drizzle.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** How long everything that authenticates is valid, in seconds. API keys choose their own expiry. */
export const lifetimes = {
  /** REST v1 cannot refresh, so its clients get one access token that lasts as long as their session. */
  accessToken: { refreshable: 5 * minute, lasting: 24 * hour },
  session: {
    /** From sign-in. Refreshing does not extend it. */
    refreshable: 90 * day,
    lasting: 24 * hour,
    /** Without a refresh. */
    idle: 14 * day,
  },
  /** A used refresh token may be presented again for this long, for a lost response or two tabs. */
  refreshTokenReuse: 30,
  /** Step-up: how long an authentication counts as recent. */
  freshAuthentication: 5 * minute,
  mfaChallenge: 5 * minute,
  passwordResetLink: 1 * hour,
  emailVerificationLink: 24 * hour,
  /** How long a sign-in makes its device a known one. */
  knownDevice: 90 * day,
  /** How long the token of a completed password reset counts as a known device. */
  resetPass: 1 * hour,
} as const

/** A lifetime written into a statement. */
export function interval(seconds: number) {
  return sql.raw(`interval '${seconds} seconds'`)
}
