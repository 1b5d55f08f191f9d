import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { copyOfTemplate, hasPostgres, secrets, startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { migratedDatabase, ownDatabaseEnv, query } from '../support/databases.ts'
import { password, unique } from '../support/factories.ts'
import { run } from '../support/processes.ts'

type Env = Record<string, string>

interface Ended {
  code: unknown
  output: string
}

async function admin(env: Env, ...args: string[]): Promise<Ended> {
  const command = run('ops/commands/admin.ts', env, ...args)
  const code = await command.ended
  return { code, output: command.output() }
}

/** Runs the command with text on its standard input, as `echo … |` does. */
async function adminWithInput(input: string, env: Env, ...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['ops/commands/admin.ts', ...args], {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    env: { PATH: process.env.PATH, ...env },
  })
  child.stdin.on('error', () => {}) // The command may exit before it reads.
  child.stdin.end(input)
  const [out, problems] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    child.exitCode === null ? once(child, 'close') : [],
  ])
  return { code: child.exitCode, output: out + problems }
}

const argumentsFor = (username: string) => ['--username', username, '--email', `${username}@byline.test`]

async function create(env: Env, username: string, role = 'admin'): Promise<void> {
  const args = ['create', ...argumentsFor(username), '--role', role]
  expect(await adminWithInput(`${password}\n`, env, ...args)).toEqual({
    code: 0,
    output: expect.stringContaining(username),
  })
}

const embedded = async (): Promise<Env> => ({ DATA_DIR: copyOfTemplate() })
/** Separate data for one test: on PostgreSQL if there is one, because a command starts faster there. */
const newEnv = ownDatabaseEnv
/** Starts an app on the same data. With an embedded database, not while a command runs. */
const appOf = (env: Env) =>
  startApp({
    DATABASE_URL: '',
    ...(env.DATABASE_URL ? {} : { ENCRYPTION_KEYS: '', AUTH_PEPPER: '' }),
    ...env,
  })

test.each([
  ['on PostgreSQL if there is one', newEnv],
  ['embedded', embedded],
])('creates an administrator with a password from standard input, %s', async (_where, place) => {
  const env = await place()
  const name = unique('Ada')
  const { code, output } = await adminWithInput(`${password}\n`, env, 'create', ...argumentsFor(name))
  expect([code, output]).toEqual([0, expect.stringContaining(`${name} <${name}@byline.test>, admin`)])
  expect(output).not.toContain(password)

  const app = await appOf(env)
  const signIn = { email: `${name}@byline.test`, password }
  const { status, body } = await rest(app, 'POST /api/v2/sessions', { body: signIn })
  expect([status, body.user.role, body.user.username]).toEqual([201, 'ADMIN', name])
  const { body: log } = await rest(app, 'GET /api/v2/audit-events?actor=operator', {
    token: body.accessToken,
  })
  expect(log.items).toMatchObject([
    { action: 'user.created', user: null, address: null, details: [{ name: 'role', value: 'admin' }] },
  ])
  await app.close()
})

test('generates a password on request and shows it once', async () => {
  const env = await newEnv()
  const name = unique('grace')
  const { code, output } = await admin(env, 'create', ...argumentsFor(name), '--generate', '--role', 'editor')
  const [, generated] = /shown only once\): (\S{24,})\n/.exec(output) ?? []
  expect([code, generated], output).toEqual([0, expect.any(String)])
  expect(output.split(generated!)).toHaveLength(2)

  const app = await appOf(env)
  const signIn = { email: `${name}@byline.test`, password: generated }
  const { status, body } = await rest(app, 'POST /api/v2/sessions', { body: signIn })
  expect([status, body.user.role]).toEqual([201, 'EDITOR'])
  await app.close()
})

test('rejects invalid input in one sentence and creates nothing', async () => {
  const env = await newEnv()
  const name = unique('ada')
  await create(env, name)
  const other = unique('other')
  const tries: [input: string, args: string[], reason: RegExp][] = [
    ['password1\n', argumentsFor(other), /./],
    [`${other}99\n`, argumentsFor(other), /./],
    ['short\n', argumentsFor(other), /8 to 128 characters/],
    ['', argumentsFor(other), /no password/],
    [`${password}\n`, argumentsFor(name.toUpperCase()), /taken|already/i],
    [`${password}\n`, ['--username', other, '--email', `${name}@BYLINE.test`], /taken|already/i],
    [`${password}\n`, ['--username', other, '--email', 'nowhere'], /--email/],
    [`${password}\n`, ['--username', other], /--email/],
    [`${password}\n`, [...argumentsFor(other), '--role', 'owner'], /--role/],
    [`${password}\n`, [...argumentsFor(other), `--password=${password}`], /--password/],
  ]
  for (const [input, args, reason] of tries) {
    const { code, output } = await adminWithInput(input, env, 'create', ...args)
    expect([args, code, output]).toEqual([args, 1, expect.stringMatching(reason)])
    expect(output).not.toMatch(/^\s+at /m) // No stack,
    expect(output).not.toMatch(/argon2|insert into|params/i) // no statement,
    if (input.trim().length > 6) expect(output).not.toContain(input.trim()) // and no input.
  }
  const { output } = await admin(env, 'list')
  expect(output).toContain(`${name}@byline.test`)
  expect(output).not.toContain(other)
})

