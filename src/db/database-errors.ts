import { AppError, type ErrorCode } from '../errors.ts'
import { postgresError } from './client.ts'

type Refusal = [code: ErrorCode, message: string, field?: string]

/** What the database refused, by the name of the constraint: the database decides conflicts. */
const byConstraint: Record<string, Refusal> = {
  users_username_key: ['ALREADY_TAKEN', 'This username is taken', 'username'],
  users_email_key: ['ALREADY_TAKEN', 'This e-mail address is taken', 'email'],
  favorites_article_id_articles_id_fk: ['NOT_FOUND', 'There is no such article'],
  comments_article_id_articles_id_fk: ['NOT_FOUND', 'There is no such article'],
  follows_followed_id_users_id_fk: ['NOT_FOUND', 'There is no such user'],
}

const busy: Refusal = ['OVERLOADED', 'The database is too busy to answer now; try again in a moment']
const gone: Refusal = ['UNAVAILABLE', 'The database cannot be reached; try again in a moment']

/** By SQLSTATE, or its first two characters, or the code of a socket error. */
const byCode: Record<string, Refusal> = {
  '40': ['CONFLICT', 'Somebody else changed the same thing; try again'],
  '53': busy,
  '55P03': busy,
  '57014': busy,
  '57P': gone,
  '08': gone,
  ECONNREFUSED: gone,
  ECONNRESET: gone,
  EPIPE: gone,
  ENOTFOUND: gone,
  ETIMEDOUT: gone,
}

/** The refusal that a failure of the database amounts to, or null when it is a fault of ours. */
export function refusalOf(error: unknown): AppError | null {
  const failure = postgresError(error)
  const refusal = failure
    ? (byConstraint[failure.constraint ?? ''] ??
      byCode[failure.code] ??
      byCode[failure.code.slice(0, 3)] ??
      byCode[failure.code.slice(0, 2)])
    : refusalByMessage(error)
  if (!refusal) return null
  const [code, message, field] = refusal
  return new AppError(code, message, field ? [{ field, message: 'is taken', reason: 'taken' }] : [])
}

/** pg gives these no code. */
function refusalByMessage(error: unknown): Refusal | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    if (/timeout exceeded when trying to connect/.test(e.message)) return busy
    if (/Connection terminated|Client has encountered/.test(e.message)) return gone
  }
}
