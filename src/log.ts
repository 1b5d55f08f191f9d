import { AsyncLocalStorage } from 'node:async_hooks'
import { createRequire } from 'node:module'
import { type DestinationStream, type Logger, pino } from 'pino'
import type { Config } from './config.ts'

export type { Logger }

const currentRequest = new AsyncLocalStorage<string>()

/** Adds the request id to everything that `work` logs, also in asynchronous calls. */
export function withRequestId(requestId: string, work: () => void): void {
  currentRequest.run(requestId, work)
}

/** Byline's tokens, API keys and JWTs. */
const tokens = /by[ldrmpe]_[\w-]{20,}|eyJ[\w-]+\.[\w-]+\.[\w-]*/gi

/** Replaces tokens in a URL or message before it is logged. */
export function withoutTokens(text: string): string {
  return text.replace(tokens, '[secret]')
}

/** Properties whose values are never logged. */
const secrets = [
  'password',
  'passwordHash',
  'accessToken',
  'refreshToken',
  'challengeToken',
  'deviceToken',
  'token',
  'apiKey',
  'secret',
  'authorization',
  'cookie',
]

export function createLog(config: Config['log'], destination?: DestinationStream): Logger {
  return pino(
    {
      level: config.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const requestId = currentRequest.getStore()
        return requestId ? { requestId } : {}
      },
      redact: { paths: secrets.flatMap((name) => [name, `err.${name}`]), censor: '[secret]' },
      serializers: { err: serializeError },
    },
    destination ?? (config.format === 'pretty' ? prettyStream() : pino.destination(1)),
  )
}

/** Drops drizzle's own message, which contains the parameters of the failed statement and so user input. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error && 'query' in error && 'params' in error))
    return pino.stdSerializers.err(error as Error)
  const cause = error.cause as (Error & { code?: string }) | undefined
  return {
    type: 'DatabaseError',
    message: cause?.message,
    code: cause?.code,
    query: error.query,
    stack: cause?.stack,
  }
}

/** Loads pino-pretty only when it is used. */
function prettyStream(): DestinationStream {
  const pretty = createRequire(import.meta.url)('pino-pretty') as typeof import('pino-pretty')
  return pretty({ translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname', sync: true })
}
