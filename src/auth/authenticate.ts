import type { Services, Viewer } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { prepared } from '../db/statements.ts'
import { users } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { invalidToken } from './tokens.ts'

/** @throws {AppError} UNAUTHENTICATED for a header that is not `Bearer <token>`: never silently a guest */
export function parseAuthorization(authorization: string | undefined): string | null {
  if (authorization === undefined) return null
  const [, token] = /^bearer +(\S+)$/i.exec(authorization) ?? []
  if (!token)
    throw new AppError('UNAUTHENTICATED', 'The Authorization header must be "Bearer <access token>"')
  return token
}

/**
 * Who an access token speaks for; none is a guest's.
 * The role is read now, not from the token, so that a change of role takes effect at once.
 * @throws {AppError} UNAUTHENTICATED for a token that is not valid
 */
export async function authenticate(
  { db, tokens }: Pick<Services, 'db' | 'tokens'>,
  token: string | null,
): Promise<Viewer | null> {
  if (token === null) return null
  const id = await tokens.verify(token)
  const [viewer] = await prepared(db.read, 'viewer by id', (e) =>
    e
      .select({ id: users.id, username: users.username, role: users.role })
      .from(users)
      .where(sql`users.id = ${sql.placeholder('id')}`),
  ).execute({ id })
  if (!viewer) throw invalidToken()
  return viewer
}
