import { type SearchHit as SearchHitRow, searchArticles } from '../src/articles/search.ts'
import { Article } from './article.ts'
import { builder, pageCost, searchCost } from './builder.ts'
import { itemSelectionOf } from './engine/lookahead.ts'
import * as inputs from './inputs.ts'

const SearchHit = builder.objectRef<SearchHitRow>('SearchHit').implement({
  description: 'An article that matches a search, and how.',
  fields: (t) => ({
    article: t.field({ type: Article, description: 'The article.', resolve: (hit) => hit.id }),
    rank: t.exposeFloat('rank', { description: 'Higher is better. Comparable within one search only.' }),
    snippet: t.exposeString('snippet', {
      complexity: 40,
      description: 'HTML, safe to insert: where the words stand, escaped, with each match in `<mark>`.',
    }),
  }),
})

const SearchConnection = builder.connectionObject(
  { type: SearchHit, name: 'SearchConnection', description: 'A page of what was found.' },
  { name: 'SearchEdge', description: 'A hit and its place in the list.' },
)

builder.queryField('search', (t) =>
  t.field({
    type: SearchConnection,
    description: 'Published articles that match, the best first.',
    authScopes: { public: true },
    args: {
      query: t.arg.string({
        required: true,
        description: 'Words, `"a phrase"`, `or`, `-without`, as in search engines.',
        validate: inputs.searchQuery,
      }),
      ...t.arg.connectionArgs(),
    },
    complexity: (args) => ({ ...pageCost(args), field: searchCost }),
    resolve: (_root, { query, ...page }, ctx, info) =>
      searchArticles(ctx, query, page, { snippets: 'snippet' in itemSelectionOf(info) }),
  }),
)
