import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, inject, onTestFinished, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { sql } from '../../src/db/drizzle.ts'
import { openEmbedded } from '../../src/db/embedded.ts'
import { copyOfTemplate, hasPostgres, secrets } from '../support/app.ts'
import { emptyDatabase, migratedDatabase, query } from '../support/databases.ts'
import { run } from '../support/processes.ts'
import { filesOf, runtimePatterns, shippedFolders } from '../support/runtime-files.ts'
import { freePort } from '../support/servers.ts'

const dataDir = copyOfTemplate()
const newerDir = copyOfTemplate()
const deployment = { ...secrets, LOG_LEVEL: 'warn' }

/** The message of a server that fails to start. It must not contain a stack trace. */
async function failureMessage(env: Record<string, string>): Promise<string> {
  const server = run('src/main.ts', { PORT: '0', ...env })
  expect(await server.ended).toBe(1)
  expect(server.output()).not.toMatch(/^\s+at /m)
  expect(server.output()).toMatch(/^Byline cannot start\. /m)
  return server.output()
}

test('lists every problem with the configuration', async () => {
  expect(
    await failureMessage({ PORT: 'abc', LOG_LEVEL: 'loud' }),
  ).toBe(`Byline cannot start. The configuration is invalid:
  - PORT must be a whole number from 0 to 65535
  - LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent
`)
})

test('names PORT if the port is taken', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void holder.close())
  await once(holder, 'listening')
  const { port } = holder.address() as { port: number }
  const output = await failureMessage({ DATA_DIR: dataDir, PORT: String(port) })
  expect(output).toContain(`address already in use 127.0.0.1:${port}`)
  expect(output).toContain('set PORT to a free port')
})

test.each(['notes.txt', 'notes.txt/below', '/sys/byline'])(
  'reports that it cannot write to %s',
  async (place) => {
    writeFileSync(join(dataDir, 'notes.txt'), 'mine')
    const path = join(place.startsWith('/') ? '' : dataDir, place)
    expect(await failureMessage({ DATA_DIR: path })).toContain(`The data folder ${path} cannot be written: `)
  },
)

test('reports unreadable secrets in the data folder', async () => {
  const broken = join(dataDir, 'broken')
  mkdirSync(broken)
  writeFileSync(join(broken, 'secrets.json'), '')
  expect(await failureMessage({ DATA_DIR: broken })).toContain(join(broken, 'secrets.json'))
})

test('names the missing key if the secrets of the data folder were replaced', async () => {
  const folder = copyOfTemplate()
  const first = await createApp(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' }))
  await first.close()
  rmSync(join(folder, 'secrets.json'))
  expect(await failureMessage({ DATA_DIR: folder })).toMatch(
    /A secret is encrypted with the key [0-9a-f]{8}, which is not in ENCRYPTION_KEYS\n$/,
  )
})

test('requires the secrets of a deployment', async () => {
  const output = await failureMessage({
    DATABASE_URL: 'postgres://byline@127.0.0.1:1/byline',
    LOG_LEVEL: 'warn',
  })
  for (const name of ['ENCRYPTION_KEYS', 'AUTH_PEPPER'])
    expect(output).toContain(`  - ${name} is required with DATABASE_URL; \`npm run secrets\` generates one\n`)
})

test('reports an unreachable database without printing its password', async () => {
  const address = `127.0.0.1:${await freePort()}`
  const output = await failureMessage({
    ...deployment,
    DATABASE_URL: `postgres://byline:hunter2@${address}/byline`,
  })
  expect(output).toContain(`The database of DATABASE_URL cannot be reached: connect ECONNREFUSED ${address}`)
  expect(output).not.toContain('hunter2')
})

test.runIf(hasPostgres)('names a database that does not exist', async () => {
  const url = await emptyDatabase()
  expect(await failureMessage({ ...deployment, DATABASE_URL: `${url}_gone` })).toMatch(
    /cannot be reached: database ".*_gone" does not exist\n$/,
  )
})

test.runIf(hasPostgres)('asks the operator to migrate an older database', async () => {
  const url = await emptyDatabase()
  expect(await failureMessage({ ...deployment, DATABASE_URL: url })).toMatch(
    /The database is older than this code: run `npm run migrate` \(0000_\w+/,
  )
  expect(await query(url, `select from pg_tables where schemaname = 'public'`)).toEqual([])
})

test.runIf(hasPostgres)('rejects a newer database', async () => {
  const url = await migratedDatabase()
  await query(url, `insert into migrations (tag) values ('9999_future')`)
  expect(await failureMessage({ ...deployment, DATABASE_URL: url })).toContain(
    'The database is newer than this code: it has 9999_future. Deploy the newer code, or restore a backup',
  )
})

test('rejects a newer embedded database', async () => {
  const database = await openEmbedded(join(newerDir, 'postgres'))
  await database.write.execute(sql`insert into migrations (tag) values ('9999_future')`)
  await database.close()
  expect(await failureMessage({ DATA_DIR: newerDir })).toContain('it has 9999_future')
})

test('starts with the files of an image alone, and serves its pages', async () => {
  const image = mkdtempSync(join(inject('workFolder'), 'image-'))
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const modules = shippedFolders.flatMap((folder) => filesOf(`${folder}/**/*.ts`))
  for (const file of ['package.json', ...modules, ...runtimePatterns.flatMap(filesOf)])
    cpSync(join(root, file), join(image, file), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(image, 'node_modules'))

  // A new data folder, so that the migrations are read too.
  const server = run(join(image, 'src/main.ts'), { PORT: '0', DATA_DIR: join(image, '.data') })
  const [, url] = await server.waitForOutput(/ready at (http:\S+)/)
  const paths = ['/', '/docs', '/docs/docs.css', '/docs/changelog', '/docs/migrating-from-v1-to-v2']
  for (const path of [...paths, '/docs/openapi.v2.json', '/account/reset-password', '/readyz'])
    expect([path, (await fetch(url + path)).status]).toEqual([path, 200])
  const graphiql = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } })
  expect(await graphiql.text()).toContain('<!doctype html>')
})
