import { once } from 'node:events'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import Fastify from 'fastify'
import { expect, inject, onTestFinished, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { migrate } from '../../src/db/migrations.ts'
import { useHealth } from '../../src/http/health.ts'
import { hasPostgres, secrets, startApp, testEnvironment } from '../support/app.ts'
import { ask } from '../support/clients.ts'
import { openDatabase } from '../support/databases.ts'
import { newUser, password } from '../support/factories.ts'
import { startPostgres } from '../support/servers.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'

const app = await startApp()

test('reports that it is alive and ready', async () => {
  for (const url of ['/livez', '/readyz']) {
    const response = await app.inject(url)
    expect(response.statusCode).toBe(200)
    expect(response.json()).toEqual({ status: 'ok' })
    expect(response.headers['cache-control']).toBe('no-store')
  }
})

test.runIf(hasPostgres)('is ready while every connection is busy', async () => {
  const busy = await startApp({ DATABASE_POOL_SIZE: '1' })
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let onBusy = () => {}
  const isBusy = new Promise<void>((resolve) => {
    onBusy = resolve
  })
  const transaction = busy.services.db.write.transaction(async () => {
    onBusy()
    await released
  })
  await isBusy
  expect((await busy.inject('/readyz')).statusCode).toBe(200)
  release()
  await transaction
})

test.runIf(hasPostgres)('responds UNAVAILABLE, not INTERNAL, while the database is down', async () => {
  const cleanups: (() => Promise<void> | void)[] = []
  const stopServer = async () => {
    for (const step of cleanups.splice(0).reverse()) await step()
  }
  onTestFinished(stopServer)
  const url = (await startPostgres(cleanups))!
  await migrate({ db: openDatabase(url) })
  const doomed = await createApp(readConfig({ DATABASE_URL: url, ...secrets, LOG_LEVEL: 'silent' }))
  onTestFinished(() => doomed.close())
  const { token, email } = await newUser(doomed)
  expect((await doomed.inject('/readyz')).statusCode).toBe(200)

  await stopServer()

  expect((await doomed.inject('/livez')).statusCode).toBe(200)
  await expect.poll(async () => (await doomed.inject('/readyz')).statusCode).toBe(503)
  expect((await doomed.inject('/readyz')).json()).toMatchObject({ status: 'unavailable' })
  const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { expiresIn } }'
  for (const [query, variables] of [
    ['{ articles { nodes { id } } }', {}],
    ['{ tags { totalCount } }', {}],
    [signIn, { input: { email, password } }],
  ] as const) {
    const { errors, data } = await ask(doomed, query, variables)
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAVAILABLE'])
    expect(data).toBeNull()
  }
  // The credential cannot be checked, so it is neither a guest nor rejected.
  expect(await ask(doomed, '{ viewer { email } }', {}, token)).toMatchObject({
    status: 503,
    data: null,
    errors: [{ extensions: { code: 'UNAVAILABLE' } }],
  })
})

test.runIf(hasPostgres)('shares one connection to the database between readiness checks', async () => {
  const proxy = await startTcpProxy(inject('databaseUrl')!)
  const checked = await startApp({ DATABASE_URL: proxy.url })
  await ask(checked, '{ tags { totalCount } }')
  const before = proxy.opened()
  const checks = await Promise.all(Array.from({ length: 100 }, () => checked.inject('/readyz')))
  expect(new Set(checks.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  for (let i = 0; i < 30; i++) expect((await checked.inject('/readyz')).statusCode).toBe(200)
  // Not one: the key ring opens connections too, and a result is kept for one second only.
  expect(proxy.opened() - before).toBeLessThan(15)
})

test.runIf(hasPostgres)('is ready again after a readiness check got no response', async () => {
  const proxy = await startTcpProxy(inject('databaseUrl')!)
  const checked = await startApp({ DATABASE_URL: proxy.url })
  proxy.loseResponsesAfter('select 1')
  await expect.poll(async () => (await checked.inject('/readyz')).statusCode).toBe(503)
  await expect.poll(async () => (await checked.inject('/readyz')).statusCode).toBe(200)
})

test('does not ping again while a ping has no response', async () => {
  const bare = Fastify()
  let pings = 0
  const ping = () => {
    pings++
    return new Promise<void>(() => {})
  }
  useHealth(bare, { ping, isClosing: () => false })
  expect((await bare.inject('/readyz')).statusCode).toBe(503)
  await sleep(1_100) // Until the result is no longer reused.
  expect((await bare.inject('/readyz')).statusCode).toBe(503)
  expect(pings).toBe(1)
})

test('finishes a request in flight on close, before the database is closed', async () => {
  const leaving = await createApp(readConfig(testEnvironment()))
  onTestFinished(() => leaving.close())
  const { hostname, port } = new URL(await leaving.listen({ host: '127.0.0.1', port: 0 }))
  const { token, username } = await newUser(leaving)
  const body = JSON.stringify({ query: '{ viewer { user { username } } }' })
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': body.length,
  }
  const sent = request({ agent: false, hostname, port, path: '/graphql', method: 'POST', headers })
  const received = once(leaving.server, 'request')
  sent.write(body.slice(0, 10))
  await received

  const closing = leaving.close()
  const responding = once(sent, 'response')
  sent.end(body.slice(10))
  const [response] = await responding
  expect(response.statusCode).toBe(200)
  expect(JSON.parse(await text(response))).toEqual({ data: { viewer: { user: { username } } } })
  await closing
  await expect(fetch(`http://${hostname}:${port}/livez`)).rejects.toThrow()
})
