import type { SQL } from 'drizzle-orm'
import type { Services, Viewer } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { prepared } from '../db/statements.ts'
import { favorites } from '../db/tables.ts'
import { type Article, getArticle } from './articles.ts'
import { assertOpenToReaders } from './policy.ts'

/** Twice is the same as once. @throws {AppError} NOT_FOUND; CONFLICT when it is not published */
export async function favoriteArticle(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
): Promise<Article> {
  const article = await getArticle(services, viewer, slug)
  assertOpenToReaders(viewer, article)
  return recount(
    services,
    article,
    true,
    sql`insert into favorites (user_id, article_id) values (${viewer.id}, ${article.id})
        on conflict do nothing returning 1`,
  )
}

/** @throws {AppError} NOT_FOUND */
export async function unfavoriteArticle(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
): Promise<Article> {
  const article = await getArticle(services, viewer, slug)
  return recount(
    services,
    article,
    false,
    sql`delete from favorites where user_id = ${viewer.id} and article_id = ${article.id} returning -1`,
  )
}

/** The change and the count it makes, in one statement: neither can happen without the other. */
async function recount(
  { db }: Pick<Services, 'db'>,
  article: Article,
  viewerHasFavorited: boolean,
  change: SQL,
) {
  const { rows } = (await db.write.execute(sql`
    with changed (step) as (${change})
    update articles set favorites_count = favorites_count + (select coalesce(sum(step), 0) from changed)
    where id = ${article.id} returning favorites_count`)) as unknown as {
    rows: { favorites_count: number }[]
  }
  return { ...article, viewerHasFavorited, favoritesCount: rows[0]?.favorites_count ?? 0 }
}

/** Whether the viewer (`:viewer`) likes an article, for a statement over `articles`. */
export function viewerHasFavorited(articleId: SQL) {
  return sql<boolean>`exists (select 1 from favorites
    where favorites.article_id = ${articleId} and favorites.user_id = ${sql.placeholder('viewer')})`
}

/** A loader: for each article, whether the viewer likes it. */
export async function viewerFavoritesByArticleIds(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer | null,
  ids: readonly string[],
): Promise<boolean[]> {
  if (!viewer) return ids.map(() => false)
  const rows = await prepared(db.read, 'favorites of viewer', (e) =>
    e
      .select({ articleId: favorites.articleId })
      .from(favorites)
      .where(
        sql`favorites.user_id = ${sql.placeholder('viewer')} and favorites.article_id = any(${sql.placeholder('ids')}::uuid[])`,
      ),
  ).execute({ viewer: viewer.id, ids })
  const liked = new Set(rows.map((row) => row.articleId))
  return ids.map((id) => liked.has(id))
}
