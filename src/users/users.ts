import type { SQL } from 'drizzle-orm'
import type { Services, Viewer } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { jsonFields, pickColumns } from '../db/json.ts'
import { defineStatement, inOrder } from '../db/statements.ts'
import { users } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { nameKey } from './names.ts'

/** The public fields of a user. Private fields are not even selected. */
export interface User {
  id: string
  username: string
  bio: string
  image: string | null
  followersCount: number
  followingCount: number
  createdAt: Date
  /** Present if the statement that found the user selected it; load it otherwise. */
  viewerIsFollowing?: boolean
}

export const userColumns = {
  id: users.id,
  username: users.username,
  bio: users.bio,
  image: users.image,
  followersCount: users.followersCount,
  followingCount: users.followingCount,
  createdAt: users.createdAt,
}

export type UserColumn = keyof typeof userColumns

/** The parts of a user that a statement selects, because the client asked for them. */
export interface UserParts {
  /** All columns if absent. The id is always selected. */
  columns?: readonly UserColumn[]
  viewerIsFollowing?: boolean
}

/** The fields to select. The placeholder `viewer` is the viewer's id, or null. */
function userFields({ columns, viewerIsFollowing: following }: UserParts) {
  return {
    ...pickColumns(userColumns, columns && ['id', ...columns]),
    ...(following && { viewerIsFollowing }),
  }
}

const viewerIsFollowing = sql<boolean>`exists (select 1 from follows
  where follows.followed_id = users.id and follows.follower_id = ${sql.placeholder('viewer')})`

/** The user with this id as a JSON column, for a statement over articles or comments. */
export function userWithId(id: SQL, parts: UserParts) {
  const user = sql`select ${jsonFields(userFields(parts))} from users where users.id = ${id}`
  return sql<User>`(select row_to_json(found) from (${user}) found)`.mapWith(userFromJson)
}

export function userFromJson(user: User): User {
  if (user.createdAt) user.createdAt = new Date(user.createdAt)
  return user
}

const publicUsersByIds = defineStatement('users by ids', (e) =>
  e
    .select(userFields({}))
    .from(users)
    .where(sql`users.id = any(${sql.placeholder('ids')}::uuid[])`),
)

/** A loader: keeps the order of `ids`. */
export async function usersByIds(
  { db }: Pick<Services, 'db'>,
  ids: readonly string[],
): Promise<(User | null)[]> {
  const rows = await publicUsersByIds(db.read).execute({ ids })
  return inOrder(ids, rows)
}

const userByUsername = defineStatement(
  'user by username',
  (e, parts: UserParts) =>
    e
      .select(userFields(parts))
      .from(users)
      .where(sql`users.username_key = ${sql.placeholder('key')}`),
  (parts) => JSON.stringify(parts),
)

/** @throws {AppError} NOT_FOUND */
export async function getUserByUsername(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer | null,
  username: string,
  parts: UserParts = {},
): Promise<User> {
  const values = { key: nameKey(username), viewer: viewer?.id ?? null }
  const [user] = await userByUsername(db.read, parts).execute(values)
  if (!user) throw new AppError('NOT_FOUND', 'There is no user with this name')
  return user
}
