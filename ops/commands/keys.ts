// npm run keys -- list | rotate [--algorithm ES256] | revoke <kid> | rotate-encryption: manages the keys that
// sign access tokens and the keys that encrypt secrets. Running servers use changed signing keys within five
// seconds, without a restart.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { encryptedColumns } from '../../src/auth/encrypted-columns.ts'
import { revokeSigningKey, rotateSigningKeys } from '../../src/auth/signing-keys/rotation.ts'
import {
  type Algorithm,
  ensureSigningKeys,
  listSigningKeys,
} from '../../src/auth/signing-keys/signing-keys.ts'
import { readConfig } from '../../src/config.ts'
import type { Services } from '../../src/context.ts'
import { countOutdated, reencrypt } from '../../src/crypto/reencrypt.ts'
import { createVault, keyId, randomSecret } from '../../src/crypto/vault.ts'
import { createLog } from '../../src/log.ts'
import { createProgress } from '../../src/progress.ts'
import { openStores, type Stores } from '../../src/stores.ts'
import { runScript } from './script.ts'

const usage = `npm run keys -- list                    Lists the signing keys and their states.
npm run keys -- rotate                  Signs with the next key. Waits until it has been published for 5 minutes.
npm run keys -- rotate --algorithm ES256
                                        The same with a key for this algorithm: EdDSA (default) or ES256.
npm run keys -- revoke <kid>            For emergencies: rejects all access tokens signed with this key.
npm run keys -- rotate-encryption       Re-encrypts all secrets with the first key of ENCRYPTION_KEYS.

If you use the embedded database, stop the server first.`

const waiting = 'Waiting until every cached copy of the public keys contains the next key'

type KeyServices = Pick<Services, 'db' | 'vault'>

await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { algorithm: { type: 'string', default: 'EdDSA' }, help: { type: 'boolean', default: false } },
  })
  const [command, target] = positionals
  if (values.help || !command) return usage
  const config = readConfig(process.env)
  const stores = await openStores(config, createLog({ level: 'error', format: 'json' }))
  try {
    const services = {
      db: stores.database,
      vault: createVault({ keys: stores.encryptionKeys, pepper: stores.pepper }),
    }
    if (command === 'list') return await list(services)
    if (command === 'rotate') return await rotate(services, algorithmOf(values.algorithm))
    if (command === 'revoke' && target) return await revoke(services, target)
    if (command === 'rotate-encryption') return await rotateEncryption(services, stores)
    throw new Error(usage)
  } finally {
    await stores.close()
  }
})

function algorithmOf(text: string): Algorithm {
  if (text === 'EdDSA' || text === 'ES256') return text
  throw new Error('--algorithm must be EdDSA or ES256')
}

async function list(services: KeyServices): Promise<string> {
  await ensureSigningKeys(services)
  const rows = (await listSigningKeys(services)).map(
    ({ kid, algorithm, state, changedAt }) =>
      `${state.padEnd(10)}${algorithm.padEnd(7)}${changedAt.toISOString().slice(0, 16)}  ${kid}`,
  )
  return ['state     alg    since             kid', ...rows].join('\n')
}

async function rotate(services: KeyServices, algorithm: Algorithm): Promise<string> {
  await ensureSigningKeys(services)
  const progress = createProgress()
  let total = 0
  for (;;) {
    const outcome = await rotateSigningKeys(services, algorithm)
    if ('kid' in outcome) {
      progress.stop()
      return `New access tokens are now signed with ${outcome.kid}.\n${await list(services)}`
    }
    const { wait } = outcome
    if (total === 0) progress.start(wait, waiting)
    total ||= wait
    progress.step(total - wait, `${waiting} (${wait} s)`)
    await sleep(Math.min(wait, 5) * 1000)
  }
}

async function revoke(services: KeyServices, kid: string): Promise<string> {
  await revokeSigningKey(services, kid)
  return `Revoked ${kid}. Within five seconds, servers reject the access tokens it signed. Clients must refresh, or sign in again if they have no refresh token.\n${await list(services)}`
}

async function rotateEncryption(services: KeyServices, stores: Stores): Promise<string> {
  const { vault, keys } = await withNewKey(services, stores)
  const outdated = await countOutdated({ ...services, vault }, encryptedColumns)
  const progress = createProgress()
  if (outdated > 0) progress.start(outdated, `Re-encrypting ${outdated} secrets`)
  const done = await reencrypt({ ...services, vault }, encryptedColumns, (count) =>
    progress.step(count),
  ).finally(() => progress.stop())
  const others = keys.slice(1).map(keyId)
  if (stores.replaceEncryptionKeys) {
    stores.replaceEncryptionKeys(keys.slice(0, 1))
    return `Re-encrypted ${done} secrets with the new key ${vault.currentKeyId}. The old key was deleted.`
  }
  const rest =
    others.length > 0
      ? `Once every server runs with the new list, remove ${others.join(', ')} from ENCRYPTION_KEYS.`
      : 'To use a new key, put it first in ENCRYPTION_KEYS, restart every server, and run this command again.'
  return `Re-encrypted ${done} secrets with the key ${vault.currentKeyId}. ${rest}`
}

/**
 * The embedded mode stores its own keys, so this adds a new one. Otherwise the new key comes first in
 * ENCRYPTION_KEYS.
 */
async function withNewKey({ vault }: KeyServices, stores: Stores) {
  const { replaceEncryptionKeys, pepper } = stores
  if (!replaceEncryptionKeys) return { vault, keys: stores.encryptionKeys }
  const keys = [randomSecret(), ...stores.encryptionKeys]
  replaceEncryptionKeys(keys) // Saved before anything is encrypted with it.
  return { vault: createVault({ keys, pepper }), keys }
}
