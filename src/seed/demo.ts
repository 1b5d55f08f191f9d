import { v7 as uuidv7 } from 'uuid'
import { readingMinutes } from '../articles/reading-time.ts'
import { slugOf } from '../articles/slugs.ts'
import { createHashing } from '../auth/passwords/passwords.ts'
import type { Db, Executor } from '../db/client.ts'
import { sql } from '../db/drizzle.ts'
import {
  articleSlugs,
  articles,
  articleTags,
  comments,
  favorites,
  follows,
  tags,
  users,
} from '../db/tables.ts'
import { nameKey } from '../users/names.ts'
import { demoArticles, demoFollows, demoUsers } from './demo-content.ts'

const password = 'byline-demo'
const hour = 3_600_000

/** The accounts to sign in with, which exist only on the embedded database. */
export const demoAccounts = demoUsers.slice(0, 3).map(({ role, email }) => ({ role, email, password }))

/** Fills an empty database with users and articles to explore, in one transaction. */
export async function seedDemo({ db }: { db: Db }): Promise<void> {
  const passwordHash = await createHashing().hash(password)
  await db.write.transaction(async (tx) => {
    const userIds = await insertUsers(tx, passwordHash)
    const tagIds = await insertTags(tx)
    for (const article of demoArticles) await insertArticle(tx, article, userIds, tagIds)
  })
}

/** The e-mail addresses of the demo accounts that anybody can sign in to with the public password. */
export async function findOpenDemoAccounts({ db }: { db: Db }): Promise<string[]> {
  const hashing = createHashing()
  const rows = await db.write
    .select({ email: users.email, passwordHash: users.passwordHash })
    .from(users)
    .where(sql`disabled_at is null and email_key in ${demoUsers.map(({ email }) => nameKey(email))}`)
  const open: string[] = []
  for (const { email, passwordHash } of rows) {
    if (await hashing.verify(passwordHash, password)) open.push(email)
  }
  return open
}

type Ids = ReadonlyMap<string, string>

async function insertUsers(tx: Executor, passwordHash: string): Promise<Ids> {
  const ids = new Map(demoUsers.map(({ username }) => [username, uuidv7()]))
  await tx.insert(users).values(
    demoUsers.map(({ username, email, role, bio }) => ({
      id: ids.get(username)!,
      username,
      usernameKey: nameKey(username),
      email,
      emailKey: nameKey(email),
      role,
      bio,
      passwordHash,
      followersCount: demoFollows.filter(([, followed]) => followed === username).length,
      followingCount: demoFollows.filter(([follower]) => follower === username).length,
    })),
  )
  await tx
    .insert(follows)
    .values(demoFollows.map(([from, to]) => ({ followerId: ids.get(from)!, followedId: ids.get(to)! })))
  return ids
}

async function insertTags(tx: Executor): Promise<Ids> {
  const counts = new Map<string, number>()
  for (const { tags, status } of demoArticles) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + (status === 'published' ? 1 : 0))
  }
  const rows = [...counts].map(([name, articlesCount]) => ({ id: uuidv7(), name, articlesCount }))
  await tx.insert(tags).values(rows)
  return new Map(rows.map(({ id, name }) => [name, id]))
}

async function insertArticle(tx: Executor, demo: (typeof demoArticles)[number], userIds: Ids, tagIds: Ids) {
  const { title, description, body, status } = demo
  const id = uuidv7()
  const slug = slugOf(title)
  const writtenAt = new Date(Date.now() - demo.daysAgo * 24 * hour)
  const publishedAt = status === 'draft' ? null : writtenAt
  await tx.insert(articles).values({
    id,
    slug,
    title,
    description,
    body,
    status,
    readingMinutes: readingMinutes(body),
    authorId: userIds.get(demo.author)!,
    favoritesCount: demo.favoritedBy.length,
    commentsCount: demo.comments.length,
    createdAt: writtenAt,
    updatedAt: writtenAt,
    publishedAt,
  })
  await tx.insert(articleSlugs).values({ slug, articleId: id })
  await tx.insert(articleTags).values(
    demo.tags.map((tag, position) => ({
      articleId: id,
      tagId: tagIds.get(tag)!,
      position,
      publishedAt: status === 'published' ? writtenAt : null,
    })),
  )
  if (demo.favoritedBy.length > 0) {
    await tx
      .insert(favorites)
      .values(demo.favoritedBy.map((name) => ({ articleId: id, userId: userIds.get(name)! })))
  }
  if (demo.comments.length > 0) {
    await tx.insert(comments).values(
      demo.comments.map(({ author, body }, index) => {
        const createdAt = new Date(Math.min(writtenAt.getTime() + (index + 1) * hour, Date.now()))
        return {
          id: uuidv7(),
          articleId: id,
          authorId: userIds.get(author)!,
          body,
          createdAt,
          updatedAt: createdAt,
        }
      }),
    )
  }
}
