import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestEnd } from './on-test-end.ts'

/** A TCP proxy in front of a server, which can lose connections as networks do. */
export interface TcpProxy {
  /** The URL of the server, through the proxy. */
  readonly url: string
  /** From now on, nothing passes on the open connections, and nobody is told. New connections work. */
  loseOpen(): void
  /** From now on, what the server sends on the open connections is lost. New connections work. */
  loseResponses(): void
  /** The same for one connection, as soon as the client has sent this text on it. */
  loseResponsesAfter(text: string): void
  /** Resets the open connections. */
  resetOpen(): void
  /** From now on, resets every connection. */
  refuse(): void
  /** Until `thaw`, nothing passes on connections whose client has sent this text; '' stands for all. */
  freeze(text: string): void
  thaw(): void
  /** How many connections clients have opened so far. */
  opened(): number
}

interface Pair {
  client: Socket
  server: Socket
  /** What the client has sent. */
  sent: string
  loses: { requests: boolean; responses: boolean }
}

/** Starts a proxy on a free port of this machine. It is closed at the end of the test. */
export async function startTcpProxy(targetUrl: string): Promise<TcpProxy> {
  const target = new URL(targetUrl)
  const pairs = new Set<Pair>()
  let opened = 0
  let refuses = false
  let frozen: string | null = null
  let trap: string | null = null

  const isFrozen = ({ sent }: Pair) => frozen !== null && sent.includes(frozen)
  const onRequest = (pair: Pair, chunk: Buffer) => {
    pair.sent += chunk.toString('latin1')
    if (trap !== null && chunk.includes(trap)) {
      trap = null
      pair.loses.responses = true
    }
    if (isFrozen(pair)) pause(pair)
    if (!pair.loses.requests) pair.server.write(chunk)
  }
  const proxy = createServer({ allowHalfOpen: true }, (client) => {
    opened++
    if (refuses) {
      client.on('error', () => {})
      client.resetAndDestroy()
      return
    }
    const server = connect({ port: Number(target.port), host: target.hostname, allowHalfOpen: true })
    const pair: Pair = { client, server, sent: '', loses: { requests: false, responses: false } }
    pairs.add(pair)
    client.on('data', (chunk) => onRequest(pair, chunk))
    server.on('data', (chunk) => void (pair.loses.responses || client.write(chunk)))
    client.on('end', () => void (pair.loses.requests || server.end()))
    server.on('end', () => void (pair.loses.responses || client.end()))
    for (const [side, other] of [
      [client, server],
      [server, client],
    ] as const) {
      side.on('error', () => {})
      side.on('close', () => {
        pairs.delete(pair)
        other.destroy()
      })
    }
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestEnd(async () => {
    for (const { client, server } of pairs) for (const side of [client, server]) side.destroy()
    await new Promise((resolve) => proxy.close(resolve))
  })

  const url = new URL(targetUrl)
  url.hostname = '127.0.0.1'
  url.port = String((proxy.address() as AddressInfo).port)
  return {
    url: url.href,
    loseOpen() {
      for (const { loses } of pairs) Object.assign(loses, { requests: true, responses: true })
    },
    loseResponses() {
      for (const { loses } of pairs) loses.responses = true
    },
    loseResponsesAfter(text) {
      trap = text
    },
    resetOpen() {
      for (const { client } of pairs) client.resetAndDestroy()
    },
    refuse() {
      refuses = true
      for (const { client } of pairs) client.resetAndDestroy()
    },
    freeze(text) {
      frozen = text
      for (const pair of pairs) if (isFrozen(pair)) pause(pair)
    },
    thaw() {
      frozen = null
      for (const { client, server } of pairs) for (const side of [client, server]) side.resume()
    },
    opened: () => opened,
  }
}

/** What arrives in the meantime stays in the buffers of the kernel. */
function pause({ client, server }: Pair): void {
  client.pause()
  server.pause()
}
