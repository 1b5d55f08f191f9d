import type { JWK } from 'jose'
import type { Services } from '../../context.ts'
import { sql } from '../../db/drizzle.ts'
import {
  type Algorithm,
  ensureSigningKeys,
  importKey,
  listSigningKeys,
  type SigningKey,
  signingKeyOwner,
} from './signing-keys.ts'

/** The keys of the database as this process knows them, and the database's clock. */
export interface KeyRing {
  /** What to sign with. */
  signer(): { kid: string; algorithm: Algorithm; privateKey: CryptoKey }
  /** What a token of this kid is verified with; looks again for one that it does not know. */
  find(kid: string): Promise<{ algorithm: Algorithm; publicKey: CryptoKey } | null>
  /** RFC 7517 */
  jwks(): { keys: JWK[] }
  /** Milliseconds since 1970 by the database's clock, which all processes share; that of this machine may be wrong. */
  now(): number
  close(): void
}

const every = 5_000
/** Tokens of unknown keys cost no more than this many queries. */
const lookAgainAfter = 1_000

interface Loaded {
  key: SigningKey
  publicKey: CryptoKey
  privateKey: CryptoKey | null
}

/** Reads them every five seconds: so fast does a rotation, or the end of a key, reach every process. */
export async function createKeyRing(services: Pick<Services, 'db' | 'vault' | 'log'>): Promise<KeyRing> {
  const { db, vault, log } = services
  await ensureSigningKeys(services)
  let byKid = new Map<string, Loaded>()
  let clock = { database: 0, here: 0 }
  let lookedAt = 0
  let looking: Promise<void> | null = null

  const load = async () => {
    lookedAt = performance.now()
    clock = await readClock(services)
    const loaded = new Map<string, Loaded>()
    for (const key of await listSigningKeys({ db })) loaded.set(key.kid, unchanged(key) ?? (await open(key)))
    byKid = loaded
  }
  const look = () => {
    looking ??= load().finally(() => {
      looking = null
    })
    return looking
  }
  const unchanged = (key: SigningKey): Loaded | null => {
    const known = byKid.get(key.kid)
    return known?.key.state === key.state ? known : null
  }
  const open = async (key: SigningKey): Promise<Loaded> => ({
    key,
    publicKey: await importKey(key.publicKey, key.algorithm),
    privateKey:
      key.state === 'active'
        ? await importKey(JSON.parse(vault.decrypt(key.privateKey, signingKeyOwner(key.kid))), key.algorithm)
        : null,
  })

  await look()
  const timer = setInterval(() => {
    look().catch((error) =>
      log.warn({ err: error }, 'the signing keys could not be read; those known are kept'),
    )
  }, every).unref()

  return {
    signer() {
      const { key, privateKey } = [...byKid.values()].find(({ key }) => key.state === 'active')!
      return { kid: key.kid, algorithm: key.algorithm, privateKey: privateKey! }
    },
    async find(kid) {
      if (!byKid.has(kid) && performance.now() - lookedAt > lookAgainAfter) await look()
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
    // `performance.now` does not jump when somebody sets the machine's clock.
    now: () => clock.database + performance.now() - clock.here,
    close: () => clearInterval(timer),
  }
}

async function readClock({ db }: Pick<Services, 'db'>): Promise<{ database: number; here: number }> {
  const before = performance.now()
  const { rows } = (await db.write.execute(
    sql`select extract(epoch from clock_timestamp())::float8 * 1000 as ms`,
  )) as unknown as { rows: { ms: number }[] }
  return { database: rows[0]!.ms, here: (before + performance.now()) / 2 }
}
