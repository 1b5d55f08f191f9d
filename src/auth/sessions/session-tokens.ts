import type { Services } from '../../context.ts'
import type { Account } from '../../users/users.ts'
import { type AccessToken, accessTokenLifetime } from '../access-tokens.ts'
import type { StartedSession } from './sessions.ts'

/** What somebody is given who has signed in, refreshed or proved anew who they are. */
export interface Login extends AccessToken {
  account: Account
  /** Null where the session cannot be refreshed. */
  refreshToken: string | null
}

/** The tokens of a session that has just begun. */
export async function openLogin(
  services: Pick<Services, 'tokens'>,
  account: Account,
  { id, refreshToken, startedAt }: StartedSession,
): Promise<Login> {
  const tokens = await issueAccessToken(services, {
    userId: account.id,
    sessionId: id,
    authenticatedAt: startedAt,
    issuedAt: startedAt,
    refreshable: refreshToken !== null,
  })
  return { account, refreshToken, ...tokens }
}

/** No access token outlives its session. */
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
  const lifetime = refreshable ? accessTokenLifetime.refreshable : accessTokenLifetime.lasting
  return tokens.issue({ ...others, lifetime: Math.min(lifetime, secondsLeft) })
}
