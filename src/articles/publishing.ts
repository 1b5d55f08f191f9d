import type { Services, Viewer } from '../context.ts'
import { transaction } from '../db/client.ts'
import { sql } from '../db/drizzle.ts'
import type { ExpectedVersion } from '../db/optimistic-lock.ts'
import { articles } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { Article, ArticleStatus } from './article-query.ts'
import { articleColumns } from './article-query.ts'
import { lockArticle } from './articles.ts'
import { assertCanPublish } from './policy.ts'
import { relistTags } from './tags.ts'

/** The statuses from which an article can change to each status. */
const previousStatuses: Record<ArticleStatus, readonly ArticleStatus[]> = {
  draft: ['published', 'archived'],
  published: ['draft', 'archived'],
  archived: ['published'],
}

/**
 * Publishes an article, under the date of its first publication.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, EMAIL_NOT_VERIFIED, CONFLICT
 */
export async function publishArticle(
  services: Pick<Services, 'db' | 'emailVerification'>,
  viewer: Viewer,
  slug: string,
  version: ExpectedVersion,
): Promise<Article> {
  assertCanPublish(services, viewer)
  return changeStatus(services, viewer, slug, version, 'published')
}

/**
 * Turns an article back into a draft, hidden from readers.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, CONFLICT
 */
export async function unpublishArticle(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
  version: ExpectedVersion,
): Promise<Article> {
  return changeStatus(services, viewer, slug, version, 'draft')
}

/**
 * Removes an article from all lists. It can still be read.
 * @throws {AppError} NOT_FOUND, FORBIDDEN, CONFLICT
 */
export async function archiveArticle(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
  version: ExpectedVersion,
): Promise<Article> {
  return changeStatus(services, viewer, slug, version, 'archived')
}

async function changeStatus(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  slug: string,
  version: ExpectedVersion,
  status: ArticleStatus,
) {
  return transaction(services, async ({ db }) => {
    const current = await lockArticle({ db }, viewer, slug, version)
    if (current.status === status) return current // Publishing twice has no further effect.
    if (!previousStatuses[status].includes(current.status)) {
      throw new AppError(
        'CONFLICT',
        `The status of an article cannot change from ${current.status} to ${status}`,
      )
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
