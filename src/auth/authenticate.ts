import { validate as isUuid } from 'uuid'
import type { RequestFacts, Services, Viewer } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { sessions } from '../db/identity-tables.ts'
import { defineStatement } from '../db/statements.ts'
import { users } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { invalidToken } from './access-tokens.ts'
import { findApiKeyViewer, isApiKey } from './api-keys/api-key-viewer.ts'
import { isEmailVerified, sessionIsOpen } from './sql-conditions.ts'

/**
 * Reads the credential of a request: an access token, or an API key in `Authorization` or `X-API-Key`.
 * @returns null for a guest
 * @throws {AppError} UNAUTHENTICATED for a malformed credential, or two of them; never falls back to guest
 */
export function parseCredential({
  authorization,
  apiKey,
}: Pick<RequestFacts, 'authorization' | 'apiKey'>): string | null {
  if (authorization !== undefined && apiKey !== undefined)
    throw new AppError('UNAUTHENTICATED', 'Send either Authorization or X-API-Key, not both')
  if (apiKey !== undefined) {
    if (!isApiKey(apiKey)) throw invalidKey()
    return apiKey
  }
  if (authorization === undefined) return null
  const [, credential] = /^bearer +(\S+)$/i.exec(authorization) ?? []
  if (!credential)
    throw new AppError('UNAUTHENTICATED', 'The Authorization header must be "Bearer <access token>"')
  return credential
}

/**
 * Returns the viewer of a credential, or null for a guest. Session, role and account are read from the
 * primary at every request, so that the end of a session or a change of role takes effect at once.
 * @throws {AppError} UNAUTHENTICATED or TOKEN_EXPIRED if the credential is not valid
 */
export async function authenticate(
  services: Pick<Services, 'db' | 'tokens' | 'vault' | 'log'>,
  credential: string | null,
): Promise<Viewer | null> {
  if (credential === null) return null
  if (isApiKey(credential)) {
    const viewer = await findApiKeyViewer(services, credential)
    if (!viewer) throw invalidKey()
    return viewer
  }
  const { userId, sessionId, isFresh } = await services.tokens.verify(credential)
  const areIds = isUuid(userId) && isUuid(sessionId)
  const found = areIds ? await findSessionUser(services, userId, sessionId) : undefined
  if (!found) throw invalidToken()
  return { ...found, session: { id: sessionId, isFresh }, scopes: null }
}

const viewerBySession = defineStatement('viewer by session', (e) =>
  e
    .select({ id: users.id, username: users.username, role: users.role, isEmailVerified })
    .from(sessions)
    .innerJoin(users, sql`users.id = sessions.user_id`)
    .where(
      sql`sessions.id = ${sql.placeholder('sessionId')} and ${sessionIsOpen}
        and users.id = ${sql.placeholder('userId')} and users.disabled_at is null`,
    ),
)

async function findSessionUser({ db }: Pick<Services, 'db'>, userId: string, sessionId: string) {
  const [found] = await viewerBySession(db.write).execute({ userId, sessionId })
  return found
}

function invalidKey(): AppError {
  return new AppError('UNAUTHENTICATED', 'The API key is not valid')
}
