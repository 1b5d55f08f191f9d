import { afterEach, expect, test, vi } from 'vitest'
import { toDatabaseError } from '../../src/db/database-errors.ts'
import { sql } from '../../src/db/drizzle.ts'
import { createLog } from '../../src/log.ts'
import { startApp } from '../support/app.ts'
import { ask } from '../support/clients.ts'
import { ownDatabaseEnv } from '../support/databases.ts'
import { newUser } from '../support/factories.ts'

afterEach(() => vi.useRealTimers())

/** An app with its own database, and what it logs. Every write to an article fails with the SQLSTATE. */
async function startBroken(sqlState: string, message: string) {
  const lines: string[] = []
  const log = createLog({ level: 'info', format: 'json' }, { write: (line) => void lines.push(line) })
  const app = await startApp(await ownDatabaseEnv(), { log })
  const author = await newUser(app)
  await app.services.db.write.execute(
    sql.raw(`create function fail() returns trigger language plpgsql as
      $$ begin raise exception '${message}' using errcode = '${sqlState}'; end $$`),
  )
  await app.services.db.write.execute(
    sql.raw('create trigger fail before insert on articles for each row execute function fail()'),
  )
  const input = { title: 'A private title', description: 'About it', body: 'Some text' }
  const write = () =>
    ask(
      app,
      'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { slug } }',
      { input },
      author.token,
    )
  const faults = () =>
    lines
      .map((line) => JSON.parse(line))
      .filter(({ code, reason, err }) => reason || err || code === 'INTERNAL')
      .map(({ time: _time, requestId: _id, ...line }) => line)
  return { app, write, faults, lines }
}

test.each([
  ['53100', 'could not extend file: No space left on device'],
  ['58030', 'could not read block 7: Input/output error'],
  ['XX001', 'invalid page in block 7'],
])('responds UNAVAILABLE to %s, and logs the reason', async (sqlState, message) => {
  const { write, faults, lines } = await startBroken(sqlState, message)
  expect((await write()).errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }])
  expect(faults()).toEqual([
    { level: 'warn', code: sqlState, reason: message, msg: 'the database is not available' },
  ])
  expect(lines.join('')).not.toContain('private')
})

test('logs repeats of a fault once a minute, with their number', async () => {
  const { app, write, faults } = await startBroken('53100', 'No space left on device')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  for (let i = 0; i < 4; i++) await write()
  expect(faults()).toHaveLength(1)
  vi.advanceTimersByTime(60_000)
  expect(faults().at(-1)).toMatchObject({ code: '53100', repeats: 3 })
  for (let i = 0; i < 3; i++) await write()
  expect(faults()).toHaveLength(3)
  vi.useRealTimers()
  await app.close()
  expect(faults().at(-1)).toMatchObject({ code: '53100', repeats: 2 })
})

test('responds UNAVAILABLE to errors of the embedded database itself', () => {
  for (const cause of [
    { name: 'ErrnoError', errno: 51 }, // The file system of WebAssembly: no space left on device.
    new WebAssembly.RuntimeError('unreachable'),
    new Error('PGlite is closed'),
    Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
  ]) {
    expect(toDatabaseError(new Error('Failed query', { cause }))?.code).toBe('UNAVAILABLE')
    expect(toDatabaseError(cause)?.code).toBe('UNAVAILABLE')
  }
  expect(toDatabaseError(new TypeError('a bug'))).toBeNull()
})
