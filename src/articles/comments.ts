import type { SQL } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { notAllowed } from '../auth/permissions.ts'
import type { Services, Viewer } from '../context.ts'
import { transaction } from '../db/client.ts'
import { and, sql } from '../db/drizzle.ts'
import { type ExpectedVersion, matchesVersion, versionConflict } from '../db/optimistic-lock.ts'
import {
  type Connection,
  type Page,
  type PageArgs,
  pageShape,
  pageValues,
  parsePage,
  toConnection,
} from '../db/pagination.ts'
import { defineStatement, inOrder } from '../db/statements.ts'
import { articles, comments } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import type { Article, ArticleStatus } from './article-query.ts'
import { getArticle } from './articles.ts'
import { type Comment, commentColumns, commentsOfArticle } from './comment-query.ts'
import { assertOpenToReaders, canDeleteComment, canEditComment, canSeeArticle } from './policy.ts'

/**
 * The page of comments to select together with articles. Null if it is not a first page, or not a valid
 * one.
 */
export function firstCommentPage(args: PageArgs): Page | null {
  if (args.after != null || args.before != null) return null
  try {
    return commentPage(args)
  } catch {
    return null // The field itself rejects the arguments, with its own path in the response.
  }
}

function commentPage(args: PageArgs): Page {
  return parsePage('comments', 'time', args)
}

/**
 * The comments that were selected together with an article, or null if they are another page than this one.
 */
export function selectedComments(article: Article, args: PageArgs): Connection<Comment> | null {
  if (!article.comments || !article.commentPage) return null
  const page = commentPage(args)
  const same =
    !page.cursor && page.size === article.commentPage.size && page.backward === article.commentPage.backward
  return same ? commentConnection(article, page, article.comments) : null
}

const commentsByArticleIds = defineStatement(
  'comments by article ids',
  (e, page: Page) =>
    e
      .select({ id: sql<string>`keys.id`, comments: commentsOfArticle(sql`keys.id`, page, {}) })
      .from(sql`unnest(${sql.placeholder('ids')}::uuid[]) as keys (id)`),
  pageShape,
)

/** A loader: the same page of each article's comments, the newest first. */
export async function commentsByArticles(
  { db }: Pick<Services, 'db'>,
  articlesOfComments: readonly Article[],
  args: PageArgs,
): Promise<Connection<Comment>[]> {
  const page = commentPage(args)
  const ids = articlesOfComments.map((article) => article.id)
  const rows = await commentsByArticleIds(db.read, page).execute({ ids, ...pageValues(page) })
  const found = inOrder(ids, rows)
  return articlesOfComments.map((article, i) => commentConnection(article, page, found[i]?.comments ?? []))
}

/** A comment with the facts about its article that decide who may see it. */
type CommentWithArticle = Comment & { article: { status: ArticleStatus; authorId: string } }

const commentsWithArticle = defineStatement('comments by ids', (e) =>
  e
    .select({ ...commentColumns, article: { status: articles.status, authorId: articles.authorId } })
    .from(comments)
    .innerJoin(articles, sql`articles.id = comments.article_id`)
    .where(sql`comments.id = any(${sql.placeholder('ids')}::uuid[])`),
)

/** A loader: null for a comment that does not exist, or whose article the viewer may not see. */
export async function commentsByIds(
  services: Pick<Services, 'db'>,
  viewer: Viewer | null,
  ids: readonly string[],
): Promise<(CommentWithArticle | null)[]> {
  const rows = await commentsWithArticle(services.db.read).execute({ ids })
  return inOrder(
    ids,
    rows.filter(({ article }) => canSeeArticle(viewer, article)),
  )
}

/** @throws {AppError} NOT_FOUND; CONFLICT if the article is not published; TOO_MANY_ATTEMPTS */
export async function createComment(
  services: Pick<Services, 'db' | 'throttles'>,
  viewer: Viewer,
  slug: string,
  body: string,
): Promise<Comment> {
  const article = await getArticle(services, viewer, slug)
  assertOpenToReaders(viewer, article)
  await services.throttles.take('comment', viewer.id)
  return transaction(services, async ({ db }) => {
    const [comment] = await db.write
      .insert(comments)
      .values({ id: uuidv7(), articleId: article.id, authorId: viewer.id, body })
      .returning()
    await countComments({ db }, article.id, +1)
    return comment!
  })
}

/**
 * @throws {AppError} NOT_FOUND; FORBIDDEN unless the viewer is its author; CONFLICT if the article is
 *   archived, or the comment is not at the expected version
 */
export async function updateComment(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  id: string,
  version: ExpectedVersion,
  body: string,
): Promise<Comment> {
  const comment = await getComment(services, viewer, id)
  if (!canEditComment(viewer, comment)) throw notAllowed(viewer)
  assertOpenToReaders(viewer, comment.article)
  const [updated] = await services.db.write
    .update(comments)
    .set({ body, version: sql`${comments.version} + 1`, updatedAt: sql`now()` })
    .where(and(isCommentBy(id, viewer.id), matchesVersion(comments.version, version)))
    .returning()
  if (!updated) throw version == null ? noSuchComment() : versionConflict('comment')
  return updated
}

/** @throws {AppError} NOT_FOUND; FORBIDDEN unless the viewer is its author or a moderator; CONFLICT */
export async function deleteComment(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  id: string,
  version?: ExpectedVersion,
): Promise<string> {
  const comment = await getComment(services, viewer, id)
  if (!canDeleteComment(viewer, comment)) throw notAllowed(viewer)
  return transaction(services, async ({ db }) => {
    const deleted = await db.write
      .delete(comments)
      .where(and(isCommentBy(id, comment.authorId), matchesVersion(comments.version, version)))
      .returning()
    if (deleted.length === 0) throw version == null ? noSuchComment() : versionConflict('comment')
    await countComments({ db }, comment.articleId, -1)
    return id
  })
}

/** Deletes a comment by its id in REST v1. @throws {AppError} as `deleteComment` */
export async function deleteCommentByNumber(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  articleSlug: string,
  number: number,
): Promise<string> {
  const article = await getArticle(services, viewer, articleSlug)
  const [comment] = await services.db.read
    .select({ id: comments.id })
    .from(comments)
    .where(sql`${comments.articleId} = ${article.id} and ${comments.number} = ${number}`)
  if (!comment) throw noSuchComment()
  return deleteComment(services, viewer, comment.id)
}

async function getComment(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  id: string,
): Promise<CommentWithArticle> {
  const [comment] = await commentsByIds(services, viewer, [id])
  if (!comment) throw noSuchComment()
  return comment
}

/** Limits a statement to the row that the policy has checked. */
function isCommentBy(id: string, authorId: string): SQL {
  return sql`${comments.id} = ${id} and ${comments.authorId} = ${authorId}`
}

function noSuchComment(): AppError {
  return new AppError('NOT_FOUND', 'There is no such comment')
}

async function countComments({ db }: Pick<Services, 'db'>, articleId: string, step: 1 | -1): Promise<void> {
  await db.write
    .update(articles)
    .set({ commentsCount: sql`${articles.commentsCount} + ${step}` })
    .where(sql`${articles.id} = ${articleId}`)
}

function commentConnection(article: Article, page: Page, rows: readonly Comment[]): Connection<Comment> {
  return toConnection(
    page,
    rows,
    (comment) => comment.createdAt,
    () => article.commentsCount,
  )
}
