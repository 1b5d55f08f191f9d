import type { FastifyInstance } from 'fastify'

const patience = 2_000

/** `/livez`: the process runs. `/readyz`: it can serve, so send it traffic; 503 while it cannot, or is stopping. */
export function useHealth(
  app: FastifyInstance,
  { ping, isStopping }: { ping: () => Promise<void>; isStopping: () => boolean },
): void {
  app.get('/livez', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  )
  app.get('/readyz', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (isStopping()) return reply.code(503).send({ status: 'stopping' })
    try {
      await Promise.race([ping(), timeout()])
      return { status: 'ok' }
    } catch (error) {
      request.log.warn({ err: error }, 'not ready: the database does not answer')
      return reply.code(503).send({ status: 'unavailable', database: 'does not answer' })
    }
  })
}

function timeout(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${patience} ms`)), patience).unref()
  })
}
