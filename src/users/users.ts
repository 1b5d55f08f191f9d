import type { SQL } from 'drizzle-orm'
import type { Role } from '../auth/permissions.ts'
import type { Services, Viewer } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { jsonFields, pickColumns } from '../db/json.ts'
import { inOrder, prepared } from '../db/statements.ts'
import { users } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { nameKey } from './names.ts'

/** A person as everybody sees them: what only they may see is not even fetched. */
export interface User {
  id: string
  username: string
  bio: string
  image: string | null
  followersCount: number
  followingCount: number
  createdAt: Date
  /** Present when the statement that found the user was asked for it; else load it. */
  viewerIsFollowing?: boolean
}

/** A person as they see themselves. */
export interface Account extends User {
  email: string
  role: Role
  version: number
  /** Null for an address that nobody has answered from. */
  emailVerifiedAt: Date | null
}

const userColumns = {
  id: users.id,
  username: users.username,
  bio: users.bio,
  image: users.image,
  followersCount: users.followersCount,
  followingCount: users.followingCount,
  createdAt: users.createdAt,
}
export const accountColumns = {
  ...userColumns,
  email: users.email,
  role: users.role,
  version: users.version,
  emailVerifiedAt: users.emailVerifiedAt,
}

export type UserColumn = keyof typeof userColumns

/** What a statement brings along of a user, because the client selected it. */
export interface UserParts {
  /** All when absent. The id comes anyway. */
  columns?: readonly UserColumn[]
  viewerIsFollowing?: boolean
}

/** What to select of users. `:viewer` is the id of who asks, or null. */
function userFields({ columns, viewerIsFollowing: following }: UserParts) {
  return {
    ...pickColumns(userColumns, columns && ['id', ...columns]),
    ...(following && { viewerIsFollowing }),
  }
}

const viewerIsFollowing = sql<boolean>`exists (select 1 from follows
  where follows.followed_id = users.id and follows.follower_id = ${sql.placeholder('viewer')})`

/** The user with this id, for a statement over what somebody wrote. */
export function userWithId(id: SQL, parts: UserParts) {
  const user = sql`select ${jsonFields(userFields(parts))} from users where users.id = ${id}`
  return sql<User>`(select row_to_json(found) from (${user}) found)`.mapWith(userFromJson)
}

export function userFromJson(user: User): User {
  if (user.createdAt) user.createdAt = new Date(user.createdAt)
  return user
}

export async function usersByIds(
  { db }: Pick<Services, 'db'>,
  ids: readonly string[],
): Promise<(User | null)[]> {
  const rows = await prepared(db.read, 'users by ids', (e) =>
    e
      .select(userFields({}))
      .from(users)
      .where(sql`users.id = any(${sql.placeholder('ids')}::uuid[])`),
  ).execute({ ids })
  return inOrder(ids, rows)
}

/** @throws {AppError} NOT_FOUND */
export async function getUserByUsername(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer | null,
  username: string,
  parts: UserParts = {},
): Promise<User> {
  const [user] = await prepared(db.read, `user by username ${JSON.stringify(parts)}`, (e) =>
    e
      .select(userFields(parts))
      .from(users)
      .where(sql`users.username_key = ${sql.placeholder('key')}`),
  ).execute({ key: nameKey(username), viewer: viewer?.id ?? null })
  if (!user) throw new AppError('NOT_FOUND', 'There is no user with this name')
  return user
}

/** The viewer's own. @throws {AppError} UNAUTHENTICATED when it was deleted meanwhile */
export async function getAccount({ db }: Pick<Services, 'db'>, viewer: Pick<Viewer, 'id'>): Promise<Account> {
  const [account] = await prepared(db.read, 'account', (e) =>
    e
      .select(accountColumns)
      .from(users)
      .where(sql`users.id = ${sql.placeholder('id')}`),
  ).execute({ id: viewer.id })
  if (!account) throw new AppError('UNAUTHENTICATED', 'This account no longer exists')
  return account
}

/** @throws {AppError} UNAUTHENTICATED when it was deleted meanwhile */
export async function getAccountById({ db }: Pick<Services, 'db'>, id: string): Promise<Account> {
  return getAccount({ db: { read: db.write, write: db.write } }, { id })
}
