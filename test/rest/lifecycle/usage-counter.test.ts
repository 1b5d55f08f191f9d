import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import type { Viewer } from '../../../src/context.ts'
import { sql } from '../../../src/db/drizzle.ts'
import { createUsageCounter } from '../../../src/deprecation/usage-counter.ts'
import { createLog } from '../../../src/log.ts'
import { copyOfTemplate, hasPostgres, secrets, startApp, testEnvironment } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { migratedDatabase, query } from '../../support/databases.ts'
import { unique } from '../../support/factories.ts'

const lines: string[] = []
const log = createLog({ level: 'warn', format: 'json' }, { write: (line) => void lines.push(line) })
const after = { now: () => Date.parse('2027-06-01T00:00:00Z'), log }
const app = await startApp({}, after)

type Calls = Record<string, number>

/** A version name that only this test uses. */
async function callsOf(version: string, of: Pick<FastifyInstance, 'services'> = app): Promise<Calls> {
  const { rows } = (await of.services.db.read.execute(sql`
    select endpoint || ' ' || consumer as what, sum(calls)::int as calls from deprecated_usage
    where version = ${version} group by 1`)) as unknown as { rows: { what: string; calls: number }[] }
  return Object.fromEntries(rows.map(({ what, calls }) => [what, calls]))
}

const total = (calls: Calls) => Object.values(calls).reduce((sum, count) => sum + count, 0)
const use = (version: string, client: string, endpoint = 'GET /a') => ({
  version,
  endpoint,
  viewer: null,
  client,
})

const useBy = (version: string, user: string, endpoint = 'GET /a') => ({
  version,
  endpoint,
  viewer: { id: user } as Viewer,
  client: 'any',
})

/** A counter that is closed at the end of the test. */
async function open(env: Record<string, string>): Promise<FastifyInstance> {
  const opened = await createApp(readConfig({ ...testEnvironment(), ...env }), after)
  onTestFinished(() => opened.close())
  return opened
}

test('adds up parallel writes', async () => {
  const version = unique('v')
  const { db } = app.services
  const counters = Array.from({ length: 4 }, () => createUsageCounter({ db, log }))
  const clients = Array.from({ length: 100 }, (_, i) => `client-${i}`)
  lines.length = 0
  for (let round = 0; round < 5; round++) {
    // In different orders, which must not cause deadlocks.
    for (const [i, { count }] of counters.entries())
      for (const client of i % 2 ? clients : clients.toReversed()) count(use(version, client))
    await Promise.all(counters.map(({ flush }) => flush()))
  }
  await Promise.all(counters.map(({ close }) => close()))
  expect(lines).toEqual([])
  const calls = await callsOf(version)
  expect(Object.keys(calls)).toHaveLength(100)
  expect(new Set(Object.values(calls))).toEqual(new Set([20]))
})

test.runIf(hasPostgres)('adds up parallel writes of two apps', async () => {
  const client = unique('client-')
  const other = await open({})
  const headers = { 'byline-client': client }
  for (let i = 0; i < 3; i++) {
    await rest(app, 'GET /api/v1/tags', { headers })
    await rest(other, 'GET /api/v1/tags', { headers })
    await Promise.all([app, other].map(({ services }) => services.usage.flush()))
  }
  const calls = async () => (await callsOf('v1'))[`GET /tags client:${client}`]
  await expect.poll(calls).toBe(6)
})

test('writes each count once', async () => {
  const version = unique('v')
  const counter = createUsageCounter(app.services)
  counter.count(use(version, 'ours'))
  await Promise.all([counter.flush(), counter.flush()])
  await counter.flush()
  await counter.close()
  expect(await callsOf(version)).toEqual({ 'GET /a client:ours': 1 })
})

test('writes every ten seconds until it is closed', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const version = unique('v')
  const counter = createUsageCounter(app.services)
  for (const calls of [1, 2]) {
    counter.count(use(version, 'ours'))
    vi.advanceTimersByTime(9_999)
    expect(total(await callsOf(version))).toBe(calls - 1)
    vi.advanceTimersByTime(1)
    while (total(await callsOf(version)) < calls); // `vi.waitFor` would move the clock.
  }
  await counter.close()
  expect(vi.getTimerCount()).toBe(0)
})

test('writes the remaining counts when the app closes', async () => {
  const env = { DATABASE_URL: '', DATA_DIR: copyOfTemplate() }
  const closed = await createApp(readConfig({ ...testEnvironment(), ...env }), after)
  await rest(closed, 'GET /api/v1/tags', { headers: { 'byline-client': 'ours' } })
  await closed.close()
  expect(await callsOf('v1', await open(env))).toEqual({ 'GET /tags client:ours': 1 })
})

