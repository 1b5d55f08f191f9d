import { z } from 'zod'
import type { ErrorReason } from '../src/errors.ts'
import { mixesScripts } from '../src/users/scripts.ts'

// Every string that a client can send must have a check from this file; the schema cannot be built otherwise
// (guards/deny-by-default.ts). Without a check, U+0000 would reach PostgreSQL, which cannot store it.

const controls = /\p{Cc}/u
const controlsExceptWhitespace = /[^\P{Cc}\t\n\r]/u

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

/** A single line, trimmed. */
const line = (max: number) =>
  text(max, controls)
    .refine((value) => value.trim() !== '', empty)
    .meta({ minLength: 1 })
    .transform((value) => value.trim())

/** One or more lines, not trimmed. */
const lines = (max: number) =>
  text(max, controlsExceptWhitespace)
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
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u, {
    error: 'must be letters, digits, "_", "." and "-", starting with a letter or digit',
    abort: true,
  })
  .refine(
    (value) => !mixesScripts(value),
    'must not mix letters of different scripts, such as Latin and Cyrillic, which look alike',
  )

export const email = z.email('must be an e-mail address').max(254, 'must be at most 254 characters')

/** The length is counted in Unicode code points, not in UTF-16 units or bytes. */
export const newPassword = z
  .string()
  .refine((value) => {
    const length = [...value.slice(0, 300)].length
    return length >= 8 && length <= 128
  }, 'must be 8 to 128 characters')
  .meta({ minLength: 8, maxLength: 128 })

/** A token or a code that the server issued. A wrong format is reported like a wrong value. */
export const secret = z.string().max(200, 'must be at most 200 characters')
/** Long enough for any kind of token, so that a confused token is reported as an invalid refresh token. */
export const refreshToken = z.string().max(8_192, 'must be at most 8192 characters')

/** The reason for an action of an admin. */
export const reason = line(500)
/** The name of an API key. */
export const label = line(100)

export const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'is not a valid id')

/** Sign-in accepts any text as address and password, and reports all wrong values alike. */
export const anyEmail = line(254)
export const password = z.string().max(1_000, 'must be at most 1000 characters')

export const bio = text(1_000, controlsExceptWhitespace)
const httpUrl = z.url({ protocol: /^https?$/ })
/** An empty string removes the image. */
/** Clients put the URL into HTML, and people read it. RFC 3986 allows none of these characters. */
const notInUrls = /["<>\\^`{|}\s\p{Cf}]/u
export const imageUrl = text(2_000, controls)
  .refine(
    (value) => value === '' || httpUrl.safeParse(value).success,
    'must be an http:// or https:// address',
  )
  .refine(
    (value) => !notInUrls.test(value),
    'must not contain spaces, quotes, brackets or invisible characters; percent-encode them',
  )

/**
 * A key to look up, such as a slug or a username. A malformed value is BAD_INPUT, an unknown value NOT_FOUND.
 */
export const lookup = line(200)

export const searchQuery = line(200)

/** The content of a cursor is checked in `src/db/pagination.ts`. */
export const cursor = z.string().max(200, 'is not a valid cursor')

export const version = z.int().min(1, 'must be at least 1')
