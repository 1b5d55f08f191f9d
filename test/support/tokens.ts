import type { FastifyInstance } from 'fastify'
import { type CompactJWSHeaderParameters, CompactSign, importJWK, type JWK } from 'jose'
import { type Algorithm, signingKeyOwner } from '../../src/auth/signing-keys/signing-keys.ts'
import { sql } from '../../src/db/drizzle.ts'
import type { TestUser } from './factories.ts'
import { keyOf, sessionIdOf } from './identity.ts'

/** A signing key with its private part. */
export interface SigningKey {
  kid: string
  algorithm: Algorithm
  publicKey: JWK
  privateKey: JWK
}

/** The key that the app signs with, decrypted with the app's own secrets. */
export async function activeSigningKey(app: FastifyInstance): Promise<SigningKey> {
  const { db, vault } = app.services
  const { rows } = (await db.write.execute(sql`
    select kid, algorithm, public_key as "publicKey", private_key as sealed
    from signing_keys where state = 'active'`)) as unknown as {
    rows: { kid: string; algorithm: Algorithm; publicKey: JWK; sealed: string }[]
  }
  const { sealed, ...key } = rows[0]!
  return { ...key, privateKey: JSON.parse(vault.decrypt(sealed, signingKeyOwner(key.kid))) }
}

/** Seconds since 1970 by the clock of the database, which decides about expiry. */
export async function databaseNow(app: FastifyInstance): Promise<number> {
  const { rows } = (await app.services.db.write.execute(
    sql`select extract(epoch from clock_timestamp())::float8 as now`,
  )) as unknown as { rows: { now: number }[] }
  return rows[0]!.now
}

/** Deviations from a valid token. */
export interface Changes {
  header?: object
  claims?: object
}

/** The claims of an access token for a user who has just signed in. */
export function accessTokenClaims(user: TestUser, now: number): Record<string, unknown> {
  const issued = Math.floor(now)
  return {
    sub: keyOf(user),
    sid: sessionIdOf(user.token),
    iss: 'byline',
    aud: 'byline-api',
    client_id: 'byline',
    iat: issued,
    exp: issued + 300,
    auth_time: issued,
    jti: crypto.randomUUID(),
  }
}

/** Signs a token, by default with the app's own key, so that only the changes can cause a rejection. */
export async function signToken(
  { kid, algorithm, privateKey }: SigningKey,
  validClaims: object,
  { header = {}, claims = {} }: Changes = {},
  key: JWK | Uint8Array = privateKey,
): Promise<string> {
  const all = { alg: algorithm, typ: 'at+jwt', kid, ...header } as CompactJWSHeaderParameters
  const payload = new TextEncoder().encode(JSON.stringify({ ...validClaims, ...claims }))
  const signer = key instanceof Uint8Array ? key : await importJWK(key, algorithm)
  return new CompactSign(payload).setProtectedHeader(all).sign(signer, { crit: { b: true } })
}
