import { createHook } from 'node:async_hooks'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { registry } from '../../rest/lifecycle/registry.ts'
import { type AppOptions, createApp } from '../../src/app.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { consumerThreshold } from '../../src/deprecation/sunset-gate.ts'
import { createLog } from '../../src/log.ts'
import { copyOfTemplate, hasPostgres, secrets, testEnvironment } from '../support/app.ts'
import { migratedDatabase, query } from '../support/databases.ts'
import { run } from '../support/processes.ts'
import { freePort } from '../support/servers.ts'

/**
 * Timers, sockets and files that were opened while it ran and are still open. `process.getActiveResourcesInfo` does not
 * list the timers of services, because they do not keep the process alive.
 */
async function leaksOf(work: () => Promise<unknown>): Promise<string[]> {
  const open = new Map<number, string>()
  const hook = createHook({
    init: (id, type) => {
      if (/^(Timeout|TCPWRAP|TCPSERVERWRAP|PIPEWRAP|FILEHANDLE)$/.test(type)) open.set(id, type)
    },
    destroy: (id) => void open.delete(id),
  }).enable()
  try {
    await work()
    // Sockets close a moment later. Waits without a timer, which would count as one.
    for (const end = Date.now() + 5_000; open.size > 0 && Date.now() < end; ) await nextTurn()
    return [...open.values()]
  } finally {
    hook.disable()
  }
}

/** Starts an app that must fail, and returns the error and what was left open. */
async function failedStart(config: Config, options: AppOptions = {}) {
  let reason: unknown = 'It started'
  const leaks = await leaksOf(async () => {
    try {
      const app = await createApp(config, { lockTimeout: 60_000, ...options })
      await app.close()
    } catch (error) {
      reason = (error as Error).message
    }
  })
  return { reason, leaks }
}

/** A configuration that throws when this part is read. */
function brokenAt(part: keyof Config, env = testEnvironment()): Config {
  return Object.defineProperty({ ...readConfig(env) }, part, {
    get() {
      throw new Error(`${part} is broken`)
    },
  })
}

test('sees a timer and a socket that stay open', async () => {
  const server = createServer()
  let timer: NodeJS.Timeout | undefined
  const leaks = await leaksOf(async () => {
    timer = setInterval(() => {}, 1_000).unref()
    await once(server.listen(0, '127.0.0.1'), 'listening')
  })
  clearInterval(timer)
  await once(server.close(), 'close')
  expect(leaks.toSorted()).toEqual(['TCPSERVERWRAP', 'Timeout'])
})

const parts = Object.keys(readConfig(testEnvironment())) as (keyof Config)[]

test.each(parts)('leaves nothing open when the service that reads config.%s fails', async (part) => {
  const log = part === 'log' ? {} : { log: createLog({ level: 'silent', format: 'json' }) }
  expect(await failedStart(brokenAt(part), log)).toEqual({ reason: `${part} is broken`, leaks: [] })
})

test('releases the data folder when a later service fails', async () => {
  const env = { LOG_LEVEL: 'silent', DATA_DIR: copyOfTemplate() }
  expect((await failedStart(brokenAt('rest', env))).reason).toBe('rest is broken')
  const app = await createApp(readConfig(env))
  await app.close()
})

test('leaves nothing open when the database cannot be reached', async () => {
  const env = { ...testEnvironment(), ...secrets, DATABASE_URL: 'postgres://byline@127.0.0.1:1/byline' }
  expect(await failedStart(readConfig(env))).toEqual({
    reason: expect.stringContaining('ECONNREFUSED'),
    leaks: [],
  })
})

test.runIf(hasPostgres)('leaves nothing open when a key is missing', async () => {
  const env = { ...testEnvironment(), DATABASE_URL: await migratedDatabase() }
  const app = await createApp(readConfig(env)) // Creates signing keys, encrypted with the key of the tests.
  await app.close()
  expect(await failedStart(readConfig({ ...env, ENCRYPTION_KEYS: 'A'.repeat(43) }))).toEqual({
    reason: expect.stringMatching(/ENCRYPTION_KEYS/),
    leaks: [],
  })
})

test.runIf(hasPostgres)('leaves nothing open when a version after its sunset has consumers', async () => {
  const url = await migratedDatabase()
  await query(
    url,
    `insert into deprecated_usage (id, day, version, endpoint, consumer, calls) values (gen_random_uuid(),
      (now() at time zone 'utc')::date, 'v1', 'GET /articles', 'user:old-app', ${consumerThreshold.calls})`,
  )
  const config = readConfig({ ...testEnvironment(), DATABASE_URL: url })
  expect(await failedStart(config, { now: () => Date.parse(registry.v1.sunset!) })).toEqual({
    reason: expect.stringMatching(/^v1 ended on .*user:old-app/),
    leaks: [],
  })
})

test('works without metrics when their port is taken, and leaves nothing open when closed', async () => {
  const { port } = await takenPort()
  const warnings: string[] = []
  const log = createLog({ level: 'warn', format: 'json' }, { write: (line) => void warnings.push(line) })
  const config = readConfig({ ...testEnvironment(), METRICS_PORT: String(port) })
  const leaks = await leaksOf(async () => {
    const app = await createApp(config, { log })
    await app.listen({ host: '127.0.0.1', port: 0 })
    await app.close()
  })
  expect([leaks, warnings.join()]).toEqual([[], expect.stringContaining('METRICS_PORT')])
})

test('a process whose port is taken says so in one line and exits with 1', async () => {
  const { port } = await takenPort()
  const env = { DATA_DIR: copyOfTemplate(), PORT: String(port), LOG_LEVEL: 'warn' }
  const server = run('src/main.ts', env)
  expect(await server.ended).toBe(1)
  expect(server.output()).toBe(
    `Byline cannot start. listen EADDRINUSE: address already in use 127.0.0.1:${port}
  - set PORT to a free port, for example: PORT=4001 npm start\n`,
  )
})

test('a process whose database is gone says so in one line and exits with 1', async () => {
  const address = `127.0.0.1:${await freePort()}`
  const env = { ...secrets, DATABASE_URL: `postgres://byline@${address}/byline`, PORT: '0' }
  const server = run('src/main.ts', env)
  expect(await server.ended).toBe(1)
  expect(server.output()).toBe(
    `Byline cannot start. The database of DATABASE_URL cannot be reached: connect ECONNREFUSED ${address}\n`,
  )
})

async function takenPort(): Promise<AddressInfo> {
  const server = createServer()
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return server.address() as AddressInfo
}
