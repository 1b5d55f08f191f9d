import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  jwtVerify,
  SignJWT,
} from 'jose'
import { AppError } from '../errors.ts'

const algorithm = 'EdDSA'
const audience = 'byline-api'
const tokenType = 'at+jwt'
const maxTokenBytes = 4096

export interface Tokens {
  /** Signs an access token for a user (RFC 9068). */
  issue(userId: string): Promise<AccessToken>
  /** The user's id. @throws {AppError} UNAUTHENTICATED, in the same words whatever was wrong */
  verify(token: string): Promise<string>
  /** The public keys (RFC 7517), for `/.well-known/jwks.json`. */
  readonly jwks: { keys: JWK[] }
}

export interface AccessToken {
  accessToken: string
  /** Seconds. */
  expiresIn: number
}

/** @param config.signingKey Ed25519 private key, a JWK as JSON */
export async function createTokens(config: {
  signingKey: string
  issuer: string
  accessTokenTtl: number
}): Promise<Tokens> {
  const { d, ...publicJwk } = JSON.parse(config.signingKey) as JWK
  const kid = await calculateJwkThumbprint(publicJwk)
  const privateKey = await importJWK({ ...publicJwk, d }, algorithm)
  const publicKey = await importJWK(publicJwk, algorithm)
  return {
    jwks: {
      keys: [{ kty: publicJwk.kty, crv: publicJwk.crv, x: publicJwk.x, kid, alg: algorithm, use: 'sig' }],
    },

    async issue(userId) {
      const accessToken = await new SignJWT()
        .setProtectedHeader({ alg: algorithm, typ: tokenType, kid })
        .setSubject(userId)
        .setIssuer(config.issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${config.accessTokenTtl}s`)
        .setJti(crypto.randomUUID())
        .sign(privateKey)
      return { accessToken, expiresIn: config.accessTokenTtl }
    },

    async verify(token) {
      if (token.length > maxTokenBytes) throw invalidToken()
      const { payload, protectedHeader } = await jwtVerify(token, publicKey, {
        algorithms: [algorithm],
        issuer: config.issuer,
        audience,
        typ: tokenType,
        requiredClaims: ['sub', 'exp', 'iat', 'jti'],
        maxTokenAge: config.accessTokenTtl,
        clockTolerance: 30,
      }).catch(() => {
        throw invalidToken()
      })
      // jose accepts a token that names no key, or another one.
      if (protectedHeader.kid !== kid || !payload.sub) throw invalidToken()
      return payload.sub
    },
  }
}

export function invalidToken(): AppError {
  return new AppError('UNAUTHENTICATED', 'The access token is not valid or has expired; sign in again')
}

/** A fresh private key as the JSON that `AUTH_SIGNING_KEY` takes. */
export async function generateSigningKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'Ed25519', extractable: true })
  return JSON.stringify(await exportJWK(privateKey))
}
