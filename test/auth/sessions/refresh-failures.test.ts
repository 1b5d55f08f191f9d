import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { hasPostgres, startApp, testEnvironment } from '../../support/app.ts'
import type { RestAnswer } from '../../support/clients.ts'
import { openDatabase } from '../../support/databases.ts'
import { newUser } from '../../support/factories.ts'
import { sessionIdOf, signIn, type TokenPair } from '../../support/identity.ts'
import { onTestEnd } from '../../support/on-test-end.ts'
import { startServer } from '../../support/processes.ts'
import { refreshSession, sessionState } from '../../support/refresh-tokens.ts'
import { whileLocked } from '../../support/row-locks.ts'

const environment = testEnvironment()
/** Another process, and how it goes on with the database when a connection is pendingBreak. */
const app = await startApp()
const { db } = app.services

/** A way to the database that can be pendingBreak. */
interface DatabaseProxy {
  url: string
  /** When the next rotation of a refresh token loses it; and what happens then, `disconnect` unless told otherwise. */
  breakAt: (when: 'before the rotation' | 'after the rotation', then?: () => unknown) => void
  /** As if the database were not there: connections end, and new ones are refused. */
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
        // The database answers a statement that stands alone when it has committed it.
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
  return { status: response.status, body: await response.json() } as Pick<RestAnswer, 'status' | 'body'>
}

async function newPair(): Promise<TokenPair & { session: string }> {
  const pair = await signIn(app, await newUser(app))
  return { ...pair, session: sessionIdOf(pair.accessToken) }
}

async function expectUnavailable(asked: ReturnType<typeof refresh>): Promise<void> {
  const { status, body } = await asked
  expect([status, body.code]).toEqual([503, 'UNAVAILABLE'])
}

const startAt = ({ url }: DatabaseProxy) =>
  startServer({ ...environment, LOG_LEVEL: 'info', LOG_FORMAT: 'json', DATABASE_URL: url })

test.skipIf(!hasPostgres)(
  'gives the same child elsewhere after a kill -9 between commit and reply',
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

test.skipIf(!hasPostgres)(
  'says that it is unavailable while the primary is down, and suspects nobody',
  async () => {
    const proxy = await openProxy()
    const { url } = await startAt(proxy)
    const [first, other] = [await newPair(), await newPair()]
    const { body: second } = await refresh(url, first.refreshToken)
    const { body: child } = await refresh(url, other.refreshToken)
    await refresh(url, child.refreshToken)
    const me = async () => {
      const headers = { authorization: `Bearer ${second.accessToken}` }
      return (await fetch(`${url}/api/v2/me`, { headers })).status
    }

    await proxy.disconnect()
    for (const { refreshToken } of [first, second, other]) await expectUnavailable(refresh(url, refreshToken))
    // Neither signed in nor refused for good.
    expect(await me()).toBe(503)
    expect((await refresh(url, `${first.refreshToken}A`)).status).toBe(401)
    for (const { session } of [first, other])
      expect(await sessionState(db, session)).toMatchObject({ hasEnded: false })

    await proxy.reconnect()
    expect((await refresh(url, first.refreshToken)).body.refreshToken).toBe(second.refreshToken)
    expect((await refresh(url, second.refreshToken)).status).toBe(200)
    expect(await me()).toBe(200)
  },
)

test.skipIf(!hasPostgres).each(['before the rotation', 'after the rotation'] as const)(
  'says that it is unavailable when the primary is pendingBreak %s, and the token still works',
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

test.skipIf(!hasPostgres)(
  'says that it is busy when it cannot have the session for itself in time',
  async () => {
    const app = await startApp({}, { lockTimeout: undefined })
    const { refreshToken, session } = await newPair()
    const holder = openDatabase(environment.DATABASE_URL!)
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    onTestFinished(() => release())
    let begun = () => {}
    const isHeld = new Promise<void>((resolve) => {
      begun = resolve
    })
    const holding = holder.write.transaction(async (tx) => {
      await tx.execute(sql`select 1 from sessions where id = ${session} for update`)
      begun()
      await released
    })
    await isHeld
    const { status, body } = await refreshSession(app, refreshToken)
    expect([status, body.code]).toEqual([503, 'OVERLOADED'])
    release()
    await holding
    expect((await refreshSession(app, refreshToken)).status).toBe(200)
    expect(await sessionState(db, session)).toMatchObject({ hasEnded: false, tokens: 2 })
  },
)

test.skipIf(!hasPostgres)('gives nothing for a session that is ended in the middle of it', async () => {
  const { refreshToken, session } = await newPair()
  const ending = sql`update sessions set ended_at = now() where id = ${session}`
  const [asked] = await whileLocked(app, ending, async (waitForBlocked) => {
    const asked = refreshSession(app, refreshToken)
    await waitForBlocked(1)
    return [asked]
  })
  const { status, body } = await asked
  expect([status, body.code]).toEqual([401, 'INVALID_REFRESH_TOKEN'])
  expect(await sessionState(db, session)).toMatchObject({ hasEnded: true, tokens: 1 })
})
