import { graphql } from '../../generated/rest/gql.ts'
import { endpoint } from '../endpoint.ts'

const tag = 'Articles'
const favorites = 'Favorites'

export const articles = [
  endpoint('GET /articles', {
    tag,
    summary: 'List articles',
    document: graphql(`
      query V1ListArticles($tag: String, $author: String, $favorited: String, $limit: Int = 20, $offset: Int = 0) {
        answer: articles(
          filter: { tag: $tag, author: $author, favoritedBy: $favorited }
          first: $limit
          offset: $offset
        ) {
          articles: nodes { ...V1Article }
          articlesCount: totalCount
        }
      }
    `),
    example: { variables: { limit: 2 } },
  }),
  endpoint('GET /articles/feed', {
    tag,
    summary: 'List articles by users you follow',
    document: graphql(`
      query V1ListFeed($limit: Int = 20, $offset: Int = 0) {
        answer: feed(first: $limit, offset: $offset) {
          articles: nodes { ...V1Article }
          articlesCount: totalCount
        }
      }
    `),
    example: { as: 'reader', variables: { limit: 2 } },
  }),
  endpoint('POST /articles', {
    tag,
    summary: 'Create and publish an article',
    description: 'Creates an article and publishes it.',
    status: 201,
    envelope: 'article',
    document: graphql(`
      mutation V1CreateArticle($title: String!, $description: String!, $body: String!, $tagList: [String!]) {
        article: createArticle(
          input: { title: $title, description: $description, body: $body, tags: $tagList, publish: true }
        ) { ...V1Article }
      }
    `),
    example: {
      as: 'author',
      variables: {
        title: 'On commas',
        description: 'Where they go.',
        body: 'Before *and*, or not.',
        tagList: ['style', 'writing'],
      },
    },
  }),
  endpoint('GET /articles/{slug}', {
    tag,
    summary: 'Get an article',
    document: graphql(`query V1GetArticle($slug: String!) { article(slug: $slug) { ...V1Article } }`),
    example: { variables: { slug: 'ask-twice-pay-once' } },
  }),
  endpoint('PUT /articles/{slug}', {
    tag,
    summary: 'Update an article',
    envelope: 'article',
    document: graphql(`
      mutation V1UpdateArticle($slug: String!, $title: String, $description: String, $body: String, $tagList: [String!]) {
        article: updateArticle(
          slug: $slug
          input: { title: $title, description: $description, body: $body, tags: $tagList }
        ) { ...V1Article }
      }
    `),
    example: { as: 'author', variables: { slug: 'retry-less-than-you-think', description: 'In short.' } },
  }),
  endpoint('DELETE /articles/{slug}', {
    tag,
    summary: 'Delete an article',
    status: 204,
    document: graphql(`mutation V1DeleteArticle($slug: String!) { deleteArticle(slug: $slug) }`),
    example: { as: 'author', variables: { slug: 'retry-less-than-you-think' } },
  }),
  endpoint('POST /articles/{slug}/favorite', {
    tag: favorites,
    summary: 'Favorite an article',
    document: graphql(`
      mutation V1Favorite($slug: String!) { article: favoriteArticle(slug: $slug) { ...V1Article } }
    `),
    example: { as: 'reader', variables: { slug: 'how-to-take-an-api-away' } },
  }),
  endpoint('DELETE /articles/{slug}/favorite', {
    tag: favorites,
    summary: 'Unfavorite an article',
    document: graphql(`
      mutation V1Unfavorite($slug: String!) { article: unfavoriteArticle(slug: $slug) { ...V1Article } }
    `),
    example: { as: 'reader', variables: { slug: 'how-to-take-an-api-away' } },
  }),
  endpoint('GET /tags', {
    tag: 'Tags',
    summary: 'List the 100 most used tags',
    description: 'Lists the 100 most used tags of published articles.',
    document: graphql(`query V1ListTags { tags(first: 100) { nodes { name } } }`),
    body: ({ tags }) => ({ tags: tags.nodes.map(({ name }) => name) }),
    bodySchema: {
      type: 'object',
      required: ['tags'],
      properties: { tags: { type: 'array', items: { type: 'string' } } },
    },
    example: {},
  }),
]
