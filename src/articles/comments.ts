import type { SQL } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { refusal } from '../auth/permissions.ts'
import type { Services, Viewer } from '../context.ts'
import { transaction } from '../db/client.ts'
import { and, getTableColumns, sql } from '../db/drizzle.ts'
import { jsonFields, pickColumns } from '../db/json.ts'
import { atVersion, changedMeanwhile, type VersionRead } from '../db/optimistic-lock.ts'
import {
  type Connection,
  type Page,
  type PageArgs,
  pageClause,
  pageCondition,
  pageShape,
  pageValues,
  parsePage,
  toConnection,
} from '../db/pagination.ts'
import { inOrder, prepared } from '../db/statements.ts'
import { articles, comments } from '../db/tables.ts'
import { AppError } from '../errors.ts'
import { type User, type UserParts, userFromJson, userWithId } from '../users/users.ts'
import { type Article, type ArticleStatus, getArticle } from './articles.ts'
import { assertOpenToReaders, canDeleteComment, canEditComment, canSeeArticle } from './policy.ts'

export interface Comment {
  id: string
  articleId: string
  authorId: string
  body: string
  /** Its name in REST v1. */
  number: number
  version: number
  createdAt: Date
  updatedAt: Date
  /** Present when the statement that found the comment was asked for it; else load it. */
  author?: User
}

export type CommentPage = Page

const commentColumns = getTableColumns(comments)

export type CommentColumn = keyof typeof commentColumns

/** What a statement brings along of comments, because the client selected it. */
export interface CommentParts {
  /** All when absent. The id and the time, which order them, come anyway. */
  columns?: readonly CommentColumn[]
  author?: UserParts
}

/** The page of comments to fetch along with the articles, or null when it is not a first page (or not a page at all). */
export function firstCommentPage(args: PageArgs): CommentPage | null {
  if (args.after != null || args.before != null) return null
  try {
    return commentPage(args)
  } catch {
    return null // The field itself refuses it, and says so at its own place in the answer.
  }
}

function commentPage(args: PageArgs): CommentPage {
  return parsePage('comments', 'time', args)
}

/** The comments that came along with an article, or null when they are of another page than this one. */
export function commentsAtHand(article: Article, args: PageArgs): Connection<Comment> | null {
  if (!article.comments || !article.commentPage) return null
  const page = commentPage(args)
  const same =
    !page.cursor && page.size === article.commentPage.size && page.backward === article.commentPage.backward
  return same ? commentConnection(article, page, article.comments) : null
}

/** A page of the comments on an article, for a statement over articles. */
export function commentsOfArticle(articleId: SQL, page: Page, { columns, author }: CommentParts) {
  const { createdAt, id } = comments
  const fields = {
    ...pickColumns(commentColumns, columns && ['id', 'createdAt', ...columns]),
    ...(author && { author: userWithId(sql`comments.author_id`, author) }),
  }
  const found = sql`select ${jsonFields(fields)} from comments where ${and(
    sql`comments.article_id = ${articleId}`,
    pageCondition(page, createdAt, id),
  )} ${pageClause(page, createdAt, id)}`
  return sql<Comment[]>`(select coalesce(json_agg(found), '[]') from (${found}) found)`.mapWith(
    commentsFromJson,
  )
}

function commentsFromJson(rows: Comment[]): Comment[] {
  for (const comment of rows) {
    comment.createdAt = new Date(comment.createdAt)
    if (comment.updatedAt) comment.updatedAt = new Date(comment.updatedAt)
    if (comment.author) userFromJson(comment.author)
  }
  return rows
}

/** A loader: the same page of each article's comments, the newest first. */
export async function commentsByArticles(
  { db }: Pick<Services, 'db'>,
  among: readonly Article[],
  args: PageArgs,
): Promise<Connection<Comment>[]> {
  const page = commentPage(args)
  const ids = among.map((article) => article.id)
  const rows = await prepared(db.read, `comments by article ids ${pageShape(page)}`, (e) =>
    e
      .select({ id: sql<string>`wanted.id`, comments: commentsOfArticle(sql`wanted.id`, page, {}) })
      .from(sql`unnest(${sql.placeholder('ids')}::uuid[]) as wanted (id)`),
  ).execute({ ids, ...pageValues(page) })
  const found = inOrder(ids, rows)
  return among.map((article, i) => commentConnection(article, page, found[i]?.comments ?? []))
}

interface Placed {
  article: { status: ArticleStatus; authorId: string }
}

/** A loader: null for what is not there and for comments on an article that the viewer may not see. */
export async function commentsByIds(
  { db }: Pick<Services, 'db'>,
  viewer: Viewer | null,
  ids: readonly string[],
): Promise<((Comment & Placed) | null)[]> {
  const rows = await prepared(db.read, 'comments by ids', (e) =>
    e
      .select({ ...commentColumns, article: { status: articles.status, authorId: articles.authorId } })
      .from(comments)
      .innerJoin(articles, sql`articles.id = comments.article_id`)
      .where(sql`comments.id = any(${sql.placeholder('ids')}::uuid[])`),
  ).execute({ ids })
  return inOrder(
    ids,
    rows.filter(({ article }) => canSeeArticle(viewer, article)),
  )
}

/** @throws {AppError} NOT_FOUND; CONFLICT when the article is not published; TOO_MANY_ATTEMPTS */
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
 * @throws {AppError} NOT_FOUND; FORBIDDEN for everybody but its author; CONFLICT when the article is archived or
 * somebody was faster
 */
export async function updateComment(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  id: string,
  version: VersionRead,
  body: string,
): Promise<Comment> {
  const comment = await getComment(services, viewer, id)
  if (!canEditComment(viewer, comment)) throw refusal(viewer)
  assertOpenToReaders(viewer, comment.article)
  const [updated] = await services.db.write
    .update(comments)
    .set({ body, version: sql`${comments.version} + 1`, updatedAt: sql`now()` })
    .where(and(isBy(id, viewer.id), atVersion(comments.version, version)))
    .returning()
  if (!updated) throw version == null ? noSuchComment() : changedMeanwhile('comment')
  return updated
}

/** @throws {AppError} NOT_FOUND; FORBIDDEN for everybody but its author and moderators; CONFLICT */
export async function deleteComment(
  services: Pick<Services, 'db'>,
  viewer: Viewer,
  id: string,
  version?: VersionRead,
): Promise<string> {
  const comment = await getComment(services, viewer, id)
  if (!canDeleteComment(viewer, comment)) throw refusal(viewer)
  return transaction(services, async ({ db }) => {
    const deleted = await db.write
      .delete(comments)
      .where(and(isBy(id, comment.authorId), atVersion(comments.version, version)))
      .returning()
    if (deleted.length === 0) throw version == null ? noSuchComment() : changedMeanwhile('comment')
    await countComments({ db }, comment.articleId, -1)
    return id
  })
}

/** As REST v1 names it: by its article and its number. @throws {AppError} as `deleteComment` */
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
): Promise<Comment & Placed> {
  const [comment] = await commentsByIds(services, viewer, [id])
  if (!comment) throw noSuchComment()
  return comment
}

/** The statement touches no other row than the policy has looked at. */
function isBy(id: string, authorId: string): SQL {
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
