import { createArticle, deleteArticle, updateArticle } from '../src/articles/articles.ts'
import { favoriteArticle, unfavoriteArticle } from '../src/articles/favorites.ts'
import { archiveArticle, publishArticle, unpublishArticle } from '../src/articles/publishing.ts'
import { builder } from './builder.ts'
import { globalId } from './engine/global-ids.ts'
import * as inputs from './inputs.ts'
import { Article } from './refs.ts'

const CreateArticleInput = builder.inputType('CreateArticleInput', {
  description: 'Input for `createArticle`.',
  fields: (t) => ({
    title: t.string({
      required: true,
      description: 'The title of the article. One line, 1 to 200 characters.',
      validate: inputs.title,
    }),
    description: t.string({
      required: true,
      description: 'A summary of the article. One line, 1 to 500 characters.',
      validate: inputs.description,
    }),
    body: t.string({
      required: true,
      description: 'The text of the article in Markdown, 1 to 65,536 characters.',
      validate: inputs.articleBody,
    }),
    tags: t.stringList({
      description: 'The tags of the article. At most 20 tags of at most 40 characters each.',
      validate: inputs.tagNames,
    }),
    slug: t.string({
      description:
        'The slug of the article. If omitted, it is derived from the title. Fails with `ALREADY_TAKEN` if another article uses the slug or used it before.',
      validate: inputs.slug,
    }),
    publish: t.boolean({
      defaultValue: false,
      needs: { can: 'articles:publish' },
      description:
        'Whether to publish the article immediately, which requires the permission `articles:publish` and a verified e-mail address (`EMAIL_NOT_VERIFIED`). If false, the article is created as a draft.',
    }),
  }),
})

const UpdateArticleInput = builder.inputType('UpdateArticleInput', {
  description: 'Input for `updateArticle`. Omitted fields stay unchanged.',
  fields: (t) => ({
    title: t.string({
      description:
        'The new title. One line, 1 to 200 characters. A new title also changes the slug, unless you set `slug`.',
      validate: inputs.title,
    }),
    description: t.string({
      description: 'The new summary. One line, 1 to 500 characters.',
      validate: inputs.description,
    }),
    body: t.string({
      description: 'The new text in Markdown, 1 to 65,536 characters.',
      validate: inputs.articleBody,
    }),
    tags: t.stringList({
      description:
        'The new tags, which replace all current tags. At most 20 tags of at most 40 characters each. `[]` removes all tags.',
      validate: inputs.tagNames,
    }),
    slug: t.string({
      description:
        'The new slug. Fails with `ALREADY_TAKEN` if another article uses the slug or used it before.',
      validate: inputs.slug,
    }),
  }),
})

builder.mutationFields((t) => {
  const slug = t.arg.string({
    required: true,
    description: 'The slug of the article.',
    validate: inputs.lookup,
  })
  const version = t.arg.int({
    description:
      'The version that your change is based on. Fails with `CONFLICT` if the current version differs. If omitted, the version is not checked.',
    validate: inputs.version,
  })
  return {
    createArticle: t.withAuth({ can: 'articles:write' }).field({
      type: Article,
      description: 'Creates an article as a draft, or publishes it immediately.',
      errorCodes: ['EMAIL_NOT_VERIFIED', 'ALREADY_TAKEN'],
      args: {
        input: t.arg({
          type: CreateArticleInput,
          required: true,
          description: 'The values of the new article.',
        }),
      },
      resolve: (_root, { input }, ctx) => createArticle(ctx, ctx.viewer, input),
    }),
    updateArticle: t.withAuth({ can: 'articles:write' }).field({
      type: Article,
      description: 'Updates an article. Editors can update any article, authors only their own.',
      errorCodes: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT', 'ALREADY_TAKEN'],
      args: {
        slug,
        version,
        input: t.arg({ type: UpdateArticleInput, required: true, description: 'The fields to change.' }),
      },
      resolve: (_root, { slug, version, input }, ctx) => updateArticle(ctx, ctx.viewer, slug, version, input),
    }),
    publishArticle: t.withAuth({ can: 'articles:publish' }).field({
      type: Article,
      description:
        'Publishes a draft or an archived article. Fails with `EMAIL_NOT_VERIFIED` if your e-mail address is not verified.',
      errorCodes: ['NOT_FOUND', 'FORBIDDEN', 'EMAIL_NOT_VERIFIED', 'CONFLICT'],
      args: { slug, version },
      resolve: (_root, { slug, version }, ctx) => publishArticle(ctx, ctx.viewer, slug, version),
    }),
    unpublishArticle: t.withAuth({ can: 'articles:publish' }).field({
      type: Article,
      description: 'Turns an article back into a draft, hidden from readers.',
      errorCodes: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
      args: { slug, version },
      resolve: (_root, { slug, version }, ctx) => unpublishArticle(ctx, ctx.viewer, slug, version),
    }),
    archiveArticle: t.withAuth({ can: 'articles:publish' }).field({
      type: Article,
      description:
        'Archives a published article: it is no longer listed, but still available by its slug. Fails with `CONFLICT` if the article is a draft.',
      errorCodes: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
      args: { slug, version },
      resolve: (_root, { slug, version }, ctx) => archiveArticle(ctx, ctx.viewer, slug, version),
    }),
    deleteArticle: t.withAuth({ can: 'articles:write' }).id({
      description: 'Permanently deletes an article with its comments and favorites.',
      errorCodes: ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT'],
      args: { slug, version },
      resolve: async (_root, { slug, version }, ctx) =>
        globalId('Article', await deleteArticle(ctx, ctx.viewer, slug, version)),
    }),
    favoriteArticle: t.withAuth({ can: 'articles:favorite' }).field({
      type: Article,
      description:
        'Adds an article to your favorites. Has no effect if it is already a favorite. Fails with `CONFLICT` if the article is not published.',
      errorCodes: ['NOT_FOUND', 'CONFLICT'],
      args: { slug },
      resolve: (_root, { slug }, ctx) => favoriteArticle(ctx, ctx.viewer, slug),
    }),
    unfavoriteArticle: t.withAuth({ can: 'articles:favorite' }).field({
      type: Article,
      description: 'Removes an article from your favorites. Has no effect if it is not a favorite.',
      errorCodes: ['NOT_FOUND'],
      args: { slug },
      resolve: (_root, { slug }, ctx) => unfavoriteArticle(ctx, ctx.viewer, slug),
    }),
  }
})
