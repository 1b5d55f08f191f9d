import { z } from 'zod'
import type { ErrorReason } from '../src/errors.ts'

/**
 * What text may be, checked at the door and trusted inside. Every string a client can send has one of these
 * (`index.ts` refuses to build a schema in which one has not): Postgres itself cannot store U+0000.
 */
const controls = /\p{Cc}/u
const controlsInText = /[^\P{Cc}\t\n\r]/u

const empty = { error: 'must not be empty', params: { reason: 'empty' } }

/** Why a check failed, where other code needs to know that without reading the message. */
export function reasonOf(issue: z.core.$ZodIssue): ErrorReason | undefined {
  if (issue.code === 'custom') return issue.params?.reason
  if (issue.code === 'too_small' && issue.origin === 'string') return 'empty'
  return issue.code === 'invalid_format' && issue.format === 'email' ? 'email' : undefined
}

const text = (max: number, forbidden: RegExp) =>
  z
    .string()
    .max(max, `must be at most ${max} characters`)
    .refine((value) => !forbidden.test(value) && value.isWellFormed(), 'must not contain control characters')

/** One line. */
const line = (max: number) =>
  text(max, controls)
    .refine((value) => value.trim() !== '', empty)
    .meta({ minLength: 1 })
    .transform((value) => value.trim())

/** Any number of lines, kept as written. */
const lines = (max: number) =>
  text(max, controlsInText)
    .refine((value) => value.trim() !== '', empty)
    .meta({ minLength: 1 })

export const title = line(200)
export const description = line(500)
export const articleBody = lines(65_536)
export const commentBody = lines(10_000)

export const slug = z
  .string()
  .max(100, 'must be at most 100 characters')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens')

export const tagName = line(40)
export const tagNames = z.array(tagName).max(20, 'must be at most 20 tags')

export const username = z
  .string()
  .normalize('NFC')
  .min(1, { ...empty, abort: true })
  .max(40, 'must be at most 40 characters')
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u,
    'must be letters, digits, "_", "." and "-", beginning with a letter or digit',
  )

export const email = z.email('must be an e-mail address').max(254, 'must be at most 254 characters')

/** Length is counted in characters as people see them typed (code points), before any hashing. */
export const newPassword = z
  .string()
  .refine((value) => {
    const length = [...value.slice(0, 300)].length
    return length >= 8 && length <= 128
  }, 'must be 8 to 128 characters')
  .meta({ minLength: 8, maxLength: 128 })

/** A token or a code that was given to a client. What has not its form is only wrong. */
export const secret = z.string().max(200, 'must be at most 200 characters')
/** Long enough for a token of any kind that a client mixes up: it is then wrong as any other. */
export const refreshToken = z.string().max(8_192, 'must be at most 8192 characters')

/** Why somebody did something to somebody else. */
export const reason = line(500)
/** Of a key, a device, … */
export const label = line(100)

export const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'is not an id of this API')

/** At sign-in any wrong address or password is only wrong. */
export const anyEmail = line(254)
export const password = z.string().max(1_000, 'must be at most 1000 characters')

export const bio = text(1_000, controlsInText)
const httpUrl = z.url({ protocol: /^https?$/ })
/** Empty for none. */
export const imageUrl = text(2_000, controls).refine(
  (value) => value === '' || httpUrl.safeParse(value).success,
  'must be an http:// or https:// address',
)

/** To look something up by: what is not well-formed is refused, what is not there is NOT_FOUND. */
export const lookup = line(200)

export const searchQuery = line(200)

/** `db/pagination.ts` checks what a cursor says. */
export const cursor = z.string().max(200, 'is not a cursor of this API')

/** `ids.ts` checks what an id says. */
export const version = z.int().min(1, 'must be at least 1')
