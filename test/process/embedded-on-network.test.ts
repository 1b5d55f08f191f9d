import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { sql } from '../../src/db/drizzle.ts'
import { demoAccounts } from '../../src/seed/demo.ts'
import { copyOfTemplate, startApp } from '../support/app.ts'
import { ask } from '../support/clients.ts'
import { newUser } from '../support/factories.ts'
import { run } from '../support/processes.ts'

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { expiresIn } }'
const network = { DATABASE_URL: '', HOST: '0.0.0.0', EMBEDDED_ON_NETWORK: 'yes' }

const start = (dataDir: string) =>
  createApp(readConfig({ ...network, DATA_DIR: dataDir, LOG_LEVEL: 'silent', METRICS_PORT: '0' }))

test('makes no demo accounts for a server on the network', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'byline-network-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const app = await startApp({ ...network, DATA_DIR: join(folder, 'data') })
  for (const { email, password } of demoAccounts) {
    const { errors } = await ask(app, signIn, { input: { email, password } })
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_CREDENTIALS' } }])
  }
  expect((await app.inject('/')).body).not.toContain('byline-demo')
  await newUser(app)
})

test('does not start on the network with demo accounts', async () => {
  const dataDir = copyOfTemplate()
  const refusal = new RegExp(`${dataDir} has demo accounts .*admin@byline\\.test.*Set DATA_DIR to another`)
  await expect(start(dataDir)).rejects.toThrow(refusal)

  // The folder is free again, and accounts that nobody can sign in to do not count.
  const local = await createApp(
    readConfig({ DATABASE_URL: '', DATA_DIR: dataDir, LOG_LEVEL: 'silent', METRICS_PORT: '0' }),
  )
  await local.services.db.write.execute(sql`update users set disabled_at = now() where role <> 'admin'`)
  await local.close()
  await expect(start(dataDir)).rejects.toThrow(refusal)
  const again = await createApp(
    readConfig({ DATABASE_URL: '', DATA_DIR: dataDir, LOG_LEVEL: 'silent', METRICS_PORT: '0' }),
  )
  await again.services.db.write.execute(sql`update users set disabled_at = now()`)
  await again.close()
  await (await start(dataDir)).close()
})

test('does not start without DATABASE_URL on a HOST that other machines can reach', async () => {
  const server = run('src/main.ts', { HOST: '0.0.0.0', PORT: '0', DATA_DIR: copyOfTemplate() })
  expect(await server.ended).toBe(1)
  expect(server.output()).toMatch(/there is no DATABASE_URL/)
})
