import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, inject } from 'vitest'
import { type AppOptions, createApp } from '../src/app.ts'
import { generateSigningKey } from '../src/auth/tokens.ts'
import { readConfig } from '../src/config.ts'
import { offenceOf } from './contracts.ts'

export const hasPostgres = inject('databaseUrl') !== null
export const signingKey = await generateSigningKey()

/** The environment of an app under test: a real PostgreSQL where there is one, else an embedded copy. */
export function testEnvironment(): Record<string, string> {
  const databaseUrl = inject('databaseUrl')
  if (databaseUrl) return { DATABASE_URL: databaseUrl, AUTH_SIGNING_KEY: signingKey, LOG_LEVEL: 'silent' }
  return { DATA_DIR: copyOfTemplate(), LOG_LEVEL: 'silent' }
}

/** An app that is closed after the tests of the file. */
export async function startApp(
  env: Record<string, string> = {},
  options: AppOptions = {},
): Promise<FastifyInstance> {
  const app = await createApp(readConfig({ ...testEnvironment(), ...env }), options)
  afterAll(() => app.close())
  if (!options.registry && !options.now) checkAnswers(app)
  return app
}

/** Every answer of REST in every test must be one that its OpenAPI document promises. */
function checkAnswers(app: FastifyInstance): void {
  const inject = app.inject.bind(app) as (request: unknown) => Promise<LightMyRequestResponse>
  app.inject = (async (request: string | { method?: string; url?: string }) => {
    const response = await inject(request)
    const { method = 'GET', url = '' } = typeof request === 'string' ? { url: request } : request
    const { statusCode: status, headers, body } = response
    const offence = offenceOf(method, url, { status, type: String(headers['content-type'] ?? ''), body })
    if (offence) throw new Error(`${method} ${url} breaks its contract: ${offence}`)
    return response
  }) as never
}

/** A data folder of its own, with the demo content, gone after the tests of the file. */
export function copyOfTemplate(): string {
  const folder = mkdtempSync(join(tmpdir(), 'byline-test-'))
  cpSync(inject('embeddedTemplate'), folder, { recursive: true })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
