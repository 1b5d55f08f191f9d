import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { totpOwner } from '../../src/auth/second-factor/second-factor.ts'
import { createVault, keyId, randomSecret } from '../../src/crypto/vault.ts'
import { sql } from '../../src/db/drizzle.ts'
import { copyOfTemplate, hasPostgres, secrets, startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { migratedDatabase, query } from '../support/databases.ts'
import { newUser } from '../support/factories.ts'
import { type Enrolled, enrol, requestChallenge, totpCode } from '../support/identity.ts'
import { run } from '../support/processes.ts'

type Env = Record<string, string>

async function rotate(env: Env): Promise<{ code: unknown; output: string }> {
  const command = run('ops/commands/keys.ts', env, 'rotate-encryption')
  const code = await command.ended
  const output = command.output()
  for (const key of (env.ENCRYPTION_KEYS ?? '').split(',')) if (key) expect(output).not.toContain(key)
  return { code, output }
}

/** The status of a sign-in with a code of the authenticator app. */
async function signInWithCode(app: FastifyInstance, user: Enrolled): Promise<number> {
  await app.services.db.write.execute(sql`update totp_factors set last_used_step = null`)
  const body = { challengeToken: await requestChallenge(app, user), code: await totpCode(app, user.secret) }
  return (await rest(app, 'POST /api/v2/sessions/mfa', { body })).status
}

const allSealed = `select private_key as sealed from signing_keys union all select secret from totp_factors`
const sealedIn = async (url: string) =>
  (await query<{ sealed: string }>(url, allSealed)).map(({ sealed }) => sealed)

/** Creates users with secrets, more than one batch. */
async function addFactors(app: FastifyInstance, count: number): Promise<void> {
  const { vault, db } = app.services
  const ids = Array.from({ length: count }, () => crypto.randomUUID())
  const sealed = ids.map((id) => vault.encrypt('JBSWY3DPEHPK3PXP', totpOwner(id)))
  await db.write.execute(sql`
    with given as (select * from unnest(${sql.param(ids)}::uuid[], ${sql.param(sealed)}::text[]) as t (id, secret)),
    made as (
      insert into users (id, username, username_key, email, email_key, password_hash, role)
      select id, id, id, id, id, 'none', 'reader' from given returning id
    )
    insert into totp_factors (user_id, secret, confirmed_at) select made.id, secret, now() from made join given using (id)`)
}

test.skipIf(!hasPostgres)(
  're-encrypts every secret with the first key, so that the old key can be removed',
  async () => {
    const url = await migratedDatabase()
    const [old, fresh] = [secrets.ENCRYPTION_KEYS, randomSecret()]
    const env = { ...secrets, DATABASE_URL: url }
    const before = await startApp(env)
    const user = await enrol(before, await newUser(before))
    const pending = await newUser(before)
    await rest(before, 'POST /api/v2/me/mfa/totp', { token: pending.token })
    await addFactors(before, 430)
    const count = 430 + 2 + 2 // Including two users and two signing keys.
    expect((await sealedIn(url)).filter((text) => text.startsWith(`${keyId(old)}.`))).toHaveLength(count)

    // Without the old key nothing can be read, so nothing is changed.
    const tooEarly = await rotate({ ...env, ENCRYPTION_KEYS: fresh })
    expect([tooEarly.code, tooEarly.output]).toEqual([1, expect.stringContaining(keyId(old))])
    await expect(startApp({ ...env, ENCRYPTION_KEYS: fresh })).rejects.toThrow(keyId(old))

    const both = { ...env, ENCRYPTION_KEYS: `${fresh},${old}` }
    const meanwhile = await startApp(both)
    const working = rotate(both)
    const statuses: number[] = []
    let done = false
    const load = (async () => {
      while (!done || statuses.length === 0) statuses.push(await signInWithCode(meanwhile, user))
    })()
    const { code, output } = await working
    done = true
    await load
    expect([code, output]).toEqual([0, expect.stringContaining(`Re-encrypted ${count} secrets`)])
    expect(output).toContain(`remove ${keyId(old)} from ENCRYPTION_KEYS`)
    expect(new Set(statuses)).toEqual(new Set([201]))
    expect((await sealedIn(url)).filter((text) => !text.startsWith(`${keyId(fresh)}.`))).toEqual([])

    const after = await startApp({ ...env, ENCRYPTION_KEYS: fresh })
    expect(await signInWithCode(after, user)).toBe(201)
    expect((await rest(after, 'GET /api/v2/me', { token: pending.token })).status).toBe(200)
    expect((await rotate({ ...env, ENCRYPTION_KEYS: fresh })).output).toContain('0 secrets')
  },
)

test.skipIf(!hasPostgres)('continues after an interruption and re-encrypts nothing twice', async () => {
  const url = await migratedDatabase()
  const [old, fresh] = [secrets.ENCRYPTION_KEYS, randomSecret()]
  const both = { ...secrets, DATABASE_URL: url, ENCRYPTION_KEYS: `${fresh},${old}` }
  const app = await startApp({ DATABASE_URL: url })
  const user = await enrol(app, await newUser(app))
  await addFactors(app, 20)
  const { vault: oldVault } = app.services
  const vault = createVault({ keys: [fresh, old], pepper: secrets.AUTH_PEPPER })
  const factors = await query<{ id: string; secret: string }>(
    url,
    'select user_id as id, secret from totp_factors order by user_id limit 10',
  )
  for (const { id, secret } of factors) {
    const renewed = vault.encrypt(oldVault.decrypt(secret, totpOwner(id)), totpOwner(id))
    await query(url, `update totp_factors set secret = '${renewed}' where user_id = '${id}'`)
  }
  const half = new Set((await sealedIn(url)).filter((text) => text.startsWith(`${keyId(fresh)}.`)))
  expect(half.size).toBe(10)
  expect((await rotate(both)).output).toContain('Re-encrypted 13 secrets')
  const all = await sealedIn(url)
  for (const text of half) expect(all).toContain(text)
  expect((await rotate(both)).output).toContain('Re-encrypted 0 secrets')
  expect(await sealedIn(url)).toEqual(all)
  expect(await signInWithCode(await startApp({ ...both, ENCRYPTION_KEYS: fresh }), user)).toBe(201)
  const events = await query(
    url,
    `select actor, target, details from audit_events where action = 'encryption_key.rotated' order by id`,
  )
  const event = { actor: 'operator', target: `encryption key:${keyId(fresh)}` }
  expect(events).toEqual([
    { ...event, details: { secrets: 13 } },
    { ...event, details: { secrets: 0 } },
  ])
})

test('creates a new key on an embedded database and continues after an interruption', async () => {
  const folder = copyOfTemplate()
  const env = { DATABASE_URL: '', ENCRYPTION_KEYS: '', AUTH_PEPPER: '', DATA_DIR: folder }
  const file = join(folder, 'secrets.json')
  const kept = () =>
    JSON.parse(readFileSync(file, 'utf8')) as { ENCRYPTION_KEYS: string; AUTH_PEPPER: string }
  const before = await startApp(env)
  const user = await enrol(before, await newUser(before))
  const body = { name: 'Robot', scopes: [], expiresInDays: 1 }
  const { key } = (await rest(before, 'POST /api/v2/api-keys', { token: user.token, body })).body
  await before.close()
  const { ENCRYPTION_KEYS: old, AUTH_PEPPER } = kept()

  // The key is saved before it is used, so that a run that is killed leaves two keys.
  const halfway = randomSecret()
  writeFileSync(file, JSON.stringify({ ENCRYPTION_KEYS: `${halfway},${old}`, AUTH_PEPPER }))
  for (const former of [old, undefined]) {
    const last = former ?? kept().ENCRYPTION_KEYS
    const { code, output } = await rotate({ DATA_DIR: folder })
    expect([code, output]).toEqual([0, expect.stringContaining('Re-encrypted 3 secrets with the new key')])
    const { ENCRYPTION_KEYS: now, AUTH_PEPPER: pepper } = kept()
    expect(now).toMatch(/^[\w-]{43}$/)
    expect([last, halfway]).not.toContain(now)
    expect(pepper).toBe(AUTH_PEPPER)
    expect(output).not.toContain(now)
  }
  const after = await startApp(env)
  expect(await signInWithCode(after, user)).toBe(201)
  for (const token of [key, user.token])
    expect((await rest(after, 'GET /api/v2/me', { token })).status).toBe(200)
  await after.close()
})
