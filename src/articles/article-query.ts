import type { SQL } from 'drizzle-orm'
import { getTableColumns, sql } from '../db/drizzle.ts'
import { pickColumns } from '../db/json.ts'
import { type Page, pageShape } from '../db/pagination.ts'
import { articles } from '../db/tables.ts'
import { type User, type UserParts, userWithId } from '../users/users.ts'
import { type Comment, type CommentParts, commentsOfArticle } from './comment-query.ts'
import { type Tag, tagsOfArticle } from './tags.ts'

export type ArticleStatus = 'draft' | 'published' | 'archived'

export interface Article {
  id: string
  slug: string
  title: string
  description: string
  readingMinutes: number
  status: ArticleStatus
  authorId: string
  version: number
  favoritesCount: number
  commentsCount: number
  createdAt: Date
  updatedAt: Date
  publishedAt: Date | null
  /** From here on: present if the statement that found the article selected it (`ArticleParts`); load it otherwise. */
  body?: string
  author?: User
  tags?: Tag[]
  viewerHasFavorited?: boolean
  comments?: Comment[]
  /** The page that `comments` is. */
  commentPage?: Page
  /** How well the article matches; present in a search. */
  rank?: number
}

const { search: _, ...columns } = getTableColumns(articles)
const { body, ...lightColumns } = columns

/** Every column except the search index. */
export const articleColumns = columns

export type ArticleColumn = keyof typeof lightColumns

/** The parts of articles that one statement selects, because the client asked for them. */
export interface ArticleParts {
  /** Columns besides `alwaysSelected`; if absent, all columns except the body. */
  columns?: readonly ArticleColumn[]
  body?: boolean
  tags?: boolean
  viewerHasFavorited?: boolean
  author?: UserParts
  /** The first page of comments of each article. */
  comments?: CommentParts & { page: Page }
}

/** Columns that each statement over articles selects: the policy, the list order and the author need them. */
export const alwaysSelected = ['id', 'status', 'authorId', 'createdAt', 'publishedAt'] as const

/** The select list of articles with their parts. The placeholder `viewer` is the viewer's id, or null. */
export function articleFields(parts: ArticleParts) {
  // As text: drizzle drops the table name of columns, and a bare `id` would be the subquery's.
  const id = sql`articles.id`
  return {
    ...pickColumns(lightColumns, parts.columns && [...alwaysSelected, ...parts.columns]),
    ...(parts.body && { body }),
    ...(parts.tags && { tags: tagsOfArticle(id) }),
    ...(parts.viewerHasFavorited && { viewerHasFavorited: viewerHasFavorited(id) }),
    ...(parts.author && { author: userWithId(sql`articles.author_id`, parts.author) }),
    ...(parts.comments && { comments: commentsOfArticle(id, parts.comments.page, parts.comments) }),
  }
}

/** The statement shape of `articleFields(parts)`. */
export function partsShape(parts: ArticleParts): string {
  const { columns, body, tags, viewerHasFavorited, author, comments } = parts
  return JSON.stringify([
    columns,
    body,
    tags,
    viewerHasFavorited,
    author,
    comments && [pageShape(comments.page), comments.columns, comments.author],
  ])
}

/** Whether the viewer has favorited an article, for a statement over `articles`. */
function viewerHasFavorited(articleId: SQL) {
  return sql<boolean>`exists (select 1 from favorites
    where favorites.article_id = ${articleId} and favorites.user_id = ${sql.placeholder('viewer')})`
}
