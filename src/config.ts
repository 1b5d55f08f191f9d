import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

/** In decimal digits: `Number` alone would take `0x10` and `1e3` as well. */
const integer = (min: number, max: number) =>
  z
    .string()
    .transform((text) => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN))
    .refine((number) => number >= min && number <= max, `must be a whole number from ${min} to ${max}`)

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
const origin = z
  .string()
  .refine(
    (text) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text,
    'must be origins like https://example.com, with neither path nor slash at the end',
  )

const secret = z.string().regex(/^[\w-]{43}$/, 'must be 32 bytes as base64url; `npm run secrets` prints some')

/**
 * Every environment variable Byline reads, with the words that stand in `.env.example`.
 * A name in `secrets` can also be given as `NAME_FILE`, the path of a file that holds it.
 */
export const variables = {
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 in a container.'),
  PORT: integer(0, 65535).default(4000).describe('Port to listen on; 0 takes a free one.'),
  PUBLIC_URL: httpUrl.optional().describe('The address clients use, when it is not http://localhost:PORT.'),
  DATA_DIR: z
    .string()
    .default('.data')
    .describe('Where the embedded database and its generated secrets live. Unused with DATABASE_URL.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/name' })
    .optional()
    .describe('A PostgreSQL 15 or newer. Without it Byline runs its own, embedded in the process.'),
  DATABASE_POOL_SIZE: integer(1, 500).default(10).describe('Connections this process may hold.'),
  ENCRYPTION_KEYS: z
    .string()
    .optional()
    .transform((list) => list?.split(',').map((item) => item.trim()))
    .pipe(z.array(secret).optional())
    .describe(
      'Keys (32 bytes, base64url) of what is stored encrypted, comma separated: the first encrypts, all decrypt. `npm run secrets` prints one.',
    ),
  AUTH_PEPPER: secret
    .optional()
    .describe(
      '32 bytes, base64url, without which what the database keeps of tokens and keys is worthless. Changed, API keys and backup codes are void. `npm run secrets` prints one.',
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must look like smtps://user:password@host:465' })
    .optional()
    .describe(
      'The mail server. Without it a deployment sends no mail; embedded, messages are written to the log.',
    ),
  MAIL_FROM: z.string().default('Byline <no-reply@localhost>').describe('Whom mail comes from.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'must be one of trace, debug, info, warn, error, fatal, silent',
    })
    .default('info')
    .describe('The least severe line to log.'),
  LOG_FORMAT: z
    .enum(['json', 'pretty'], { error: 'must be json or pretty' })
    .optional()
    .describe('json for machines, pretty for people. Default: pretty on a terminal, else json.'),
  METRICS_PORT: integer(0, 65535)
    .default(9464)
    .describe('Port for Prometheus (/metrics), on HOST and never the public one; 0 for none.'),
  TRUST_PROXY: integer(0, 10)
    .default(0)
    .describe('How many proxies in front of Byline may name the client in X-Forwarded-For.'),
  CORS_ORIGINS: z
    .string()
    .optional()
    .transform((list) => list?.split(',').map((item) => item.trim()))
    .pipe(z.array(origin).optional())
    .describe('Origins of browsers that may call the API, comma separated. Embedded: any localhost.'),
  RATE_LIMIT_MULTIPLIER: z
    .string()
    .transform((text) => (/^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN))
    .refine((number) => number > 0, 'must be a number above 0')
    .default(1)
    .describe('Scales every quota; 2 lets everybody do twice as much.'),
  INTROSPECTION: z
    .enum(['on', 'off'], { error: 'must be on or off' })
    .default('on')
    .describe('Whether clients may ask for the schema; off also hides GraphiQL.'),
  SUNSET_FORCE: z
    .enum(['v1', 'v2'], { error: 'must be v1 or v2' })
    .optional()
    .describe('A version of REST to end although consumers remain. Once is enough: it is written down.'),
} as const

const secrets = ['DATABASE_URL', 'ENCRYPTION_KEYS', 'AUTH_PEPPER', 'SMTP_URL'] as const
/** The embedded mode makes its own. */
const requiredOfDeployments = ['ENCRYPTION_KEYS', 'AUTH_PEPPER'] as const
const environment = z.object(variables)

export interface Config {
  readonly http: {
    readonly host: string
    readonly port: number
    /** Undefined: http://localhost and whichever port it got. */
    readonly publicUrl: string | undefined
    readonly trustedProxies: number
    /** `'localhost'` allows every port of the loopback host. */
    readonly corsOrigins: readonly string[] | 'localhost'
  }
  readonly metrics: {
    readonly host: string
    /** Null: nobody reads them. */
    readonly port: number | null
  }
  readonly log: { readonly level: string; readonly format: 'json' | 'pretty' }
  readonly database:
    | { readonly kind: 'embedded'; readonly dataDir: string }
    | { readonly kind: 'postgres'; readonly url: string; readonly poolSize: number }
  readonly auth: {
    /** Null: the embedded mode makes its own. */
    readonly encryptionKeys: readonly string[] | null
    readonly pepper: string | null
    readonly issuer: string
  }
  readonly mail: { readonly smtpUrl: string | null; readonly from: string }
  readonly limits: { readonly multiplier: number }
  readonly graphql: { readonly introspection: boolean }
  readonly rest: { readonly forcedSunset: 'v1' | 'v2' | undefined }
}

/** @throws {AggregateError} of every problem at once, each in words that a person can act on */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = []
  const values = withSecretFiles(env, problems)
  const parsed = environment.safeParse(values)
  for (const issue of parsed.error?.issues ?? []) {
    problems.push(`${String(issue.path[0])} ${issue.message}`)
  }
  for (const name of requiredOfDeployments) {
    if (values.DATABASE_URL && !values[name] && !problems.some((problem) => problem.startsWith(name)))
      problems.push(`${name} is required with DATABASE_URL; \`npm run secrets\` prints a fresh one`)
  }
  if (!parsed.success || problems.length > 0) {
    throw new AggregateError(
      problems.map((problem) => new Error(problem)),
      'The configuration has problems',
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
        ? { kind: 'embedded', dataDir: resolve(e.DATA_DIR) }
        : { kind: 'postgres', url: e.DATABASE_URL, poolSize: e.DATABASE_POOL_SIZE },
    auth: {
      encryptionKeys: e.ENCRYPTION_KEYS ?? null,
      pepper: e.AUTH_PEPPER ?? null,
      issuer: e.PUBLIC_URL?.replace(/\/+$/, '') ?? 'byline',
    },
    mail: { smtpUrl: e.SMTP_URL ?? null, from: e.MAIL_FROM },
    limits: { multiplier: e.RATE_LIMIT_MULTIPLIER },
    graphql: { introspection: e.INTROSPECTION === 'on' },
    rest: { forcedSunset: e.SUNSET_FORCE },
  })
}

/** Empty means absent, as in `PORT= npm start`; `NAME_FILE` is read for secrets. */
function withSecretFiles(env: Record<string, string | undefined>, problems: string[]) {
  const values: Record<string, string | undefined> = {}
  for (const name of Object.keys(variables)) values[name] = env[name]?.trim() || undefined
  for (const name of secrets) {
    const path = env[`${name}_FILE`]
    if (!path) continue
    if (values[name]) {
      problems.push(`${name} and ${name}_FILE are both given; keep one`)
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
