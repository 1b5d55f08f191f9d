import type { SQL } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { type AuditAction, recordAuditEvent, userActor } from '../../audit/audit-events.ts'
import type { Context, Services, SessionViewer } from '../../context.ts'
import { transaction } from '../../db/client.ts'
import { sql } from '../../db/drizzle.ts'
import { apiKeys } from '../../db/identity-tables.ts'
import { listPage } from '../../db/list-page.ts'
import { type Connection, type PageArgs, parsePage } from '../../db/pagination.ts'
import { users } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import { lockOwnAccount } from '../account-locks.ts'
import { type Permission, permissions, permissionsOf } from '../permissions.ts'
import { apiKeyIsLive } from '../sql-conditions.ts'
import { randomApiKey } from './api-key-format.ts'
import { apiKeyHash } from './api-key-viewer.ts'

export type ApiKeyState = 'live' | 'expired' | 'revoked'

/** A key without its secret. */
export interface ApiKey {
  id: string
  publicId: string
  name: string
  scopes: string[]
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
  state: ApiKeyState
}

export interface CreatedApiKey {
  /** The whole key. It is not stored and cannot be shown again. */
  key: string
  apiKey: ApiKey
}

export interface NewApiKey {
  name: string
  scopes: readonly Permission[]
  /** 1 to 365. */
  expiresInDays: number
}

/** Maximum live keys per user. Replaced keys don't count, so that rotation still works at the limit. */
const maxLiveKeys = 50
/** Every key has this scope. */
const defaultScope: Permission = 'articles:read'

const apiKeyColumns = {
  id: apiKeys.id,
  publicId: apiKeys.publicId,
  name: apiKeys.name,
  scopes: apiKeys.scopes,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
  state: sql<ApiKeyState>`case when ${apiKeyIsLive} then 'live' when revoked_at is null then 'expired' else 'revoked' end`,
}

type AuditServices = Pick<Context, 'db' | 'caller'>
type CreateServices = AuditServices & Pick<Services, 'vault' | 'tokens' | 'throttles'>

/** Lists the viewer's keys, newest first. Revoked and expired keys stay listed for 30 days. */
export async function listApiKeys(
  { db }: Pick<Services, 'db'>,
  viewer: SessionViewer,
  args: PageArgs,
): Promise<Connection<ApiKey>> {
  return listPage<ApiKey>(db.write, {
    page: parsePage('api keys', 'time', args),
    table: apiKeys,
    fields: () => apiKeyColumns,
    where: sql`user_id = ${sql.placeholder('userId')} and least(revoked_at, expires_at) > now() - interval '30 days'`,
    values: { userId: viewer.id },
    key: apiKeys.createdAt,
    id: apiKeys.id,
    keyOf: (key) => key.createdAt,
  })
}

/**
 * Creates a key. Its scopes must be permissions of its owner.
 * @throws {AppError} FORBIDDEN naming the scopes that the owner lacks; CONFLICT at 50 live keys; TOO_MANY_ATTEMPTS
 */
export async function createApiKey(
  services: CreateServices,
  viewer: SessionViewer,
  { name, scopes, expiresInDays }: NewApiKey,
): Promise<CreatedApiKey> {
  await services.throttles.take('create API key', viewer.id)
  return transaction(services, async (tx) => {
    assertOwnPermissions(scopes, await lockOwner(tx, viewer))
    await assertBelowLimit(tx, viewer)
    const created = await insertApiKey(tx, viewer, {
      name,
      scopes: [defaultScope, ...scopes],
      expiresAt: sql`now() + ${expiresInDays}::int * interval '24 hours'`,
    })
    const { apiKey } = created
    const { scopes: given, expiresAt } = apiKey
    await record(tx, viewer, 'api_key.created', apiKey.id, { scopes: given, expiresAt })
    return created
  })
}

/**
 * Creates a key in place of another one, with the same name and lifetime and those of its scopes that the
 * owner still has. The old key stays valid for the overlap, or until it expires.
 * @param overlapHours 0 to 24
 * @throws {AppError} NOT_FOUND; CONFLICT if the key is not live or has been replaced; TOO_MANY_ATTEMPTS
 */
