import { expect, test } from 'vitest'
import { copyOfTemplate, hasPostgres, secrets, startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { migratedDatabase, query } from '../support/databases.ts'
import { newUser } from '../support/factories.ts'
import { run } from '../support/processes.ts'

type Env = Record<string, string>

async function keys(env: Env, ...args: string[]): Promise<{ code: unknown; output: string }> {
  const command = run('ops/commands/keys.ts', env, ...args)
  const code = await command.ended
  return { code, output: command.output() }
}

interface Row {
  state: string
  algorithm: string
  kid: string
}

/** The keys as `list` shows them. */
function rowsIn(output: string): Row[] {
  return [...output.matchAll(/^(next|active|retiring) +(EdDSA|ES256) +\S+ {2}(\S{43})$/gm)].map(
    ([, state, algorithm, kid]) => ({ state: state!, algorithm: algorithm!, kid: kid! }),
  )
}
const kidOf = (rows: Row[], state: string) => rows.find((row) => row.state === state)!.kid
const inBase = (url: string) => query<Row>(url, 'select state, algorithm, kid from signing_keys order by kid')
const sorted = (rows: Row[]) => rows.toSorted((one, other) => (one.kid < other.kid ? -1 : 1))
const audited = async (url: string) =>
  (
    await query<{ text: string }>(
      url,
      `select concat_ws(' ', actor, action, target) as text from audit_events order by id`,
    )
  ).map(({ text }) => text)

/** Backdates the next key, as if it had been published that long ago. */
const agePublished = (url: string, by = '5 minutes') =>
  query(url, `update signing_keys set created_at = created_at - interval '${by}' where state = 'next'`)

async function newDeployment() {
  const url = await migratedDatabase()
  const env = { DATABASE_URL: url, ...secrets }
  const first = await keys(env, 'list')
  expect(first.code).toBe(0)
  return { url, env, first: rowsIn(first.output) }
}

test('prints its usage and names unknown arguments', async () => {
  const env = { DATA_DIR: copyOfTemplate() }
  for (const args of [[], ['--help']])
    expect(await keys(env, ...args)).toEqual({ code: 0, output: expect.stringContaining('keys -- list') })
  for (const args of [['revoke'], ['delete'], ['rotate', '--algorithm', 'HS256'], ['list', '--more']]) {
    const { code, output } = await keys(env, ...args)
    expect([args, code]).toEqual([args, 1])
    expect(output).not.toMatch(/^\s+at /m)
  }
})

test('rotates and revokes keys of an embedded database, and the server uses the new keys', async () => {
  const env = { DATABASE_URL: '', ENCRYPTION_KEYS: '', AUTH_PEPPER: '', DATA_DIR: copyOfTemplate() }
  const before = await startApp(env)
  const { token } = await newUser(before)
  await before.services.db.write.execute(`update signing_keys set created_at = now() - interval '1 day'`)
  const rejected = await keys(env, 'rotate')
  expect([rejected.code, rejected.output]).toEqual([1, expect.stringContaining('Another Byline is running')])
  await before.close()
  const { code, output } = await keys(env, 'rotate')
  const rows = rowsIn(output)
  expect([code, rows.map(({ state }) => state).toSorted()]).toEqual([0, ['active', 'next', 'retiring']])
  const between = await startApp(env)
  expect((await rest(between, 'GET /api/v2/me', { token })).status).toBe(200)
  await between.close()
  expect((await keys(env, 'revoke', kidOf(rows, 'retiring'))).code).toBe(0)
  const after = await startApp(env)
  expect((await rest(after, 'GET /api/v2/me', { token })).status).toBe(401)
  await after.close()
})

test.skipIf(!hasPostgres)('lists the keys, which the first command creates', async () => {
  const { url, env, first } = await newDeployment()
  expect(first.map(({ state, algorithm }) => [state, algorithm]).toSorted()).toEqual([
    ['active', 'EdDSA'],
    ['next', 'EdDSA'],
  ])
  expect(sorted(first)).toEqual(await inBase(url))
  const { output } = await keys(env, 'list')
  expect(sorted(rowsIn(output))).toEqual(sorted(first))
  const [{ secret }] = (await query<{ secret: string }>(
    url,
    `select private_key as secret from signing_keys where state = 'active'`,
  )) as [{ secret: string }]
  expect(output).not.toContain(secret)
})

test.skipIf(!hasPostgres)('rotates at once to a key that has been published for long enough', async () => {
  const { url, env, first } = await newDeployment()
  await agePublished(url)
  const { code, output } = await keys(env, 'rotate')
  const signer = kidOf(first, 'next')
  expect([code, output]).toEqual([
    0,
    expect.stringContaining(`New access tokens are now signed with ${signer}.`),
  ])
  const rows = rowsIn(output)
  expect([kidOf(rows, 'active'), kidOf(rows, 'retiring')]).toEqual([signer, kidOf(first, 'active')])
  expect(first.map(({ kid }) => kid)).not.toContain(kidOf(rows, 'next'))
  expect(sorted(rows)).toEqual(await inBase(url))
  expect(await audited(url)).toEqual([`operator signing_key.rotated signing key:${signer}`])
})

test.skipIf(!hasPostgres)(
  'waits until the next key has been published for five minutes, and says so',
  async () => {
    const { url, env, first } = await newDeployment()
    await agePublished(url, '2 minutes')
    const waiting = run('ops/commands/keys.ts', env, 'rotate')
    const [, seconds] = await waiting.waitForOutput(/Waiting until every cached copy .* \((\d+) s\)/)
    expect(Number(seconds)).toBeGreaterThan(60)
    expect(Number(seconds)).toBeLessThanOrEqual(180)
    waiting.signal('SIGTERM')
    expect(await waiting.ended).toBe('SIGTERM')
    expect(await inBase(url)).toEqual(sorted(first)) // The interrupted command has changed nothing.

    const again = run('ops/commands/keys.ts', env, 'rotate')
    await again.waitForOutput(/Waiting until every cached copy/)
    await agePublished(url)
    expect(await again.ended).toBe(0)
    expect(kidOf(rowsIn(again.output()), 'active')).toBe(kidOf(first, 'next'))
  },
)

test.skipIf(!hasPostgres)('changes to ES256 after publishing the new key', async () => {
  const { url, env, first } = await newDeployment()
  await agePublished(url)
  const waiting = run('ops/commands/keys.ts', env, 'rotate', '--algorithm', 'ES256')
  await waiting.waitForOutput(/\((?:300|29\d) s\)/)
  const published = await inBase(url)
  const next = published.find(({ state }) => state === 'next')!
  expect(next.algorithm).toBe('ES256')
  expect(first.map(({ kid }) => kid)).not.toContain(next.kid)
  expect(published.find(({ state }) => state === 'active')!.kid).toBe(kidOf(first, 'active'))
  await agePublished(url)
  expect(await waiting.ended).toBe(0)
  const rows = rowsIn(waiting.output())
  expect(rows.map(({ state, algorithm }) => [state, algorithm]).toSorted()).toEqual([
    ['active', 'ES256'],
    ['next', 'ES256'],
    ['retiring', 'EdDSA'],
  ])
  expect(kidOf(rows, 'active')).toBe(next.kid)
})

test.skipIf(!hasPostgres)('revokes any key in use, and reports an unknown key', async () => {
  const { url, env, first } = await newDeployment()
  const [active, next] = [kidOf(first, 'active'), kidOf(first, 'next')]
  const revoked = await keys(env, 'revoke', active)
  expect([revoked.code, revoked.output]).toEqual([0, expect.stringContaining(`Revoked ${active}.`)])
  const afterActive = rowsIn(revoked.output)
  expect([afterActive.length, kidOf(afterActive, 'active')]).toEqual([2, next])

  const waiting = kidOf(afterActive, 'next')
  const afterNext = rowsIn((await keys(env, 'revoke', waiting)).output)
  expect([afterNext.length, kidOf(afterNext, 'active')]).toEqual([2, next])
  expect(kidOf(afterNext, 'next')).not.toBe(waiting)

  for (const kid of [active, waiting, 'nonsense', "' or true --"]) {
    const { code, output } = await keys(env, 'revoke', kid)
    expect([code, output]).toEqual([1, expect.stringContaining(`There is no signing key ${kid} in use`)])
  }
  const states = (await inBase(url)).map(({ state }) => state).toSorted()
  expect(states).toEqual(['active', 'next', 'revoked', 'revoked'])
  expect(await audited(url)).toEqual([
    `operator signing_key.revoked signing key:${active}`,
    `operator signing_key.revoked signing key:${waiting}`,
  ])
})
