import { expect, test } from 'vitest'
import { type Registry, registry } from '../../../rest/lifecycle/registry.ts'
import { type AppOptions, createApp } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { sql } from '../../../src/db/drizzle.ts'
import { consumerThreshold } from '../../../src/deprecation/sunset-gate.ts'
import { createLog } from '../../../src/log.ts'
import { rest } from '../../support/clients.ts'
import { ownDatabaseEnv } from '../../support/databases.ts'
import { onTestEnd } from '../../support/on-test-end.ts'

const sunset = '2028-11-22T00:00:00Z'
const over: Registry = { ...registry, v1: { ...registry.v1, sunset } }
const before = Date.parse(sunset) - 1
const after = Date.parse(sunset)

type Env = Record<string, string>

/** Starts a server on a database that several servers use in turn, at a given time. */
async function serverAt(now: number, stores: Env, env: Env = {}, options: AppOptions = {}) {
  const app = await createApp(readConfig({ LOG_LEVEL: 'silent', ...stores, ...env }), {
    now: () => now,
    registry: over,
    ...options,
  })
  onTestEnd(() => app.close())
  return app
}

/** @returns stores with this number of calls by a consumer */
async function storesWithCalls(
  version: 'v1' | 'unversioned' | 'v2',
  calls: number,
  daysAgo = 0,
  consumer = 'user:old-app',
): Promise<Env> {
  const stores = await ownDatabaseEnv()
  const app = await serverAt(before, stores)
  await app.services.db.write.execute(sql`
    insert into deprecated_usage (id, day, version, endpoint, consumer, calls)
    values (gen_random_uuid(), (now() at time zone 'utc')::date - ${daysAgo}::int, ${version}, 'GET /articles', ${consumer}, ${calls})`)
  await app.close()
  return stores
}

test('starts after the sunset if no consumers are left', async () => {
  for (const stores of [
    await ownDatabaseEnv(),
    await storesWithCalls('v1', consumerThreshold.calls - 1),
    await storesWithCalls('v2', consumerThreshold.calls),
    await storesWithCalls('v1', consumerThreshold.calls, consumerThreshold.days),
  ]) {
    const app = await serverAt(after, stores)
    expect((await rest(app, 'GET /api/v1/tags')).status).toBe(410)
    await app.close()
  }
})

test('does not start after the sunset while there are consumers, names them and says what to do', async () => {
  for (const version of ['v1', 'unversioned'] as const) {
    const stores = await storesWithCalls(version, consumerThreshold.calls, consumerThreshold.days - 1)
    const message =
      /v1 ended on 2028-11-22T00:00:00Z, but 1 of its consumers.*user:old-app \(100 calls\).*SUNSET_FORCE=v1/
    await expect(serverAt(after, stores)).rejects.toThrow(message)
    await expect(serverAt(after, stores, { SUNSET_FORCE: 'v2' })).rejects.toThrow(message)
  }
})

test('starts although guests call it under any names', async () => {
  const stores = await storesWithCalls('v1', 10_000, 0, 'client:invented')
  const lines: string[] = []
  const log = createLog({ level: 'warn', format: 'json' }, { write: (line) => void lines.push(line) })
  const app = await serverAt(after, stores, {}, { log })
  expect((await rest(app, 'GET /api/v1/tags')).status).toBe(410)
  expect(lines.map((line) => JSON.parse(line)).filter(({ guests }) => guests)).toMatchObject([
    { version: 'v1', guests: [{ consumer: 'client:invented', calls: 10_000 }] },
  ])
})

test('does not check for consumers before the sunset', async () => {
  const stores = await storesWithCalls('v1', 10_000)
  const app = await serverAt(before, stores)
  expect((await rest(app, 'GET /api/v1/tags')).status).toBe(200)
})

test('starts if it is forced, records that, and does not check again', async () => {
  const stores = await storesWithCalls('v1', consumerThreshold.calls)
  for (const env of [{ SUNSET_FORCE: 'v1' }, { SUNSET_FORCE: 'v1' }, {}] as Env[]) {
    const app = await serverAt(after, stores, env)
    expect((await rest(app, 'GET /api/v1/tags')).status).toBe(410)
    const { rows } = (await app.services.db.read.execute(
      sql`select actor, action, target, details from audit_events`,
    )) as unknown as { rows: object[] }
    expect(rows).toEqual([
      {
        actor: 'operator',
        action: 'sunset.forced',
        target: `v1 ${sunset}`,
        details: { consumers: [{ consumer: 'user:old-app', calls: consumerThreshold.calls }] },
      },
    ])
    await app.close()
  }
})
