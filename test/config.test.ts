import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig, variables } from '../src/config.ts'
import { signingKey } from './app.ts'

const folder = mkdtempSync(join(tmpdir(), 'byline-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const url = 'postgres://byline:hunter2@db.internal:5432/byline'
const deployment = { DATABASE_URL: url, AUTH_SIGNING_KEY: signingKey }

/** What `readConfig` has against an environment. */
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

test('says everything that is wrong at once', () => {
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
    AUTH_SIGNING_KEY: 'secret',
    AUTH_SIGNING_KEY_FILE: '/nowhere',
  })
  const named = [
    'AUTH_SIGNING_KEY',
    'AUTH_SIGNING_KEY',
    'CORS_ORIGINS',
    'DATABASE_POOL_SIZE',
    'DATABASE_URL',
    'INTROSPECTION',
    'LOG_FORMAT',
    'LOG_LEVEL',
    'PORT',
    'PUBLIC_URL',
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
  { env: { PUBLIC_URL: 'ftp://x' }, says: 'PUBLIC_URL must be an http:// or https:// address' },
  {
    env: { CORS_ORIGINS: 'https://a.example,*' },
    says: 'CORS_ORIGINS must be origins like https://example.com, with neither path nor slash at the end',
  },
  {
    env: { CORS_ORIGINS: 'https://a.example/' },
    says: 'CORS_ORIGINS must be origins like https://example.com, with neither path nor slash at the end',
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
  {
    env: { DATABASE_URL: url },
    says: 'AUTH_SIGNING_KEY is required with DATABASE_URL; `npm run secrets` prints a fresh one',
  },
  {
    env: { ...deployment, AUTH_SIGNING_KEY: '{"kty":"RSA"}' },
    says: 'AUTH_SIGNING_KEY must be an Ed25519 private key as JWK; `npm run secrets` prints one',
  },
  {
    env: { ...deployment, AUTH_SIGNING_KEY_FILE: '/nowhere' },
    says: 'AUTH_SIGNING_KEY and AUTH_SIGNING_KEY_FILE are both given; keep one',
  },
  {
    env: { DATABASE_URL: url, AUTH_SIGNING_KEY_FILE: '/nowhere' },
    says: "AUTH_SIGNING_KEY_FILE cannot be read: ENOENT: no such file or directory, open '/nowhere'",
  },
])('says "$says"', ({ env, says }) => {
  expect(problems(env)).toEqual([says])
})

test('keeps secrets out of its problems', () => {
  const found = problems({ DATABASE_URL: `mysql://u:hunter2@h/d`, AUTH_SIGNING_KEY: 'hunter2' })
  expect(found).toHaveLength(2)
  expect(found.join()).not.toContain('hunter2')
})

test('reads a secret from the file that NAME_FILE names', () => {
  const { database, auth } = readConfig({
    DATABASE_URL_FILE: file(`${url}\n`),
    AUTH_SIGNING_KEY_FILE: file(`${signingKey}\n`),
  })
  expect(database).toEqual({ kind: 'postgres', url, poolSize: 10 })
  expect(auth.signingKey).toBe(signingKey)
})

test('requires the signing key of a database whose address stands in a file', () => {
  expect(problems({ DATABASE_URL_FILE: file(url) })).toEqual([
    expect.stringContaining('AUTH_SIGNING_KEY is required'),
  ])
})

test('runs embedded, on this machine alone, when nothing is given', () => {
  expect(readConfig({})).toEqual({
    http: {
      host: '127.0.0.1',
      port: 4000,
      publicUrl: undefined,
      trustedProxies: 0,
      corsOrigins: 'localhost',
    },
    log: { level: 'info', format: expect.stringMatching(/^(json|pretty)$/) },
    database: { kind: 'embedded', dataDir: resolve('.data') },
    auth: { signingKey: null, issuer: 'byline', accessTokenTtl: 86_400 },
    graphql: { introspection: true },
    metrics: { host: '127.0.0.1', port: 9464 },
    rest: { forcedSunset: undefined },
  })
})

test('takes nothing of the embedded comfort into a deployment', () => {
  expect(readConfig(deployment)).toMatchObject({
    database: { kind: 'postgres', url, poolSize: 10 },
    auth: { signingKey },
    http: { corsOrigins: [] },
  })
})

test('takes an empty variable for an absent one', () => {
  const empty = Object.keys(variables).flatMap((name) => [name, `${name}_FILE`])
  expect(readConfig(Object.fromEntries(empty.map((name) => [name, ''])))).toEqual(readConfig({}))
})

test('speaks our language: lists, addresses without a slash at the end', () => {
  const { http, auth } = readConfig({
    PUBLIC_URL: 'https://byline.example/',
    CORS_ORIGINS: 'https://a.example, http://b.example:3000',
  })
  expect(http.publicUrl).toBe('https://byline.example')
  expect(auth.issuer).toBe('https://byline.example')
  expect(http.corsOrigins).toEqual(['https://a.example', 'http://b.example:3000'])
})

test('cannot be changed afterwards, however deep', () => {
  const thawed: string[] = []
  const walk = (value: unknown, path: string) => {
    if (typeof value !== 'object' || value === null) return
    if (!Object.isFrozen(value)) thawed.push(path)
    for (const [name, child] of Object.entries(value)) walk(child, `${path}.${name}`)
  }
  walk(readConfig({ ...deployment, CORS_ORIGINS: 'https://a.example' }), 'config')
  expect(thawed).toEqual([])
})

test('is told in .env.example, variable by variable', () => {
  const hasFile = (name: string) => problems({ [`${name}_FILE`]: '/nowhere' }).length > 0
  const blocks = Object.entries(variables).map(([name, schema]) => {
    const inFile = hasFile(name) ? ` Or ${name}_FILE: a file that holds it.` : ''
    return `# ${schema.description}${inFile}\n# ${name}=${schema.parse(undefined) ?? ''}\n`
  })
  expect(readFileSync(new URL('../.env.example', import.meta.url), 'utf8')).toBe(blocks.join('\n'))
})
