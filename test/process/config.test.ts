import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig, variables } from '../../src/config.ts'
import { randomSecret } from '../../src/crypto/vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'byline-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const url = 'postgres://byline:hunter2@db.internal:5432/byline'
const [key, older, pepper] = [randomSecret(), randomSecret(), randomSecret()]
const deployment = { DATABASE_URL: url, ENCRYPTION_KEYS: key, AUTH_PEPPER: pepper }

/** The problems that `readConfig` reports for an environment. */
function problems(env: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof AggregateError) return error.errors.map(({ message }) => message)
    throw error
  }
  return []
}

function file(content: string): string {
  const path = join(mkdtempSync(join(folder, 'secret-')), 'value')
  writeFileSync(path, content)
  return path
}

test('reports all problems at once', () => {
  const found = problems({
    PORT: 'abc',
    PUBLIC_URL: 'byline.example',
    DATABASE_URL: 'mysql://localhost/byline',
    DATABASE_POOL_SIZE: '0',
    LOG_LEVEL: 'loud',
    LOG_FORMAT: 'xml',
    TRUST_PROXY: 'yes',
    CORS_ORIGINS: 'https://byline.example,nonsense',
    INTROSPECTION: 'maybe',
    RATE_LIMIT_MULTIPLIER: '-1',
    SMTP_URL: 'mail.internal:25',
    ENCRYPTION_KEYS: 'secret',
    AUTH_PEPPER: 'secret',
    AUTH_PEPPER_FILE: '/nowhere',
  })
  const named = [
    'AUTH_PEPPER',
    'AUTH_PEPPER',
    'CORS_ORIGINS',
    'DATABASE_POOL_SIZE',
    'DATABASE_URL',
    'ENCRYPTION_KEYS',
    'INTROSPECTION',
    'LOG_FORMAT',
    'LOG_LEVEL',
    'PORT',
    'PUBLIC_URL',
    'RATE_LIMIT_MULTIPLIER',
    'SMTP_URL',
    'TRUST_PROXY',
  ]
  expect(found.map((problem) => problem.split(' ', 1)[0]).sort()).toEqual(named)
})

test.each([
  { env: { PORT: 'abc' }, says: 'PORT must be a whole number from 0 to 65535' },
  { env: { PORT: '70000' }, says: 'PORT must be a whole number from 0 to 65535' },
  { env: { PORT: '-1' }, says: 'PORT must be a whole number from 0 to 65535' },
  { env: { PORT: '80.5' }, says: 'PORT must be a whole number from 0 to 65535' },
  { env: { PORT: '0x10' }, says: 'PORT must be a whole number from 0 to 65535' },
  { env: { DATABASE_POOL_SIZE: '0' }, says: 'DATABASE_POOL_SIZE must be a whole number from 1 to 500' },
  { env: { TRUST_PROXY: 'true' }, says: 'TRUST_PROXY must be a whole number from 0 to 10' },
  { env: { PUBLIC_URL: 'ftp://x' }, says: 'PUBLIC_URL must be an http:// or https:// URL' },
  {
    env: { CORS_ORIGINS: 'https://a.example,*' },
    says: 'CORS_ORIGINS must be a list of origins such as https://example.com, without path and trailing slash',
  },
  {
    env: { CORS_ORIGINS: 'https://a.example/' },
    says: 'CORS_ORIGINS must be a list of origins such as https://example.com, without path and trailing slash',
  },
  {
    env: { LOG_LEVEL: 'loud' },
    says: 'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent',
  },
  { env: { LOG_FORMAT: 'xml' }, says: 'LOG_FORMAT must be json or pretty' },
  { env: { INTROSPECTION: 'yes' }, says: 'INTROSPECTION must be on or off' },
  {
    env: { ...deployment, DATABASE_URL: 'localhost:5432/byline' },
    says: 'DATABASE_URL must look like postgres://user:password@host:5432/name',
  },
  ...['0', '-1', '1e3', '0x10', 'half', '1.0001'].map((multiplier) => ({
    env: { RATE_LIMIT_MULTIPLIER: multiplier },
    says: 'RATE_LIMIT_MULTIPLIER must be a number above 0',
  })),
  {
    env: { SMTP_URL: 'https://mail.internal' },
    says: 'SMTP_URL must look like smtps://user:password@host:465',
  },
  {
    env: { ...deployment, ENCRYPTION_KEYS: undefined },
    says: 'ENCRYPTION_KEYS is required with DATABASE_URL; `npm run secrets` generates one',
  },
  {
    env: { ...deployment, AUTH_PEPPER: undefined },
    says: 'AUTH_PEPPER is required with DATABASE_URL; `npm run secrets` generates one',
  },
  ...['', `${older},`, older.slice(1), `${older}=`, older.replace(/^./, '+')].map((other) => ({
    env: { ...deployment, ENCRYPTION_KEYS: `${key},${other}` },
    says: 'ENCRYPTION_KEYS must be 32 bytes as base64url; `npm run secrets` generates one',
  })),
  {
    env: { ...deployment, AUTH_PEPPER: `${pepper},${pepper}` },
    says: 'AUTH_PEPPER must be 32 bytes as base64url; `npm run secrets` generates one',
  },
  {
    env: { ...deployment, AUTH_PEPPER_FILE: '/nowhere' },
    says: 'AUTH_PEPPER and AUTH_PEPPER_FILE are both set; keep one',
  },
  {
    env: { ...deployment, AUTH_PEPPER: undefined, AUTH_PEPPER_FILE: file('') },
    says: /^AUTH_PEPPER_FILE is empty: \//,
  },
  {
    env: { ...deployment, ENCRYPTION_KEYS: undefined, ENCRYPTION_KEYS_FILE: '/nowhere' },
    says: "ENCRYPTION_KEYS_FILE cannot be read: ENOENT: no such file or directory, open '/nowhere'",
  },
])('reports "$says"', ({ env, says }) => {
  expect(problems(env)).toEqual([typeof says === 'string' ? says : expect.stringMatching(says)])
})

