import type { FastifyInstance } from 'fastify'
import { type CompactJWSHeaderParameters, CompactSign, importJWK, type JWK } from 'jose'
import { type Algorithm, signingKeyOwner } from '../../src/auth/signing-keys/signing-keys.ts'
import { sql } from '../../src/db/drizzle.ts'
import type { TestUser } from './factories.ts'
import { keyOf, sessionOf } from './identity.ts'

export interface OwnKey {
  kid: string
  algorithm: Algorithm
  publicKey: JWK
  privateKey: JWK
}

/** What the app signs with, opened as whoever has its secrets could. */
export async function activeKey(app: FastifyInstance): Promise<OwnKey> {
  const { db, vault } = app.services
  const { rows } = (await db.write.execute(sql`
    select kid, algorithm, public_key as "publicKey", private_key as sealed
    from signing_keys where state = 'active'`)) as unknown as {
    rows: { kid: string; algorithm: Algorithm; publicKey: JWK; sealed: string }[]
  }
  const { sealed, ...key } = rows[0]!
  return { ...key, privateKey: JSON.parse(vault.decrypt(sealed, signingKeyOwner(key.kid))) }
}

/** Seconds since 1970 by the clock that decides. */
export async function databaseNow(app: FastifyInstance): Promise<number> {
  const { rows } = (await app.services.db.write.execute(
    sql`select extract(epoch from clock_timestamp())::float8 as now`,
  )) as unknown as { rows: { now: number }[] }
  return rows[0]!.now
}

export interface Changes {
  header?: object
  claims?: object
}

/** What a token of somebody says who has just signed in. */
export function claimsOf(user: TestUser, now: number): Record<string, unknown> {
  const issued = Math.floor(now)
  return {
    sub: keyOf(user),
    sid: sessionOf(user.token),
    iss: 'byline',
    aud: 'byline-api',
    client_id: 'byline',
    iat: issued,
    exp: issued + 300,
    auth_time: issued,
    jti: crypto.randomUUID(),
  }
}

/** Signed with our own key, unless told otherwise: only what is changed can be why it is refused. */
export async function sign(
  { kid, algorithm, privateKey }: OwnKey,
  good: object,
  { header = {}, claims = {} }: Changes = {},
  key: JWK | Uint8Array = privateKey,
): Promise<string> {
  const all = { alg: algorithm, typ: 'at+jwt', kid, ...header } as CompactJWSHeaderParameters
  const payload = new TextEncoder().encode(JSON.stringify({ ...good, ...claims }))
  const signer = key instanceof Uint8Array ? key : await importJWK(key, algorithm)
  return new CompactSign(payload).setProtectedHeader(all).sign(signer, { crit: { b: true } })
}
