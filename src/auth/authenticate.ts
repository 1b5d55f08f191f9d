import type { Services, Viewer } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { prepared } from '../db/statements.ts'
import { users } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { invalidToken } from './tokens.ts'

/**
 * Who an `Authorization` header speaks for; no header is a guest.
 * The role is read now, not from the token, so that a change of role takes effect at once.
 * @throws {AppError} UNAUTHENTICATED for a header that is not a valid `Bearer` token: never silently a guest
 */
export async function authenticate(
  { db, tokens }: Pick<Services, 'db' | 'tokens'>,
  authorization: string | undefined,
): Promise<Viewer | null> {
  if (authorization === undefined) return null
  const [, token] = /^bearer +(\S+)$/i.exec(authorization) ?? []
  if (!token)
    throw new AppError('UNAUTHENTICATED', 'The Authorization header must be "Bearer <access token>"')
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
