import { getTableColumns, sql } from '../db/drizzle.ts'
import { type Page, pageShape } from '../db/pages.ts'
import { articles } from '../db/tables.ts'
import { type UserParts, userWithId } from '../users/users.ts'
import { commentsOfArticle } from './comments.ts'
import { viewerHasFavorited } from './favorites.ts'
import { tagsOfArticle } from './tags.ts'

const { search: _, ...columns } = getTableColumns(articles)
const { body, ...lightColumns } = columns

/** Every column but the search index. */
export const articleColumns = columns

/** What one statement brings along with its articles, because the client selected it. */
export interface ArticleParts {
  body?: boolean
  tags?: boolean
  viewerHasFavorited?: boolean
  author?: UserParts
  /** Their first page of comments. */
  comments?: { page: Page; author?: UserParts }
}

/** What to select of articles: all in one statement, whatever the parts. `:viewer` is who asks, or null. */
export function articleFields(parts: ArticleParts) {
  // As text: drizzle takes the table's name off columns, and `id` alone would be the subquery's.
  const id = sql`articles.id`
  return {
    ...lightColumns,
    ...(parts.body && { body }),
    ...(parts.tags && { tags: tagsOfArticle(id) }),
    ...(parts.viewerHasFavorited && { viewerHasFavorited: viewerHasFavorited(id) }),
    ...(parts.author && { author: userWithId(sql`articles.author_id`, parts.author) }),
    ...(parts.comments && { comments: commentsOfArticle(id, parts.comments.page, parts.comments.author) }),
  }
}

/** Names the statement that `articleFields(parts)` makes. */
export function partsShape(parts: ArticleParts): string {
  const { body, tags, viewerHasFavorited, author, comments } = parts
  return JSON.stringify([
    body,
    tags,
    viewerHasFavorited,
    author,
    comments && [pageShape(comments.page), comments.author],
  ])
}
