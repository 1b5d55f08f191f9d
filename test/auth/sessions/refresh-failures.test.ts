import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { hasPostgres, startApp, testEnvironment } from '../../support/app.ts'
import type { RestResponse } from '../../support/clients.ts'
import { openDatabase } from '../../support/databases.ts'
import { newUser } from '../../support/factories.ts'
import { sessionIdOf, signIn, type TokenPair } from '../../support/identity.ts'
import { onTestEnd } from '../../support/on-test-end.ts'
import { startServer } from '../../support/processes.ts'
import { refreshSession, sessionState } from '../../support/refresh-tokens.ts'
import { whileLocked } from '../../support/row-locks.ts'

const environment = testEnvironment()
/** Represents another process, whose connection to the database does not break. */
const app = await startApp()
const { db } = app.services

/** A TCP proxy to the database whose connections can be broken. */
interface DatabaseProxy {
  url: string
  /** Runs `then`, by default `disconnect`, before or after the next rotation of a refresh token. */
  breakAt: (when: 'before the rotation' | 'after the rotation', then?: () => unknown) => void
  /** Makes the database unreachable: ends all connections and refuses new ones. */
  disconnect: () => Promise<void>
  reconnect: () => Promise<void>
}

async function openProxy(): Promise<DatabaseProxy> {
  const { DATABASE_URL } = environment
  const target = new URL(DATABASE_URL!)
  const sockets = new Set<Socket>()
  let pendingBreak: { when: string; then: () => unknown } | null = null
  const triggerBreak = () => {
    const { then } = pendingBreak!
    pendingBreak = null
    then()
  }
  let listener: Server
  let port = 0
  const reconnect = async () => {
    listener = createServer((client) => {
      const database = connect(Number(target.port || 5432), target.hostname)
      for (const socket of [client, database]) {
        sockets.add(socket)
        socket.on('error', () => {})
        socket.on('close', () => {
          sockets.delete(socket)
          client.destroy()
          database.destroy()
        })
      }
      let rotates = false
      client.on('data', (chunk) => {
        rotates = chunk.includes('insert into refresh_tokens')
        if (pendingBreak?.when === 'before the rotation' && rotates) return triggerBreak()
        database.write(chunk)
      })
      database.on('data', (chunk) => {
        // PostgreSQL answers a single statement after it has committed it.
        if (pendingBreak?.when === 'after the rotation' && rotates) return triggerBreak()
        client.write(chunk)
      })
    }).listen(port, '127.0.0.1')
    await once(listener, 'listening')
    port = (listener.address() as { port: number }).port
  }
  const disconnect = async () => {
    const closed = once(listener, 'close')
    listener.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  await reconnect()
  onTestEnd(async () => {
    if (listener.listening) await disconnect()
  })
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  const breakAt: DatabaseProxy['breakAt'] = (when, then = disconnect) => {
    pendingBreak = { when, then }
  }
  return { url: url.href, breakAt, disconnect, reconnect }
}

const refresh = async (server: string, refreshToken: string) => {
  const response = await fetch(`${server}/api/v2/sessions/refresh`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refreshToken }),
  })
  return { status: response.status, body: await response.json() } as Pick<RestResponse, 'status' | 'body'>
}

async function newPair(): Promise<TokenPair & { session: string }> {
  const pair = await signIn(app, await newUser(app))
  return { ...pair, session: sessionIdOf(pair.accessToken) }
}

async function expectUnavailable(refreshing: ReturnType<typeof refresh>): Promise<void> {
  const { status, body } = await refreshing
  expect([status, body.code]).toEqual([503, 'UNAVAILABLE'])
}

const startAt = ({ url }: DatabaseProxy) =>
  startServer({ ...environment, LOG_LEVEL: 'info', LOG_FORMAT: 'json', DATABASE_URL: url })

