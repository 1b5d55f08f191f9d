import type { SQL, SQLWrapper } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Services, Viewer } from '../context.ts'
import { and, sql } from '../db/drizzle.ts'
import { listPage } from '../db/list-page.ts'
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
} from '../db/pagination.ts'
import { defineStatement } from '../db/statements.ts'
import { articles, articleTags } from '../db/tables.ts'
import { nameKey } from '../users/names.ts'
import type { Article, ArticleStatus } from './article-query.ts'
import { type ArticleParts, articleFields, partsShape } from './article-query.ts'
import { bestMatchFirst, matchesQuery } from './search.ts'

/** Which published articles to list. All conditions must hold. */
export interface ArticleFilter {
  tag?: string | null
  /** Username. */
  author?: string | null
  /** Username. */
  favoritedBy?: string | null
  /** A search query, as in search engines. The list is then ordered by relevance instead of time. */
  matching?: string | null
}

/** What a list of articles is ordered by, always descending. */
export interface ArticleOrder {
  key: SQLWrapper
  id: SQLWrapper
  keyOf: (article: Article) => Date | number | null
  /** The key, if it is not a column of the article. */
  fields?: Record<string, SQLWrapper>
  join?: [table: PgTable | SQL, on: SQL]
}

const published = sql`${articles.status} = 'published'`

const hasTag = sql`article_tags.article_id = articles.id
  and article_tags.tag_id = (select id from tags where name = ${sql.placeholder('tag')})`

const conditions: Record<keyof ArticleFilter, SQL> = {
  tag: sql`exists (select 1 from article_tags where ${hasTag} and article_tags.published_at is not null)`,
  author: sql`${articles.authorId} = (select id from users where username_key = ${sql.placeholder('author')})`,
  favoritedBy: sql`exists (select 1 from favorites join users on users.id = favorites.user_id
    where favorites.article_id = ${articles.id} and users.username_key = ${sql.placeholder('favoritedBy')})`,
  matching: matchesQuery,
}

const newestFirst: ArticleOrder = {
  key: articles.publishedAt,
  id: articles.id,
  keyOf: (article) => article.publishedAt,
}
/** The same order, read from the index of the tag. It replaces the condition on the tag. */
const newestTaggedFirst: ArticleOrder = {
  ...newestFirst,
  key: articleTags.publishedAt,
  id: articleTags.articleId,
  join: [articleTags, sql`${hasTag} and article_tags.published_at is not null`],
}
const newestCreatedFirst: ArticleOrder = {
  key: articles.createdAt,
  id: articles.id,
  keyOf: (article) => article.createdAt,
}

/** Lists published articles, the newest first; with `matching`, the best match first. */
export async function listArticles(
  services: Pick<Services, 'db'>,
  viewer: Viewer | null,
  filter: ArticleFilter,
  args: PageArgs,
  parts: ArticleParts = {},
): Promise<Connection<Article>> {
  const isSearch = filter.matching != null
  const order = isSearch ? bestMatchFirst : filter.tag == null ? newestFirst : newestTaggedFirst
  const given = (Object.keys(conditions) as (keyof ArticleFilter)[]).filter((key) => filter[key] != null)
  const checked = order === newestTaggedFirst ? given.filter((key) => key !== 'tag') : given
  return articlePage(services, viewer, {
    page: isSearch ? parsePage('matching articles', 'rank', args) : parsePage('articles', 'time', args),
    shape: given.join(),
    where: and(published, ...checked.map((key) => conditions[key])),
    values: {
      query: filter.matching,
      tag: filter.tag,
      author: filter.author && nameKey(filter.author),
      favoritedBy: filter.favoritedBy && nameKey(filter.favoritedBy),
    },
    order,
    parts,
  })
}

