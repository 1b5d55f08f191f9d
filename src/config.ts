import { readFileSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

/** Only decimal digits: `Number` alone would also accept `0x10` and `1e3`. */
const integer = (min: number, max: number) =>
  z
    .string()
    .transform((text) => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN))
    .refine((number) => number >= min && number <= max, `must be a whole number from ${min} to ${max}`)

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' })
const origin = z
  .string()
  .refine(
    (text) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text,
    'must be a list of origins such as https://example.com, without path and trailing slash',
  )

const secret = z
  .string()
  .regex(/^[\w-]{43}$/, 'must be 32 bytes as base64url; `npm run secrets` generates one')

/**
 * All environment variables that Byline reads. A test keeps `.env.example` equal to these descriptions.
 * For each name in `secrets`, `NAME_FILE` can give the path of a file that contains the value.
 */
export const variables = {
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on. Use 0.0.0.0 in a container, with DATABASE_URL.'),
  PORT: integer(0, 65535).default(4000).describe('Port to listen on. 0 picks a free port.'),
  PUBLIC_URL: httpUrl.optional().describe('Base URL for clients, if it is not http://localhost:PORT.'),
  DATA_DIR: z
    .string()
    .default('.data')
    .describe('Folder of the embedded database and its generated secrets. Not used with DATABASE_URL.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/name' })
    .optional()
    .describe('PostgreSQL 15 or later. If empty, Byline runs an embedded database in its own process.'),
  EMBEDDED_ON_NETWORK: z
    .enum(['yes', 'no'], { error: 'must be yes or no' })
    .default('no')
    .describe(
      'yes or no: whether the embedded mode may listen on a HOST that other machines can reach. It then creates no demo accounts.',
    ),
  DATABASE_POOL_SIZE: integer(1, 500)
    .default(10)
    .describe('Maximum number of database connections of this process.'),
  ENCRYPTION_KEYS: z
    .string()
    .optional()
    .transform((list) => list?.split(',').map((item) => item.trim()))
    .pipe(z.array(secret).optional())
    .describe(
      'Encryption keys for stored secrets (each 32 bytes as base64url), comma separated. The first key encrypts; all keys decrypt. `npm run secrets` generates one.',
    ),
  AUTH_PEPPER: secret
    .optional()
    .describe(
      'Secret (32 bytes as base64url) that protects the hashes of API keys and backup codes in the database. Changing it invalidates both. `npm run secrets` generates one.',
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must look like smtps://user:password@host:465' })
    .optional()
    .describe('Mail server. If empty, a deployment sends no mail; the embedded mode logs messages instead.'),
  MAIL_FROM: z.string().default('Byline <no-reply@localhost>').describe('Sender of e-mails.'),
  EMAIL_VERIFICATION: z
    .enum(['required', 'off'], { error: 'must be required or off' })
    .optional()
    .describe(
      'required or off: whether users must verify their e-mail address before they can publish or create API keys. Default: required with DATABASE_URL, off in the embedded mode.',
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'must be one of trace, debug, info, warn, error, fatal, silent',
    })
    .default('info')
    .describe('Minimum severity to log: trace, debug, info, warn, error, fatal or silent.'),
  LOG_FORMAT: z
    .enum(['json', 'pretty'], { error: 'must be json or pretty' })
    .optional()
    .describe('json or pretty. Default: pretty on a terminal, otherwise json.'),
  METRICS_PORT: integer(0, 65535)
    .default(9464)
    .describe('Port for Prometheus metrics (/metrics) on HOST. Do not make it public. 0 turns metrics off.'),
  TRUST_PROXY: integer(0, 10)
    .default(0)
    .describe('Number of trusted proxies in front of Byline that set X-Forwarded-For.'),
  CORS_ORIGINS: z
    .string()
    .optional()
    .transform((list) => list?.split(',').map((item) => item.trim()))
    .pipe(z.array(origin).optional())
    .describe(
      'Origins that browsers may call the API from, comma separated. Default of the embedded mode: any localhost.',
    ),
  RATE_LIMIT_MULTIPLIER: z
    .string()
    .transform((text) => (/^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN))
    .refine((number) => number > 0, 'must be a number above 0')
    .default(1)
    .describe('Multiplies all rate limits. 2 allows twice as many requests.'),
  INTROSPECTION: z
    .enum(['on', 'off'], { error: 'must be on or off' })
    .default('on')
    .describe('on or off: whether clients may query the GraphQL schema. off also hides GraphiQL.'),
  SUNSET_FORCE: z
    .enum(['v1', 'v2'], { error: 'must be v1 or v2' })
    .optional()
    .describe(
      'REST version (v1 or v2) to end although it still has consumers. Needed for one start only: the decision is recorded.',
    ),
} as const

const secrets = ['DATABASE_URL', 'ENCRYPTION_KEYS', 'AUTH_PEPPER', 'SMTP_URL'] as const
/** Required with DATABASE_URL. The embedded mode generates its own. */
const requiredInDeployments = ['ENCRYPTION_KEYS', 'AUTH_PEPPER'] as const
const environment = z.object(variables)

/** Whether users must verify their e-mail address before they can publish or create API keys. */
export type EmailVerification = 'required' | 'off'

