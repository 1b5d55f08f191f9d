import { graphql } from '../../generated/rest/gql.ts'
import { endpoint } from '../endpoint.ts'

const tag = 'Articles'
const favorites = 'Favorites'

export const articles = [
  endpoint('GET /articles', {
    tag,
    summary: 'List or search published articles',
    document: graphql(`
      query V2ListArticles(
        $tag: String
        $author: String
        $favoritedBy: String
        $q: String
        $first: Int = 20
        $after: String
      ) {
        answer: articles(
          filter: { tag: $tag, author: $author, favoritedBy: $favoritedBy, matching: $q }
          first: $first
          after: $after
        ) {
          items: nodes { ...V2ArticleSummary }
          pageInfo { ...V2PageInfo }
        }
      }
    `),
    example: { variables: { first: 2 } },
  }),
  endpoint('POST /articles', {
    tag,
    summary: 'Create an article',
    status: 201,
    location: '/articles/{slug}',
    document: graphql(`
      mutation V2CreateArticle(
        $title: String!
        $description: String!
        $body: String!
        $tags: [String!]
        $slug: String
        $publish: Boolean = false
      ) {
        answer: createArticle(
          input: { title: $title, description: $description, body: $body, tags: $tags, slug: $slug, publish: $publish }
        ) { ...V2Article }
      }
    `),
    example: {
      as: 'author',
      variables: {
        title: 'On semicolons',
        description: 'Why there are few.',
        body: 'They *join*; they do not end.',
        tags: ['writing', 'style'],
        publish: true,
      },
    },
  }),
  endpoint('GET /articles/{slug}', {
    tag,
    summary: 'Get an article',
    document: graphql(`query V2GetArticle($slug: String!) { answer: article(slug: $slug) { ...V2Article } }`),
    example: { variables: { slug: 'ask-twice-pay-once' } },
  }),
  endpoint('PATCH /articles/{slug}', {
    tag,
    summary: 'Update an article',
    ifMatch: 'required',
    document: graphql(`
      mutation V2UpdateArticle(
        $slug: String!
        $version: Int
        $title: String
        $description: String
        $body: String
        $tags: [String!]
      ) {
        answer: updateArticle(
          slug: $slug
          version: $version
          input: { title: $title, description: $description, body: $body, tags: $tags }
        ) { ...V2Article }
      }
    `),
    example: { as: 'author', variables: { slug: 'retry-less-than-you-think', description: 'In short.' } },
  }),
  endpoint('DELETE /articles/{slug}', {
    tag,
    summary: 'Delete an article',
    status: 204,
    ifMatch: 'required',
    document: graphql(`
      mutation V2DeleteArticle($slug: String!, $version: Int) { deleteArticle(slug: $slug, version: $version) }
    `),
    example: { as: 'author', variables: { slug: 'retry-less-than-you-think' } },
  }),
  endpoint('POST /articles/{slug}/publish', {
    tag,
    summary: 'Publish an article',
    document: graphql(`
      mutation V2PublishArticle($slug: String!, $version: Int) {
        answer: publishArticle(slug: $slug, version: $version) { ...V2Article }
      }
    `),
    example: { as: 'author', variables: { slug: 'following-one-request-through-five-services' } },
  }),
  endpoint('POST /articles/{slug}/unpublish', {
    tag,
    summary: 'Unpublish an article',
    document: graphql(`
      mutation V2UnpublishArticle($slug: String!, $version: Int) {
        answer: unpublishArticle(slug: $slug, version: $version) { ...V2Article }
      }
    `),
    example: { as: 'author', variables: { slug: 'following-one-request-through-five-services' } },
  }),
  endpoint('PUT /articles/{slug}/favorite', {
    tag: favorites,
    summary: 'Favorite an article',
    document: graphql(`
      mutation V2FavoriteArticle($slug: String!) { answer: favoriteArticle(slug: $slug) { ...V2Article } }
    `),
    example: { as: 'reader', variables: { slug: 'how-to-take-an-api-away' } },
  }),
  endpoint('DELETE /articles/{slug}/favorite', {
    tag: favorites,
    summary: 'Unfavorite an article',
    document: graphql(`
      mutation V2UnfavoriteArticle($slug: String!) { answer: unfavoriteArticle(slug: $slug) { ...V2Article } }
    `),
    example: { as: 'reader', variables: { slug: 'how-to-take-an-api-away' } },
  }),
  endpoint('GET /feed', {
    tag,
    summary: 'List articles by users you follow',
    document: graphql(`
      query V2ListFeed($first: Int = 20, $after: String) {
        answer: feed(first: $first, after: $after) {
          items: nodes { ...V2ArticleSummary }
          pageInfo { ...V2PageInfo }
        }
      }
    `),
    example: { as: 'reader', variables: { first: 2 } },
  }),
  endpoint('GET /tags', {
    tag: 'Tags',
    summary: 'List tags',
    document: graphql(`
      query V2ListTags($first: Int = 20, $after: String) {
        answer: tags(first: $first, after: $after) { items: nodes { ...V2Tag } pageInfo { ...V2PageInfo } }
      }
    `),
    example: { variables: { first: 5 } },
  }),
]
