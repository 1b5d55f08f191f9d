import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { Services } from '../../context.ts'
import { lockInTransaction } from '../../db/advisory-locks.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { signingKeys } from '../../db/identity-tables.ts'
import { interval, lifetimes } from '../lifetimes.ts'

export type Algorithm = 'EdDSA' | 'ES256'
export type SigningKeyState = 'next' | 'active' | 'retiring' | 'revoked'

export interface SigningKey {
  kid: string
  algorithm: Algorithm
  /** RFC 7517 */
  publicKey: JWK
  /** Encrypted for `signingKeyOwner(kid)`. */
  privateKey: string
  state: SigningKeyState
  createdAt: Date
  changedAt: Date
}

/**
 * How long clients may cache `/.well-known/jwks.json`, in seconds. A key is published for that long before
 * it signs.
 */
export const jwksMaxAge = 300

const generated = {
  EdDSA: { algorithm: 'EdDSA', options: { crv: 'Ed25519', extractable: true } },
  ES256: { algorithm: 'ES256', options: { extractable: true } },
} as const

const retirement = interval(lifetimes.accessToken.lasting + 60 * 60)

/** The owner of a private key, for the vault. */
export function signingKeyOwner(kid: string): string {
  return `signing key|${kid}`
}

/**
 * Lists the keys that valid tokens may be signed with. A retiring key is kept longer than the longest
 * token.
 */
export async function listSigningKeys({ db }: Pick<Services, 'db'>): Promise<SigningKey[]> {
  const rows = await db.write
    .select()
    .from(signingKeys)
    .where(sql`state in ('next', 'active') or (state = 'retiring' and changed_at > now() - ${retirement})`)
    .orderBy(signingKeys.createdAt)
  return rows as SigningKey[]
}

/** Lists the keys that sign no valid token any more, but whose tokens clients may still send. */
export async function listEndedKeys({ db }: Pick<Services, 'db'>): Promise<SigningKey[]> {
  const rows = await db.write
    .select()
    .from(signingKeys)
    .where(sql`state = 'revoked' or (state = 'retiring' and changed_at <= now() - ${retirement})`)
  return rows as SigningKey[]
}

/** Creates the first keys, unless another process has done so. */
export async function ensureSigningKeys(services: Pick<Services, 'db' | 'vault'>): Promise<void> {
  if ((await missingStates(services)).length === 0) return
  await withKeyLock(services, async (tx) => {
    for (const state of await missingStates(tx)) await insertKey(tx, state, 'EdDSA')
  })
}

async function missingStates(services: Pick<Services, 'db'>): Promise<('active' | 'next')[]> {
  const states = (await listSigningKeys(services)).map(({ state }) => state)
  return (['active', 'next'] as const).filter((state) => !states.includes(state))
}

/** Generates a key and stores it encrypted. */
export async function insertKey(
  { db, vault }: Pick<Services, 'db' | 'vault'>,
  state: 'next' | 'active',
  kind: Algorithm,
): Promise<void> {
  const { algorithm, options } = generated[kind]
  const { privateKey } = await generateKeyPair(algorithm, options)
  const privateJwk = await exportJWK(privateKey)
  const { d: _, ...publicKey } = privateJwk
  const kid = await calculateJwkThumbprint(publicKey)
  await db.write.insert(signingKeys).values({
    kid,
    algorithm: kind,
    publicKey,
    privateKey: vault.encrypt(JSON.stringify(privateJwk), signingKeyOwner(kid)),
    state,
  })
}

/** Runs work in a transaction, one at a time in all processes. */
export function withKeyLock<R>(
  services: Pick<Services, 'db' | 'vault'>,
  work: (tx: Pick<Services, 'db' | 'vault'>) => Promise<R>,
): Promise<R> {
  return transaction(services, async (tx) => {
    // Other processes may be starting or rotating at the same time; wait for them.
    await tx.db.write.execute(sql`set local lock_timeout = '30s'`)
    await tx.db.write.execute(sql`set local statement_timeout = '30s'`)
    await lockInTransaction(tx.db.write, 'signingKeys')
    return work(tx)
  })
}

export function importKey(jwk: JWK, algorithm: Algorithm): Promise<CryptoKey> {
  return importJWK(jwk, algorithm) as Promise<CryptoKey>
}
