// npm run keys -- list | rotate [--algorithm ES256] | revoke <kid> | rotate-encryption: the keys that access tokens are
// signed with, and those that secrets are encrypted with. Running servers follow within five seconds; none is restarted.
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

const usage = `npm run keys -- list                    which keys sign, and which verify
npm run keys -- rotate                  the next key signs from now on (once it has been published for 5 minutes)
npm run keys -- rotate --algorithm ES256
npm run keys -- revoke <kid>            in an emergency: what was signed with it is refused from now on
npm run keys -- rotate-encryption       encrypts every secret with the first of ENCRYPTION_KEYS

On the embedded database, stop the server first.`

const waiting = 'Waiting until everybody who keeps the public keys has the next one'

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
  throw new Error('--algorithm is EdDSA or ES256')
}

async function list(services: KeyServices): Promise<string> {
  await ensureSigningKeys(services)
  const rows = (await listSigningKeys(services)).map(
    ({ kid, algorithm, state, changedAt }) =>
      `${state.padEnd(10)}${algorithm.padEnd(7)}${changedAt.toISOString().slice(0, 16)}  ${kid}`,
  )
  return ['state     kind   since             kid', ...rows].join('\n')
}

async function rotate(services: KeyServices, algorithm: Algorithm): Promise<string> {
  await ensureSigningKeys(services)
  const progress = createProgress()
  let total = 0
  for (;;) {
    const outcome = await rotateSigningKeys(services, algorithm)
    if ('kid' in outcome) {
      progress.stop()
      return `${outcome.kid} signs from now on.\n${await list(services)}`
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
  return `${kid} is refused within five seconds. Clients refresh; those without a refresh token sign in again.\n${await list(services)}`
}

async function rotateEncryption(services: KeyServices, stores: Stores): Promise<string> {
  const { vault, keys } = await withNewKey(services, stores)
  const outdated = await countOutdated({ ...services, vault }, encryptedColumns)
  const progress = createProgress()
  if (outdated > 0) progress.start(outdated, `Encrypting ${outdated} secrets anew`)
  const done = await reencrypt({ ...services, vault }, encryptedColumns, (count) =>
    progress.step(count),
  ).finally(() => progress.stop())
  const others = keys.slice(1).map(keyId)
  if (stores.replaceEncryptionKeys) {
    stores.replaceEncryptionKeys(keys.slice(0, 1))
    return `${done} secrets are encrypted with the new key ${vault.currentKeyId}; the old one is gone.`
  }
  const rest =
    others.length > 0
      ? `Once every server runs with the new list, take ${others.join(', ')} out of ENCRYPTION_KEYS.`
      : 'To bring in a new key, put it in front of the others in ENCRYPTION_KEYS, restart, and run this again.'
  return `${done} secrets were encrypted anew, with the key ${vault.currentKeyId}. ${rest}`
}

/** The embedded mode keeps its own keys: it is given a new one here. Elsewhere the first of the configuration is it. */
async function withNewKey({ vault }: KeyServices, stores: Stores) {
  const { replaceEncryptionKeys, pepper } = stores
  if (!replaceEncryptionKeys) return { vault, keys: stores.encryptionKeys }
  const keys = [randomSecret(), ...stores.encryptionKeys]
  replaceEncryptionKeys(keys) // Written down before it is used.
  return { vault: createVault({ keys, pepper }), keys }
}
