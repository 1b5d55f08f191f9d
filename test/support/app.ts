import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { inject } from 'vitest'
import { type AppOptions, createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { afterwards } from './on-test-end.ts'
import { offenceOf } from './rest/contracts.ts'

export const hasPostgres = inject('databaseUrl') !== null
/** Of all deployments under test. */
export const secrets = inject('secrets')

/** The environment of an app under test: a real PostgreSQL where there is one, else an embedded copy. */
export function testEnvironment(): Record<string, string> {
  const databaseUrl = inject('databaseUrl')
  // All tests ask from one address, and nobody sleeps.
  const common = { LOG_LEVEL: 'silent', RATE_LIMIT_MULTIPLIER: '1000' }
  if (databaseUrl) return { ...common, ...secrets, DATABASE_URL: databaseUrl }
  return { ...common, DATA_DIR: copyOfTemplate() }
}

/** Closed afterwards. */
export async function startApp(
  env: Record<string, string> = {},
  options: AppOptions = {},
): Promise<FastifyInstance> {
  const app = await createApp(readConfig({ ...testEnvironment(), ...env }), {
    lockTimeout: 60_000, // A busy machine is no reason to refuse; `statement_timeout` is left.
    ...withoutBackground(options),
  })
  afterwards(() => app.close())
  if (!options.registry && !options.now) checkAnswers(app)
  return app
}

/** What no request asks: the key ring reads its keys and the clock every five seconds. */
const background = /^select [^;]* from "signing_keys"|^select extract\(epoch from clock_timestamp\(\)\)/

/** Counted are the statements of the tests alone. */
function withoutBackground({ onStatement, ...options }: AppOptions): AppOptions {
  if (!onStatement) return options
  return {
    ...options,
    onStatement: (statement) => {
      if (!background.test(statement)) onStatement(statement)
    },
  }
}

/** Every answer of REST in every test must be one that its OpenAPI document promises. */
function checkAnswers(app: FastifyInstance): void {
  const inject = app.inject.bind(app) as (request: unknown) => Promise<LightMyRequestResponse>
  app.inject = (async (request: string | { method?: string; url?: string }) => {
    const response = await inject(request)
    const { method = 'GET', url = '' } = typeof request === 'string' ? { url: request } : request
    const { statusCode: status, headers, body } = response
    const offence = offenceOf(method, url, { status, headers, body })
    if (offence) throw new Error(`${method} ${url} breaks its contract: ${offence}`)
    return response
  }) as never
}

/** A data folder of its own, with the demo content; gone afterwards. */
export function copyOfTemplate(): string {
  const folder = mkdtempSync(join(inject('workFolder'), 'data-'))
  cpSync(inject('embeddedTemplate'), folder, { recursive: true })
  afterwards(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
