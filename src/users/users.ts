import { v7 as uuidv7 } from 'uuid'
import { type Role, roleAtRegistration } from '../auth/permissions.ts'
import type { AccessToken } from '../auth/tokens.ts'
import type { Services, Viewer } from '../context.ts'
import { getTableColumns, sql } from '../db/drizzle.ts'
import { extras, inOrder, prepared } from '../db/statements.ts'
import { users } from '../db/tables.ts'
import { AppError } from '../errors.ts'

export interface User {
  id: string
  username: string
  email: string
  role: Role
  bio: string
  image: string | null
  followersCount: number
  followingCount: number
  createdAt: Date
  updatedAt: Date
  /** Present when the statement that found the user was asked for it; else load it. */
  viewerIsFollowing?: boolean
}

const { passwordHash: _, ...publicColumns } = getTableColumns(users)

/** What a statement brings along with a user when the client selected it. */
export interface UserParts {
  viewerIsFollowing?: boolean
}

const viewerIsFollowing = sql<boolean>`exists (
  select 1 from follows where follows.followed_id = ${users.id} and follows.follower_id = ${sql.placeholder('viewer')})`

/** How a relational query selects users; `:viewer` is the id of who asks, or null. */
export function userQuery(parts: UserParts) {
  return {
    columns: { passwordHash: false },
    extras: extras(
      parts.viewerIsFollowing && { viewerIsFollowing: viewerIsFollowing.as('viewer_is_following') },
    ),
  } as const
}

export async function usersByIds(
  { db }: Pick<Services, 'db'>,
  ids: readonly string[],
): Promise<(User | null)[]> {
  const rows = await prepared(db.read, 'users by ids', (e) =>
    e.query.users.findMany({
      ...userQuery({}),
      where: sql`${users.id} = any(${sql.placeholder('ids')}::uuid[])`,
    }),
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
  const user = await prepared(db.read, `user by username ${Object.keys(parts)}`, (e) =>
    e.query.users.findFirst({
      ...userQuery(parts),
      where: sql`lower(${users.username}) = lower(${sql.placeholder('username')})`,
    }),
  ).execute({ username, viewer: viewer?.id ?? null })
  if (!user) throw new AppError('NOT_FOUND', 'There is no user with this name')
  return user
}

export interface Registration {
  username: string
  email: string
  password: string
}

/** @throws {AppError} ALREADY_TAKEN naming the field; decided by the database's unique indexes */
export async function register(
  { db, passwords, tokens }: Pick<Services, 'db' | 'passwords' | 'tokens'>,
  { username, email, password }: Registration,
): Promise<AccessToken & { user: User }> {
  const passwordHash = await passwords.hash(password)
  const [user] = await db.write
    .insert(users)
    .values({ id: uuidv7(), username, email, passwordHash, role: roleAtRegistration })
    .returning(publicColumns)
  return { user: user!, ...(await tokens.issue(user!.id)) }
}

export interface ProfileChanges {
  username?: string | null
  email?: string | null
  bio?: string | null
  image?: string | null
}

/**
 * Absent fields stay; `null` clears `bio` and `image`.
 * @throws {AppError} ALREADY_TAKEN naming the field
 */
export async function updateProfile(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer,
  { username, email, bio, image }: ProfileChanges,
): Promise<User> {
  const [user] = await db.write
    .update(users)
    .set({
      username: username ?? undefined,
      email: email ?? undefined,
      bio: bio === null ? '' : bio,
      image,
      updatedAt: sql`now()`,
    })
    .where(sql`${users.id} = ${viewer.id}`)
    .returning(publicColumns)
  return user!
}
