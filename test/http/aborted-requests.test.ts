import { once } from 'node:events'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { queryRows } from '../../src/db/statements.ts'
import { createLog } from '../../src/log.ts'
import { hasPostgres, startApp } from '../support/app.ts'
import { newUser, unique } from '../support/factories.ts'
import { keyOf } from '../support/identity.ts'
import { whileUserLocked } from '../support/row-locks.ts'

const createKey = 'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }'

interface SentRequest {
  path: string
  body: object
  headers: Record<string, string>
}

/** Sends a request over a connection of its own. @returns a function that resets the connection */
async function sendRaw(port: number, { path, body, headers }: SentRequest): Promise<() => void> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  const payload = JSON.stringify(body)
  const all = {
    host: 'localhost',
    'content-type': 'application/json',
    'content-length': payload.length,
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  socket.write([`POST ${path} HTTP/1.1`, ...lines, '', payload].join('\r\n'))
  return () => socket.resetAndDestroy()
}

async function startLogged(env: Record<string, string> = {}) {
  const lines: string[] = []
  const log = createLog({ level: 'info', format: 'json' }, { write: (line) => void lines.push(line) })
  const app = await startApp(env, { log })
  const port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port)
  const loggedFor = (id: string) =>
    lines.map((line) => JSON.parse(line)).filter((line) => line.requestId === id && line.kind !== 'notice')
  return { app, port, loggedFor }
}

const recordedAddresses = (app: FastifyInstance, requestId: string) =>
  queryRows<{ action: string; address: string | null }>(
    app.services.db.write,
    sql`select action, address from audit_events where request_id = ${requestId}`,
  )

test.runIf(hasPostgres).each([
  ['GraphQL', '/graphql', {}, '127.0.0.1'],
  ['REST', '/api/v2/api-keys', {}, '127.0.0.1'],
  ['REST behind a proxy', '/api/v2/api-keys', { TRUST_PROXY: '1' }, '203.0.113.7'],
])('knows the address of a client that resets its %s request', async (_door, path, env, address) => {
  const { app, port, loggedFor } = await startLogged(env)
  const user = await newUser(app)
  const key = { name: 'Aborted', scopes: ['articles:read'], expiresInDays: 1 }
  const body = path === '/graphql' ? { query: createKey, variables: { input: key } } : key
  const requestId = unique('request-')
  const headers = {
    authorization: `Bearer ${user.token}`,
    'x-request-id': requestId,
    'x-forwarded-for': '203.0.113.7',
  }
  await whileUserLocked(app, keyOf(user), async (waitForBlocked) => {
    const reset = await sendRaw(port, { path, body, headers })
    await waitForBlocked(1)
    reset()
    await expect.poll(() => loggedFor(requestId)).toHaveLength(1)
  })
  await expect.poll(() => recordedAddresses(app, requestId)).toEqual([{ action: 'api_key.created', address }])
  await app.close() // After all its requests.
  expect(loggedFor(requestId)).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      requestId,
      method: 'POST',
      path,
      ms: expect.any(Number),
      ip: address,
      msg: 'request aborted by the client',
    },
  ])
})

test('logs no internal error when clients reset their sign-ins', async () => {
  const { app, port, loggedFor } = await startLogged()
  const ids = Array.from({ length: 24 }, () => unique('request-'))
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { expiresIn } }'
  const input = { email: `${unique()}@byline.test`, password: 'not the password' }
  for (const id of ids) {
    const reset = await sendRaw(port, {
      path: '/graphql',
      body: { query, variables: { input } },
      headers: { 'x-request-id': id },
    })
    await expect.poll(() => app.server.listening).toBe(true) // Lets the server read some of them.
    reset()
  }
  await app.close()
  const lines = ids.flatMap(loggedFor)
  expect(lines.filter(({ level }) => level === 'error')).toEqual([])
  for (const id of ids) {
    const accessLines = loggedFor(id).filter(({ msg }) => /^request (completed|aborted)/.test(msg))
    expect(accessLines.length).toBeLessThanOrEqual(1)
    for (const { ip } of accessLines) expect(ip).toBe('127.0.0.1')
  }
  expect(lines.length).toBeGreaterThan(0)
})
