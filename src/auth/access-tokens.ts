import {
  decodeProtectedHeader,
  errors,
  type JWK,
  type JWTPayload,
  type JWTVerifyResult,
  jwtVerify,
  SignJWT,
} from 'jose'
import type { Services } from '../context.ts'
import { AppError } from '../errors.ts'
import { lifetimes } from './lifetimes.ts'
import { createKeyRing } from './signing-keys/key-ring.ts'
import { jwksMaxAge } from './signing-keys/signing-keys.ts'

const audience = 'byline-api'
const tokenType = 'at+jwt'
const client = 'byline'
const maxTokenBytes = 4096
/** Seconds by which `exp` and `iat` may differ from the clock of the database. */
const clockTolerance = 30

export interface Tokens {
  /** Signs an access token (RFC 9068). */
  issue(claims: Claims): Promise<AccessToken>
  /**
   * @throws {AppError} TOKEN_EXPIRED, also for a token that can be refreshed and was signed with a key that is
   *   no longer valid; UNAUTHENTICATED, with the same message for every other fault
   */
  verify(token: string): Promise<VerifiedToken>
  /** The public keys (RFC 7517), for `/.well-known/jwks.json`. */
  jwks(): { keys: JWK[] }
  /** How long clients may cache the public keys, in seconds. */
  readonly jwksMaxAge: number
  /** The environment in the name of new API keys: `test` in the embedded mode. */
  readonly apiKeyEnvironment: 'live' | 'test'
  close(): Promise<void>
}

export interface Claims {
  userId: string
  sessionId: string
  /** When the user last authenticated (`auth_time`). */
  authenticatedAt: Date
  /** The current time of the database. */
  issuedAt: Date
  /** Seconds. */
  lifetime: number
}

export interface VerifiedToken {
  userId: string
  sessionId: string
  /** Whether the user authenticated recently enough for step-up. */
  isFresh: boolean
}

export interface AccessToken {
  accessToken: string
  /** Seconds. */
  expiresIn: number
}

export async function createTokens(
  services: Pick<Services, 'db' | 'vault' | 'log'>,
  { issuer, apiKeyEnvironment }: { issuer: string; apiKeyEnvironment: 'live' | 'test' },
): Promise<Tokens> {
  const ring = await createKeyRing(services)
  return {
    apiKeyEnvironment,
    jwks: ring.jwks,
    jwksMaxAge,
    close: ring.close,

    async issue({ userId, sessionId, authenticatedAt, issuedAt, lifetime }) {
      const { kid, algorithm, privateKey } = ring.signer()
      const issued = seconds(issuedAt)
      const accessToken = await new SignJWT({
        sid: sessionId,
        client_id: client,
        auth_time: seconds(authenticatedAt),
      })
        .setProtectedHeader({ alg: algorithm, typ: tokenType, kid })
        .setSubject(userId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issued)
        .setExpirationTime(issued + lifetime)
        .setJti(crypto.randomUUID())
        .sign(privateKey)
      return { accessToken, expiresIn: lifetime }
    },

    async verify(token) {
      const key = token.length > maxTokenBytes ? null : await ring.find(kidOf(token))
      if (!key) throw invalidToken()
      const now = ring.now()
      const { payload } = await jwtVerify(token, key.publicKey, {
        algorithms: [key.algorithm], // The key decides, not the token.
        issuer,
        audience,
        typ: tokenType,
        requiredClaims: ['sub', 'exp', 'iat', 'jti', 'sid', 'client_id', 'auth_time'],
        maxTokenAge: lifetimes.accessToken.lasting,
        clockTolerance,
        currentDate: new Date(now),
      }).catch((error): JWTVerifyResult => {
        throw error instanceof errors.JWTExpired ? expiredToken() : invalidToken()
      })
      if (key.hasEnded) throw isRefreshable(payload) ? expiredToken() : invalidToken()
      const { sub, sid, auth_time: authenticated } = payload
      if (!sub || typeof sid !== 'string' || typeof authenticated !== 'number') throw invalidToken()
      return {
        userId: sub,
        sessionId: sid,
        isFresh: now / 1000 - authenticated <= lifetimes.freshAuthentication,
      }
    },
  }
}

/** @returns an empty string for a token without a key id, which jose would accept */
function kidOf(token: string): string {
  try {
    return decodeProtectedHeader(token).kid ?? ''
  } catch {
    return ''
  }
}

/** REST v1 issues tokens for a whole day, without a refresh token. */
function isRefreshable({ exp = 0, iat = 0 }: JWTPayload): boolean {
  return exp - iat <= lifetimes.accessToken.refreshable
}

function seconds(time: Date): number {
  return Math.floor(time.getTime() / 1000)
}

export function invalidToken(): AppError {
  return new AppError('UNAUTHENTICATED', 'The access token is not valid; sign in again')
}

function expiredToken(): AppError {
  return new AppError('TOKEN_EXPIRED', 'The access token has expired; refresh it, or sign in again')
}
