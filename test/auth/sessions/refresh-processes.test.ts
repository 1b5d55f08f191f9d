import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { hasPostgres, startApp, testEnvironment } from '../../support/app.ts'
import { newUser, password, type TestUser } from '../../support/factories.ts'
import { sessionIdOf, signIn, type TokenPair } from '../../support/identity.ts'
import { startServer } from '../../support/processes.ts'
import { letTimePass, sessionState } from '../../support/refresh-tokens.ts'

const app = await startApp()
const { db } = app.services

interface NetworkAnswer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for.
  body: any
}

async function send(url: string, { token, ...body }: { token?: string; [field: string]: unknown } = {}) {
  const isRead = Object.keys(body).length === 0
  const response = await fetch(url, {
    method: isRead ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(!isRead && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() } as NetworkAnswer
}

const refresh = (server: string, refreshToken: string) =>
  send(`${server}/api/v2/sessions/refresh`, { refreshToken })
const statusOf = async (server: string, token: string) =>
  (await send(`${server}/api/v2/me`, { token })).status

async function signInAt(server: string, { email }: TestUser): Promise<TokenPair> {
  const { status, body } = await send(`${server}/api/v2/sessions`, { email, password })
  expect(status).toBe(201)
  return body
}

const environment = { ...testEnvironment(), LOG_LEVEL: 'info', LOG_FORMAT: 'json' }

/** Starts a server whose JavaScript clock is wrong by this many minutes. */
async function startServerAt(minutes: number): Promise<string> {
  const shifted = `
    const real = Date
    const now = () => real.now() + ${minutes * 60_000}
    globalThis.Date = new Proxy(real, {
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
      apply: () => new real(now()).toString(),
      construct: (target, args, asked) => Reflect.construct(target, args.length ? args : [now()], asked),
    })`
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(shifted)}`
  return (await startServer({ ...environment, NODE_OPTIONS })).url
}

/** The time in a session's ID (UUID version 7), by the clock of the server that started the session. */
function startedAt({ accessToken }: TokenPair): number {
  return Number.parseInt(sessionIdOf(accessToken).replace('-', '').slice(0, 12), 16)
}

test.skipIf(!hasPostgres)(
  'returns one and the same new token for 50 concurrent refreshes at two processes',
  async () => {
    const servers = await Promise.all([startServer(environment), startServer(environment)])
    const pair = await signIn(app, await newUser(app))
    const session = sessionIdOf(pair.accessToken)
    let { refreshToken } = pair
    for (let round = 1; round <= 4; round++) {
      const responses = await Promise.all(
        Array.from({ length: 50 }, (_, i) => refresh(servers[i % 2]!.url, refreshToken)),
      )
      expect(responses.map(({ status }) => status)).toEqual(Array(50).fill(200))
      const newTokens = new Set(responses.map(({ body }) => body.refreshToken))
      expect(newTokens.size).toBe(1)
      expect(await sessionState(db, session)).toMatchObject({ hasEnded: false, tokens: 1 + round, unused: 1 })
      refreshToken = [...newTokens][0]
    }
  },
)

test.skipIf(!hasPostgres)('ends a session once for replays at two processes', async () => {
  const servers = await Promise.all([startServer(environment), startServer(environment)])
  const [one, other] = servers.map(({ url }) => url) as [string, string]
  const first = await signInAt(one, await newUser(app))
  const { body: second } = await refresh(other, first.refreshToken)
  const { body: third } = await refresh(one, second.refreshToken)
  const replays = await Promise.all(
    Array.from({ length: 10 }, (_, i) => refresh([one, other][i % 2]!, first.refreshToken)),
  )
  expect(replays.map(({ body }) => body.code)).toEqual(Array(10).fill('INVALID_REFRESH_TOKEN'))
  for (const server of [one, other]) {
    expect((await refresh(server, third.refreshToken)).status).toBe(401)
    expect(await statusOf(server, third.accessToken)).toBe(401)
  }
  const session = `session:${sessionIdOf(first.accessToken)}`
  const { rows } = (await db.write.execute(
    sql`select 1 from audit_events where target = ${session} and action = 'session.ended'`,
  )) as unknown as { rows: object[] }
  expect(rows).toHaveLength(1)
})

test.skipIf(!hasPostgres)('refreshes correctly with clocks that are ten minutes wrong', async () => {
  const [ahead, behind] = await Promise.all([startServerAt(10), startServerAt(-10)])
  const user = await newUser(app)
  for (const [server, other, minutes] of [
    [ahead, behind, 10],
    [behind, ahead, -10],
  ] as const) {
    const first = await signInAt(server, user)
    expect(Math.round((startedAt(first) - Date.now()) / 60_000)).toBe(minutes)
    for (const place of [server, other]) expect(await statusOf(place, first.accessToken)).toBe(200)

    const session = sessionIdOf(first.accessToken)
    const { body: second } = await refresh(server, first.refreshToken)
    const { body: repeated } = await refresh(other, first.refreshToken)
    await letTimePass(db, session, '20 seconds')
    for (const place of [server, other]) {
      const { status, body } = await refresh(place, first.refreshToken)
      expect([status, body.refreshToken, body.expiresIn]).toEqual([200, second.refreshToken, 300])
      for (const where of [server, other]) expect(await statusOf(where, body.accessToken)).toBe(200)
    }
    expect(repeated.refreshToken).toBe(second.refreshToken)

    await letTimePass(db, session, '13 days 23 hours')
    const { status, body: third } = await refresh(other, second.refreshToken)
    expect(status).toBe(200)
    await letTimePass(db, session, '31 seconds')
    expect((await refresh(server, second.refreshToken)).status).toBe(401)
    expect((await refresh(other, third.refreshToken)).status).toBe(401)
    expect(await statusOf(other, third.accessToken)).toBe(401)
  }
})

test.skipIf(!hasPostgres)(
  'keeps the lifetimes of sessions with clocks that are ten minutes wrong',
  async () => {
    const user = await newUser(app)
    for (const minutes of [10, -10]) {
      const server = await startServerAt(minutes)
      for (const [time, alive] of [
        ['13 days 23 hours 55 minutes', true],
        ['14 days', false],
      ] as const) {
        const { accessToken, refreshToken } = await signInAt(server, user)
        await letTimePass(db, sessionIdOf(accessToken), time)
        expect((await refresh(server, refreshToken)).status, `${minutes} ${time}`).toBe(alive ? 200 : 401)
      }
      const { accessToken, refreshToken } = await signInAt(server, user)
      await letTimePass(db, sessionIdOf(accessToken), '13 days')
      const { body } = await refresh(server, refreshToken)
      const claims = JSON.parse(Buffer.from(body.accessToken.split('.')[1], 'base64url').toString())
      expect(Math.abs(claims.iat - Date.now() / 1000)).toBeLessThan(60)
      expect(claims.exp - claims.iat).toBe(300)
    }
  },
)
