import { type SearchHit as SearchHitRow, searchArticles } from '../src/articles/search.ts'
import { builder, pageCost, searchCost } from './builder.ts'
import { itemSelectionOf } from './engine/lookahead.ts'
import * as inputs from './inputs.ts'
import { Article } from './refs.ts'

const SearchHit = builder.objectRef<SearchHitRow>('SearchHit').implement({
  description: 'An article that matches a search query.',
  fields: (t) => ({
    article: t.field({ type: Article, description: 'The matching article.', resolve: (hit) => hit.id }),
    rank: t.exposeFloat('rank', {
      description:
        'How well the article matches the query. Higher is better. Ranks of different searches are not comparable.',
    }),
    snippet: t.exposeString('snippet', {
      complexity: 40,
      description:
        'An excerpt around the matches, as safe HTML: the text is escaped and each match is in `<mark>`.',
    }),
  }),
})

const SearchConnection = builder.connectionObject(
  { type: SearchHit, name: 'SearchConnection', description: 'A page of search results.' },
  { name: 'SearchEdge', description: 'A search result and its cursor.' },
)

builder.queryField('search', (t) =>
  t.field({
    type: SearchConnection,
    description: 'Searches published articles, best match first.',
    authScopes: { public: true },
    args: {
      query: t.arg.string({
        required: true,
        description: 'The search query. Supports words, `"a phrase"`, `or` and `-excluded`.',
        validate: inputs.searchQuery,
      }),
      ...t.arg.connectionArgs(),
    },
    complexity: (args) => ({ ...pageCost(args), field: searchCost }),
    resolve: (_root, { query, ...page }, ctx, info) =>
      searchArticles(ctx, query, page, { snippets: 'snippet' in itemSelectionOf(info) }),
  }),
)
