import type { SQL } from 'drizzle-orm'
import { and, getTableColumns, sql } from '../db/drizzle.ts'
import { jsonFields, pickColumns } from '../db/json.ts'
import { type Page, pageClause, pageCondition } from '../db/pagination.ts'
import { comments } from '../db/tables.ts'
import { type User, type UserParts, userFromJson, userWithId } from '../users/users.ts'

export interface Comment {
  id: string
  articleId: string
  authorId: string
  body: string
  /** The id of the comment in REST v1. */
  number: number
  version: number
  createdAt: Date
  updatedAt: Date
  /** Present if the statement that found the comment selected it; load it otherwise. */
  author?: User
}

export const commentColumns = getTableColumns(comments)

export type CommentColumn = keyof typeof commentColumns

/** The parts of comments that a statement selects, because the client asked for them. */
export interface CommentParts {
  /** Columns besides `alwaysSelected`; all columns if absent. */
  columns?: readonly CommentColumn[]
  author?: UserParts
}

/** Columns that each statement over comments selects, because they order the list. */
export const alwaysSelected = ['id', 'createdAt'] as const

/** A page of an article's comments as a JSON column, for a statement over articles. */
export function commentsOfArticle(articleId: SQL, page: Page, { columns, author }: CommentParts) {
  const { createdAt, id } = comments
  const fields = {
    ...pickColumns(commentColumns, columns && [...alwaysSelected, ...columns]),
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

/** JSON has no dates. */
function commentsFromJson(rows: Comment[]): Comment[] {
  for (const comment of rows) {
    comment.createdAt = new Date(comment.createdAt)
    if (comment.updatedAt) comment.updatedAt = new Date(comment.updatedAt)
    if (comment.author) userFromJson(comment.author)
  }
  return rows
}
