import type { SQL, SQLWrapper } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Services, Viewer } from '../context.ts'
import type { Executor } from '../db/client.ts'
import { and, sql } from '../db/drizzle.ts'
import {
  type Connection,
  offsetCondition,
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
import { prepared } from '../db/statements.ts'
import { articles, articleTags } from '../db/tables.ts'
import { nameKey } from '../users/names.ts'
import { type ArticleParts, articleFields, partsShape } from './article-query.ts'
import type { Article, ArticleStatus } from './articles.ts'
import { isWanted, rank, wanted } from './search.ts'

/** Which published articles; several narrow each other. */
export interface ArticleFilter {
  tag?: string | null
  /** Username. */
  author?: string | null
  /** Username. */
  favoritedBy?: string | null
  /** What people type into search engines. The best come first, then, not the newest. */
  matching?: string | null
}

const published = sql`${articles.status} = 'published'`

const taggedWith = sql`article_tags.article_id = articles.id
  and article_tags.tag_id = (select id from tags where name = ${sql.placeholder('tag')})`

const isTagged = sql`exists (select 1 from article_tags where ${taggedWith} and article_tags.published_at is not null)`

const conditions: Record<keyof ArticleFilter, SQL> = {
  tag: sql`article_tags.published_at is not null`,
  author: sql`${articles.authorId} = (select id from users where username_key = ${sql.placeholder('author')})`,
  favoritedBy: sql`exists (select 1 from favorites join users on users.id = favorites.user_id
    where favorites.article_id = ${articles.id} and users.username_key = ${sql.placeholder('favoritedBy')})`,
  matching: isWanted,
}

/** Published articles, the newest first; with `matching`, the best first. */
export async function listArticles(
  services: Pick<Services, 'db'>,
  viewer: Viewer | null,
  filter: ArticleFilter,
  args: PageArgs,
  parts: ArticleParts = {},
): Promise<Connection<Article>> {
  const given = (Object.keys(conditions) as (keyof ArticleFilter)[]).filter((key) => filter[key] != null)
  const searched = filter.matching != null
  const tagged = searched && filter.tag != null ? [isTagged] : []
  const joined = searched ? given.filter((key) => key !== 'tag') : given
  return articlePage(services, viewer, {
    name: `articles ${given.join()}`,
    where: and(published, ...tagged, ...joined.map((key) => conditions[key])),
    values: {
      query: filter.matching,
      tag: filter.tag,
      author: filter.author && nameKey(filter.author),
      favoritedBy: filter.favoritedBy && nameKey(filter.favoritedBy),
    },
    page: searched ? parsePage('matching articles', 'rank', args) : parsePage('articles', 'time', args),
    order: searched ? best : filter.tag == null ? newest : newestTagged,
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
  viewer: Pick<Viewer, 'id'>,
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
  key: SQLWrapper
  id: SQLWrapper
  /** Where the row has its key. */
  property: 'publishedAt' | 'createdAt' | 'rank'
  /** What the key is selected by, when it is not a column of the article. */
  fields?: { rank: typeof rank }
  join?: [PgTable | SQL, on: SQL]
}

const newest: Order = { key: articles.publishedAt, id: articles.id, property: 'publishedAt' }
/** The same order, by the index that knows the tag. */
const newestTagged: Order = {
  key: articleTags.publishedAt,
  id: articleTags.articleId,
  property: 'publishedAt',
  join: [articleTags, taggedWith],
}
const best: Order = {
  key: rank,
  id: articles.id,
  property: 'rank',
  fields: { rank },
  join: [wanted, sql`true`],
}
const lastBegun: Order = { key: articles.createdAt, id: articles.id, property: 'createdAt' }

/** The one statement behind every list of articles. */
async function articlePage(
  { db }: Pick<Services, 'db'>,
  viewer: Pick<Viewer, 'id'> | null,
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
  const { name, where, page, parts } = list
  const { key, id, property, fields, join } = list.order
  const values = { ...list.values, viewer: viewer?.id ?? null }
  const from = <Fields extends Record<string, AnyPgColumn | SQL | SQL.Aliased>>(
    e: Executor,
    selected: Fields,
  ) => {
    const query = e.select(selected).from(articles).$dynamic()
    return join ? query.innerJoin(...join) : query
  }
  const rows = (await prepared(db.read, `${name} ${pageShape(page)} ${partsShape(parts)}`, (e) => {
    const { orderBy, limit } = pageOrder(page, key, id)
    const start =
      page.offset > 0
        ? offsetCondition(page, key, id, from(e, { key: sql`${key}`, id: sql`${id}` }).where(where))
        : pageCondition(page, key, id)
    return from(e, { ...articleFields(parts), ...fields })
      .where(and(where, start))
      .orderBy(...orderBy)
      .limit(limit)
  }).execute({ ...values, ...pageValues(page) })) as Article[]
  if (parts.comments) for (const row of rows) row.commentPage = parts.comments.page
  return toConnection(
    page,
    rows,
    (article) => article[property] ?? null,
    async () => {
      const counted = await prepared(db.read, `count ${name}`, (e) =>
        from(e, { count: sql<number>`count(*)::int` }).where(where),
      ).execute(values)
      return (counted as { count: number }[])[0]!.count
    },
  )
}
