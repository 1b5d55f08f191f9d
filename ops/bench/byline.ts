// Byline as in production: with limits, scopes, headers and a log (formatted, then discarded). No cache.
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { v2 } from '../../rest/v2/version.ts'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { report } from './worker.ts'

const caller = { address: '127.0.0.1', userAgent: '', requestId: 'bench' }
const config = readConfig({ ...process.env, PORT: '0', METRICS_PORT: '0', LOG_FORMAT: 'json' })
const app = await createApp(config, { log: createLog(config.log, pino.destination('/dev/null')) })
addExecutedRoutes(app)
await app.listen({ host: '127.0.0.1', port: 0 })
report(app.server)

/** Adds routes that only execute the documents of two endpoints. REST is compared with them. */
function addExecutedRoutes(app: FastifyInstance): void {
  for (const path of ['/articles', '/articles/{slug}']) {
    const { document } = v2.endpoints.find((endpoint) => endpoint.path === path && endpoint.method === 'GET')!
    const run = app.engine.prepare(document)
    app.get(`/executed${path.replace('{slug}', ':slug')}`, async ({ params, query }, reply) => {
      const { first } = query as { first?: string }
      const variables = { ...(params as object), ...(first && { first: Number(first) }) }
      const { result } = await run(variables, { authorization: undefined, client: null, caller })
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(result.data!.answer))
    })
  }
}