test('keeps secrets out of error messages', () => {
  const secret = 'hunter2'
  const found = problems({
    DATABASE_URL: `mysql://u:${secret}@h/d`,
    SMTP_URL: `http://u:${secret}@h`,
    ENCRYPTION_KEYS: `${secret},${key}`,
    AUTH_PEPPER: secret,
  })
  expect(found).toHaveLength(4)
  for (const text of [secret, key]) expect(found.join()).not.toContain(text)
})

test('reads a secret from the file that NAME_FILE names', () => {
  const smtpUrl = 'smtps://byline:hunter2@mail.internal:465'
  const { database, auth, mail } = readConfig({
    DATABASE_URL_FILE: file(`${url}\n`),
    ENCRYPTION_KEYS_FILE: file(`${key}, ${older}\n`),
    AUTH_PEPPER_FILE: file(`${pepper}\n`),
    SMTP_URL_FILE: file(smtpUrl),
  })
  expect(database).toEqual({ kind: 'postgres', url, poolSize: 10 })
  expect(auth).toMatchObject({ encryptionKeys: [key, older], pepper })
  expect(mail.smtpUrl).toBe(smtpUrl)
})

test('requires the secrets of a deployment if the database address is in a file', () => {
  expect(problems({ DATABASE_URL_FILE: file(url) })).toEqual([
    expect.stringContaining('ENCRYPTION_KEYS is required'),
    expect.stringContaining('AUTH_PEPPER is required'),
  ])
})

test('runs in embedded mode on loopback by default', () => {
  expect(readConfig({})).toEqual({
    http: {
      host: '127.0.0.1',
      port: 4000,
      publicUrl: undefined,
      trustedProxies: 0,
      corsOrigins: 'localhost',
    },
    log: { level: 'info', format: expect.stringMatching(/^(json|pretty)$/) },
    database: { kind: 'embedded', dataDir: resolve('.data'), onNetwork: false },
    auth: { encryptionKeys: null, pepper: null, issuer: 'byline', emailVerification: 'off' },
    mail: { smtpUrl: null, from: 'Byline <no-reply@localhost>' },
    limits: { multiplier: 1 },
    graphql: { introspection: true },
    metrics: { host: '127.0.0.1', port: 9464 },
    rest: { forcedSunset: undefined },
  })
})

