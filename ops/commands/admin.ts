// npm run admin -- --help: makes administrators, and lets people in or not, where nobody can sign in who might do it.
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import * as inputs from '../../schema/inputs.ts'
import { changeUser, createUser } from '../../src/accounts/administration.ts'
import { listManagedUsers, type ManagedUser } from '../../src/accounts/managed-users.ts'
import { assertStrongPassword } from '../../src/auth/passwords/password-policy.ts'
import { createPasswords } from '../../src/auth/passwords/passwords.ts'
import { roles } from '../../src/auth/permissions.ts'
import { readConfig } from '../../src/config.ts'
import type { Db } from '../../src/db/client.ts'
import { toDatabaseError } from '../../src/db/database-errors.ts'
import { createLog } from '../../src/log.ts'
import { createProgress } from '../../src/progress.ts'
import { openStores } from '../../src/stores.ts'
import type { Role } from '../../src/users/account-row.ts'
import { runScript } from './script.ts'

const usage = `Administrators, by whoever runs the server. Works on DATABASE_URL; without it on the embedded database,
while no server runs on that. Everything is written into the audit log, as done by the operator.

  npm run admin -- create --username ada --email ada@example.com
      Makes an account and asks for its password; or reads it from standard input, when that is no terminal.
      --role reader|author|editor|admin   admin when absent
      --generate                          makes a strong password and shows it once
  npm run admin -- promote --username ada
      Gives somebody a role: admin, or that of --role.
  npm run admin -- disable --username ada
      Signs somebody out everywhere and lets them in no more.
  npm run admin -- enable --username ada
      Lets them in again.
  npm run admin -- list
      Who the administrators are.

Examples

  npm run admin -- create --username ada --email ada@example.com --generate
  pass show byline/ada | npm run admin -- create --username ada --email ada@example.com
  npm run admin -- promote --username grace --role editor`

const text = { type: 'string' } as const
const commands: Record<string, (args: string[]) => Promise<string>> = {
  create,
  promote,
  disable,
  enable,
  list,
}

await runScript(async () => {
  const [command = '--help', ...args] = process.argv.slice(2)
  if ([command, ...args].some((arg) => arg === '--help' || arg === '-h')) return usage
  if (!Object.hasOwn(commands, command)) throw new Error(`There is no command ${command}.\n\n${usage}`)
  return commands[command]!(args).catch((error) => {
    throw inWords(error)
  })
})

async function create(args: string[]): Promise<string> {
  const options = { username: text, email: text, role: text, generate: { type: 'boolean' } } as const
  const { values } = parseArgs({ args, options })
  const username = checked('username', values.username, inputs.username)
  const email = checked('email', values.email, inputs.email)
  const role = roleOf(values.role)
  const password = values.generate
    ? randomBytes(18).toString('base64url')
    : await readPassword([username, email])
  const passwordHash = await createPasswords().hash(password)
  await withDatabase((db) => createUser({ db }, 'operator', { username, email, role, passwordHash }))
  return [
    `Made the account of ${username} <${email}>, ${role}.`,
    ...(values.generate ? [`Its password, shown this once: ${password}`] : []),
    'Next: sign in with it, and set up an authenticator app.',
  ].join('\n')
}

async function promote(args: string[]): Promise<string> {
  const { values } = parseArgs({ args, options: { username: text, role: text } })
  const role = roleOf(values.role)
  const { username } = await change(values.username, { role })
  return `${username} is ${role} now, with the next thing they do. Nobody need sign in again.`
}

async function disable(args: string[]): Promise<string> {
  const { values } = parseArgs({ args, options: { username: text } })
  const { username } = await change(values.username, { disabled: true })
  return `${username} is disabled: signed out everywhere, and let in no more.\nTo undo it: npm run admin -- enable --username ${username}`
}

async function enable(args: string[]): Promise<string> {
  const { values } = parseArgs({ args, options: { username: text } })
  const { username } = await change(values.username, { disabled: false })
  return `${username} is not disabled, and can sign in.`
}

async function list(args: string[]): Promise<string> {
  parseArgs({ args, options: {} })
  const admins = await withDatabase(listAdmins)
  if (admins.length === 0) return 'There is no administrator. To make one: npm run admin -- create --help'
  const rows = admins.map(({ username, email, hasMfa, disabledAt, createdAt }) => {
    const since = createdAt.toISOString().slice(0, 10)
    return [username, email, hasMfa ? 'yes' : 'no', disabledAt ? 'disabled' : 'enabled', since]
  })
  return table([['username', 'e-mail address', 'mfa', 'account', 'since'], ...rows])
}

async function listAdmins(db: Db): Promise<ManagedUser[]> {
  const admins: ManagedUser[] = []
  let after: string | null = null
  do {
    const { edges, pageInfo } = await listManagedUsers({ db }, { role: 'admin' }, { first: 100, after })
    admins.push(...edges.map(({ node }) => node))
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after)
  return admins
}

async function change(
  name: string | undefined,
  changes: { role?: Role; disabled?: boolean },
): Promise<ManagedUser> {
  const username = checked('username', name, inputs.lookup)
  return withDatabase((db) => changeUser({ db }, 'operator', username, changes))
}

async function withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const log = createLog({ ...config.log, level: 'error' })
  const stores = await openStores(config, log, { progress: createProgress() })
  try {
    return await work(stores.database)
  } finally {
    await stores.close()
  }
}

function checked(option: string, value: string | undefined, check: z.ZodType<string>): string {
  if (value === undefined) throw new Error(`Say --${option}; npm run admin -- --help shows how`)
  const { success, data, error } = check.safeParse(value)
  if (!success) throw new Error(`--${option} ${wrongWith(error)}`)
  return data
}

function wrongWith({ issues }: z.ZodError): string {
  return issues.map(({ message }) => message).join('; ')
}

function roleOf(text = 'admin'): Role {
  const role = roles.find((known) => known === text)
  if (!role) throw new Error(`--role must be one of ${roles.join(', ')}`)
  return role
}

/** @throws {AppError} WEAK_PASSWORD, with the reason */
async function readPassword(ownWords: readonly string[]): Promise<string> {
  const { isTTY } = process.stdin
  const password = isTTY ? await askUnseen('Password: ') : await firstLine()
  const { error } = inputs.newPassword.safeParse(password)
  if (error) throw new Error(`The password ${wrongWith(error)}`)
  await assertStrongPassword(password, ownWords, 'password')
  if (isTTY && (await askUnseen('The same again: ')) !== password) throw new Error('These are two passwords')
  return password
}

/** Typed on a terminal that shows nothing of it. */
async function askUnseen(question: string): Promise<string> {
  process.stderr.write(question)
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output, terminal: true, historySize: 0 })
  try {
    return await new Promise((resolve, reject) => {
      terminal.once('line', resolve)
      terminal.once('close', () => reject(new Error('Given up; nothing was changed'))) // Ctrl-C, Ctrl-D
    })
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line
  throw new Error('Standard input has no password: pipe one in, run this on a terminal, or say --generate')
}

function table(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]! + 2))
        .join('')
        .trimEnd(),
    )
    .join('\n')
}

/** What the database refuses as a refusal; never drizzle's own words, in which the values stand. */
function inWords(error: unknown): unknown {
  if (error instanceof AggregateError && error.message)
    return new Error([error.message, ...error.errors.map(({ message }) => `  - ${message}`)].join('\n'))
  const refusal = toDatabaseError(error)
  if (refusal) return refusal
  return error instanceof Error && 'params' in error
    ? (error.cause ?? new Error('The database failed'))
    : error
}