/** Lists published articles by the users whom the viewer follows, the newest first. */
export async function listFeed(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  args: PageArgs,
  parts: ArticleParts = {},
): Promise<Connection<Article>> {
  const isFollowed = sql`${articles.authorId} in (
    select followed_id from follows where follower_id = ${sql.placeholder('viewer')})`
  const page = parsePage('feed', 'time', args)
  return articlePage(services, viewer, {
    page,
    where: and(published, isFollowed),
    order: newestFirst,
    parts,
  })
}

/** Lists the viewer's own articles with one status, or with any, the newest created first. */
export async function listOwnArticles(
  services: Pick<Services, 'db'>,
  viewer: Pick<Viewer, 'id'>,
  status: ArticleStatus | null,
  args: PageArgs,
  parts: ArticleParts = {},
): Promise<Connection<Article>> {
  const isOwn = sql`${articles.authorId} = ${sql.placeholder('viewer')}`
  const hasStatus = sql`${articles.status} = ${sql.placeholder('status')}`
  return articlePage(services, viewer, {
    page: parsePage('own articles', 'time', args),
    shape: status ?? '',
    where: status ? and(isOwn, hasStatus) : isOwn,
    values: { status },
    order: newestCreatedFirst,
    parts,
  })
}

/** Reads one page of any list of articles. */
async function articlePage(
  { db }: Pick<Services, 'db'>,
  viewer: Pick<Viewer, 'id'> | null,
  list: {
    page: Page
    /** What else changes the statement, apart from the page and the parts. */
    shape?: string
    where: SQL | undefined
    values?: Record<string, unknown>
    order: ArticleOrder
    parts: ArticleParts
  },
): Promise<Connection<Article>> {
  const { page, shape = '', where, values, order, parts } = list
  const connection = await listPage<Article>(db.read, {
    ...order,
    page,
    shape,
    fieldsShape: partsShape(parts),
    table: articles,
    fields: () => ({ ...articleFields(parts), ...order.fields }),
    where,
    values: { ...values, viewer: viewer?.id ?? null },
  })
  if (parts.comments) for (const { node } of connection.edges) node.commentPage = parts.comments.page
  return connection
}

const pageByAuthorIds = defineStatement(
  'articles by author ids',
  (e, page: Page) => {
    const { publishedAt, id } = articles
    const byAuthor = sql`select articles.id from articles where ${and(
      published,
      sql`articles.author_id = authors.id`,
      pageCondition(page, publishedAt, id),
    )} ${pageClause(page, publishedAt, id)}`
    return e
      .select(articleFields({}))
      .from(articles)
      .where(
        sql`articles.id in (select found.id from unnest(${sql.placeholder('ids')}::uuid[]) as authors (id)
          cross join lateral (${byAuthor}) found)`,
      )
      .orderBy(...pageOrder(page, publishedAt, id).orderBy)
  },
  pageShape,
)

const countByAuthorIds = defineStatement('count articles by author ids', (e) =>
  e
    .select({ authorId: articles.authorId, count: sql<number>`count(*)::int` })
    .from(articles)
    .where(and(published, sql`articles.author_id = any(${sql.placeholder('ids')}::uuid[])`))
    .groupBy(articles.authorId),
)

/** A loader: the same page of each author's published articles. */
export async function articlesByAuthorIds(
  { db }: Pick<Services, 'db'>,
  authorIds: readonly string[],
  args: PageArgs,
): Promise<Connection<Article>[]> {
  const page = parsePage('articles', 'time', args)
  const rows: Article[] = await pageByAuthorIds(db.read, page).execute({
    ids: authorIds,
    ...pageValues(page),
  })
  const byAuthor = Map.groupBy(rows, (article) => article.authorId)
  let counts: Promise<Map<string, number>> | undefined
  const countOf = async (id: string) => {
    counts ??= countByAuthorIds(db.read)
      .execute({ ids: authorIds })
      .then((counted) => new Map(counted.map(({ authorId, count }) => [authorId, count])))
    return (await counts).get(id) ?? 0
  }
  return authorIds.map((id) =>
    toConnection(page, byAuthor.get(id) ?? [], newestFirst.keyOf, () => countOf(id)),
  )
}