test('uses no defaults of the embedded mode in a deployment', () => {
  expect(readConfig(deployment)).toMatchObject({
    database: { kind: 'postgres', url, poolSize: 10 },
    auth: { encryptionKeys: [key], pepper },
    mail: { smtpUrl: null },
    limits: { multiplier: 1 },
    http: { corsOrigins: [] },
  })
})

test('treats an empty variable as absent', () => {
  const empty = Object.keys(variables).flatMap((name) => [name, `${name}_FILE`])
  expect(readConfig(Object.fromEntries(empty.map((name) => [name, ''])))).toEqual(readConfig({}))
})

test('parses lists and numbers, and removes a trailing slash from URLs', () => {
  const { http, auth, limits, mail } = readConfig({
    PUBLIC_URL: 'https://byline.example/',
    CORS_ORIGINS: 'https://a.example, http://b.example:3000',
    ENCRYPTION_KEYS: ` ${key} , ${older} `,
    RATE_LIMIT_MULTIPLIER: '0.5',
    MAIL_FROM: 'Byline <mail@byline.example>',
  })
  expect(auth.encryptionKeys).toEqual([key, older])
  expect(limits.multiplier).toBe(0.5)
  expect(mail.from).toBe('Byline <mail@byline.example>')
  expect(http.publicUrl).toBe('https://byline.example')
  expect(auth.issuer).toBe('https://byline.example')
  expect(http.corsOrigins).toEqual(['https://a.example', 'http://b.example:3000'])
})

test('freezes the configuration deeply', () => {
  const thawed: string[] = []
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return
    if (!Object.isFrozen(value)) thawed.push(path)
    for (const [name, child] of Object.entries(value)) walk(child, `${path}.${name}`)
  }
  walk(readConfig({ ...deployment, CORS_ORIGINS: 'https://a.example' }), 'config') // Including lists.
  expect(thawed).toEqual([])
})

test.each(['127.0.0.1', '127.1.2.3', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', 'localhost', 'LocalHost'])(
  'knows that only this machine can reach %s',
  (HOST) => {
    expect(readConfig({ HOST }).database).toMatchObject({ kind: 'embedded', onNetwork: false })
  },
)

test.each([
  '0.0.0.0',
  '::',
  '::ffff:0.0.0.0',
  '10.0.0.7',
  '192.168.1.2',
  'fe80::1',
  'localhost.example',
  'db',
])('offers the embedded mode on %s only if it is told to', (HOST) => {
  for (const DATABASE_URL of [undefined, '', ' '])
    expect(problems({ HOST, DATABASE_URL })).toEqual([expect.stringContaining('EMBEDDED_ON_NETWORK=yes')])
  expect(problems({ HOST, EMBEDDED_ON_NETWORK: 'true' })).toEqual(['EMBEDDED_ON_NETWORK must be yes or no'])
  const { database } = readConfig({ HOST, EMBEDDED_ON_NETWORK: 'yes' })
  expect(database).toMatchObject({ kind: 'embedded', onNetwork: true })
  expect(problems({ HOST, ...deployment })).toEqual([])
})

test('documents every variable in .env.example', () => {
  const hasFile = (name: string) => problems({ [`${name}_FILE`]: '/nowhere' }).length > 0
  const blocks = Object.entries(variables).map(([name, schema]) => {
    const inFile = hasFile(name) ? ` Alternatively, ${name}_FILE is the path of a file with the value.` : ''
    return `# ${schema.description}${inFile}\n# ${name}=${schema.parse(undefined) ?? ''}\n`
  })
  expect(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')).toBe(blocks.join('\n'))
})

test('requires users to verify their address in deployments, unless told otherwise', () => {
  const of = (env: Record<string, string>) => readConfig(env).auth.emailVerification
  expect(of(deployment)).toBe('required')
  expect(of({ ...deployment, EMAIL_VERIFICATION: 'off' })).toBe('off')
  expect(of({ EMAIL_VERIFICATION: 'required' })).toBe('required')
  expect(problems({ EMAIL_VERIFICATION: 'yes' })).toEqual(['EMAIL_VERIFICATION must be required or off'])
})
