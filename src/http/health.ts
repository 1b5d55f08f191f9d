import type { FastifyInstance } from 'fastify'

const pingTimeoutMs = 2_000
/** How long the result of a ping is reused. */
const resultLifetimeMs = 1_000

/**
 * `/livez`: the process runs. `/readyz`: it can serve requests; 503 without a database, or during a shutdown.
 */
export function useHealth(
  app: FastifyInstance,
  { ping, isClosing }: { ping: () => Promise<void>; isClosing: () => boolean },
): void {
  app.get('/livez', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  )
  const assertDatabase = createDatabaseCheck(ping)
  app.get('/readyz', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (isClosing()) return reply.code(503).send({ status: 'stopping' })
    try {
      await assertDatabase()
      return { status: 'ok' }
    } catch (error) {
      request.log.warn({ err: error }, 'not ready: the database does not respond')
      return reply.code(503).send({ status: 'unavailable', database: 'does not respond' })
    }
  })
}

/**
 * All requests share one ping at a time and its result, because guests can send any number of requests and
 * each ping opens a connection to the database.
 * @returns a function that rejects if the database does not respond
 */
function createDatabaseCheck(ping: () => Promise<void>): () => Promise<void> {
  let pinging: Promise<void> | null = null
  let check: Promise<void> | null = null
  return () => {
    if (check) return check
    pinging ??= ping().finally(() => {
      pinging = null
    })
    const started = Promise.race([pinging, timeout()])
    const keep = () => {
      setTimeout(() => {
        check = null
      }, resultLifetimeMs).unref()
    }
    started.then(keep, keep)
    check = started
    return started
  }
}

function timeout(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`no response within ${pingTimeoutMs} ms`)), pingTimeoutMs).unref()
  })
}
