import { once } from 'node:events'
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { copyOfTemplate } from '../support/app.ts'
import { run, startServer } from '../support/processes.ts'

const dataDir = copyOfTemplate()
const env = { DATA_DIR: dataDir, LOG_LEVEL: 'warn' }

test('says where it serves, and whose passwords open the demo', async () => {
  const server = await startServer(env)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  expect((await fetch(server.url)).headers.get('content-type')).toMatch(/^text\/html/)
  await server.waitForOutput(
    /\n {2}Demo accounts\n.*author@byline\.test +byline-demo\n.*Press Ctrl-C to stop\.\n/s,
  )
  expect(server.output()).toContain(dataDir)
})

test('answers what it has begun before a SIGTERM ends it, and nothing new', async () => {
  const server = await startServer(env)
  const finish = await begin(server.url)
  server.signal('SIGTERM')
  await untilClosed(server.url)
  expect(await finish()).toEqual({
    status: 200,
    connection: 'close',
    body: '{"data":{"__typename":"Query"}}',
  })
  expect(await server.ended).toBe(0)
})

test('does not wait for a connection that asks nothing', async () => {
  const server = await startServer(env)
  const silent = connect(Number(new URL(server.url).port), '127.0.0.1')
  silent.on('error', () => {})
  onTestFinished(() => void silent.destroy())
  await once(silent, 'connect')
  expect((await fetch(`${server.url}/livez`)).status).toBe(200) // Accepted after the silent one.
  server.signal('SIGTERM')
  expect(await server.ended).toBe(0)
})

test('takes the Ctrl-C that npm repeats for one', async () => {
  const server = await startServer(env)
  const finish = await begin(server.url)
  server.signal('SIGINT')
  await sleep(50) // The delay is the case.
  server.signal('SIGINT')
  await untilClosed(server.url)
  expect((await finish()).status).toBe(200)
  expect(await server.ended).toBe(0)
})

test('ends at once when a person insists', async () => {
  const server = await startServer(env)
  const finish = await begin(server.url)
  const insist = setInterval(() => server.signal('SIGINT'), 100)
  expect(await server.ended.finally(() => clearInterval(insist))).toBe(130)
  await expect(finish()).rejects.toThrow()
})

test('leaves a data folder to the process that has it', async () => {
  const first = await startServer(env)
  const second = run('src/main.ts', { ...env, PORT: '0' })
  expect(await second.ended).toBe(1)
  expect(second.output()).toBe(
    `Byline cannot start. Another Byline is running on ${dataDir}; stop it, or set DATA_DIR to another folder\n`,
  )
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
  first.signal('SIGTERM')
  expect(await first.ended).toBe(0)
  expect((await fetch(`${(await startServer(env)).url}/readyz`)).status).toBe(200)
})

/**
 * A request that the server has begun to read, over a connection that the client, like a proxy, would keep.
 * @returns what sends the rest of it and awaits the answer
 */
async function begin(url: string) {
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  const body = JSON.stringify({ query: '{ __typename }' })
  const request = httpRequest(`${url}/graphql`, {
    agent,
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' },
  })
  request.flushHeaders()
  await once(request, 'continue')
  const answered = once(request, 'response') as Promise<[IncomingMessage]>
  answered.catch(() => {}) // Whoever finishes it is told.
  return async () => {
    request.end(body)
    const [response] = await answered
    const { connection } = response.headers
    return { status: response.statusCode, connection, body: await text(response) }
  }
}

async function untilClosed(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/livez`).catch(() => null)
    if (!answer) return
    await answer.text()
  }
}
