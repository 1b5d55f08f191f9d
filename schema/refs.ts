import type { Article as ArticleRow } from '../src/articles/article-query.ts'
import { articlesByIds } from '../src/articles/articles.ts'
import type { Comment as CommentRow } from '../src/articles/comment-query.ts'
import { commentsByIds } from '../src/articles/comments.ts'
import { type Tag as TagRow, tagsByIds } from '../src/articles/tags.ts'
import { type User as UserRow, usersByIds } from '../src/users/users.ts'
import { builder } from './builder.ts'
import { parseKey } from './engine/global-ids.ts'

/*
 * The types that refer to each other, declared without their fields: the files that add the fields then need
 * not import each other in a cycle.
 */

export const Article = builder.loadableNodeRef('Article', {
  id: { resolve: (article: ArticleRow) => article.id, parse: parseKey },
  load: async (ids: string[], ctx) => articlesByIds(ctx, ctx.viewer, ids) as Promise<ArticleRow[]>,
})

export const Comment = builder.loadableNodeRef('Comment', {
  id: { resolve: (comment: CommentRow) => comment.id, parse: parseKey },
  load: async (ids: string[], ctx) => commentsByIds(ctx, ctx.viewer, ids) as Promise<CommentRow[]>,
})

export const Tag = builder.loadableNodeRef('Tag', {
  id: { resolve: (tag: TagRow) => tag.id, parse: parseKey },
  load: async (ids: string[], ctx) => tagsByIds(ctx, ids) as Promise<TagRow[]>,
})

export const User = builder.loadableNodeRef('User', {
  id: { resolve: (user: UserRow) => user.id, parse: parseKey },
  load: async (ids: string[], ctx) => usersByIds(ctx, ids) as Promise<UserRow[]>,
})

export const ArticleConnection = builder.connectionObject(
  { type: Article, name: 'ArticleConnection', description: 'A page of articles.' },
  { name: 'ArticleEdge', description: 'An article and its cursor.' },
)

export const CommentConnection = builder.connectionObject(
  { type: Comment, name: 'CommentConnection', description: 'A page of comments.' },
  { name: 'CommentEdge', description: 'A comment and its cursor.' },
)
