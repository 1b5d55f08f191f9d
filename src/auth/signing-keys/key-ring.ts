import type { JWK } from 'jose'
import type { Services } from '../../context.ts'
import { sql } from '../../db/drizzle.ts'
import { queryRows } from '../../db/statements.ts'
import { every } from '../../jobs/every.ts'
import {
  type Algorithm,
  ensureSigningKeys,
  importKey,
  listEndedKeys,
  listSigningKeys,
  type SigningKey,
  signingKeyOwner,
} from './signing-keys.ts'

/** This process' copy of the signing keys, and the clock of the database. */
export interface KeyRing {
  /** The key that signs. */
  signer(): { kid: string; algorithm: Algorithm; privateKey: CryptoKey }
  /** The key that verifies tokens with this key id. An unknown id reloads the keys. */
  find(kid: string): Promise<VerificationKey | null>
  /** The public keys (RFC 7517). */
  jwks(): { keys: JWK[] }
  /** Milliseconds since 1970 by the clock of the database, which all processes share. */
  now(): number
  close(): Promise<void>
}

export interface VerificationKey {
  algorithm: Algorithm
  publicKey: CryptoKey
  /** Whether the key was revoked or retired. It can still tell our tokens from forged ones. */
  hasEnded: boolean
}

const reloadEveryMs = 5_000
/** Limits the reloads that tokens with unknown key ids can cause. */
const minReloadGapMs = 1_000

interface LoadedKey {
  key: SigningKey
  hasEnded: boolean
  publicKey: CryptoKey
  privateKey: CryptoKey | null
}

/**
 * Reloads the keys every five seconds, so that a rotation or revocation reaches every process in that time.
 */
export async function createKeyRing(services: Pick<Services, 'db' | 'vault' | 'log'>): Promise<KeyRing> {
  const { db, vault, log } = services
  await ensureSigningKeys(services)
  let byKid = new Map<string, LoadedKey>()
  let clock = { database: 0, local: 0 }
  let loadedAt = 0
  let loading: Promise<void> | null = null

  const load = async () => {
    loadedAt = performance.now()
    clock = await readClock(services)
    const loaded = new Map<string, LoadedKey>()
    for (const key of await listSigningKeys({ db })) loaded.set(key.kid, await open(key, false))
    for (const key of await listEndedKeys({ db })) loaded.set(key.kid, await open(key, true))
    byKid = loaded
  }
  const reload = () => {
    loading ??= load().finally(() => {
      loading = null
    })
    return loading
  }
  const open = async (key: SigningKey, hasEnded: boolean): Promise<LoadedKey> => {
    const known = byKid.get(key.kid)
    if (known?.key.state === key.state) return { ...known, hasEnded }
    const privateKey =
      key.state === 'active'
        ? await importKey(JSON.parse(vault.decrypt(key.privateKey, signingKeyOwner(key.kid))), key.algorithm)
        : null
    return { key, hasEnded, publicKey: await importKey(key.publicKey, key.algorithm), privateKey }
  }

  await reload()
  const failure = 'the signing keys could not be read; the known ones stay in use'
  const { close } = every(reloadEveryMs, reload, { log, failure })

  return {
    signer() {
      const { key, privateKey } = [...byKid.values()].find(({ key }) => key.state === 'active')!
      return { kid: key.kid, algorithm: key.algorithm, privateKey: privateKey! }
    },
    async find(kid) {
      if (!byKid.has(kid) && performance.now() - loadedAt > minReloadGapMs) await reload()
      const found = byKid.get(kid)
      if (!found) return null
      const { key, publicKey, hasEnded } = found
      return { algorithm: key.algorithm, publicKey, hasEnded }
    },
    jwks: () => ({
      keys: [...byKid.values()]
        .filter(({ hasEnded }) => !hasEnded)
        .map(({ key }) => ({ ...key.publicKey, kid: key.kid, alg: key.algorithm, use: 'sig' })),
    }),
    // `performance.now` does not jump if the clock of the machine is set.
    now: () => clock.database + performance.now() - clock.local,
    close,
  }
}

async function readClock({ db }: Pick<Services, 'db'>): Promise<{ database: number; local: number }> {
  const before = performance.now()
  const [clock] = await queryRows<{ ms: number }>(
    db.write,
    sql`select extract(epoch from clock_timestamp())::float8 * 1000 as ms`,
  )
  return { database: clock!.ms, local: (before + performance.now()) / 2 }
}
