import { afterAll, expect, test } from 'vitest'
import { type Registry, registry } from '../rest/lifecycle.ts'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { sql } from '../src/db/drizzle.ts'
import { stillThere } from '../src/usage/sunset-gate.ts'
import { copyOfTemplate } from './app.ts'
import { rest } from './clients.ts'

const sunset = '2028-11-22T00:00:00Z'
const over: Registry = { ...registry, v1: { ...registry.v1, sunset } }
const before = Date.parse(sunset) - 1
const after = Date.parse(sunset)

/** One server after the other on one data folder, at a moment of the version's life. */
async function serverAt(now: number, dataDir: string, env: Record<string, string> = {}) {
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env })
  const app = await createApp(config, { now: () => now, registry: over })
  afterAll(() => app.close())
  return app
}

/** @returns a data folder in which somebody called so often */
async function dataWithCalls(
  version: 'v1' | 'unversioned' | 'v2',
  calls: number,
  daysAgo = 0,
): Promise<string> {
  const dataDir = copyOfTemplate()
  const app = await serverAt(before, dataDir)
  await app.services.db.write.execute(sql`
    insert into deprecated_usage (id, day, version, endpoint, consumer, calls)
    values (gen_random_uuid(), (now() at time zone 'utc')::date - ${daysAgo}::int, ${version}, 'GET /articles', 'client:old-app', ${calls})`)
  await app.close()
  return dataDir
}

test('starts into a sunset when nobody is left', async () => {
  for (const dataDir of [
    copyOfTemplate(),
    await dataWithCalls('v1', stillThere.calls - 1),
    await dataWithCalls('v2', stillThere.calls),
    await dataWithCalls('v1', stillThere.calls, stillThere.days),
  ]) {
    const app = await serverAt(after, dataDir)
    expect((await rest(app, 'GET /api/v1/tags')).status).toBe(410)
    await app.close()
  }
})

test('refuses to start into a sunset while somebody still calls, and says who and what to do', async () => {
  for (const version of ['v1', 'unversioned'] as const) {
    const dataDir = await dataWithCalls(version, stillThere.calls, stillThere.days - 1)
    const refusal =
      /v1 ended on 2028-11-22T00:00:00Z, but 1 of its consumers.*client:old-app \(100 calls\).*SUNSET_FORCE=v1/
    await expect(serverAt(after, dataDir)).rejects.toThrow(refusal)
    await expect(serverAt(after, dataDir, { SUNSET_FORCE: 'v2' })).rejects.toThrow(refusal)
  }
})

test('does not look before the sunset', async () => {
  const dataDir = await dataWithCalls('v1', 10_000)
  const app = await serverAt(before, dataDir)
  expect((await rest(app, 'GET /api/v1/tags')).status).toBe(200)
})

test('starts when it is forced, writes that down, and does not ask again', async () => {
  const dataDir = await dataWithCalls('v1', stillThere.calls)
  for (const env of [{ SUNSET_FORCE: 'v1' }, { SUNSET_FORCE: 'v1' }, {}] as Record<string, string>[]) {
    const app = await serverAt(after, dataDir, env)
    expect((await rest(app, 'GET /api/v1/tags')).status).toBe(410)
    const { rows } = (await app.services.db.read.execute(
      sql`select actor, action, target, details from audit_events`,
    )) as unknown as { rows: object[] }
    expect(rows).toEqual([
      {
        actor: 'operator',
        action: 'sunset.forced',
        target: `v1 ${sunset}`,
        details: { consumers: [{ consumer: 'client:old-app', calls: stillThere.calls }] },
      },
    ])
    await app.close()
  }
})
