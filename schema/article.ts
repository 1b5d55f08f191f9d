import type { GraphQLResolveInfo } from 'graphql'
import { listArticles, listFeed } from '../src/articles/article-lists.ts'
import { type ArticleParts, alwaysSelected } from '../src/articles/article-query.ts'
import { bodiesByArticleIds, getArticle } from '../src/articles/articles.ts'
import { commentsByArticles, firstCommentPage, selectedComments } from '../src/articles/comments.ts'
import { viewerFavoritesByArticleIds } from '../src/articles/favorites.ts'
import { tagsByArticleIds } from '../src/articles/tags.ts'
import { maxOffset } from '../src/db/pagination.ts'
import { builder, onlyForV1, pageCost, searchCost, textCost } from './builder.ts'
import { commentParts } from './comment.ts'
import { columnsFor } from './engine/columns.ts'
import { batched } from './engine/loaders.ts'
import {
  argumentsAhead,
  bySelection,
  itemSelection,
  itemSelectionOf,
  type Selection,
  selectionOf,
} from './engine/lookahead.ts'
import * as inputs from './inputs.ts'
import { Article, ArticleConnection, CommentConnection, Tag, User } from './refs.ts'
import { userParts } from './user.ts'

const bodyOf = batched(bodiesByArticleIds)
const tagsOf = batched(tagsByArticleIds)
const viewerFavorites = batched((ctx, ids: readonly string[]) =>
  viewerFavoritesByArticleIds(ctx, ctx.viewer, ids),
)
const commentsOf = batched(commentsByArticles)

export const ArticleStatus = builder.enumType('ArticleStatus', {
  description: 'The status of an article.',
  values: {
    DRAFT: { value: 'draft', description: 'The article is visible only to its author and to editors.' },
    PUBLISHED: {
      value: 'published',
      description: 'The article is listed, and open to comments and favorites.',
    },
    ARCHIVED: {
      value: 'archived',
      description:
        'The article is not listed, but still available by its slug. It does not accept comments or favorites.',
    },
  } as const,
})

const partsOfSelection = bySelection(
  (selection, schema): ArticleParts => ({
    columns: columnsFor(schema, 'Article', selection, alwaysSelected),
    body: 'body' in selection,
    tags: 'tags' in selection || 'tagNames' in selection,
    viewerHasFavorited: 'viewerHasFavorited' in selection,
    author: selection.author && userParts(selection.author.below, schema),
  }),
)

/** What the statement that finds articles must select for this GraphQL selection. */
export function articleParts(selection: Selection, info: GraphQLResolveInfo): ArticleParts {
  const parts = partsOfSelection(selection, info.schema)
  const args = selection.comments && argumentsAhead(selection.comments, info)
  const page = args && firstCommentPage(args)
  if (!page) return parts
  const ofComments = commentParts(itemSelection(selection.comments!.below, info), info.schema)
  return { ...parts, comments: { page, ...ofComments } }
}