test('changes roles, disables and enables users, and lists administrators', async () => {
  const env = await newEnv()
  const name = unique('linus')
  await create(env, name, 'reader')
  const does = async (...args: string[]) => {
    const { code, output } = await admin(env, ...args)
    expect([args, code, output]).toEqual([args, 0, expect.stringContaining(name)])
    return output
  }
  const lineOf = (output: string) => output.split('\n').find((line) => line.startsWith(name))
  expect((await admin(env, 'list')).output).not.toContain(name)
  await does('promote', '--username', name.toUpperCase())
  expect(lineOf(await does('list'))).toMatch(/ no +enabled /)
  const boss = unique('boss')
  await create(env, boss)
  await does('disable', '--username', name)
  await does('disable', '--username', name) // Repeating it is not an error.
  expect(lineOf(await does('list'))).toMatch(/ disabled /)
  await does('enable', '--username', name)
  expect(lineOf(await does('list'))).toMatch(/ enabled /)
  await does('promote', '--username', name, '--role', 'author')
  expect(lineOf((await admin(env, 'list')).output)).toBeUndefined()
})

test('ends the sessions and keys of a user who is disabled', async () => {
  const env = await newEnv()
  const name = unique('mallory')
  await create(env, name, 'author')
  const credentials = { email: `${name}@byline.test`, password }
  const before = await appOf(env)
  const { accessToken } = (await rest(before, 'POST /api/v2/sessions', { body: credentials })).body
  await before.close()
  expect((await admin(env, 'disable', '--username', name)).code).toBe(0)
  const disabled = await appOf(env)
  expect((await rest(disabled, 'POST /api/v2/sessions', { body: credentials })).status).toBe(401)
  await disabled.close()
  expect((await admin(env, 'enable', '--username', name)).code).toBe(0)
  const after = await appOf(env)
  expect((await rest(after, 'GET /api/v2/me', { token: accessToken })).status).toBe(401)
  expect((await rest(after, 'POST /api/v2/sessions', { body: credentials })).status).toBe(201)
  await after.close()
})

test('rejects unknown usernames and keeps one administrator', async () => {
  const env = await newEnv()
  for (const command of ['promote', 'disable', 'enable']) {
    const { code, output } = await admin(env, command, '--username', unique('nobody'))
    expect([command, code, output]).toEqual([command, 1, 'There is no user with this name\n'])
    expect((await admin(env, command)).output).toContain('--username')
  }
  const only = unique('only')
  await create(env, only)
  const { output: all } = await admin(env, 'list')
  for (const line of all.trim().split('\n').slice(1)) {
    const [name] = line.split(' ')
    if (name !== only) await admin(env, 'promote', '--username', name!, '--role', 'author')
  }
  for (const args of [
    ['disable', '--username', only],
    ['promote', '--username', only, '--role', 'editor'],
  ]) {
    const { code, output } = await admin(env, ...args)
    expect([args, code, output]).toEqual([args, 1, expect.stringContaining('the last administrator')])
  }
})

test('prints its usage and names unknown arguments', async () => {
  const env = { DATA_DIR: copyOfTemplate() }
  for (const args of [['--help'], [], ['create', '--help']])
    expect(await admin(env, ...args)).toEqual({ code: 0, output: expect.stringContaining('Examples') })
  for (const args of [['delete'], ['toString'], ['list', 'more'], ['promote', '--user', 'x']]) {
    const { code, output } = await admin(env, ...args)
    expect([args, code]).toEqual([args, 1])
    expect(output).not.toMatch(/^\s+at /m)
  }
})

test.skipIf(!hasPostgres)('records the operator in the audit log', async () => {
  const url = await migratedDatabase()
  const env = { DATABASE_URL: url, ...secrets }
  const name = unique('ada')
  await admin(env, 'create', ...argumentsFor(name), '--generate')
  await admin(env, 'create', ...argumentsFor(unique('bob')), '--generate')
  for (const command of ['disable', 'enable']) await admin(env, command, '--username', name)
  await admin(env, 'promote', '--username', name, '--role', 'reader')
  await admin(env, 'promote', '--username', name, '--role', 'reader')
  const rows = await query(url, 'select actor, action, details from audit_events order by id')
  expect(rows).toEqual([
    { actor: 'operator', action: 'user.created', details: { role: 'admin' } },
    { actor: 'operator', action: 'user.created', details: { role: 'admin' } },
    { actor: 'operator', action: 'user.disabled', details: { sessions: 0 } },
    { actor: 'operator', action: 'user.enabled', details: {} },
    { actor: 'operator', action: 'user.role_changed', details: { from: 'admin', to: 'reader' } },
  ])
})
