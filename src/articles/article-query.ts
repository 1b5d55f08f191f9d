import { getTableColumns, sql } from '../db/drizzle.ts'
import { pickColumns } from '../db/json.ts'
import { type Page, pageShape } from '../db/pagination.ts'
import { articles } from '../db/tables.ts'
import { type UserParts, userWithId } from '../users/users.ts'
import { type CommentParts, commentsOfArticle } from './comments.ts'
import { viewerHasFavorited } from './favorites.ts'
import { tagsOfArticle } from './tags.ts'

const { search: _, ...columns } = getTableColumns(articles)
const { body, ...lightColumns } = columns

/** Every column but the search index. */
export const articleColumns = columns

export type ArticleColumn = keyof typeof lightColumns

/** What one statement brings along of its articles, because the client selected it. */
export interface ArticleParts {
  /** All but the body when absent. What the policy and the order of a list look at comes anyway. */
  columns?: readonly ArticleColumn[]
  body?: boolean
  tags?: boolean
  viewerHasFavorited?: boolean
  author?: UserParts
  /** Their first page of comments. */
  comments?: CommentParts & { page: Page }
}

const always = ['id', 'status', 'authorId', 'createdAt', 'publishedAt'] as const

/** What to select of articles: all in one statement, whatever the parts. `:viewer` is who asks, or null. */
export function articleFields(parts: ArticleParts) {
  // As text: drizzle takes the table's name off columns, and `id` alone would be the subquery's.
  const id = sql`articles.id`
  return {
    ...pickColumns(lightColumns, parts.columns && [...always, ...parts.columns]),
    ...(parts.body && { body }),
    ...(parts.tags && { tags: tagsOfArticle(id) }),
    ...(parts.viewerHasFavorited && { viewerHasFavorited: viewerHasFavorited(id) }),
    ...(parts.author && { author: userWithId(sql`articles.author_id`, parts.author) }),
    ...(parts.comments && { comments: commentsOfArticle(id, parts.comments.page, parts.comments) }),
  }
}

/** Names the statement that `articleFields(parts)` makes. */
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
