import type { FastifyInstance } from 'fastify'

const pingTimeoutMs = 2_000

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
  app.get('/readyz', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (isClosing()) return reply.code(503).send({ status: 'stopping' })
    try {
      await Promise.race([ping(), timeout()])
      return { status: 'ok' }
    } catch (error) {
      request.log.warn({ err: error }, 'not ready: the database does not respond')
      return reply.code(503).send({ status: 'unavailable', database: 'does not respond' })
    }
  })
}

function timeout(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`no response within ${pingTimeoutMs} ms`)), pingTimeoutMs).unref()
  })
}
