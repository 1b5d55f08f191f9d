import type { Services, Viewer } from '../context.ts'
import { transaction } from '../db/client.ts'
import { sql } from '../db/drizzle.ts'
import { defineStatement } from '../db/statements.ts'
import { follows } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { getUserByUsername, type User } from './users.ts'

/**
 * Following twice has no further effect.
 * @throws {AppError} NOT_FOUND; BAD_INPUT if the user is the viewer
 */
export async function followUser(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer,
  username: string,
): Promise<User> {
  return changeFollow({ db }, viewer, username, +1)
}

/** @throws {AppError} NOT_FOUND; BAD_INPUT if the user is the viewer */
export async function unfollowUser(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer,
  username: string,
): Promise<User> {
  return changeFollow({ db }, viewer, username, -1)
}

async function changeFollow(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  username: string,
  change: 1 | -1,
) {
  const followed = await getUserByUsername(services, viewer, username)
  if (followed.id === viewer.id) throw new AppError('BAD_INPUT', 'You cannot follow yourself')
  return transaction(services, async ({ db }) => {
    const follow = { followerId: viewer.id, followedId: followed.id }
    const changed =
      change === 1
        ? await db.write.insert(follows).values(follow).onConflictDoNothing().returning()
        : await db.write
            .delete(follows)
            .where(sql`${follows.followerId} = ${viewer.id} and ${follows.followedId} = ${followed.id}`)
            .returning()
    const step = changed.length * change
    // One statement locks both rows in the order of their ids, so that two users who follow each other do
    // not deadlock.
    await db.write.execute(sql`
      with both_users as (select id from users where id in (${viewer.id}, ${followed.id}) order by id for no key update)
      update users set
        following_count = following_count + case when users.id = ${viewer.id} then ${step}::int else 0 end,
        followers_count = followers_count + case when users.id = ${followed.id} then ${step}::int else 0 end
      from both_users where users.id = both_users.id and ${step}::int <> 0`)
    return getUserByUsername({ db }, viewer, followed.username, { viewerIsFollowing: true })
  })
}

const followsOfViewer = defineStatement('follows of viewer', (e) =>
  e
    .select({ followedId: follows.followedId })
    .from(follows)
    .where(
      sql`follows.follower_id = ${sql.placeholder('viewer')} and follows.followed_id = any(${sql.placeholder('ids')}::uuid[])`,
    ),
)

/** A loader: for each user, whether the viewer follows them. */
export async function viewerFollowsByIds(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer | null,
  ids: readonly string[],
): Promise<boolean[]> {
  if (!viewer) return ids.map(() => false)
  const rows = await followsOfViewer(db.read).execute({ viewer: viewer.id, ids })
  const followed = new Set(rows.map((row) => row.followedId))
  return ids.map((id) => followed.has(id))
}
