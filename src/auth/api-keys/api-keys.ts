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
import { apiKeyNotice } from '../../mail/messages.ts'
import { type LockedAccount, lockOwnAccount } from '../account-locks.ts'
import { type Permission, permissions, permissionsOf } from '../permissions.ts'
import { sendNotice } from '../send-mail.ts'
import { apiKeyIsLive } from '../sql-conditions.ts'
import { assertEmailVerified } from '../verified-email.ts'
import { apiKeyHint, randomApiKey } from './api-key-format.ts'
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

/** Maximum live keys per user, without those that a rotation has replaced. */
const maxKeys = 50
/** With replaced keys that still overlap, so that each key can be rotated once at the limit. */
const maxLiveKeys = 2 * maxKeys
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
type CreateServices = AuditServices &
  Pick<Services, 'vault' | 'tokens' | 'throttles' | 'mail' | 'log' | 'emailVerification'>

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
 * @throws {AppError} FORBIDDEN naming the scopes that the owner lacks; CONFLICT at 50 keys; EMAIL_NOT_VERIFIED;
 *   TOO_MANY_ATTEMPTS
 */
export async function createApiKey(
  services: CreateServices,
  viewer: SessionViewer,
  { name, scopes, expiresInDays }: NewApiKey,
): Promise<CreatedApiKey> {
  await services.throttles.take('create API key', viewer.id)
  const { account, created } = await transaction(services, async (tx) => {
    const { account, permissions: own } = await lockOwner(tx, viewer)
    assertOwnPermissions(scopes, own)
    const created = await insertApiKey(tx, viewer, {
      name,
      scopes: [defaultScope, ...scopes],
      expiresAt: sql`now() + ${expiresInDays}::int * interval '24 hours'`,
    })
    await assertWithinLimits(tx, viewer)
    const { apiKey } = created
    const { scopes: given, expiresAt } = apiKey
    await record(tx, viewer, 'api_key.created', apiKey.id, { scopes: given, expiresAt })
    return { account, created }
  })
  await notify(services, viewer, account, created, 'created')
  return created
}

/**
 * Creates a key in place of another one, with the same name and lifetime and those of its scopes that the
 * owner still has. The old key stays valid for the overlap, or until it expires.
 * @param overlapHours 0 to 24
 * @throws {AppError} NOT_FOUND; CONFLICT if the key is not live or has been replaced, or at 100 live keys with
 *   replaced ones; EMAIL_NOT_VERIFIED; TOO_MANY_ATTEMPTS
 */
export async function rotateApiKey(
  services: CreateServices,
  viewer: SessionViewer,
  id: string,
  { overlapHours }: { overlapHours: number },
): Promise<CreatedApiKey> {
  await services.throttles.take('create API key', viewer.id)
  const { account, created } = await transaction(services, async (tx) => {
    const { account, permissions: own } = await lockOwner(tx, viewer)
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
    await assertWithinLimits(tx, viewer)
    const { scopes, expiresAt } = apiKey
    await record(tx, viewer, 'api_key.rotated', id, { replacedBy: apiKey.id, scopes, expiresAt })
    return { account, created }
  })
  await notify(services, viewer, account, created, 'replaced by a new one')
  return created
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
 * @throws {AppError} UNAUTHENTICATED, EMAIL_NOT_VERIFIED
 */
async function lockOwner(
  tx: Pick<Services, 'db' | 'emailVerification'>,
  viewer: SessionViewer,
): Promise<{ account: LockedAccount; permissions: ReadonlySet<string> }> {
  const account = await lockOwnAccount(tx, viewer)
  assertEmailVerified(tx, account.isVerified)
  const [owner] = await tx.db.write.select({ role: users.role }).from(users).where(sql`id = ${viewer.id}`)
  return { account, permissions: new Set<string>(permissionsOf(owner!.role)) }
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

/** Counts after the new key is inserted, so that a rotation without an overlap works at the limit. */
async function assertWithinLimits({ db }: Pick<Services, 'db'>, viewer: SessionViewer): Promise<void> {
  // Times are rounded to milliseconds, so that a key that expires now may be live for a moment.
  const live = sql`user_id = ${viewer.id} and revoked_at is null and expires_at > now() + interval '1 millisecond'`
  if ((await db.write.$count(apiKeys, sql`${live} and replaced_by is null`)) > maxKeys)
    throw new AppError('CONFLICT', `You have ${maxKeys} keys; revoke one that you no longer need`)
  if ((await db.write.$count(apiKeys, live)) > maxLiveKeys) {
    const message = `You have ${maxLiveKeys} live keys, including replaced ones; revoke one, or wait until one expires`
    throw new AppError('CONFLICT', message)
  }
}

async function notify(
  services: CreateServices,
  { username }: SessionViewer,
  { email, isVerified }: LockedAccount,
  { apiKey }: CreatedApiKey,
  change: 'created' | 'replaced by a new one',
): Promise<void> {
  const hint = apiKeyHint(services.tokens.apiKeyEnvironment, apiKey.publicId)
  await sendNotice(services, apiKeyNotice({ to: email, username, hint, change }), { isTrusted: isVerified })
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
