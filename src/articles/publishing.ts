import type { Services, Viewer } from '../context.ts'
import { transaction } from '../db/client.ts'
import { sql } from '../db/drizzle.ts'
import type { VersionRead } from '../db/optimistic-lock.ts'
import { articles } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { articleColumns } from './article-query.ts'
import { type Article, type ArticleStatus, lockArticle } from './articles.ts'
import { relistTags } from './tags.ts'

/** From where an article may come to each status. Coming from the status itself changes nothing. */
const comesFrom: Record<ArticleStatus, readonly ArticleStatus[]> = {
  draft: ['published', 'archived'],
  published: ['draft', 'archived'],
  archived: ['published'],
}

/** Shows it in every list, under the date of its first publication. @throws {AppError} NOT_FOUND, FORBIDDEN, CONFLICT */
export async function publishArticle(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
  version: VersionRead,
): Promise<Article> {
  return changeStatus(services, viewer, slug, version, 'published')
}

/** Makes it a draft again, hidden from readers. @throws {AppError} NOT_FOUND, FORBIDDEN, CONFLICT */
export async function unpublishArticle(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
  version: VersionRead,
): Promise<Article> {
  return changeStatus(services, viewer, slug, version, 'draft')
}

/** Takes it out of every list; its address goes on answering, read-only. @throws {AppError} CONFLICT for a draft */
export async function archiveArticle(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
  version: VersionRead,
): Promise<Article> {
  return changeStatus(services, viewer, slug, version, 'archived')
}

async function changeStatus(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
  version: VersionRead,
  status: ArticleStatus,
) {
  return transaction(services, async ({ db }) => {
    const current = await lockArticle({ db }, viewer, slug, version)
    if (current.status === status) return current
    if (!comesFrom[status].includes(current.status)) {
      throw new AppError('CONFLICT', `An article that is ${current.status} cannot become ${status}`)
    }
    const [article] = await db.write
      .update(articles)
      .set({
        status,
        publishedAt: status === 'published' ? sql`coalesce(published_at, now())` : undefined,
        version: current.version + 1,
        updatedAt: sql`now()`,
      })
      .where(sql`${articles.id} = ${current.id}`)
      .returning(articleColumns)
    await relistTags({ db }, current.id, status === 'published' ? article!.publishedAt : null)
    return article!
  })
}
