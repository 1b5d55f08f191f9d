import { AppError, type ErrorCode } from '../errors.ts'
import { postgresError } from './client.ts'

type KnownError = [code: ErrorCode, message: string, field?: string]

/** The error for each constraint that a request can violate. */
const byConstraint: Record<string, KnownError> = {
  users_username_key: ['ALREADY_TAKEN', 'This username is taken', 'username'],
  users_email_key: ['ALREADY_TAKEN', 'This e-mail address is taken', 'email'],
  favorites_article_id_articles_id_fk: ['NOT_FOUND', 'There is no such article'],
  comments_article_id_articles_id_fk: ['NOT_FOUND', 'There is no such article'],
  follows_followed_id_users_id_fk: ['NOT_FOUND', 'There is no such user'],
}

const busy: KnownError = ['OVERLOADED', 'The database is too busy. Try again in a moment']
const gone: KnownError = ['UNAVAILABLE', 'The database cannot be reached. Try again in a moment']
/** Nobody knows whether a `commit` without a response took effect. */
const silent: KnownError = [
  'UNAVAILABLE',
  'The database did not respond in time. If the request changes something, check whether it has taken effect before you try again',
]

const failed: KnownError = ['UNAVAILABLE', 'The database has a problem. Try again later']

/** The error for each SQLSTATE, for its first two or three characters, and for the codes of socket and file errors. */
const byCode: Record<string, KnownError> = {
  '40': ['CONFLICT', 'Another request changed the same data at the same time. Try again'],
  '53': busy,
  '53100': failed, // The disk is full.
  '58': failed, // The operating system reports an error.
  F0: failed,
  XX: failed, // PostgreSQL has a bug, or its data is corrupted.
  ENOSPC: failed,
  EDQUOT: failed,
  EIO: failed,
  EROFS: failed,
  EMFILE: failed,
  ENFILE: failed,
  ENOMEM: failed,
  '55P03': busy,
  '57014': busy,
  '57P': gone,
  '08': gone,
  ECONNREFUSED: gone,
  ECONNRESET: gone,
  EPIPE: gone,
  EHOSTUNREACH: gone,
  ENETUNREACH: gone,
  ENOTFOUND: gone,
  EAI_AGAIN: gone,
  ETIMEDOUT: silent,
}

/**
 * Converts a database error that is not a bug: a conflict, or a database that is busy or down. Null for any
 * other error.
 */
export function toDatabaseError(error: unknown): AppError | null {
  const failure = postgresError(error)
  const known = failure
    ? (byConstraint[failure.constraint ?? ''] ??
      byCode[failure.code] ??
      byCode[failure.code.slice(0, 3)] ??
      byCode[failure.code.slice(0, 2)])
    : findByMessage(error)
  if (!known) return null
  const [code, message, field] = known
  return new AppError(code, message, field ? [{ field, message: 'is taken', reason: 'taken' }] : [])
}

/** Errors of pg and PGlite without a code. */
function findByMessage(error: unknown): KnownError | undefined {
  for (let e = error; e; e = (e as Error).cause) {
    if (isPgliteFailure(e as Error)) return failed
    if (!(e instanceof Error)) return undefined
    if (/timeout exceeded when trying to connect/.test(e.message)) return busy
    if (
      /Connection terminated|Client (has encountered|was closed)|^timeout expired|Cannot use a pool/.test(
        e.message,
      )
    )
      return gone
  }
}

/** PGlite runs PostgreSQL as WebAssembly, whose file system throws objects that are not errors. */
function isPgliteFailure(error: { name?: string; message?: string }): boolean {
  return (
    error instanceof WebAssembly.RuntimeError ||
    error.name === 'ErrnoError' ||
    /^PGlite /.test(error.message ?? '')
  )
}
