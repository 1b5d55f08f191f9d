import { favorite, follow, newArticle, newUser, unique } from '../../factories.ts'
import { articleBy, draft, number, page, summaryBy, text, truth } from '../response-bodies.ts'
import {
  article,
  control,
  empty,
  long,
  notNull,
  notText,
  required,
  tooLong,
  unusedName,
  wrongSlug,
} from '../wrong-input.ts'
import type { EndpointCases } from './endpoint-case.ts'

export const articles: EndpointCases = {
  'GET /articles': {
    access: 'public',
    matrix: 'Query.articles',
    async example({ app, author }) {
      const { slug, title } = await newArticle(app, author)
      const response = page(summaryBy(author, { slug, title }))
      return { query: `author=${author.username}`, status: 200, response }
    },
    statements: ({ tag, word, writers, reader }) => [
      [{ tag }, 1],
      [{ q: word }, 1],
      [{ author: writers[0]!.username, favoritedBy: reader.username, tag }, 1],
    ],
    tenItems: ({ tag }) => ({ tag }),
    stableQuery: ({ username }) => `author=${username}`,
  },
  'POST /articles': {
    access: 'user',
    matrix: 'Mutation.createArticle',
    matrixVariants: { publish: 'Mutation.createArticle (publish)' },
    async example({ author }) {
      const body = { title: unique('Title '), description: 'd', body: 'b', tags: ['z', 'a'] }
      const response = articleBy(author, { ...body, ...draft })
      return { body, status: 201, response, location: /^\/api\/v2\/articles\/title-\w+$/ }
    },
    body: {
      valid: ({ unused }) => ({ title: `On ${unused}`, description: 'd', body: 'b', tags: ['x'] }),
      wrong: [
        [{}, { title: required, description: required, body: required }],
        [{ ...article, title: null }, { title: required }],
        [
          { ...article, title: 5, description: true, body: ['b'] },
          { title: notText, description: notText, body: notText },
        ],
        [{ ...article, title: { text: 'x' } }, { title: notText }],
        [{ ...article, title: '' }, { title: empty }],
        [{ ...article, title: ' \u2003 ' }, { title: empty }],
        [{ ...article, title: long(200) }, { title: tooLong(200) }],
        [{ ...article, title: 'two\nlines' }, { title: control }],
        [{ ...article, title: 'nul\0' }, { title: control }],
        [{ ...article, body: 'half \ud83d' }, { body: control }],
        [{ ...article, description: long(500) }, { description: tooLong(500) }],
        [{ ...article, body: long(65_536) }, { body: tooLong(65_536) }],
        [{ ...article, tags: 'one' }, { tags: 'must be a list' }],
        [{ ...article, tags: { 0: 'one' } }, { tags: 'must be a list' }],
        [
          { ...article, tags: ['a', 5, null, ['b']] },
          { 'tags/1': notText, 'tags/2': required, 'tags/3': notText },
        ],
        [{ ...article, tags: ['a', ''] }, { 'tags/1': empty }],
        [{ ...article, tags: [long(40)] }, { 'tags/0': tooLong(40) }],
        [
          { ...article, tags: Array.from({ length: 21 }, (_, i) => `t${i}`) },
          { tags: 'must be at most 20 tags' },
        ],
        [{ ...article, slug: 'Not A Slug' }, { slug: wrongSlug }],
        [{ ...article, slug: long(100) }, { slug: tooLong(100) }],
        [{ ...article, slug: '../etc' }, { slug: wrongSlug }],
        [{ ...article, publish: 'true' }, { publish: 'must be true or false' }],
        [{ ...article, publish: 1 }, { publish: 'must be true or false' }],
      ],
    },
  },
  'GET /articles/{slug}': {
    access: 'public',
    matrix: 'Query.article',
    async example({ app, author }) {
      const { slug, title } = await newArticle(app, author, { tags: ['one'] })
      return { path: { slug }, status: 200, response: articleBy(author, { slug, title, tags: ['one'] }) }
    },
    statements: ({ slug }) => [[{ slug }, 1]],
  },
  'PATCH /articles/{slug}': {
    access: 'user',
    matrix: 'Mutation.updateArticle',
    async example({ app, author }) {
      const { slug, title } = await newArticle(app, author)
      const response = articleBy(author, { slug, title, body: 'other', version: 2 })
      return { path: { slug }, body: { body: 'other' }, ifMatch: '*', status: 200, response }
    },
    body: {
      valid: ({ unused }) => ({ title: `On ${unused}`, description: 'd', body: 'b', tags: ['x'] }),
      wrong: [
        [{ title: null }, { title: notNull }],
        [{ description: null, title: unusedName }, { description: notNull }],
        [{ body: null, tags: [unusedName] }, { body: notNull }],
        [
          { title: 5, tags: [true] },
          { title: notText, 'tags/0': notText },
        ],
        [{ title: ' ' }, { title: empty }],
        [{ title: unusedName, tags: [''] }, { 'tags/0': empty }],
        [
          { slug: unusedName, status: 'DRAFT', version: 1 },
          { slug: 'is unknown', status: 'is unknown', version: 'is unknown' },
        ],
      ],
    },
  },
  'DELETE /articles/{slug}': {
    access: 'user',
    matrix: 'Mutation.deleteArticle',
    async example({ app, author }) {
      const { slug } = await newArticle(app, author)
      return { path: { slug }, ifMatch: '*', status: 204, response: '' }
    },
  },
  'POST /articles/{slug}/publish': {
    access: 'user',
    matrix: 'Mutation.publishArticle',
    async example({ app, author }) {
      const { slug } = await newArticle(app, author, { publish: false })
      return { path: { slug }, status: 200, response: articleBy(author, { slug, version: 2 }) }
    },
  },
  'POST /articles/{slug}/unpublish': {
    access: 'user',
    matrix: 'Mutation.unpublishArticle',
    async example({ app, author }) {
      const { slug } = await newArticle(app, author)
      const response = articleBy(author, { slug, version: 2, status: 'DRAFT' })
      return { path: { slug }, status: 200, response }
    },
  },
  'PUT /articles/{slug}/favorite': {
    access: 'user',
    matrix: 'Mutation.favoriteArticle',
    async example({ app, author }) {
      const { slug } = await newArticle(app, author)
      const response = articleBy(author, { slug, favoritesCount: 1, viewerHasFavorited: true })
      return { path: { slug }, as: await newUser(app, 'reader'), status: 200, response }
    },
  },
  'DELETE /articles/{slug}/favorite': {
    access: 'user',
    matrix: 'Mutation.unfavoriteArticle',
    async example({ app, author }) {
      const [reader, { slug }] = [await newUser(app, 'reader'), await newArticle(app, author)]
      await favorite(app, reader, slug)
      const response = articleBy(author, { slug, favoritesCount: 0, viewerHasFavorited: false })
      return { path: { slug }, as: reader, status: 200, response }
    },
  },
  'GET /feed': {
    access: 'user',
    matrix: 'Query.feed',
    async example({ app, author }) {
      const [reader, { slug }] = [await newUser(app, 'reader'), await newArticle(app, author)]
      await follow(app, reader, author.username)
      return { as: reader, status: 200, response: page(summaryBy(author, { slug })) }
    },
    statements: () => [[{}, 1]],
    tenItems: () => ({}),
  },
  'GET /tags': {
    access: 'public',
    matrix: 'Query.tags',
    async example({ app, author }) {
      await newArticle(app, author, { tags: [unique()] })
      const response = {
        items: [{ name: text, articlesCount: number }],
        pageInfo: { hasNextPage: truth, endCursor: text },
      }
      return { query: 'first=1', status: 200, response }
    },
    statements: () => [[{}, 1]],
    // After the last tag: all tests share the list.
    stableQuery: () => `after=${btoa(`tags|0|${crypto.randomUUID()}`)}`,
  },
}
