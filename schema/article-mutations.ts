import { createArticle, deleteArticle, updateArticle } from '../src/articles/articles.ts'
import { favoriteArticle, unfavoriteArticle } from '../src/articles/favorites.ts'
import { archiveArticle, publishArticle, unpublishArticle } from '../src/articles/publishing.ts'
import { Article } from './article.ts'
import { builder } from './builder.ts'
import { globalId } from './engine/global-ids.ts'
import { refuses } from './guards/field-rules.ts'
import * as inputs from './inputs.ts'

const CreateArticleInput = builder.inputType('CreateArticleInput', {
  description: 'A new article.',
  fields: (t) => ({
    title: t.string({
      required: true,
      description: 'One line, 1 to 200 characters.',
      validate: inputs.title,
    }),
    description: t.string({
      required: true,
      description: 'What it is about, one line, 1 to 500 characters.',
      validate: inputs.description,
    }),
    body: t.string({
      required: true,
      description: 'Markdown, 1 to 65,536 characters.',
      validate: inputs.articleBody,
    }),
    tags: t.stringList({
      description: 'At most 20, of at most 40 characters each.',
      validate: inputs.tagNames,
    }),
    slug: t.string({
      description: 'Made from the title when absent. ALREADY_TAKEN when another article has it or had it.',
      validate: inputs.slug,
    }),
    publish: t.boolean({ defaultValue: false, description: 'Publish it at once, rather than keep a draft.' }),
  }),
})

const UpdateArticleInput = builder.inputType('UpdateArticleInput', {
  description: 'What to change in an article; what is absent stays.',
  fields: (t) => ({
    title: t.string({ description: 'A new title also makes a new slug.', validate: inputs.title }),
    description: t.string({ description: 'One line, 1 to 500 characters.', validate: inputs.description }),
    body: t.string({ description: 'Markdown, 1 to 65,536 characters.', validate: inputs.articleBody }),
    tags: t.stringList({
      description: 'All its tags from now on; `[]` takes them away.',
      validate: inputs.tagNames,
    }),
    slug: t.string({
      description: 'ALREADY_TAKEN when another article has it or had it.',
      validate: inputs.slug,
    }),
  }),
})

builder.mutationFields((t) => {
  const slug = t.arg.string({
    required: true,
    description: 'Which article, by its slug.',
    validate: inputs.lookup,
  })
  const version = t.arg.int({
    description: 'The version that you read. CONFLICT when it is another by now; absent, you overwrite.',
    validate: inputs.version,
  })
  return {
    createArticle: t.withAuth({ can: 'articles:write' }).field({
      type: Article,
      description: 'Begins an article as a draft, or publishes it at once.',
      extensions: refuses('ALREADY_TAKEN'),
      args: { input: t.arg({ type: CreateArticleInput, required: true, description: 'The article.' }) },
      resolve: (_root, { input }, ctx) => createArticle(ctx, ctx.viewer, input),
    }),
    updateArticle: t.withAuth({ can: 'articles:write' }).field({
      type: Article,
      description: 'Edits an article of yours, or any as an editor. CONFLICT when somebody else was faster.',
      extensions: refuses('NOT_FOUND', 'FORBIDDEN', 'CONFLICT', 'ALREADY_TAKEN'),
      args: {
        slug,
        version,
        input: t.arg({ type: UpdateArticleInput, required: true, description: 'What to change.' }),
      },
      resolve: (_root, { slug, version, input }, ctx) => updateArticle(ctx, ctx.viewer, slug, version, input),
    }),
    publishArticle: t.withAuth({ can: 'articles:publish' }).field({
      type: Article,
      description: 'Shows a draft or an archived article in every list.',
      extensions: refuses('NOT_FOUND', 'FORBIDDEN', 'CONFLICT'),
      args: { slug, version },
      resolve: (_root, { slug, version }, ctx) => publishArticle(ctx, ctx.viewer, slug, version),
    }),
    unpublishArticle: t.withAuth({ can: 'articles:publish' }).field({
      type: Article,
      description: 'Makes an article a draft again, hidden from readers.',
      extensions: refuses('NOT_FOUND', 'FORBIDDEN', 'CONFLICT'),
      args: { slug, version },
      resolve: (_root, { slug, version }, ctx) => unpublishArticle(ctx, ctx.viewer, slug, version),
    }),
    archiveArticle: t.withAuth({ can: 'articles:publish' }).field({
      type: Article,
      description:
        'Takes a published article out of every list; its address goes on answering. CONFLICT for a draft.',
      extensions: refuses('NOT_FOUND', 'FORBIDDEN', 'CONFLICT'),
      args: { slug, version },
      resolve: (_root, { slug, version }, ctx) => archiveArticle(ctx, ctx.viewer, slug, version),
    }),
    deleteArticle: t.withAuth({ can: 'articles:write' }).id({
      description: 'Deletes an article for good, with its comments and favorites. Answers its id.',
      extensions: refuses('NOT_FOUND', 'FORBIDDEN', 'CONFLICT'),
      args: { slug, version },
      resolve: async (_root, { slug, version }, ctx) =>
        globalId('Article', await deleteArticle(ctx, ctx.viewer, slug, version)),
    }),
    favoriteArticle: t.withAuth({ can: 'articles:favorite' }).field({
      type: Article,
      description: 'Says that you like a published article. Twice is the same as once.',
      extensions: refuses('NOT_FOUND', 'CONFLICT'),
      args: { slug },
      resolve: (_root, { slug }, ctx) => favoriteArticle(ctx, ctx.viewer, slug),
    }),
    unfavoriteArticle: t.withAuth({ can: 'articles:favorite' }).field({
      type: Article,
      description: 'Takes that back.',
      extensions: refuses('NOT_FOUND'),
      args: { slug },
      resolve: (_root, { slug }, ctx) => unfavoriteArticle(ctx, ctx.viewer, slug),
    }),
  }
})
