import { alwaysSelected, type CommentParts } from '../src/articles/comment-query.ts'
import {
  createComment,
  deleteComment,
  deleteCommentByNumber,
  updateComment,
} from '../src/articles/comments.ts'
import { canDeleteComment, canEditComment } from '../src/articles/policy.ts'
import { builder, onlyForV1, textCost } from './builder.ts'
import { columnsFor } from './engine/columns.ts'
import { globalId } from './engine/global-ids.ts'
import { bySelection } from './engine/lookahead.ts'
import * as inputs from './inputs.ts'
import { Article, Comment, User } from './refs.ts'
import { userParts } from './user.ts'

/** What the statement that finds comments must select for this GraphQL selection. */
export const commentParts = bySelection(
  (selection, schema): CommentParts => ({
    columns: columnsFor(schema, 'Comment', selection, alwaysSelected),
    author: selection.author && userParts(selection.author.below, schema),
  }),
)

Comment.implement({
  description: 'A comment on an article.',
  fields: (t) => ({
    body: t.exposeString('body', {
      complexity: textCost(10_000),
      description:
        'The text of the comment in Markdown, as the author wrote it. Sanitize it before you render it.',
    }),
    version: t.exposeInt('version', {
      description:
        'The version number, which increases with every update. Pass it to an update to detect conflicts.',
    }),
    number: t.exposeInt('number', {
      description: 'The ID of the comment in REST v1.',
      deprecationReason: `${onlyForV1} Use \`id\` instead.`,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the comment was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the comment was last updated.' }),
    author: t.field({
      type: User,
      description: 'The author of the comment.',
      columns: [], // Statements select the whole author.
      resolve: (comment) => comment.author ?? comment.authorId,
    }),
    article: t.field({
      type: Article,
      description: 'The article that the comment belongs to.',
      columns: ['articleId'],
      resolve: (comment) => comment.articleId,
    }),
    viewerCanEdit: t.boolean({
      description: 'Whether you can update the comment.',
      columns: ['authorId'],
      resolve: (comment, _args, ctx) => canEditComment(ctx.viewer, comment),
    }),
    viewerCanDelete: t.boolean({
      description: 'Whether you can delete the comment.',
      columns: ['authorId'],
      resolve: (comment, _args, ctx) => canDeleteComment(ctx.viewer, comment),
    }),
  }),
})

builder.mutationFields((t) => {
  const id = t.arg.globalID({ for: Comment, required: true, description: 'The ID of the comment.' })
  const body = t.arg.string({
    required: true,
    description: 'The text of the comment in Markdown, 1 to 10,000 characters.',
    validate: inputs.commentBody,
  })
  const version = t.arg.int({
    description:
      'The version that your change is based on. Fails with `CONFLICT` if the current version differs. If omitted, the version is not checked.',
    validate: inputs.version,
  })
  return {
    createComment: t.withAuth({ can: 'comments:write' }).field({
      type: Comment,
      description: 'Creates a comment on an article. Fails with `CONFLICT` if the article is not published.',
      errorCodes: ['NOT_FOUND', 'CONFLICT', 'TOO_MANY_ATTEMPTS'],
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
      description: 'Updates one of your comments. Fails with `CONFLICT` if the article is not published.',
      errorCodes: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
      args: { id, version, body },
      resolve: (_root, { id, version, body }, ctx) => updateComment(ctx, ctx.viewer, id.id, version, body),
    }),
    deleteComment: t.withAuth({ can: 'comments:write' }).id({
      description: 'Deletes a comment. Editors can delete any comment, other users only their own.',
      errorCodes: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
      args: { id, version },
      resolve: async (_root, { id, version }, ctx) =>
        globalId('Comment', await deleteComment(ctx, ctx.viewer, id.id, version)),
    }),
    deleteCommentByNumber: t.withAuth({ can: 'comments:write' }).id({
      description:
        'Deletes a comment by its number. Editors can delete any comment, other users only their own.',
      deprecationReason: `${onlyForV1} Use \`deleteComment\` instead.`,
      errorCodes: ['NOT_FOUND', 'FORBIDDEN'],
      args: {
        articleSlug: t.arg.string({
          required: true,
          description: 'The slug of the article.',
          validate: inputs.lookup,
        }),
        number: t.arg.int({ required: true, description: 'The number of the comment.' }),
      },
      resolve: async (_root, { articleSlug, number }, ctx) =>
        globalId('Comment', await deleteCommentByNumber(ctx, ctx.viewer, articleSlug, number)),
    }),
  }
})
