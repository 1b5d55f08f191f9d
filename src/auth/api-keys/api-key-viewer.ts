import type { Services, Viewer } from '../../context.ts'
import { isSame } from '../../crypto/vault.ts'
import { sql } from '../../db/drizzle.ts'
import { apiKeys } from '../../db/identity-tables.ts'
import { defineStatement } from '../../db/statements.ts'
import { users } from '../../db/tables.ts'
import type { Permission } from '../permissions.ts'
import { apiKeyIsLive, isEmailVerified } from '../sql-conditions.ts'
import { apiKeyPrefix, findPublicId } from './api-key-format.ts'

/** The form in which the database stores a key. */
export function apiKeyHash({ vault }: Pick<Services, 'vault'>, key: string): string {
  return vault.hash('api key', key)
}

/** Whether a credential is meant to be an API key, not an access token. It may still be invalid. */
export function isApiKey(text: string): boolean {
  return text.startsWith(apiKeyPrefix)
}

/**
 * Returns the owner of the key as a viewer, or null if the key is invalid, expired or revoked. For its
 * permissions, see `hasPermission`.
 */
export async function findApiKeyViewer(
  services: Pick<Services, 'db' | 'vault' | 'log'>,
  key: string,
): Promise<Viewer | null> {
  const publicId = findPublicId(key)
  const found = publicId && (await findOwner(services, publicId))
  if (!found || !isSame(apiKeyHash(services, key), found.hash)) return null
  if (found.shouldUpdateLastUsed) updateLastUsedInBackground(services, found.keyId)
  const { id, username, role, isEmailVerified, scopes } = found
  return { id, username, role, isEmailVerified, session: null, scopes: scopes as Permission[] }
}

/** `last_used_at` is exact to a minute, so that a busy key does not cause a write per request. */
const lastUsedIsOld = sql`(api_keys.last_used_at is null or api_keys.last_used_at < now() - interval '1 minute')`

const ownerByPublicId = defineStatement('viewer by api key', (e) =>
  e
    .select({
      id: users.id,
      username: users.username,
      role: users.role,
      isEmailVerified,
      keyId: apiKeys.id,
      hash: apiKeys.hash,
      scopes: apiKeys.scopes,
      shouldUpdateLastUsed: sql<boolean>`${lastUsedIsOld}`,
    })
    .from(apiKeys)
    .innerJoin(users, sql`users.id = api_keys.user_id`)
    .where(
      sql`api_keys.public_id = ${sql.placeholder('publicId')} and ${apiKeyIsLive} and users.disabled_at is null`,
    ),
)

async function findOwner({ db }: Pick<Services, 'db'>, publicId: string) {
  const [found] = await ownerByPublicId(db.write).execute({ publicId })
  return found
}

/** Requests do not wait for it. Of parallel requests, only one writes. */
function updateLastUsedInBackground({ db, log }: Pick<Services, 'db' | 'log'>, keyId: string): void {
  db.write
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()` })
    .where(sql`api_keys.id = ${keyId} and ${lastUsedIsOld}`)
    .catch((err: unknown) => log.warn({ err, keyId }, 'the last use of an API key could not be saved'))
}