test('keeps two thousand rows in memory and counts further consumers together', async () => {
  const version = unique('v')
  const counter = createUsageCounter(app.services)
  for (let i = 0; i < 2_500; i++) counter.count(useBy(version, `id-${i}`))
  counter.count(useBy(version, 'id-7'))
  counter.count(useBy(version, 'id-2400'))
  counter.count(useBy(version, 'id-2400', 'GET /b'))
  await counter.flush()
  const calls = await callsOf(version)
  expect(calls).toMatchObject({
    'GET /a user:id-7': 2,
    'GET /a client:others': 501,
    'GET /b client:others': 1,
  })
  expect(calls).not.toHaveProperty('GET /a user:id-2400')
  expect(Object.keys(calls)).toHaveLength(2_002)
  // After a write, there is room again.
  counter.count(useBy(version, 'id-2400'))
  await counter.close()
  expect(await callsOf(version)).toMatchObject({ 'GET /a user:id-2400': 1 })
})

test('keeps a hundred names of guests a day for an endpoint, and counts the others together', async () => {
  const version = unique('v')
  const counters = [createUsageCounter(app.services), createUsageCounter(app.services)]
  for (const [i, counter] of counters.entries()) {
    for (let j = 0; j < 90; j++) counter.count(use(version, `name-${i}-${j}`))
    counter.count(useBy(version, 'somebody'))
    await counter.flush()
  }
  counters[1]!.count(use(version, 'name-0-7'))
  counters[1]!.count(use(version, 'another'))
  counters[1]!.count(use(version, 'another', 'GET /b'))
  for (const { close } of counters) await close()
  const calls = await callsOf(version)
  expect(calls).toMatchObject({
    'GET /a client:name-0-7': 2,
    'GET /a client:others': 81,
    'GET /a user:somebody': 2,
    'GET /b client:another': 1,
  })
  expect(Object.keys(calls)).toHaveLength(103)
})

test('keeps its counts if a write fails, and tries again', async () => {
  const alone = await open({ DATABASE_URL: '', DATA_DIR: copyOfTemplate() })
  const { db, usage } = alone.services
  const version = unique('v')
  usage.count(use(version, 'ours'))
  await db.write.execute(sql`alter table deprecated_usage rename to elsewhere`)
  lines.length = 0
  for (let i = 0; i < 3; i++) {
    await usage.flush()
    usage.count(use(version, 'ours'))
    usage.count(use(version, `client-${i}`))
  }
  expect(lines.map((line) => JSON.parse(line))).toMatchObject(
    Array(3).fill({ level: 'warn', msg: expect.stringContaining('will retry') }),
  )
  await db.write.execute(sql`alter table elsewhere rename to deprecated_usage`)
  await usage.flush()
  const own = { 'GET /a client:client-0': 1, 'GET /a client:client-1': 1, 'GET /a client:client-2': 1 }
  expect(await callsOf(version, alone)).toEqual({ 'GET /a client:ours': 4, ...own })
})

test('loses no call if memory is full after a failed write', async () => {
  const alone = await open({ DATABASE_URL: '', DATA_DIR: copyOfTemplate() })
  const { db, usage } = alone.services
  const version = unique('v')
  for (let i = 0; i < 1_500; i++) usage.count(useBy(version, `early-${i}`))
  await db.write.execute(sql`alter table deprecated_usage rename to elsewhere`)
  const failing = usage.flush()
  for (let i = 0; i < 1_500; i++) usage.count(useBy(version, `late-${i}`))
  await failing
  await db.write.execute(sql`alter table elsewhere rename to deprecated_usage`)
  await usage.flush()
  const calls = await callsOf(version, alone)
  expect(total(calls)).toBe(3_000)
  expect(calls['GET /a client:others']).toBe(1_000)
})

test.runIf(hasPostgres)('serves and counts while the database is down', async () => {
  const url = await migratedDatabase()
  const name = new URL(url).pathname.slice(1)
  const alone = await open({ DATABASE_URL: url, ...secrets })
  const server = testEnvironment().DATABASE_URL!
  let requests = 0
  const ask = async () => {
    requests++
    return (await rest(alone, 'GET /api/v1/tags', { headers: { 'byline-client': 'ours' } })).status
  }
  expect(await ask()).toBe(200)
  await query(server, `alter database ${name} with allow_connections false`)
  await query(server, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
  await alone.services.usage.flush()
  expect(await ask()).toBeGreaterThanOrEqual(500)
  await alone.services.usage.flush()
  await query(server, `alter database ${name} with allow_connections true`)
  await expect.poll(ask).toBe(200)
  await alone.services.usage.flush()
  expect(await callsOf('v1', alone)).toEqual({ 'GET /tags client:ours': requests })
})

test('closes even if it cannot write', async () => {
  const env = { DATABASE_URL: '', DATA_DIR: copyOfTemplate() }
  const alone = await createApp(readConfig({ ...testEnvironment(), ...env }), after)
  await alone.services.db.write.execute(sql`alter table deprecated_usage rename to elsewhere`)
  await rest(alone, 'GET /api/v1/tags')
  await expect(alone.close()).resolves.toBeUndefined()
})
