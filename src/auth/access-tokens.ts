import { decodeProtectedHeader, errors, type JWK, type JWTVerifyResult, jwtVerify, SignJWT } from 'jose'
import type { Services } from '../context.ts'
import { AppError } from '../errors.ts'
import { freshFor } from './permissions.ts'
import { createKeyRing } from './signing-keys/key-ring.ts'
import { jwksMaxAge } from './signing-keys/signing-keys.ts'

const audience = 'byline-api'
const tokenType = 'at+jwt'
const client = 'byline'
const maxTokenBytes = 4096
const tolerance = 30
/** Seconds. A client that can refresh gets one for five minutes; one that cannot, for a day. */
export const accessTokenLifetime = { refreshable: 5 * 60, lasting: 24 * 60 * 60 } as const

export interface Tokens {
  /** Signs an access token (RFC 9068). */
  issue(claims: Claims): Promise<AccessToken>
  /** @throws {AppError} TOKEN_EXPIRED; UNAUTHENTICATED, in the same words whatever else was wrong */
  verify(token: string): Promise<Verified>
  /** The public keys (RFC 7517), for `/.well-known/jwks.json`. */
  jwks(): { keys: JWK[] }
  /** How long they may be kept, in seconds. */
  readonly jwksMaxAge: number
  /** What API keys are called here: `test` in the embedded mode. */
  readonly apiKeyEnvironment: 'live' | 'test'
  close(): void
}

export interface Claims {
  userId: string
  sessionId: string
  /** When they last proved who they are. */
  authenticatedAt: Date
  /** The database's now. */
  issuedAt: Date
  /** Seconds. */
  lifetime: number
}

export interface Verified {
  userId: string
  sessionId: string
  /** Whether they proved who they are in the last five minutes. */
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
        algorithms: [key.algorithm], // Of this key, whatever the token says.
        issuer,
        audience,
        typ: tokenType,
        requiredClaims: ['sub', 'exp', 'iat', 'jti', 'sid', 'client_id', 'auth_time'],
        maxTokenAge: accessTokenLifetime.lasting,
        clockTolerance: tolerance,
        currentDate: new Date(now),
      }).catch((error): JWTVerifyResult => {
        throw error instanceof errors.JWTExpired ? expiredToken() : invalidToken()
      })
      const { sub, sid, auth_time: authenticated } = payload
      if (!sub || typeof sid !== 'string' || typeof authenticated !== 'number') throw invalidToken()
      return { userId: sub, sessionId: sid, isFresh: now / 1000 - authenticated <= freshFor }
    },
  }
}

/** jose accepts a token that names no key. */
function kidOf(token: string): string {
  try {
    return decodeProtectedHeader(token).kid ?? ''
  } catch {
    return ''
  }
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
