import type { CommentColumn, CommentParts } from '../src/articles/comment-query.ts'
import {
  type Comment as CommentRow,
  commentsByIds,
  createComment,
  deleteComment,
  deleteCommentByNumber,
  updateComment,
} from '../src/articles/comments.ts'
import { canDeleteComment, canEditComment } from '../src/articles/policy.ts'
import { Article } from './article.ts'
import { builder, onlyForV1 } from './builder.ts'
import { globalId, parseKey } from './engine/global-ids.ts'
import { bySelection, columnsFor } from './engine/lookahead.ts'
import { refuses } from './guards/field-rules.ts'
import * as inputs from './inputs.ts'
import { User, userParts } from './user.ts'

export const Comment = builder.loadableNodeRef('Comment', {
  id: { resolve: (comment: CommentRow) => comment.id, parse: parseKey },
  load: async (ids: string[], ctx) => commentsByIds(ctx, ctx.viewer, ids) as Promise<CommentRow[]>,
})

/** Of which column a field is made; the author has a statement's part of its own. */
const columns: Record<string, CommentColumn> = {
  body: 'body',
  version: 'version',
  number: 'number',
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
    version: t.exposeInt('version', { description: 'Grows with every edit. An edit names the one it read.' }),
    number: t.exposeInt('number', {
      description: 'Its name in REST v1.',
      deprecationReason: `${onlyForV1} Use id.`,
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
  const version = t.arg.int({
    description: 'The version that you read. CONFLICT when it is another by now; absent, you overwrite.',
    validate: inputs.version,
  })
  return {
    createComment: t.withAuth({ can: 'comments:write' }).field({
      type: Comment,
      description: 'Comments on a published article.',
      extensions: refuses('NOT_FOUND', 'CONFLICT', 'TOO_MANY_ATTEMPTS'),
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
      extensions: refuses('NOT_FOUND', 'FORBIDDEN', 'CONFLICT'),
      args: { id, version, body },
      resolve: (_root, { id, version, body }, ctx) => updateComment(ctx, ctx.viewer, id.id, version, body),
    }),
    deleteComment: t.withAuth({ can: 'comments:write' }).id({
      description: 'Deletes a comment of yours, or any as a moderator. Answers its id.',
      extensions: refuses('NOT_FOUND', 'FORBIDDEN', 'CONFLICT'),
      args: { id, version },
      resolve: async (_root, { id, version }, ctx) =>
        globalId('Comment', await deleteComment(ctx, ctx.viewer, id.id, version)),
    }),
    deleteCommentByNumber: t.withAuth({ can: 'comments:write' }).id({
      description: 'Deletes a comment as `deleteComment` does. Answers its id.',
      deprecationReason: `${onlyForV1} Use deleteComment.`,
      extensions: refuses('NOT_FOUND', 'FORBIDDEN'),
      args: {
        articleSlug: t.arg.string({
          required: true,
          description: 'The slug of its article.',
          validate: inputs.lookup,
        }),
        number: t.arg.int({ required: true, description: 'Its number.' }),
      },
      resolve: async (_root, { articleSlug, number }, ctx) =>
        globalId('Comment', await deleteCommentByNumber(ctx, ctx.viewer, articleSlug, number)),
    }),
  }
})
