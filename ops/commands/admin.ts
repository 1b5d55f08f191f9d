// npm run admin -- --help: creates administrators and changes roles, for when no administrator can sign in.
import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import * as inputs from '../../schema/inputs.ts'
import { changeUser, createUser } from '../../src/accounts/administration.ts'
import { listManagedUsers, type ManagedUser } from '../../src/accounts/managed-users.ts'
import { assertStrongPassword } from '../../src/auth/passwords/password-policy.ts'
import { createHashing } from '../../src/auth/passwords/passwords.ts'
import { roles } from '../../src/auth/permissions.ts'
import { readConfig } from '../../src/config.ts'
import type { Db } from '../../src/db/client.ts'
import { toDatabaseError } from '../../src/db/database-errors.ts'
import { createLog } from '../../src/log.ts'
import { createProgress } from '../../src/progress.ts'
import { openStores } from '../../src/stores.ts'
import type { Role } from '../../src/users/account-row.ts'
import { runScript } from './script.ts'
import { askHidden, readFirstLine } from './standard-input.ts'

const usage = `Manages administrators and roles from the server's command line. Uses the database of DATABASE_URL, or the
embedded database if it is not set; stop the server first in that case. Every change is recorded in the audit log with
the actor "operator".

  npm run admin -- create --username ada --email ada@example.com
      Creates an account. Asks for its password on a terminal, otherwise reads it from standard input.
      --role reader|author|editor|admin   The role of the account. Default: admin
      --generate                          Generates a strong password and shows it once.
  npm run admin -- promote --username ada
      Changes the role of a user.
      --role reader|author|editor|admin   The new role. Default: admin
  npm run admin -- disable --username ada
      Disables a user and ends all their sessions.
  npm run admin -- enable --username ada
      Enables a disabled user, who can then sign in again.
  npm run admin -- list
      Lists all administrators.

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
  if (!Object.hasOwn(commands, command)) throw new Error(`Unknown command: ${command}.\n\n${usage}`)
  return commands[command]!(args).catch((error) => {
    throw toReadableError(error)
  })
})

async function create(args: string[]): Promise<string> {
  const options = { username: text, email: text, role: text, generate: { type: 'boolean' } } as const
  const { values } = parseArgs({ args, options })
  const username = parseOption('username', values.username, inputs.username)
  const email = parseOption('email', values.email, inputs.email)
  const role = parseRole(values.role)
  const password = values.generate
    ? randomBytes(18).toString('base64url')
    : await readPassword([username, email])
  const passwordHash = await createHashing().hash(password)
  await withDatabase((db) => createUser({ db }, 'operator', { username, email, role, passwordHash }))
  return [
    `Created the account ${username} <${email}>, ${role}.`,
    ...(values.generate ? [`Password (shown only once): ${password}`] : []),
    'Next: sign in and set up an authenticator app.',
  ].join('\n')
}

async function promote(args: string[]): Promise<string> {
  const { values } = parseArgs({ args, options: { username: text, role: text } })
  const role = parseRole(values.role)
  const { username } = await change(values.username, { role })
  return `The role of ${username} is now ${role}. It applies from the next request, without a new sign-in.`
}

async function disable(args: string[]): Promise<string> {
  const { values } = parseArgs({ args, options: { username: text } })
  const { username } = await change(values.username, { disabled: true })
  return `Disabled ${username} and ended all their sessions.\nTo undo this: npm run admin -- enable --username ${username}`
}

async function enable(args: string[]): Promise<string> {
  const { values } = parseArgs({ args, options: { username: text } })
  const { username } = await change(values.username, { disabled: false })
  return `${username} is enabled and can sign in.`
}

async function list(args: string[]): Promise<string> {
  parseArgs({ args, options: {} })
  const admins = await withDatabase(listAdmins)
  if (admins.length === 0) return 'There are no administrators. To create one: npm run admin -- create --help'
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
  const username = parseOption('username', name, inputs.lookup)
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

function parseOption(option: string, value: string | undefined, check: z.ZodType<string>): string {
  if (value === undefined) throw new Error(`--${option} is required. See npm run admin -- --help`)
  const { success, data, error } = check.safeParse(value)
  if (!success) throw new Error(`--${option} ${describeIssues(error)}`)
  return data
}

function describeIssues({ issues }: z.ZodError): string {
  return issues.map(({ message }) => message).join('; ')
}

function parseRole(text = 'admin'): Role {
  const role = roles.find((known) => known === text)
  if (!role) throw new Error(`--role must be one of ${roles.join(', ')}`)
  return role
}

/** @throws {AppError} WEAK_PASSWORD, with the reason */
async function readPassword(ownWords: readonly string[]): Promise<string> {
  const { isTTY } = process.stdin
  const password = isTTY ? await askHidden('Password: ') : await readFirstLine()
  if (password === null)
    throw new Error(
      'Standard input contains no password. Pipe one in, run this command in a terminal, or use --generate',
    )
  const { error } = inputs.newPassword.safeParse(password)
  if (error) throw new Error(`The password ${describeIssues(error)}`)
  await assertStrongPassword(password, ownWords, 'password')
  if (isTTY && (await askHidden('Repeat the password: ')) !== password)
    throw new Error('The passwords do not match')
  return password
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

/** Returns an error that is safe to print: messages of drizzle contain the values of the statement. */
function toReadableError(error: unknown): unknown {
  if (error instanceof AggregateError && error.message)
    return new Error([error.message, ...error.errors.map(({ message }) => `  - ${message}`)].join('\n'))
  const known = toDatabaseError(error)
  if (known) return known
  return error instanceof Error && 'params' in error
    ? (error.cause ?? new Error('The database returned an error'))
    : error
}
