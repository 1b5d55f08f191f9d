import { hasPermission, notAllowed } from '../auth/permissions.ts'
import { assertEmailVerified } from '../auth/verified-email.ts'
import type { Services, Viewer } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ArticleStatus } from './article-query.ts'

type Owned = { authorId: string }
type Article = Owned & { status: ArticleStatus }

/**
 * A draft is visible to its author, whatever the author's current role, and to editors. Other articles are
 * public.
 */
export function canSeeArticle(viewer: Viewer | null, article: Article): boolean {
  return article.status !== 'draft' || owns(viewer, article) || canEditArticle(viewer, article)
}

/** Whether the viewer may edit, publish, archive or delete an article. */
function canEditArticle(viewer: Viewer | null, article: Owned): boolean {
  return owns(viewer, article)
    ? hasPermission(viewer, 'articles:write')
    : hasPermission(viewer, 'articles:edit')
}

/** Only the author may edit a comment. Moderators may delete it. */
export function canEditComment(viewer: Viewer | null, comment: Owned): boolean {
  return owns(viewer, comment) && hasPermission(viewer, 'comments:write')
}

/** The author and moderators may delete a comment. */
export function canDeleteComment(viewer: Viewer | null, comment: Owned): boolean {
  if (!hasPermission(viewer, 'comments:write')) return false
  return owns(viewer, comment) || hasPermission(viewer, 'comments:moderate')
}

/**
 * @throws {AppError} NOT_FOUND if the viewer may not see the article: the existence of a draft is a secret
 */
export function assertCanSeeArticle<A extends Article>(
  viewer: Viewer | null,
  article: A | undefined,
): asserts article is A {
  if (!article || !canSeeArticle(viewer, article)) throw new AppError('NOT_FOUND', 'There is no such article')
}

/** @throws {AppError} NOT_FOUND if the viewer may not see the article, FORBIDDEN if they may */
export function assertCanEditArticle<A extends Article>(
  viewer: Viewer | null,
  article: A | undefined,
): asserts article is A {
  assertCanSeeArticle(viewer, article)
  if (!canEditArticle(viewer, article)) throw notAllowed(viewer)
}

/**
 * Whichever request publishes: a request of its own, or the one that creates the article.
 * @throws {AppError} FORBIDDEN, EMAIL_NOT_VERIFIED
 */
export function assertCanPublish(services: Pick<Services, 'emailVerification'>, viewer: Viewer): void {
  if (!hasPermission(viewer, 'articles:publish')) throw notAllowed(viewer)
  assertEmailVerified(services, viewer.isEmailVerified)
}

/** Only published articles take comments and favorites. @throws {AppError} NOT_FOUND, CONFLICT */
export function assertOpenToReaders<A extends Article>(
  viewer: Viewer | null,
  article: A | undefined,
): asserts article is A {
  assertCanSeeArticle(viewer, article)
  if (article.status !== 'published') {
    throw new AppError('CONFLICT', `This article is ${article.status === 'draft' ? 'a draft' : 'archived'}`)
  }
}

function owns(viewer: Viewer | null, thing: Owned): boolean {
  return viewer !== null && viewer.id === thing.authorId
}