export interface Config {
  readonly http: {
    readonly host: string
    readonly port: number
    /** Undefined: http://localhost with the actual port. */
    readonly publicUrl: string | undefined
    readonly trustedProxies: number
    /** `'localhost'` allows every port of the loopback host. */
    readonly corsOrigins: readonly string[] | 'localhost'
  }
  readonly metrics: {
    readonly host: string
    /** Null if metrics are off. */
    readonly port: number | null
  }
  readonly log: { readonly level: string; readonly format: 'json' | 'pretty' }
  readonly database:
    | {
        readonly kind: 'embedded'
        readonly dataDir: string
        /** Whether other machines can reach the server, so that it must have no demo accounts. */
        readonly onNetwork: boolean
      }
    | { readonly kind: 'postgres'; readonly url: string; readonly poolSize: number }
  readonly auth: {
    /** Null in the embedded mode, which generates its own. */
    readonly encryptionKeys: readonly string[] | null
    readonly pepper: string | null
    readonly issuer: string
    readonly emailVerification: EmailVerification
  }
  readonly mail: { readonly smtpUrl: string | null; readonly from: string }
  readonly limits: { readonly multiplier: number }
  readonly graphql: { readonly introspection: boolean }
  readonly rest: { readonly forcedSunset: 'v1' | 'v2' | undefined }
}

/** @throws {AggregateError} with one error per problem, each with a message for the operator */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = []
  const values = withSecretFiles(env, problems)
  const parsed = environment.safeParse(values)
  for (const issue of parsed.error?.issues ?? []) {
    problems.push(`${String(issue.path[0])} ${issue.message}`)
  }
  for (const name of requiredInDeployments) {
    if (values.DATABASE_URL && !values[name] && !problems.some((problem) => problem.startsWith(name)))
      problems.push(`${name} is required with DATABASE_URL; \`npm run secrets\` generates one`)
  }
  if (parsed.success && parsed.data.DATABASE_URL === undefined) {
    const { HOST, EMBEDDED_ON_NETWORK } = parsed.data
    if (!isLoopback(HOST) && EMBEDDED_ON_NETWORK === 'no') problems.push(embeddedOnNetwork(HOST))
  }
  if (!parsed.success || problems.length > 0) {
    throw new AggregateError(
      problems.map((problem) => new Error(problem)),
      'The configuration is invalid:',
    )
  }

  const e = parsed.data
  const embedded = e.DATABASE_URL === undefined
  return deepFreeze<Config>({
    http: {
      host: e.HOST,
      port: e.PORT,
      publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ''),
      trustedProxies: e.TRUST_PROXY,
      corsOrigins: e.CORS_ORIGINS ?? (embedded ? 'localhost' : []),
    },
    metrics: { host: e.HOST, port: e.METRICS_PORT || null },
    log: { level: e.LOG_LEVEL, format: e.LOG_FORMAT ?? (process.stdout.isTTY ? 'pretty' : 'json') },
    database:
      e.DATABASE_URL === undefined
        ? { kind: 'embedded', dataDir: resolve(e.DATA_DIR), onNetwork: !isLoopback(e.HOST) }
        : { kind: 'postgres', url: e.DATABASE_URL, poolSize: e.DATABASE_POOL_SIZE },
    auth: {
      encryptionKeys: e.ENCRYPTION_KEYS ?? null,
      pepper: e.AUTH_PEPPER ?? null,
      issuer: e.PUBLIC_URL?.replace(/\/+$/, '') ?? 'byline',
      emailVerification: e.EMAIL_VERIFICATION ?? (embedded ? 'off' : 'required'),
    },
    mail: { smtpUrl: e.SMTP_URL ?? null, from: e.MAIL_FROM },
    limits: { multiplier: e.RATE_LIMIT_MULTIPLIER },
    graphql: { introspection: e.INTROSPECTION === 'on' },
    rest: { forcedSunset: e.SUNSET_FORCE },
  })
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** False for every name but `localhost`, because a name can be the address of any machine. */
function isLoopback(host: string): boolean {
  const version = isIP(host)
  if (version === 0) return host.toLowerCase() === 'localhost'
  return loopback.check(host, version === 6 ? 'ipv6' : 'ipv4')
}

function embeddedOnNetwork(host: string): string {
  return `HOST ${host} can be reached from other machines, but there is no DATABASE_URL. For a deployment, set DATABASE_URL. To run the embedded database on a network, without demo accounts, set EMBEDDED_ON_NETWORK=yes`
}

/** Treats an empty variable as absent, as in `PORT= npm start`, and reads the `NAME_FILE`s of secrets. */
function withSecretFiles(env: Record<string, string | undefined>, problems: string[]) {
  const values: Record<string, string | undefined> = {}
  for (const name of Object.keys(variables)) values[name] = env[name]?.trim() || undefined
  for (const name of secrets) {
    const path = env[`${name}_FILE`]
    if (!path) continue
    if (values[name]) {
      problems.push(`${name} and ${name}_FILE are both set; keep one`)
      continue
    }
    try {
      values[name] = readFileSync(path, 'utf8').trim() || undefined
      if (!values[name]) problems.push(`${name}_FILE is empty: ${path}`)
    } catch (error) {
      problems.push(`${name}_FILE cannot be read: ${(error as Error).message}`)
    }
  }
  return values
}

function deepFreeze<T extends object>(value: T): T {
  for (const child of Object.values(value)) if (child && typeof child === 'object') deepFreeze(child)
  return Object.freeze(value)
}
