import type { Services, Viewer } from '../../context.ts'
import { isSame } from '../../crypto/vault.ts'
import { sql } from '../../db/drizzle.ts'
import { apiKeys } from '../../db/identity-tables.ts'
import { prepared } from '../../db/statements.ts'
import { users } from '../../db/tables.ts'
import type { Permission } from '../permissions.ts'
import { apiKeyPrefix, findPublicId } from './api-key-format.ts'

/** Neither revoked nor expired. */
export const isLive = sql`revoked_at is null and expires_at > now()`

/** What the database keeps of a key. */
export function apiKeyHash({ vault }: Pick<Services, 'vault'>, key: string): string {
  return vault.hash('api key', key)
}

/** Whether it claims to be a key, as against an access token. */
export function isApiKey(text: string): boolean {
  return text.startsWith(apiKeyPrefix)
}

/** Who a key speaks for; null when it is none, or not any more. What a key may do, `hasPermission` says. */
export async function findApiKeyViewer(
  services: Pick<Services, 'db' | 'vault' | 'log'>,
  key: string,
): Promise<Viewer | null> {
  const publicId = findPublicId(key)
  const found = publicId && (await findOwner(services, publicId))
  if (!found || !isSame(apiKeyHash(services, key), found.hash)) return null
  if (found.isStale) noteUse(services, found.keyId)
  const { id, username, role, scopes } = found
  return { id, username, role, session: null, scopes: scopes as Permission[] }
}

async function findOwner({ db }: Pick<Services, 'db'>, publicId: string) {
  const [found] = await prepared(db.write, 'viewer by api key', (e) =>
    e
      .select({
        id: users.id,
        username: users.username,
        role: users.role,
        keyId: apiKeys.id,
        hash: apiKeys.hash,
        scopes: apiKeys.scopes,
        isStale: sql<boolean>`(${unusedForAMinute})`,
      })
      .from(apiKeys)
      .innerJoin(users, sql`users.id = api_keys.user_id`)
      .where(
        sql`api_keys.public_id = ${sql.placeholder('publicId')} and ${isLive} and users.disabled_at is null`,
      ),
  ).execute({ publicId })
  return found
}

const unusedForAMinute = sql`last_used_at is null or last_used_at < now() - interval '1 minute'`

/** Nobody waits for it, and of many at once only one writes. */
function noteUse({ db, log }: Pick<Services, 'db' | 'log'>, keyId: string): void {
  db.write
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()` })
    .where(sql`id = ${keyId} and (${unusedForAMinute})`)
    .catch((err: unknown) => log.warn({ err, keyId }, 'the use of an API key could not be noted'))
}
