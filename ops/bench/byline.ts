// Byline as it is deployed: limits, scopes, headers and the log (to nowhere, but formatted) on, no cache.
import { pino } from 'pino'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { report } from './worker.ts'

const config = readConfig({ ...process.env, PORT: '0', LOG_FORMAT: 'json' })
const app = await createApp(config, { log: createLog(config.log, pino.destination('/dev/null')) })
await app.listen({ host: '127.0.0.1', port: 0 })
report(app.server)
