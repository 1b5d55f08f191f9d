import type { SQL } from 'drizzle-orm'
import type { Services, Viewer } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { defineStatement, queryRows } from '../db/statements.ts'
import { favorites } from '../db/tables.ts'
import type { Article } from './article-query.ts'
import { getArticle } from './articles.ts'
import { assertOpenToReaders } from './policy.ts'

/**
 * Favoriting twice has no further effect.
 * @throws {AppError} NOT_FOUND; CONFLICT if the article is not published
 */
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

/** Works for any article that the viewer can see. @throws {AppError} NOT_FOUND */
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

/** Writes the favorite and the count in one statement, so that they cannot disagree. */
async function recount(
  { db }: Pick<Services, 'db'>,
  article: Article,
  viewerHasFavorited: boolean,
  change: SQL,
): Promise<Article> {
  const [counted] = await queryRows<{ favoritesCount: number }>(
    db.write,
    sql`with changed (step) as (${change})
      update articles set favorites_count = favorites_count + (select coalesce(sum(step), 0) from changed)
      where id = ${article.id} returning favorites_count as "favoritesCount"`,
  )
  return { ...article, viewerHasFavorited, favoritesCount: counted?.favoritesCount ?? 0 }
}

const favoritesOfViewer = defineStatement('favorites of viewer', (e) =>
  e
    .select({ articleId: favorites.articleId })
    .from(favorites)
    .where(
      sql`favorites.user_id = ${sql.placeholder('viewer')} and favorites.article_id = any(${sql.placeholder('ids')}::uuid[])`,
    ),
)

/** A loader: whether the viewer has favorited each article. */
export async function viewerFavoritesByArticleIds(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer | null,
  ids: readonly string[],
): Promise<boolean[]> {
  if (!viewer) return ids.map(() => false)
  const rows = await favoritesOfViewer(db.read).execute({ viewer: viewer.id, ids })
  const favorited = new Set(rows.map((row) => row.articleId))
  return ids.map((id) => favorited.has(id))
}