export async function rotateApiKey(
  services: CreateServices,
  viewer: SessionViewer,
  id: string,
  { overlapHours }: { overlapHours: number },
): Promise<CreatedApiKey> {
  await services.throttles.take('create API key', viewer.id)
  return transaction(services, async (tx) => {
    const own = await lockOwner(tx, viewer)
    const old = await lockReplaceable(tx, viewer, id)
    const created = await insertApiKey(tx, viewer, {
      name: old.name,
      scopes: old.scopes.filter((scope) => own.has(scope)),
      expiresAt: sql`(select now() + (replaced.expires_at - replaced.created_at) from api_keys replaced where replaced.id = ${id})`,
    })
    const { apiKey } = created
    await tx.db.write
      .update(apiKeys)
      .set({
        expiresAt: sql`least(expires_at, now() + ${overlapHours}::int * interval '1 hour')`,
        replacedBy: apiKey.id,
      })
      .where(sql`id = ${id}`)
    const { scopes, expiresAt } = apiKey
    await record(tx, viewer, 'api_key.rotated', id, { replacedBy: apiKey.id, scopes, expiresAt })
    return created
  })
}

/**
 * Revokes a key at once. Revoking it twice has no further effect.
 * @returns its id
 * @throws {AppError} NOT_FOUND
 */
export async function revokeApiKey(
  services: AuditServices,
  viewer: SessionViewer,
  id: string,
): Promise<string> {
  return transaction(services, async (tx) => {
    const isOwn = sql`id = ${id} and user_id = ${viewer.id}`
    const [revoked] = await tx.db.write
      .update(apiKeys)
      .set({ revokedAt: sql`now()` })
      .where(sql`${isOwn} and revoked_at is null`)
      .returning({ id: apiKeys.id })
    if (!revoked) {
      if ((await tx.db.write.$count(apiKeys, isOwn)) === 0) throw noSuchKey()
      return id
    }
    await record(tx, viewer, 'api_key.revoked', id)
    return id
  })
}

/**
 * Locks the user's row and returns their current permissions, so that the limit on keys holds under
 * concurrent requests, and a session that ends at the same moment cannot leave a key behind.
 */
async function lockOwner(tx: Pick<Services, 'db'>, viewer: SessionViewer): Promise<ReadonlySet<string>> {
  await lockOwnAccount(tx, viewer)
  const [owner] = await tx.db.write.select({ role: users.role }).from(users).where(sql`id = ${viewer.id}`)
  return new Set(permissionsOf(owner!.role))
}

async function lockReplaceable({ db }: Pick<Services, 'db'>, viewer: SessionViewer, id: string) {
  const [key] = await db.write
    .select({ ...apiKeyColumns, replacedBy: apiKeys.replacedBy })
    .from(apiKeys)
    .where(sql`id = ${id} and user_id = ${viewer.id}`)
    .for('no key update')
  if (!key) throw noSuchKey()
  if (key.state !== 'live') throw new AppError('CONFLICT', 'This key is no longer live; create a new one')
  if (key.replacedBy) throw new AppError('CONFLICT', 'This key has already been replaced')
  return key
}

function assertOwnPermissions(scopes: readonly Permission[], own: ReadonlySet<string>): void {
  const details = scopes.flatMap((scope, i) =>
    own.has(scope)
      ? []
      : [{ field: `input.scopes.${i}`, message: `${scope} is not one of your permissions` }],
  )
  if (details.length > 0)
    throw new AppError('FORBIDDEN', 'A key cannot have permissions that you do not have', details)
}

async function assertBelowLimit({ db }: Pick<Services, 'db'>, viewer: SessionViewer): Promise<void> {
  const counted = sql`user_id = ${viewer.id} and ${apiKeyIsLive} and replaced_by is null`
  if ((await db.write.$count(apiKeys, counted)) >= maxLiveKeys)
    throw new AppError('CONFLICT', `You have ${maxLiveKeys} keys; revoke one that you no longer need`)
}

async function insertApiKey(
  { db, vault, tokens }: Pick<Services, 'db' | 'vault' | 'tokens'>,
  viewer: SessionViewer,
  { name, scopes, expiresAt }: { name: string; scopes: readonly string[]; expiresAt: SQL },
): Promise<CreatedApiKey> {
  const { key, publicId } = randomApiKey(tokens.apiKeyEnvironment)
  const [apiKey] = await db.write
    .insert(apiKeys)
    .values({
      id: uuidv7(),
      publicId,
      userId: viewer.id,
      name,
      hash: apiKeyHash({ vault }, key),
      scopes: permissions.filter((permission) => scopes.includes(permission)), // Without duplicates, in a fixed order.
      expiresAt,
    })
    .returning(apiKeyColumns)
  return { key, apiKey: apiKey! }
}

async function record(
  tx: AuditServices,
  viewer: SessionViewer,
  action: AuditAction,
  id: string,
  details = {},
) {
  await recordAuditEvent(tx, { actor: userActor(viewer), action, target: `key:${id}`, details })
}

function noSuchKey(): AppError {
  return new AppError('NOT_FOUND', 'You have no such key')
}
