import type { SQL } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Services } from '../context.ts'
import { and, sql } from '../db/drizzle.ts'
import { listPage } from '../db/list-page.ts'
import { type Connection, type PageArgs, parsePage } from '../db/pagination.ts'
import { defineStatement, inOrder } from '../db/statements.ts'
import { articleTags, tags } from '../db/tables.ts'
import { AppError } from '../errors.ts'

export interface Tag {
  id: string
  name: string
  /** Published articles only. */
  articlesCount: number
}

/** A tag that only drafts have is as secret as the drafts. */
const isPublic = sql`tags.articles_count > 0`

/** Lists the tags of published articles, the most used first. */
export async function listTags({ db }: Pick<Services, 'db'>, args: PageArgs): Promise<Connection<Tag>> {
  return listPage<Tag>(db.read, {
    page: parsePage('tags', 'count', args),
    table: tags,
    fields: () => ({ id: tags.id, name: tags.name, articlesCount: tags.articlesCount }),
    where: isPublic,
    key: tags.articlesCount,
    id: tags.id,
    keyOf: (tag) => tag.articlesCount,
  })
}

const tagByName = defineStatement('tag by name', (e) =>
  e
    .select()
    .from(tags)
    .where(and(isPublic, sql`tags.name = ${sql.placeholder('name')}`)),
)

/** @throws {AppError} NOT_FOUND */
export async function getTagByName({ db }: Pick<Services, 'db'>, name: string): Promise<Tag> {
  const [tag] = await tagByName(db.read).execute({ name })
  if (!tag) throw new AppError('NOT_FOUND', 'There is no such tag')
  return tag
}

const publicTagsByIds = defineStatement('tags by ids', (e) =>
  e
    .select()
    .from(tags)
    .where(and(isPublic, sql`tags.id = any(${sql.placeholder('ids')}::uuid[])`)),
)

/** A loader: null for a tag that does not exist or that only drafts have. */
export async function tagsByIds(
  { db }: Pick<Services, 'db'>,
  ids: readonly string[],
): Promise<(Tag | null)[]> {
  return inOrder(ids, await publicTagsByIds(db.read).execute({ ids }))
}

/** The tags of an article, in the author's order, for a statement over articles. */
export function tagsOfArticle(articleId: SQL) {
  return sql<Tag[]>`(
    select coalesce(json_agg(json_build_object('id', tags.id, 'name', tags.name, 'articlesCount', tags.articles_count)
      order by article_tags.position), '[]')
    from article_tags join tags on tags.id = article_tags.tag_id
    where article_tags.article_id = ${articleId})`
}

const tagsOfArticles = defineStatement('tags by article ids', (e) =>
  e
    .select({ id: sql<string>`keys.id`, tags: tagsOfArticle(sql`keys.id`) })
    .from(sql`unnest(${sql.placeholder('ids')}::uuid[]) as keys (id)`),
)

/** A loader: the tags of each article. */
export async function tagsByArticleIds(
  { db }: Pick<Services, 'db'>,
  ids: readonly string[],
): Promise<Tag[][]> {
  const rows = await tagsOfArticles(db.read).execute({ ids })
  return inOrder(ids, rows).map((row) => row?.tags ?? [])
}

/**
 * Replaces the tags of an article and updates the tags' counts.
 * @param names in the author's order
 * @param publishedAt null unless the article is published: only published articles are counted and listed by tag
 */
export async function replaceTags(
  { db }: Pick<Services, 'db'>,
  articleId: string,
  names: readonly string[],
  publishedAt: Date | null,
): Promise<void> {
  const distinct = [...new Set(names)]
  if (distinct.length > 0) {
    await db.write
      .insert(tags)
      .values(distinct.toSorted().map((name) => ({ id: uuidv7(), name })))
      .onConflictDoNothing()
  }
  await lockTags({ db }, articleId, distinct)
  await countListedTags({ db }, articleId, -1)
  await db.write.delete(articleTags).where(sql`article_id = ${articleId}`)
  if (distinct.length === 0) return
  await db.write.execute(sql`
    insert into article_tags (article_id, tag_id, position, published_at)
    select ${articleId}::uuid, tags.id, new.position, ${publishedAt?.toISOString() ?? null}::timestamptz
    from unnest(${sql.param(distinct)}::text[]) with ordinality as new (name, position)
    join tags on tags.name = new.name`)
  await countListedTags({ db }, articleId, +1)
}

/** Lists an article under its tags, or removes it from them (null), and updates the tags' counts. */
export async function relistTags(
  { db }: Pick<Services, 'db'>,
  articleId: string,
  publishedAt: Date | null,
): Promise<void> {
  await lockTags({ db }, articleId, [])
  await countListedTags({ db }, articleId, -1)
  await db.write.update(articleTags).set({ publishedAt }).where(sql`article_id = ${articleId}`)
  await countListedTags({ db }, articleId, +1)
}

/**
 * Locks every row whose count can change, in the order of their ids, so that two articles that exchange tags do not
 * deadlock. The lock is no stronger than an update of the count needs: adding a tag to any article takes a key-share
 * lock on the tag's row through the foreign key.
 */
async function lockTags(
  { db }: Pick<Services, 'db'>,
  articleId: string,
  names: readonly string[],
): Promise<void> {
  await db.write.execute(sql`
    select id from tags
    where name = any(${sql.param([...names])}::text[])
      or id in (select tag_id from article_tags where article_id = ${articleId})
    order by id for no key update`)
}

async function countListedTags({ db }: Pick<Services, 'db'>, articleId: string, step: 1 | -1): Promise<void> {
  await db.write.execute(sql`
    update tags set articles_count = articles_count + ${step}::int
    where id in (select tag_id from article_tags where article_id = ${articleId} and published_at is not null)`)
}
