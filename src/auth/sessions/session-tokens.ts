import type { Services } from '../../context.ts'
import type { Account } from '../../users/account-row.ts'
import type { AccessToken } from '../access-tokens.ts'
import { lifetimes } from '../lifetimes.ts'
import type { StartedSession } from './start-session.ts'

/** The result of a sign-in, a refresh or a reauthentication. */
export interface Login extends AccessToken {
  account: Account
  /** Null if the session cannot be refreshed, and after a reauthentication. */
  refreshToken: string | null
  /** Null except after a sign-in on a device that is not known yet. */
  deviceToken: string | null
}

/** Issues the tokens of a session that has just started. */
export async function openLogin(
  services: Pick<Services, 'tokens'>,
  account: Account,
  { id, refreshToken, deviceToken, startedAt }: StartedSession,
): Promise<Login> {
  const tokens = await issueAccessToken(services, {
    userId: account.id,
    sessionId: id,
    authenticatedAt: startedAt,
    issuedAt: startedAt,
    refreshable: refreshToken !== null,
  })
  return { account, refreshToken, deviceToken, ...tokens }
}

/**
 * Issues an access token that does not outlive its session.
 * @param claims `secondsLeft` until the session expires; absent for a new session
 */
export function issueAccessToken(
  { tokens }: Pick<Services, 'tokens'>,
  claims: {
    userId: string
    sessionId: string
    authenticatedAt: Date
    issuedAt: Date
    refreshable: boolean
    secondsLeft?: number
  },
): Promise<AccessToken> {
  const { refreshable, secondsLeft = Number.POSITIVE_INFINITY, ...others } = claims
  const lifetime = refreshable ? lifetimes.accessToken.refreshable : lifetimes.accessToken.lasting
  return tokens.issue({ ...others, lifetime: Math.min(lifetime, secondsLeft) })
}
