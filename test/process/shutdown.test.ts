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

test('prints its address and the demo accounts', async () => {
  const server = await startServer(env)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  expect((await fetch(server.url)).headers.get('content-type')).toMatch(/^text\/html/)
  await server.waitForOutput(
    /\n {2}Demo accounts\n.*author@byline\.test +byline-demo\n.*Press Ctrl-C to stop\.\n/s,
  )
  expect(server.output()).toContain(dataDir)
})

test('finishes requests in flight after SIGTERM and accepts no new ones', async () => {
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

test('does not wait for idle connections', async () => {
  const server = await startServer(env)
  const silent = connect(Number(new URL(server.url).port), '127.0.0.1')
  silent.on('error', () => {})
  onTestFinished(() => void silent.destroy())
  await once(silent, 'connect')
  expect((await fetch(`${server.url}/livez`)).status).toBe(200) // Accepted after the idle connection.
  server.signal('SIGTERM')
  expect(await server.ended).toBe(0)
})

test('treats the Ctrl-C that npm repeats as one signal', async () => {
  const server = await startServer(env)
  const finish = await begin(server.url)
  server.signal('SIGINT')
  await sleep(50) // The delay is what is tested.
  server.signal('SIGINT')
  await untilClosed(server.url)
  expect((await finish()).status).toBe(200)
  expect(await server.ended).toBe(0)
})

test('exits at once on a second signal', async () => {
  const server = await startServer(env)
  const finish = await begin(server.url)
  const insist = setInterval(() => server.signal('SIGINT'), 100)
  expect(await server.ended.finally(() => clearInterval(insist))).toBe(130)
  await expect(finish()).rejects.toThrow()
})

test('does not start on a data folder that another process uses', async () => {
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
 * Sends the first part of a request over a connection that stays open, as a proxy does.
 * @returns a function that sends the rest and waits for the response
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
  const responding = once(request, 'response') as Promise<[IncomingMessage]>
  responding.catch(() => {}) // The caller that finishes it sees the error.
  return async () => {
    request.end(body)
    const [response] = await responding
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
