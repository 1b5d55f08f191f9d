import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { recordAuditEvent } from '../../audit/audit-events.ts'
import type { Services } from '../../context.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { signingKeys } from '../../db/identity-tables.ts'

export type Algorithm = 'EdDSA' | 'ES256'
export type SigningKeyState = 'next' | 'active' | 'retiring' | 'revoked'

export interface SigningKey {
  kid: string
  algorithm: Algorithm
  /** As others may see it (RFC 7517). */
  publicKey: JWK
  /** Encrypted for `signingKeyOwner(kid)`. */
  privateKey: string
  state: SigningKeyState
  createdAt: Date
  changedAt: Date
}

/** How long whoever reads `/.well-known/jwks.json` may keep it, in seconds: a key is published that long before it signs. */
export const jwksMaxAge = 300

const generated = {
  EdDSA: { algorithm: 'EdDSA', options: { crv: 'Ed25519', extractable: true } },
  ES256: { algorithm: 'ES256', options: { extractable: true } },
} as const

/** Any number will do, as long as it is ours alone in this database. */
const lockKey = 8_291_004_665

export function signingKeyOwner(kid: string): string {
  return `signing key|${kid}`
}

/** Those that tokens in use may be signed with: a retiring one outlives the longest token it signed (24 h). */
export async function listSigningKeys({ db }: Pick<Services, 'db'>): Promise<SigningKey[]> {
  const rows = await db.write
    .select()
    .from(signingKeys)
    .where(
      sql`state in ('next', 'active') or (state = 'retiring' and changed_at > now() - interval '25 hours')`,
    )
    .orderBy(signingKeys.createdAt)
  return rows as SigningKey[]
}

/** Makes the first keys, unless another process has. */
export async function ensureSigningKeys(services: Pick<Services, 'db' | 'vault'>): Promise<void> {
  if ((await missingStates(services)).length === 0) return
  await locked(services, async (tx) => {
    for (const state of await missingStates(tx)) await insertKey(tx, state, 'EdDSA')
  })
}

async function missingStates(services: Pick<Services, 'db'>): Promise<('active' | 'next')[]> {
  const states = (await listSigningKeys(services)).map(({ state }) => state)
  return (['active', 'next'] as const).filter((state) => !states.includes(state))
}

/**
 * The next key signs from now on, and the one after it is published. The one that signed is kept until its last
 * token has expired.
 * @returns the kid that signs now; or how many seconds the next one must still be published before
 */
export async function rotateSigningKeys(
  services: Pick<Services, 'db' | 'vault'>,
  algorithm: Algorithm,
): Promise<{ kid: string } | { wait: number }> {
  return locked(services, async (tx) => {
    const { rows } = (await tx.db.write.execute(sql`
      select kid, algorithm, ceil(extract(epoch from created_at - now()) + ${jwksMaxAge})::int as wait
      from signing_keys where state = 'next'`)) as unknown as Rows<{
      kid: string
      algorithm: string
      wait: number
    }>
    const [next] = rows
    if (next && next.algorithm === algorithm && next.wait > 0) return { wait: next.wait }
    if (next?.algorithm !== algorithm) {
      // Nothing was signed with it: another kind of key takes its place.
      await tx.db.write.execute(sql`delete from signing_keys where state = 'next'`)
      await insertKey(tx, 'next', algorithm)
      return { wait: jwksMaxAge }
    }
    const kid = await promote(tx, 'retiring')
    await recordAuditEvent(tx, {
      actor: 'operator',
      action: 'signing_key.rotated',
      target: `signing key:${kid}`,
    })
    return { kid }
  })
}

/**
 * In an emergency: tokens signed with this key are refused from now on (within five seconds, by every process), and
 * where it is the one that signs, the next one takes its place unannounced.
 * @throws {Error} in words for the operator
 */
export async function revokeSigningKey(services: Pick<Services, 'db' | 'vault'>, kid: string): Promise<void> {
  await locked(services, async (tx) => {
    const key = (await listSigningKeys(tx)).find((one) => one.kid === kid)
    if (!key) throw new Error(`There is no signing key ${kid} in use; \`npm run keys -- list\` shows them`)
    if (key.state === 'active') await promote(tx, 'revoked')
    else {
      await tx.db.write.execute(
        sql`update signing_keys set state = 'revoked', changed_at = now() where kid = ${kid}`,
      )
      if (key.state === 'next') await insertKey(tx, 'next', key.algorithm)
    }
    await recordAuditEvent(tx, {
      actor: 'operator',
      action: 'signing_key.revoked',
      target: `signing key:${kid}`,
    })
  })
}

/** The next becomes the active, the active what it is told, and there is a new next. */
async function promote(tx: Pick<Services, 'db' | 'vault'>, was: 'retiring' | 'revoked'): Promise<string> {
  const become = (from: SigningKeyState, to: SigningKeyState) =>
    tx.db.write.execute(sql`update signing_keys set state = ${to}, changed_at = now() where state = ${from}
      returning kid, algorithm`) as unknown as Promise<Rows<{ kid: string; algorithm: Algorithm }>>
  await become('active', was)
  const { rows } = await become('next', 'active')
  await insertKey(tx, 'next', rows[0]!.algorithm)
  return rows[0]!.kid
}

async function insertKey(
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

function locked<R>(
  services: Pick<Services, 'db' | 'vault'>,
  work: (tx: Pick<Services, 'db' | 'vault'>) => Promise<R>,
): Promise<R> {
  return transaction(services, async (tx) => {
    // Whoever starts, or rotates, waits for the others who do.
    await tx.db.write.execute(sql`set local lock_timeout = '30s'`)
    await tx.db.write.execute(sql`set local statement_timeout = '30s'`)
    await tx.db.write.execute(sql`select pg_advisory_xact_lock(${lockKey})`)
    return work(tx)
  })
}

export function importKey(jwk: JWK, algorithm: Algorithm): Promise<CryptoKey> {
  return importJWK(jwk, algorithm) as Promise<CryptoKey>
}

interface Rows<T> {
  rows: T[]
}
