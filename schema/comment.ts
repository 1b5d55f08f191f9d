import {
  type CommentColumn,
  type CommentParts,
  type Comment as CommentRow,
  commentsByIds,
  createComment,
  deleteComment,
  updateComment,
} from '../src/articles/comments.ts'
import { canDeleteComment, canEditComment } from '../src/articles/policy.ts'
import { Article } from './article.ts'
import { builder } from './builder.ts'
import { globalId, parseKey } from './ids.ts'
import * as inputs from './inputs.ts'
import { bySelection, columnsFor } from './lookahead.ts'
import { User, userParts } from './user.ts'

export const Comment = builder.loadableNodeRef('Comment', {
  id: { resolve: (comment: CommentRow) => comment.id, parse: parseKey },
  load: async (ids: string[], ctx) => commentsByIds(ctx, ctx.viewer, ids) as Promise<CommentRow[]>,
})

/** Of which column a field is made; the author has a statement's part of its own. */
const columns: Record<string, CommentColumn> = {
  body: 'body',
  updatedAt: 'updatedAt',
  article: 'articleId',
  viewerCanEdit: 'authorId',
  viewerCanDelete: 'authorId',
}

/** What the statement that finds comments should bring along, for this selection on them. */
export const commentParts = bySelection(
  (selection): CommentParts => ({
    columns: columnsFor(selection, columns),
    author: selection.author && userParts(selection.author.below),
  }),
)

Comment.implement({
  description: 'What a reader says about an article.',
  fields: (t) => ({
    body: t.exposeString('body', {
      complexity: 2,
      description: 'Markdown, exactly as written. Sanitize what you render.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last edited.' }),
    author: t.field({
      type: User,
      description: 'Who wrote it.',
      resolve: (comment) => comment.author ?? comment.authorId,
    }),
    article: t.field({
      type: Article,
      description: 'What it is about.',
      resolve: (comment) => comment.articleId,
    }),
    viewerCanEdit: t.boolean({
      description: 'Whether you may edit it.',
      resolve: (comment, _args, ctx) => canEditComment(ctx.viewer, comment),
    }),
    viewerCanDelete: t.boolean({
      description: 'Whether you may delete it.',
      resolve: (comment, _args, ctx) => canDeleteComment(ctx.viewer, comment),
    }),
  }),
})

export const CommentConnection = builder.connectionObject(
  { type: Comment, name: 'CommentConnection', description: 'A page of comments.' },
  { name: 'CommentEdge', description: 'A comment and its place in the list.' },
)

builder.mutationFields((t) => {
  const id = t.arg.globalID({ for: Comment, required: true, description: 'Which comment.' })
  const body = t.arg.string({
    required: true,
    description: 'Markdown, 1 to 10,000 characters.',
    validate: inputs.commentBody,
  })
  return {
    createComment: t.withAuth({ can: 'comments:write' }).field({
      type: Comment,
      description: 'Comments on a published article.',
      args: {
        articleSlug: t.arg.string({
          required: true,
          description: 'The slug of the article.',
          validate: inputs.lookup,
        }),
        body,
      },
      resolve: (_root, { articleSlug, body }, ctx) => createComment(ctx, ctx.viewer, articleSlug, body),
    }),
    updateComment: t.withAuth({ can: 'comments:write' }).field({
      type: Comment,
      description: 'Edits a comment of yours.',
      args: { id, body },
      resolve: (_root, { id, body }, ctx) => updateComment(ctx, ctx.viewer, id.id, body),
    }),
    deleteComment: t.withAuth({ signedIn: true }).id({
      description: 'Deletes a comment of yours, or any as a moderator. Answers its id.',
      args: { id },
      resolve: async (_root, { id }, ctx) => globalId('Comment', await deleteComment(ctx, ctx.viewer, id.id)),
    }),
  }
})