Article.implement({
  description: 'An article, written in Markdown.',
  fields: (t) => ({
    slug: t.exposeString('slug', {
      description: 'The unique name of the article in URLs. Earlier slugs of the article still work.',
    }),
    title: t.exposeString('title', {
      description: 'The title of the article. One line, at most 200 characters.',
    }),
    description: t.exposeString('description', {
      description: 'A summary of the article. One line, at most 500 characters.',
    }),
    body: t.string({
      description:
        'The text of the article in Markdown, as the author wrote it. Sanitize it before you render it.',
      complexity: textCost(65_536),
      columns: [],
      resolve: (article, _args, ctx) => article.body ?? bodyOf(ctx, article.id, undefined),
    }),
    readingMinutes: t.exposeInt('readingMinutes', {
      description: 'The estimated reading time in minutes, at least 1.',
    }),
    status: t.expose('status', { type: ArticleStatus, description: 'The status of the article.' }),
    version: t.exposeInt('version', {
      description:
        'The version number, which increases with every update. Pass it to an update to detect conflicts.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the article was created.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the article was last updated.' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the article was first published. Null if it was never published.',
    }),
    favoritesCount: t.exposeInt('favoritesCount', {
      description: 'The number of users who favorited the article.',
    }),
    commentsCount: t.exposeInt('commentsCount', { description: 'The number of comments on the article.' }),
    viewerHasFavorited: t.boolean({
      description: 'Whether you favorited the article. False without authentication.',
      columns: [],
      resolve: (article, _args, ctx) =>
        ctx.viewer !== null && (article.viewerHasFavorited ?? viewerFavorites(ctx, article.id, undefined)),
    }),
    author: t.field({
      type: User,
      description: 'The author of the article.',
      columns: [], // Statements select the whole author.
      resolve: (article) => article.author ?? article.authorId,
    }),
    tags: t.field({
      type: [Tag],
      description: 'The tags of the article, in the order that the author chose.',
      complexity: { field: 1, multiplier: 5 },
      columns: [],
      resolve: (article, _args, ctx) => article.tags ?? tagsOf(ctx, article.id, undefined),
    }),
    tagNames: t.stringList({
      description:
        "The names of the article's tags, in the order that the author chose, or sorted alphabetically.",
      args: {
        sorted: t.arg.boolean({
          defaultValue: false,
          description: 'Whether to sort the names alphabetically.',
        }),
      },
      complexity: { field: 1, multiplier: 1 },
      columns: [],
      resolve: async (article, { sorted }, ctx) => {
        const tags = article.tags ?? (await tagsOf(ctx, article.id, undefined))
        const names = tags.map((tag) => tag.name)
        return sorted ? names.sort() : names
      },
    }),
    comments: t.field({
      type: CommentConnection,
      description: 'The comments on the article, newest first.',
      args: t.arg.connectionArgs(),
      complexity: pageCost,
      columns: ['commentsCount'],
      resolve: (article, args, ctx) => selectedComments(article, args) ?? commentsOf(ctx, article, args),
    }),
  }),
})

const ArticleFilter = builder.inputType('ArticleFilter', {
  description: 'Filters for a list of articles. An article must match all of them.',
  fields: (t) => ({
    tag: t.string({
      description: 'Returns only articles with this tag. Case-sensitive.',
      validate: inputs.lookup,
    }),
    author: t.string({
      description: 'Returns only articles by the author with this username.',
      validate: inputs.lookup,
    }),
    favoritedBy: t.string({
      description: 'Returns only articles that the user with this username favorited.',
      validate: inputs.lookup,
    }),
    matching: t.string({
      description:
        'Returns only articles that match this search query, best match first. Supports words, `"a phrase"`, `or` and `-excluded`.',
      validate: inputs.searchQuery,
    }),
  }),
})

builder.queryFields((t) => {
  const offset = t.arg.int({
    description: `The number of items to skip, at most ${maxOffset.toLocaleString('en')}.`,
    deprecationReason: `${onlyForV1} Use \`after\` instead.`,
    range: { minimum: 0, maximum: maxOffset },
  })
  return {
    article: t.field({
      type: Article,
      nullable: true,
      description:
        'Gets an article by its current slug or an earlier one. Fails with `NOT_FOUND` if it does not exist or you may not see it.',
      authScopes: { public: true },
      errorCodes: ['NOT_FOUND'],
      args: {
        slug: t.arg.string({
          required: true,
          description: 'The slug of the article.',
          validate: inputs.lookup,
        }),
      },
      resolve: (_root, { slug }, ctx, info) =>
        getArticle(ctx, ctx.viewer, slug, articleParts(selectionOf(info), info)),
    }),
    articles: t.field({
      type: ArticleConnection,
      description: 'Lists published articles, newest first. Search results are listed best match first.',
      authScopes: { public: true },
      args: {
        filter: t.arg({
          type: ArticleFilter,
          description: 'Filters for the list. If omitted, all articles are returned.',
        }),
        ...t.arg.connectionArgs(),
        offset,
      },
      complexity: (args) => ({ ...pageCost(args), field: args.filter?.matching == null ? 1 : searchCost }),
      resolve: (_root, { filter, ...page }, ctx, info) =>
        listArticles(ctx, ctx.viewer, filter ?? {}, page, articleParts(itemSelectionOf(info), info)),
    }),
    feed: t.withAuth({ can: 'articles:read' }).field({
      type: ArticleConnection,
      description: 'Lists published articles by the users you follow, newest first. Requires authentication.',
      args: { ...t.arg.connectionArgs(), offset },
      complexity: pageCost,
      resolve: (_root, page, ctx, info) =>
        listFeed(ctx, ctx.viewer, page, articleParts(itemSelectionOf(info), info)),
    }),
  }
})
