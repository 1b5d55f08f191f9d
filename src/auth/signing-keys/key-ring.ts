import type { JWK } from 'jose'
import type { Services } from '../../context.ts'
import { sql } from '../../db/drizzle.ts'
import { queryRows } from '../../db/statements.ts'
import { every } from '../../jobs/every.ts'
import {
  type Algorithm,
  ensureSigningKeys,
  importKey,
  listSigningKeys,
  type SigningKey,
  signingKeyOwner,
} from './signing-keys.ts'

/** This process' copy of the signing keys, and the clock of the database. */
export interface KeyRing {
  /** The key that signs. */
  signer(): { kid: string; algorithm: Algorithm; privateKey: CryptoKey }
  /** The key that verifies tokens with this key id. An unknown id reloads the keys. */
  find(kid: string): Promise<{ algorithm: Algorithm; publicKey: CryptoKey } | null>
  /** The public keys (RFC 7517). */
  jwks(): { keys: JWK[] }
  /** Milliseconds since 1970 by the clock of the database, which all processes share. */
  now(): number
  close(): Promise<void>
}

const reloadEveryMs = 5_000
/** Limits the reloads that tokens with unknown key ids can cause. */
const minReloadGapMs = 1_000

interface LoadedKey {
  key: SigningKey
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
    for (const key of await listSigningKeys({ db })) loaded.set(key.kid, unchanged(key) ?? (await open(key)))
    byKid = loaded
  }
  const reload = () => {
    loading ??= load().finally(() => {
      loading = null
    })
    return loading
  }
  const unchanged = (key: SigningKey): LoadedKey | null => {
    const known = byKid.get(key.kid)
    return known?.key.state === key.state ? known : null
  }
  const open = async (key: SigningKey): Promise<LoadedKey> => ({
    key,
    publicKey: await importKey(key.publicKey, key.algorithm),
    privateKey:
      key.state === 'active'
        ? await importKey(JSON.parse(vault.decrypt(key.privateKey, signingKeyOwner(key.kid))), key.algorithm)
        : null,
  })

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
      return found ? { algorithm: found.key.algorithm, publicKey: found.publicKey } : null
    },
    jwks: () => ({
      keys: [...byKid.values()].map(({ key }) => ({
        ...key.publicKey,
        kid: key.kid,
        alg: key.algorithm,
        use: 'sig',
      })),
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
