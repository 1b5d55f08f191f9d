import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { inject } from 'vitest'
import { type AppOptions, createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { onTestEnd } from './on-test-end.ts'
import { contractViolation } from './rest/contracts.ts'

/** Whether the tests run on a PostgreSQL server, not on the embedded database. */
export const hasPostgres = inject('databaseUrl') !== null
/** The encryption key and pepper that all apps under test share. */
export const secrets = inject('secrets')

/**
 * The environment of an app under test: the PostgreSQL server if there is one, otherwise an embedded
 * database.
 */
export function testEnvironment(): Record<string, string> {
  const databaseUrl = inject('databaseUrl')
  // All tests send their requests from one address, so the rate limits must be out of reach.
  // Factories do not verify the addresses of their users.
  const common = { LOG_LEVEL: 'silent', RATE_LIMIT_MULTIPLIER: '1000', EMAIL_VERIFICATION: 'off' }
  if (databaseUrl) return { ...common, ...secrets, DATABASE_URL: databaseUrl }
  return { ...common, DATA_DIR: copyOfTemplate() }
}

/** Starts an app. It is closed at the end of the test or, at the top of a file, after its last test. */
export async function startApp(
  env: Record<string, string> = {},
  options: AppOptions = {},
): Promise<FastifyInstance> {
  const app = await createApp(readConfig({ ...testEnvironment(), ...env }), {
    lockTimeout: 60_000, // A busy machine must not fail a test; `statement_timeout` still applies.
    ...withoutBackground(options),
  })
  onTestEnd(() => app.close())
  if (!options.registry && !options.now) checkAnswers(app)
  return app
}

/** Statements that no request causes: the key ring reads its keys and the clock every five seconds. */
const background = /^select [^;]* from "signing_keys"|^select extract\(epoch from clock_timestamp\(\)\)/

/** Reports only the statements that the tests themselves cause. */
function withoutBackground({ onStatement, ...options }: AppOptions): AppOptions {
  if (!onStatement) return options
  return {
    ...options,
    onStatement: (statement) => {
      if (!background.test(statement)) onStatement(statement)
    },
  }
}

/** Checks every REST response in every test against its OpenAPI document. */
function checkAnswers(app: FastifyInstance): void {
  const inject = app.inject.bind(app) as (request: unknown) => Promise<LightMyRequestResponse>
  app.inject = (async (request: string | { method?: string; url?: string }) => {
    const response = await inject(request)
    const { method = 'GET', url = '' } = typeof request === 'string' ? { url: request } : request
    const { statusCode: status, headers, body } = response
    const violation = contractViolation(method, url, { status, headers, body })
    if (violation) throw new Error(`${method} ${url} breaks its contract: ${violation}`)
    return response
  }) as never
}

/** Copies the data folder with the demo content. The copy is deleted at the end of the test. */
export function copyOfTemplate(): string {
  const folder = mkdtempSync(join(inject('workFolder'), 'data-'))
  cpSync(inject('embeddedTemplate'), folder, { recursive: true })
  onTestEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
