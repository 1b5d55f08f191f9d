import { getTableColumns } from '../db/drizzle.ts'
import type { Page } from '../db/pages.ts'
import { pageOrder, pageShape } from '../db/pages.ts'
import { extras } from '../db/statements.ts'
import { articles, comments } from '../db/tables.ts'
import { type UserParts, userQuery } from '../users/users.ts'
import { viewerHasFavorited } from './favorites.ts'
import { tagsOfArticle } from './tags.ts'

const { search: _, ...columns } = getTableColumns(articles)

/** Every column but the search index, for `select` and `returning`. */
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

/** How a relational query selects articles: one statement, whatever the parts. `:viewer` is who asks, or null. */
export function articleQuery(parts: ArticleParts) {
  return {
    columns: { search: false, body: parts.body ? undefined : false } as { search: false },
    extras: extras(
      parts.tags && { tags: tagsOfArticle(articles.id).as('tags') },
      parts.viewerHasFavorited && {
        viewerHasFavorited: viewerHasFavorited(articles.id).as('viewer_has_favorited'),
      },
    ),
    with: {
      ...(parts.author && { author: userQuery(parts.author) }),
      ...(parts.comments && {
        comments: {
          ...pageOrder(parts.comments.page, comments.createdAt, comments.id),
          with: { ...(parts.comments.author && { author: userQuery(parts.comments.author) }) },
        },
      }),
    },
  }
}

/** Names the statement that `articleQuery(parts)` makes. */
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
