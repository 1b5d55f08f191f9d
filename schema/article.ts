import type { GraphQLResolveInfo } from 'graphql'
import { listArticles, listFeed } from '../src/articles/article-lists.ts'
import type { ArticleColumn, ArticleParts } from '../src/articles/article-query.ts'
import {
  type Article as ArticleRow,
  articlesByIds,
  bodiesByArticleIds,
  getArticle,
} from '../src/articles/articles.ts'
import { commentsByArticles, firstCommentPage, selectedComments } from '../src/articles/comments.ts'
import { viewerFavoritesByArticleIds } from '../src/articles/favorites.ts'
import { tagsByArticleIds } from '../src/articles/tags.ts'
import { builder, onlyForV1, pageCost, searchCost } from './builder.ts'
import { CommentConnection, commentParts } from './comment.ts'
import { parseKey } from './engine/global-ids.ts'
import { batched } from './engine/loaders.ts'
import {
  argumentsAhead,
  bySelection,
  columnsFor,
  itemSelection,
  itemSelectionOf,
  type Selection,
  selectionOf,
} from './engine/lookahead.ts'
import { refuses } from './guards/field-rules.ts'
import * as inputs from './inputs.ts'
import { Tag } from './tag.ts'
import { User, userParts } from './user.ts'

const bodyOf = batched(bodiesByArticleIds)
const tagsOf = batched(tagsByArticleIds)
const viewerFavorites = batched((ctx, ids: readonly string[]) =>
  viewerFavoritesByArticleIds(ctx, ctx.viewer, ids),
)
const commentsOf = batched(commentsByArticles)

export const ArticleStatus = builder.enumType('ArticleStatus', {
  description: 'Where an article stands in its life.',
  values: {
    DRAFT: { value: 'draft', description: 'Seen by its author and by editors only.' },
    PUBLISHED: { value: 'published', description: 'In every list, open to comments and favorites.' },
    ARCHIVED: {
      value: 'archived',
      description: 'In no list any more; its address goes on answering, read-only.',
    },
  } as const,
})

export const Article = builder.loadableNodeRef('Article', {
  id: { resolve: (article: ArticleRow) => article.id, parse: parseKey },
  load: async (ids: string[], ctx) => articlesByIds(ctx, ctx.viewer, ids) as Promise<ArticleRow[]>,
})

/** Of which column a field is made, where it is made of one. */
const columns: Record<string, ArticleColumn> = {
  slug: 'slug',
  title: 'title',
  description: 'description',
  readingMinutes: 'readingMinutes',
  version: 'version',
  updatedAt: 'updatedAt',
  favoritesCount: 'favoritesCount',
  commentsCount: 'commentsCount',
  comments: 'commentsCount',
}

const partsOfSelection = bySelection(
  (selection): ArticleParts => ({
    columns: columnsFor(selection, columns),
    body: 'body' in selection,
    tags: 'tags' in selection || 'tagNames' in selection,
    viewerHasFavorited: 'viewerHasFavorited' in selection,
    author: selection.author && userParts(selection.author.below),
  }),
)

/** What the statement that finds articles should bring along, for this selection on them. */
export function articleParts(selection: Selection, info: GraphQLResolveInfo): ArticleParts {
  const parts = partsOfSelection(selection)
  const args = selection.comments && argumentsAhead(selection.comments, info)
  const page = args && firstCommentPage(args)
  if (!page) return parts
  return { ...parts, comments: { page, ...commentParts(itemSelection(selection.comments!.below, info)) } }
}

