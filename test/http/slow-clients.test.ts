import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import type { SlowClientLimits } from '../../src/http/slow-clients.ts'
import { startApp } from '../support/app.ts'
import { ask } from '../support/clients.ts'
import { newArticle, newUser, unique } from '../support/factories.ts'

const plain = await startApp()
const author = await newUser(plain)
const tag = unique('long')
const longBody = 'x'.repeat(65_536)
for (let i = 0; i < 30; i++) await newArticle(plain, author, { tags: [tag], body: longBody })
/** Its response has about 2 MB. */
const longQuery = `{ articles(filter: { tag: "${tag}" }, first: 30) { nodes { body } } }`

async function listen(limits: Partial<SlowClientLimits>): Promise<FastifyInstance> {
  const app = await startApp({}, { slowClients: limits })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return app
}

/** So many requests that the buffers of the operating system cannot hold their responses. */
const manyRequests = () => request(longQuery).repeat(10)

/** A connection that reads nothing. */
async function connectTo(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' }).pause()
  socket.on('error', () => {})
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  return socket
}

const portOf = (app: FastifyInstance) => (app.server.address() as AddressInfo).port

function request(query: string): string {
  const body = JSON.stringify({ query })
  return `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
}

function connectionsOf(app: FastifyInstance): Promise<number> {
  return new Promise((resolve, reject) => {
    app.server.getConnections((error, count) => (error ? reject(error) : resolve(count)))
  })
}

test('answers 408 to a client that sends its request too slowly', async () => {
  const app = await listen({ requestTimeout: 500 })
  for (const start of [
    '',
    'GET /livez HTTP/1.1\r\nHost: x\r\nX-Slow: ',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{',
  ]) {
    const socket = (await connectTo(portOf(app))).resume()
    let received = ''
    socket.on('data', (chunk) => (received += chunk))
    const drip = setInterval(() => socket.writable && start && socket.write(' '), 100)
    socket.write(start)
    await once(socket, 'close').finally(() => clearInterval(drip))
    expect(received, start).toMatch(/^HTTP\/1.1 408 /)
  }
})

test('closes the connection of a client that reads nothing', async () => {
  const app = await listen({ stalledTimeout: 500 })
  const socket = await connectTo(portOf(app))
  socket.write(manyRequests())
  await expect.poll(() => connectionsOf(app)).toBe(1)
  await expect.poll(() => connectionsOf(app)).toBe(0)
})

test('closes the connection of a client that reads a little at a time', async () => {
  const app = await listen({ responseTimeout: 500, minBytesPerSecond: 100_000_000 })
  const socket = await connectTo(portOf(app))
  const drip = setInterval(() => socket.read(1_000), 50)
  onTestFinished(() => clearInterval(drip))
  socket.write(manyRequests())
  await expect.poll(() => connectionsOf(app)).toBe(1)
  await expect.poll(() => connectionsOf(app)).toBe(0)
})

test('closes the oldest connections when too much is unread', async () => {
  const app = await listen({ maxUnreadBytes: 50_000_000 })
  const accepted: Socket[] = []
  app.server.on('connection', (socket) => void accepted.push(socket))
  for (let i = 0; i < 6; i++) {
    const socket = await connectTo(portOf(app))
    socket.write(manyRequests())
    await expect.poll(() => accepted[i]?.bytesWritten).toBeGreaterThan(0)
  }
  await expect.poll(() => accepted[0]!.destroyed).toBe(true)
  expect(accepted[5]!.destroyed).toBe(false)
})

test('lets a client that reads its responses keep its connection', async () => {
  const app = await listen({
    requestTimeout: 1_000,
    stalledTimeout: 1_000,
    responseTimeout: 1_000,
    maxUnreadBytes: 5_000_000,
  })
  const socket = (await connectTo(portOf(app))).resume()
  let received = ''
  socket.on('data', (chunk) => (received += chunk))
  for (let i = 1; i <= 6; i++) {
    socket.write(request(longQuery))
    await expect.poll(() => received.length, { interval: 400 }).toBeGreaterThan(i * 1_900_000)
  }
  expect(socket.closed).toBe(false)
})

test('rejects a response of more than 4 MB', async () => {
  const two = `{ a: ${longQuery.slice(1, -1)} b: ${longQuery.slice(1, -1)} c: ${longQuery.slice(1, -1)} }`
  const { errors } = await ask(plain, two)
  expect(errors.map(({ message, extensions }) => [extensions.code, message])).toEqual([
    ['QUERY_TOO_COMPLEX', 'The response is larger than 4 MB. Request smaller pages or fewer fields'],
  ])
  const byGet = await plain.inject({ url: '/graphql', query: { query: two } })
  expect([byGet.statusCode, byGet.json().errors[0].extensions.code]).toEqual([400, 'QUERY_TOO_COMPLEX'])
})

test('closes although a client does not complete its request', async () => {
  const app = await listen({ requestTimeout: 600_000 })
  const socket = await connectTo(portOf(app))
  socket.write(
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{',
  )
  const { promise: received, resolve } = Promise.withResolvers<void>()
  app.server.once('request', () => resolve())
  await received
  await app.close()
})
