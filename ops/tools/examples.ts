// npm run examples: sends each endpoint's example request to the demo content and records the responses for
// OpenAPI. Run npm run codegen afterwards.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { versions } from '../../rest/versions.ts'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createProgress } from '../../src/progress.ts'
import { runScript } from '../commands/script.ts'
import { replayExamples } from './replay.ts'

const file = 'rest/openapi/examples.json'

const jwt = 'eyJhbGciOiJFZERTQSJ9.e30.c2lnbmF0dXJl'
const totpSecret = 'JBSWY3DPEHPK3PXP'
const opaque = '0'.repeat(59)

/** Replaces secrets in the recorded responses, by the name of the field. */
const placeholders: Readonly<Record<string, unknown>> = {
  token: jwt,
  accessToken: jwt,
  refreshToken: `byr_${opaque}`,
  deviceToken: `byd_${opaque}`,
  challengeToken: `bym_${opaque}`,
  key: `byl_live_${'0'.repeat(16)}_${opaque}`,
  secret: totpSecret,
  uri: `otpauth://totp/Byline:ada?secret=${totpSecret}&issuer=Byline`,
  qrCode: 'data:image/svg+xml;base64,PHN2Zy8+',
  backupCodes: Array.from({ length: 10 }, () => '0000-0000-0000-0000-0000-0000'),
}

await runScript(async () => {
  const recorded: Record<string, unknown> = {}
  for (const version of Object.values(versions)) {
    const dataDir = mkdtempSync(join(tmpdir(), 'byline-examples-'))
    const app = await createApp(
      readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error', RATE_LIMIT_MULTIPLIER: '1000' }),
      { progress: createProgress() },
    )
    try {
      for (const { operation, status, body } of await replayExamples(app, version)) {
        const { method, path, status: expected = 200 } = operation.endpoint
        if (status !== expected)
          throw new Error(`${version.name} ${method} ${path}: ${status} ${JSON.stringify(body)}`)
        if (body !== undefined) recorded[operation.name] = withoutSecrets(body)
      }
    } finally {
      await app.close()
      rmSync(dataDir, { recursive: true })
    }
  }
  writeFileSync(file, `${JSON.stringify(recorded, null, 2)}\n`)
  return `Wrote ${Object.keys(recorded).length} responses to ${file}. Next: npm run codegen`
})

/** These secrets protect nothing, but scanners for secrets would report them. */
function withoutSecrets(body: unknown): unknown {
  return JSON.parse(
    JSON.stringify(body, (key, value) => (value === null ? null : (placeholders[key] ?? value))),
  )
}
