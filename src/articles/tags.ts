import type { SQL } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import {
  type Connection,
  type PageArgs,
  pageCondition,
  pageOrder,
  pageShape,
  pageValues,
  parsePage,
  toConnection,
} from '../db/pages.ts'
import { inOrder, prepared } from '../db/statements.ts'
import { articleTags, tags } from '../db/tables.ts'
import { AppError } from '../errors.ts'

export interface Tag {
  id: string
  name: string
  /** Published articles only. */
  articlesCount: number
}

/** The most used first. */
export async function listTags({ db }: Pick<Services, 'db'>, args: PageArgs): Promise<Connection<Tag>> {
  const page = parsePage('tags', 'number', args)
  const rows = await prepared(db.read, `tags ${pageShape(page)}`, (e) =>
    e
      .select()
      .from(tags)
      .where(pageCondition(page, tags.articlesCount, tags.id))
      .orderBy(...pageOrder(page, tags.articlesCount, tags.id).orderBy)
      .limit(pageOrder(page, tags.articlesCount, tags.id).limit),
  ).execute(pageValues(page))
  return toConnection(
    page,
    rows,
    (tag) => tag.articlesCount,
    () => db.read.$count(tags),
  )
}

/** @throws {AppError} NOT_FOUND */
export async function getTagByName({ db }: Pick<Services, 'db'>, name: string): Promise<Tag> {
  const [tag] = await prepared(db.read, 'tag by name', (e) =>
    e
      .select()
      .from(tags)
      .where(sql`tags.name = ${sql.placeholder('name')}`),
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
      .where(sql`tags.id = any(${sql.placeholder('ids')}::uuid[])`),
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

/** Makes `names` the tags of an article, in this order. Counts are the caller's: they depend on its status. */
export async function replaceTags(
  { db }: Pick<Services, 'db'>,
  articleId: string,
  names: readonly string[],
): Promise<void> {
  const distinct = [...new Set(names)]
  await db.write.delete(articleTags).where(sql`${articleTags.articleId} = ${articleId}`)
  if (distinct.length === 0) return
  // In one order for everybody, so that two articles with the same new tags do not wait for each other in a circle.
  await db.write
    .insert(tags)
    .values(distinct.toSorted().map((name) => ({ id: uuidv7(), name })))
    .onConflictDoNothing()
  await db.write.execute(sql`
    insert into article_tags (article_id, tag_id, position)
    select ${articleId}::uuid, tags.id, wanted.position
    from unnest(${sql.param(distinct)}::text[]) with ordinality as wanted (name, position)
    join tags on tags.name = wanted.name`)
}

/** Adds `step` to the count of every tag that an article has. */
export async function countTags(
  { db }: Pick<Services, 'db'>,
  articleId: string,
  step: 1 | -1,
): Promise<void> {
  await db.write.execute(sql`
    with locked as (
      select tags.id from tags join article_tags on article_tags.tag_id = tags.id
      where article_tags.article_id = ${articleId}::uuid order by tags.id for update of tags)
    update tags set articles_count = articles_count + ${step}::int from locked where tags.id = locked.id`)
}
