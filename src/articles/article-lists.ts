import type { SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Services, Viewer } from '../context.ts'
import { and, sql } from '../db/drizzle.ts'
import {
  type Connection,
  type Page,
  type PageArgs,
  pageClause,
  pageCondition,
  pageOrder,
  pageShape,
  pageValues,
  parsePage,
  toConnection,
} from '../db/pages.ts'
import { prepared } from '../db/statements.ts'
import { articles, articleTags } from '../db/tables.ts'
import { nameKey } from '../users/names.ts'
import { type ArticleParts, articleFields, partsShape } from './article-query.ts'
import type { Article, ArticleStatus } from './articles.ts'

/** Which published articles; several narrow each other. */
export interface ArticleFilter {
  tag?: string | null
  /** Username. */
  author?: string | null
  /** Username. */
  favoritedBy?: string | null
}

const published = sql`${articles.status} = 'published'`

const taggedWith = sql`article_tags.article_id = articles.id
  and article_tags.tag_id = (select id from tags where name = ${sql.placeholder('tag')})`

const conditions: Record<keyof ArticleFilter, SQL> = {
  tag: sql`article_tags.published_at is not null`,
  author: sql`${articles.authorId} = (select id from users where username_key = ${sql.placeholder('author')})`,
  favoritedBy: sql`exists (select 1 from favorites join users on users.id = favorites.user_id
    where favorites.article_id = ${articles.id} and users.username_key = ${sql.placeholder('favoritedBy')})`,
}

/** Published articles, the newest first. */
export async function listArticles(
  services: Pick<Services, 'db'>,
  viewer: Viewer | null,
  filter: ArticleFilter,
  args: PageArgs,
  parts: ArticleParts = {},
): Promise<Connection<Article>> {
  const given = (Object.keys(conditions) as (keyof ArticleFilter)[]).filter((key) => filter[key] != null)
  return articlePage(services, viewer, {
    name: `articles ${given.join()}`,
    where: and(published, ...given.map((key) => conditions[key])),
    values: {
      tag: filter.tag,
      author: filter.author && nameKey(filter.author),
      favoritedBy: filter.favoritedBy && nameKey(filter.favoritedBy),
    },
    page: parsePage('articles', 'time', args),
    order: filter.tag == null ? newest : newestTagged,
    parts,
  })
}

/** Published articles of the people whom the viewer follows, the newest first. */
export async function listFeed(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  args: PageArgs,
  parts: ArticleParts = {},
): Promise<Connection<Article>> {
  return articlePage(services, viewer, {
    name: 'feed',
    where: and(
      published,
      sql`${articles.authorId} in (select followed_id from follows where follower_id = ${sql.placeholder('viewer')})`,
    ),
    values: {},
    page: parsePage('feed', 'time', args),
    order: newest,
    parts,
  })
}

/** The viewer's own articles of one status or of all, the newest first by when they were begun. */
export async function listOwnArticles(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  status: ArticleStatus | null,
  args: PageArgs,
  parts: ArticleParts = {},
): Promise<Connection<Article>> {
  return articlePage(services, viewer, {
    name: `own articles ${status ?? ''}`,
    where: and(
      sql`${articles.authorId} = ${sql.placeholder('viewer')}`,
      status ? sql`${articles.status} = ${sql.placeholder('status')}` : undefined,
    ),
    values: { status },
    page: parsePage('own articles', 'time', args),
    order: lastBegun,
    parts,
  })
}

/** A loader: the same page of each author's published articles. */
export async function articlesByAuthorIds(
  { db }: Pick<Services, 'db'>,
  authorIds: readonly string[],
  args: PageArgs,
): Promise<Connection<Article>[]> {
  const page = parsePage('articles', 'time', args)
  const rows: Article[] = await prepared(db.read, `articles by author ids ${pageShape(page)}`, (e) => {
    const { orderBy } = pageOrder(page, articles.publishedAt, articles.id)
    const ofAuthor = sql`select articles.id from articles where ${and(
      published,
      sql`articles.author_id = wanted.id`,
      pageCondition(page, articles.publishedAt, articles.id),
    )} ${pageClause(page, articles.publishedAt, articles.id)}`
    return e
      .select(articleFields({}))
      .from(articles)
      .where(
        sql`articles.id in (select found.id from unnest(${sql.placeholder('ids')}::uuid[]) as wanted (id)
          cross join lateral (${ofAuthor}) found)`,
      )
      .orderBy(...orderBy)
  }).execute({ ids: authorIds, ...pageValues(page) })
  const byAuthor = Map.groupBy(rows, (article) => article.authorId)
  let counts: Promise<Map<string, number>> | undefined
  const countOf = async (id: string) => {
    counts ??= countByAuthorIds({ db }, authorIds)
    return (await counts).get(id) ?? 0
  }
  return authorIds.map((id) =>
    toConnection(
      page,
      byAuthor.get(id) ?? [],
      (article) => article.publishedAt,
      () => countOf(id),
    ),
  )
}

async function countByAuthorIds({ db }: Pick<Services, 'db'>, authorIds: readonly string[]) {
  const rows = await prepared(db.read, 'count by author ids', (e) =>
    e
      .select({ authorId: articles.authorId, count: sql<number>`count(*)::int` })
      .from(articles)
      .where(and(published, sql`articles.author_id = any(${sql.placeholder('ids')}::uuid[])`))
      .groupBy(articles.authorId),
  ).execute({ ids: authorIds })
  return new Map(rows.map(({ authorId, count }) => [authorId, count]))
}

interface Order {
  key: AnyPgColumn
  id: AnyPgColumn
  property: 'publishedAt' | 'createdAt'
}

const newest: Order = { key: articles.publishedAt, id: articles.id, property: 'publishedAt' }
/** The same order, by the index that knows the tag. */
const newestTagged: Order = {
  key: articleTags.publishedAt,
  id: articleTags.articleId,
  property: 'publishedAt',
}
const lastBegun: Order = { key: articles.createdAt, id: articles.id, property: 'createdAt' }

/** The one statement behind every list of articles. */
async function articlePage(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer | null,
  list: {
    /** With the page and the parts, names the statement. */
    name: string
    where: SQL | undefined
    values: Record<string, unknown>
    page: Page
    order: Order
    parts: ArticleParts
  },
): Promise<Connection<Article>> {
  const { name, where, page, order, parts } = list
  const values = { ...list.values, viewer: viewer?.id ?? null }
  const rows: Article[] = await prepared(db.read, `${name} ${pageShape(page)} ${partsShape(parts)}`, (e) => {
    const { orderBy, limit } = pageOrder(page, order.key, order.id)
    const query = e.select(articleFields(parts)).from(articles).$dynamic()
    return (order === newestTagged ? query.innerJoin(articleTags, taggedWith) : query)
      .where(and(where, pageCondition(page, order.key, order.id)))
      .orderBy(...orderBy)
      .limit(limit)
  }).execute({ ...values, ...pageValues(page) })
  if (parts.comments) for (const row of rows) row.commentPage = parts.comments.page
  return toConnection(
    page,
    rows,
    (article) => article[order.property],
    async () => {
      const counted = await prepared(db.read, `count ${name}`, (e) => {
        const query = e.select({ count: sql<number>`count(*)::int` }).from(articles).$dynamic()
        return (order === newestTagged ? query.innerJoin(articleTags, taggedWith) : query).where(where)
      }).execute(values)
      return counted[0]!.count
    },
  )
}
