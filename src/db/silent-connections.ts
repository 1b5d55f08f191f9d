import type { Socket } from 'node:net'
import type pg from 'pg'

/** Whether the connections of a pool respond. */
export interface PoolWatch {
  /** Whether the pool has received no response for longer than the timeout, although it sent statements. */
  isSilent(): boolean
}

/** A connection, with what pg has but does not declare. */
type Connection = pg.Client & { readonly readyForQuery?: boolean }

/**
 * Destroys the connections of a pool that send nothing for `timeout` milliseconds while a statement runs: the
 * network has lost them, or the server is frozen. The statement fails with ETIMEDOUT. Connections that have
 * been idle since before that time are probably lost too, so they are destroyed with it. Otherwise the pool
 * would hand out each of them to one more request.
 */
export function watchPool(pool: pg.Pool, timeout: number): PoolWatch {
  /** When each connection that is idle in the pool was last in use. */
  const idleSince = new Map<pg.PoolClient, number>()
  /** When the first statement after the last response was sent; null if there was none. */
  let askedAt: number | null = null

  const destroyIdle = () => {
    const silentSince = performance.now() - timeout
    for (const [client, since] of idleSince) {
      if (since < silentSince) client.connection.stream.destroy(noResponse(timeout))
    }
  }
  pool.on('connect', (client) => {
    destroyWhenSilent(client, timeout, destroyIdle)
    client.connection.on('readyForQuery', () => {
      askedAt = null
    })
    const query = client.query as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      askedAt ??= performance.now()
      return query.apply(client, args)
    }) as never
  })
  pool.on('acquire', (client) => void idleSince.delete(client))
  pool.on('release', (_error, client) => void idleSince.set(client, performance.now()))
  pool.on('remove', (client) => void idleSince.delete(client))
  return { isSilent: () => askedAt !== null && performance.now() - askedAt > timeout }
}

/**
 * Destroys a connection that is open and sends nothing for `timeout` milliseconds, although a statement runs
 * or the connection is being closed.
 */
export function destroyWhenSilent(client: pg.Client, timeout: number, onSilent = () => {}): void {
  const connection: Connection = client
  const stream = client.connection.stream as Socket
  const mayBeSilent = () => connection.readyForQuery && stream.writableLength === 0 && !stream.writableEnded
  stream.setTimeout(timeout)
  stream.on('timeout', () => {
    if (mayBeSilent()) return
    // Without a statement there is nobody to tell: the connection is being closed.
    stream.destroy(connection.readyForQuery ? undefined : noResponse(timeout))
    onSilent()
  })
}

function noResponse(timeout: number): Error {
  return Object.assign(new Error(`The database did not respond within ${timeout} ms`), { code: 'ETIMEDOUT' })
}