test.skipIf(!hasPostgres)(
  'returns the same new token from another process after a kill -9 between commit and response',
  async () => {
    const proxy = await openProxy()
    const server = await startAt(proxy)
    const { refreshToken, session } = await newPair()
    proxy.breakAt('after the rotation', () => server.signal('SIGKILL'))
    await expect(refresh(server.url, refreshToken)).rejects.toThrow('fetch failed')
    expect(await server.ended).toBe('SIGKILL')
    expect(await sessionState(db, session)).toMatchObject({ hasEnded: false, tokens: 2, unused: 1 })

    const retries = await Promise.all([refreshSession(app, refreshToken), refreshSession(app, refreshToken)])
    expect(retries.map(({ status }) => status)).toEqual([200, 200])
    expect(await sessionState(db, session)).toMatchObject({ hasEnded: false, tokens: 2, unused: 1 })
    const next = await refreshSession(app, retries[0]!.body.refreshToken)
    expect(next.status).toBe(200)
    expect(await sessionState(db, session)).toMatchObject({ hasEnded: false, tokens: 3, unused: 1 })
  },
)

test.skipIf(!hasPostgres)('reports UNAVAILABLE while the primary is down, and ends no session', async () => {
  const proxy = await openProxy()
  const { url } = await startAt(proxy)
  const [first, other] = [await newPair(), await newPair()]
  const { body: second } = await refresh(url, first.refreshToken)
  const { body: successor } = await refresh(url, other.refreshToken)
  await refresh(url, successor.refreshToken)
  const me = async () => {
    const headers = { authorization: `Bearer ${second.accessToken}` }
    return (await fetch(`${url}/api/v2/me`, { headers })).status
  }

  await proxy.disconnect()
  for (const { refreshToken } of [first, second, other]) await expectUnavailable(refresh(url, refreshToken))
  // Not rejected as unauthenticated.
  expect(await me()).toBe(503)
  expect((await refresh(url, `${first.refreshToken}A`)).status).toBe(401)
  for (const { session } of [first, other])
    expect(await sessionState(db, session)).toMatchObject({ hasEnded: false })

  await proxy.reconnect()
  expect((await refresh(url, first.refreshToken)).body.refreshToken).toBe(second.refreshToken)
  expect((await refresh(url, second.refreshToken)).status).toBe(200)
  expect(await me()).toBe(200)
})

test.skipIf(!hasPostgres).each(['before the rotation', 'after the rotation'] as const)(
  'reports UNAVAILABLE if the primary is lost %s, and the token still works',
  async (when) => {
    const proxy = await openProxy()
    const { url } = await startAt(proxy)
    const { refreshToken, session } = await newPair()
    proxy.breakAt(when)
    await expectUnavailable(refresh(url, refreshToken))
    const tokens = when === 'before the rotation' ? 1 : 2
    await expect.poll(() => sessionState(db, session)).toMatchObject({ hasEnded: false, tokens, unused: 1 })

    await proxy.reconnect()
    const retried = await refresh(url, refreshToken)
    expect(retried.status).toBe(200)
    expect((await refreshSession(app, refreshToken)).body.refreshToken).toBe(retried.body.refreshToken)
    expect(await sessionState(db, session)).toMatchObject({ hasEnded: false, tokens: 2, unused: 1 })
  },
)

test.skipIf(!hasPostgres)('reports OVERLOADED if it cannot lock the session in time', async () => {
  const app = await startApp({}, { lockTimeout: undefined })
  const { refreshToken, session } = await newPair()
  const otherClient = openDatabase(environment.DATABASE_URL!)
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  onTestFinished(() => release())
  let onLocked = () => {}
  const isLocked = new Promise<void>((resolve) => {
    onLocked = resolve
  })
  const locking = otherClient.write.transaction(async (tx) => {
    await tx.execute(sql`select 1 from sessions where id = ${session} for update`)
    onLocked()
    await released
  })
  await isLocked
  const { status, body } = await refreshSession(app, refreshToken)
  expect([status, body.code]).toEqual([503, 'OVERLOADED'])
  release()
  await locking
  expect((await refreshSession(app, refreshToken)).status).toBe(200)
  expect(await sessionState(db, session)).toMatchObject({ hasEnded: false, tokens: 2 })
})

test.skipIf(!hasPostgres)('rejects a refresh whose session is ended concurrently', async () => {
  const { refreshToken, session } = await newPair()
  const ending = sql`update sessions set ended_at = now() where id = ${session}`
  const [pending] = await whileLocked(app, ending, async (waitForBlocked) => {
    const pending = refreshSession(app, refreshToken)
    await waitForBlocked(1)
    return [pending]
  })
  const { status, body } = await pending
  expect([status, body.code]).toEqual([401, 'INVALID_REFRESH_TOKEN'])
  expect(await sessionState(db, session)).toMatchObject({ hasEnded: true, tokens: 1 })
})