Article.implement({
  description: 'Something written to be read: a title, a text in Markdown, and what became of it.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name in addresses. Earlier slugs go on leading here.' }),
    title: t.exposeString('title', { description: 'One line, at most 200 characters.' }),
    description: t.exposeString('description', { description: 'What it is about, in one line.' }),
    body: t.string({
      description: 'The text in Markdown, exactly as written. Sanitize what you render.',
      complexity: 40, // It may have 65,536 characters.
      resolve: (article, _args, ctx) => article.body ?? bodyOf(ctx, article.id, undefined),
    }),
    readingMinutes: t.exposeInt('readingMinutes', {
      description: 'How long it takes to read, in minutes, at least 1.',
    }),
    status: t.expose('status', { type: ArticleStatus, description: 'Draft, published or archived.' }),
    version: t.exposeInt('version', { description: 'Grows with every edit. An edit names the one it read.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was begun.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last edited.' }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was first published; null before.',
    }),
    favoritesCount: t.exposeInt('favoritesCount', { description: 'How many people like it.' }),
    commentsCount: t.exposeInt('commentsCount', { description: 'How many comments it has.' }),
    viewerHasFavorited: t.boolean({
      description: 'Whether you like it; false for guests.',
      resolve: (article, _args, ctx) =>
        ctx.viewer !== null && (article.viewerHasFavorited ?? viewerFavorites(ctx, article.id, undefined)),
    }),
    author: t.field({
      type: User,
      description: 'Who wrote it.',
      resolve: (article) => article.author ?? article.authorId,
    }),
    tags: t.field({
      type: [Tag],
      description: 'Its tags, in the order the author gave them.',
      complexity: { field: 1, multiplier: 5 },
      resolve: (article, _args, ctx) => article.tags ?? tagsOf(ctx, article.id, undefined),
    }),
    tagNames: t.stringList({
      description: 'The names of its tags alone, in the order the author gave them, or sorted.',
      args: { sorted: t.arg.boolean({ defaultValue: false, description: 'In the order of the alphabet.' }) },
      complexity: { field: 1, multiplier: 1 },
      resolve: async (article, { sorted }, ctx) => {
        const tags = article.tags ?? (await tagsOf(ctx, article.id, undefined))
        const names = tags.map((tag) => tag.name)
        return sorted ? names.sort() : names
      },
    }),
    comments: t.field({
      type: CommentConnection,
      description: 'What readers say about it, the newest first.',
      args: t.arg.connectionArgs(),
      complexity: pageCost,
      resolve: (article, args, ctx) => selectedComments(article, args) ?? commentsOf(ctx, article, args),
    }),
  }),
})

export const ArticleConnection = builder.connectionObject(
  { type: Article, name: 'ArticleConnection', description: 'A page of articles.' },
  { name: 'ArticleEdge', description: 'An article and its place in the list.' },
)

const ArticleFilter = builder.inputType('ArticleFilter', {
  description: 'Narrows a list of articles. Several conditions must all hold.',
  fields: (t) => ({
    tag: t.string({ description: 'Only with this tag.', validate: inputs.lookup }),
    author: t.string({ description: 'Only by the person with this username.', validate: inputs.lookup }),
    favoritedBy: t.string({
      description: 'Only what the person with this username likes.',
      validate: inputs.lookup,
    }),
    matching: t.string({
      description: 'Only what matches: words, `"a phrase"`, `or`, `-without`. The best first, then.',
      validate: inputs.searchQuery,
    }),
  }),
})

builder.queryFields((t) => {
  const offset = t.arg.int({
    description: 'How many items to skip, at most 100,000.',
    deprecationReason: `${onlyForV1} Use after.`,
    extensions: { constraint: { minimum: 0, maximum: 100_000 } },
  })
  return {
    article: t.field({
      type: Article,
      nullable: true,
      description:
        'An article by its slug, or by one it had before. NOT_FOUND when there is none that you may see.',
      authScopes: { public: true },
      extensions: refuses('NOT_FOUND'),
      args: { slug: t.arg.string({ required: true, description: 'Its slug.', validate: inputs.lookup }) },
      resolve: (_root, { slug }, ctx, info) =>
        getArticle(ctx, ctx.viewer, slug, articleParts(selectionOf(info), info)),
    }),
    articles: t.field({
      type: ArticleConnection,
      description: 'Published articles, the newest first; what matches words, the best first.',
      authScopes: { public: true },
      args: {
        filter: t.arg({ type: ArticleFilter, description: 'Which ones; all when absent.' }),
        ...t.arg.connectionArgs(),
        offset,
      },
      complexity: (args) => ({ ...pageCost(args), field: args.filter?.matching == null ? 1 : searchCost }),
      resolve: (_root, { filter, ...page }, ctx, info) =>
        listArticles(ctx, ctx.viewer, filter ?? {}, page, articleParts(itemSelectionOf(info), info)),
    }),
    feed: t.withAuth({ can: 'articles:read' }).field({
      type: ArticleConnection,
      description:
        'Published articles of the people you follow, the newest first. Needs you to be signed in.',
      args: { ...t.arg.connectionArgs(), offset },
      complexity: pageCost,
      resolve: (_root, page, ctx, info) =>
        listFeed(ctx, ctx.viewer, page, articleParts(itemSelectionOf(info), info)),
    }),
  }
})
