import type { SQL } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { type AuditAction, recordAuditEvent } from '../../audit/audit-events.ts'
import type { Context, Services, SessionViewer } from '../../context.ts'
import { transaction } from '../../db/client.ts'
import { and, sql } from '../../db/drizzle.ts'
import { apiKeys } from '../../db/identity-tables.ts'
import {
  type Connection,
  type PageArgs,
  pageCondition,
  pageOrder,
  pageShape,
  pageValues,
  parsePage,
  toConnection,
} from '../../db/pagination.ts'
import { prepared } from '../../db/statements.ts'
import { users } from '../../db/tables.ts'
import { AppError } from '../../errors.ts'
import { lockOwnAccount } from '../account-locks.ts'
import { type Permission, permissions, permissionsOf } from '../permissions.ts'
import { randomApiKey } from './api-key-format.ts'
import { apiKeyHash, isLive } from './api-key-viewer.ts'

export type ApiKeyState = 'live' | 'expired' | 'revoked'

/** A key as its owner may see it again: without its secret. */
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
  /** The whole key. It is kept nowhere. */
  key: string
  apiKey: ApiKey
}

export interface NewApiKey {
  name: string
  scopes: readonly Permission[]
  /** 1 to 365. */
  expiresInDays: number
}

/** Of one person. Those that a rotation has replaced do not count: it must go on at the limit too. */
const maxLiveKeys = 50
/** Every key may read what its owner may. */
const always: Permission = 'articles:read'

const apiKeyColumns = {
  id: apiKeys.id,
  publicId: apiKeys.publicId,
  name: apiKeys.name,
  scopes: apiKeys.scopes,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
  state: sql<ApiKeyState>`case when ${isLive} then 'live' when revoked_at is null then 'expired' else 'revoked' end`,
}

type Auditing = Pick<Services, 'db'> & Pick<Context, 'caller'>
type Making = Auditing & Pick<Services, 'vault' | 'tokens'>

/** The viewer's own, the newest first. What was revoked or has expired stays for 30 days. */
export async function listApiKeys(
  { db }: Pick<Services, 'db'>,
  viewer: SessionViewer,
  args: PageArgs,
): Promise<Connection<ApiKey>> {
  const page = parsePage('api keys', 'time', args)
  const { createdAt, id } = apiKeys
  const listed = (userId: unknown) =>
    sql`user_id = ${userId} and least(revoked_at, expires_at) > now() - interval '30 days'`
  const rows = await prepared(db.write, `api keys ${pageShape(page)}`, (e) => {
    const { orderBy, limit } = pageOrder(page, createdAt, id)
    return e
      .select(apiKeyColumns)
      .from(apiKeys)
      .where(and(listed(sql.placeholder('userId')), pageCondition(page, createdAt, id)))
      .orderBy(...orderBy)
      .limit(limit)
  }).execute({ userId: viewer.id, ...pageValues(page) })
  return toConnection(
    page,
    rows,
    (key) => key.createdAt,
    () => db.write.$count(apiKeys, listed(viewer.id)),
  )
}

/**
 * Makes a key that may do no more than its owner may now.
 * @throws {AppError} FORBIDDEN naming the scopes that are not theirs to give; CONFLICT beyond 50 live keys
 */
export async function createApiKey(
  services: Making,
  viewer: SessionViewer,
  { name, scopes, expiresInDays }: NewApiKey,
): Promise<CreatedApiKey> {
  return transaction(services, async (tx) => {
    const own = await lockOwner(tx, viewer)
    assertOwn(scopes, own)
    await assertRoomForOne(tx, viewer)
    const created = await insertApiKey(tx, viewer, {
      name,
      scopes: [always, ...scopes],
      expiresAt: sql`now() + ${expiresInDays}::int * interval '24 hours'`,
    })
    const { apiKey } = created
    const { scopes: given, expiresAt } = apiKey
    await record(tx, viewer, 'api_key.created', apiKey.id, { scopes: given, expiresAt })
    return created
  })
}

/**
 * Makes a key that takes the place of another: of its name, for as long, and of those of its scopes that are still its
 * owner's. The old one goes on for the overlap, or until it expires.
 * @param overlapHours 0 to 24
 * @throws {AppError} NOT_FOUND; CONFLICT when it is not live, or was replaced before
 */
export async function rotateApiKey(
  services: Making,
  viewer: SessionViewer,
  id: string,
  { overlapHours }: { overlapHours: number },
): Promise<CreatedApiKey> {
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

/** Ends a key of the viewer's at once; one that is revoked stays so. Answers its id. @throws {AppError} NOT_FOUND */
export async function revokeApiKey(services: Auditing, viewer: SessionViewer, id: string): Promise<string> {
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
 * What they may do now. One at a time makes keys for a person, so that counting them counts; and no key is left behind by a
 * session that is ended at the same moment.
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
  if (key.state !== 'live') throw new AppError('CONFLICT', 'This key is not live any more; create a new one')
  if (key.replacedBy) throw new AppError('CONFLICT', 'This key has been replaced by another already')
  return key
}

function assertOwn(scopes: readonly Permission[], own: ReadonlySet<string>): void {
  const details = scopes.flatMap((scope, i) =>
    own.has(scope) ? [] : [{ field: `input.scopes.${i}`, message: `${scope} is not yours to give` }],
  )
  if (details.length > 0)
    throw new AppError('FORBIDDEN', 'A key may do no more than you may yourself', details)
}

async function assertRoomForOne({ db }: Pick<Services, 'db'>, viewer: SessionViewer): Promise<void> {
  const counted = sql`user_id = ${viewer.id} and ${isLive} and replaced_by is null`
  if ((await db.write.$count(apiKeys, counted)) >= maxLiveKeys)
    throw new AppError('CONFLICT', `You have ${maxLiveKeys} keys; revoke one that you do not need any more`)
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
      scopes: permissions.filter((permission) => scopes.includes(permission)), // Once each, in one order.
      expiresAt,
    })
    .returning(apiKeyColumns)
  return { key, apiKey: apiKey! }
}

async function record(tx: Auditing, viewer: SessionViewer, action: AuditAction, id: string, details = {}) {
  await recordAuditEvent(tx, { actor: `user:${viewer.id}`, action, target: `key:${id}`, details })
}

function noSuchKey(): AppError {
  return new AppError('NOT_FOUND', 'You have no such key')
}
