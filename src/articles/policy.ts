import { hasPermission, refusal } from '../auth/permissions.ts'
import type { Viewer } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ArticleStatus } from './articles.ts'

type Owned = { authorId: string }
type Article = Owned & { status: ArticleStatus }

/** Drafts are their author's, whatever their role is by now, and the editors'; the rest is for everyone who has the address. */
export function canSeeArticle(viewer: Viewer | null, article: Article): boolean {
  return article.status !== 'draft' || owns(viewer, article) || canEditArticle(viewer, article)
}

/** To edit, publish, archive or delete it. */
export function canEditArticle(viewer: Viewer | null, article: Owned): boolean {
  return owns(viewer, article)
    ? hasPermission(viewer, 'articles:write')
    : hasPermission(viewer, 'articles:edit')
}

/** The body of a comment is its author's alone; moderators delete, they do not put words in mouths. */
export function canEditComment(viewer: Viewer | null, comment: Owned): boolean {
  return owns(viewer, comment) && hasPermission(viewer, 'comments:write')
}

/** Its author may, and moderators. */
export function canDeleteComment(viewer: Viewer | null, comment: Owned): boolean {
  if (!hasPermission(viewer, 'comments:write')) return false
  return owns(viewer, comment) || hasPermission(viewer, 'comments:moderate')
}

/** @throws {AppError} NOT_FOUND for what the viewer may not see: a draft's existence is a secret */
export function assertCanSeeArticle<A extends Article>(
  viewer: Viewer | null,
  article: A | undefined,
): asserts article is A {
  if (!article || !canSeeArticle(viewer, article)) throw new AppError('NOT_FOUND', 'There is no such article')
}

/** @throws {AppError} NOT_FOUND when invisible, FORBIDDEN when visible */
export function assertCanEditArticle<A extends Article>(
  viewer: Viewer | null,
  article: A | undefined,
): asserts article is A {
  assertCanSeeArticle(viewer, article)
  if (!canEditArticle(viewer, article)) throw refusal(viewer)
}

/** Readers talk about and like what is published. @throws {AppError} NOT_FOUND, CONFLICT */
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
