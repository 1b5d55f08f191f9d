import type { SQL } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Services } from '../context.ts'
import { and, sql } from '../db/drizzle.ts'
import {
  type Connection,
  type PageArgs,
  pageCondition,
  pageOrder,
  pageShape,
  pageValues,
  parsePage,
  toConnection,
} from '../db/pagination.ts'
import { inOrder, prepared } from '../db/statements.ts'
import { articleTags, tags } from '../db/tables.ts'
import { AppError } from '../errors.ts'

export interface Tag {
  id: string
  name: string
  /** Published articles only. */
  articlesCount: number
}

/** A tag that only drafts have is as secret as they are. */
const used = sql`tags.articles_count > 0`

/** The most used first. */
export async function listTags({ db }: Pick<Services, 'db'>, args: PageArgs): Promise<Connection<Tag>> {
  const page = parsePage('tags', 'count', args)
  const rows = await prepared(db.read, `tags ${pageShape(page)}`, (e) =>
    e
      .select()
      .from(tags)
      .where(and(used, pageCondition(page, tags.articlesCount, tags.id)))
      .orderBy(...pageOrder(page, tags.articlesCount, tags.id).orderBy)
      .limit(pageOrder(page, tags.articlesCount, tags.id).limit),
  ).execute(pageValues(page))
  return toConnection(
    page,
    rows,
    (tag) => tag.articlesCount,
    () => db.read.$count(tags, used),
  )
}

/** @throws {AppError} NOT_FOUND */
export async function getTagByName({ db }: Pick<Services, 'db'>, name: string): Promise<Tag> {
  const [tag] = await prepared(db.read, 'tag by name', (e) =>
    e
      .select()
      .from(tags)
      .where(and(used, sql`tags.name = ${sql.placeholder('name')}`)),
  ).execute({ name })
  if (!tag) throw new AppError('NOT_FOUND', 'There is no such tag')
  return tag
}

export async function tagsByIds(
  { db }: Pick<Services, 'db'>,
  ids: readonly string[],
): Promise<(Tag | null)[]> {
  const rows = await prepared(db.read, 'tags by ids', (e) =>
    e
      .select()
      .from(tags)
      .where(and(used, sql`tags.id = any(${sql.placeholder('ids')}::uuid[])`)),
  ).execute({ ids })
  return inOrder(ids, rows)
}

/** The tags of an article, in the author's order, for a statement over articles. */
export function tagsOfArticle(articleId: SQL) {
  return sql<Tag[]>`(
    select coalesce(json_agg(json_build_object('id', tags.id, 'name', tags.name, 'articlesCount', tags.articles_count)
      order by article_tags.position), '[]')
    from article_tags join tags on tags.id = article_tags.tag_id
    where article_tags.article_id = ${articleId})`
}

/** A loader: the tags of each article. */
export async function tagsByArticleIds(
  { db }: Pick<Services, 'db'>,
  ids: readonly string[],
): Promise<Tag[][]> {
  const rows = await prepared(db.read, 'tags by article ids', (e) =>
    e
      .select({ id: sql<string>`wanted.id`, tags: tagsOfArticle(sql`wanted.id`) })
      .from(sql`unnest(${sql.placeholder('ids')}::uuid[]) as wanted (id)`),
  ).execute({ ids })
  return inOrder(ids, rows).map((row) => row?.tags ?? [])
}

/**
 * Makes `names` the tags of an article, in this order, and keeps the counts.
 * @param publishedAt null unless the article is published: only then is it found by its tags and counted
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
    select ${articleId}::uuid, tags.id, wanted.position, ${publishedAt?.toISOString() ?? null}::timestamptz
    from unnest(${sql.param(distinct)}::text[]) with ordinality as wanted (name, position)
    join tags on tags.name = wanted.name`)
  await countListedTags({ db }, articleId, +1)
}

/** Lets an article be found by its tags from now on, or no more (null), and keeps the counts. */
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
 * Takes all the rows whose counts may change at once, in the order of their ids, so that two articles that exchange
 * tags do not wait for each other in a circle; and in no stronger a mode than a count needs, since everybody who
 * gives a tag to an article holds its row by the foreign key.
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
