import { graphql } from '../../generated/rest/gql.ts'
import { endpoint } from '../endpoint.ts'

const tag = 'Comments'

export const comments = [
  endpoint('GET /articles/{slug}/comments', {
    tag,
    summary: 'List comments on an article',
    description:
      'Lists the comments on an article, newest first. Fails with `NOT_FOUND` if the article does not exist or you may not see it.',
    document: graphql(`
      query V2ListComments($slug: String!, $first: Int = 20, $after: String) {
        article(slug: $slug) {
          answer: comments(first: $first, after: $after) {
            items: nodes { ...V2Comment }
            pageInfo { ...V2PageInfo }
          }
        }
      }
    `),
    example: { variables: { slug: 'one-key-a-thousand-misses', first: 2 } },
  }),
  endpoint('POST /articles/{slug}/comments', {
    tag,
    summary: 'Create a comment on an article',
    status: 201,
    location: '/comments/{id}',
    document: graphql(`
      mutation V2CreateComment($slug: String!, $body: String!) {
        answer: createComment(articleSlug: $slug, body: $body) { ...V2Comment }
      }
    `),
    example: { as: 'reader', variables: { slug: 'one-key-a-thousand-misses', body: 'Well said.' } },
  }),
  endpoint('PATCH /comments/{id}', {
    tag,
    summary: 'Update a comment',
    document: graphql(`
      mutation V2UpdateComment($id: ID!, $version: Int, $body: String!) {
        answer: updateComment(id: $id, version: $version, body: $body) { ...V2Comment }
      }
    `),
    example: {
      as: 'reader',
      variables: {
        id: 'Q29tbWVudDowMWEyMDJmOS0yYzE3LTc1ZDQtYmJkYi1lNmRmOGE4YzRkZGE=',
        body: 'Very well said.',
      },
    },
  }),
  endpoint('DELETE /comments/{id}', {
    tag,
    summary: 'Delete a comment',
    status: 204,
    document: graphql(`
      mutation V2DeleteComment($id: ID!, $version: Int) { deleteComment(id: $id, version: $version) }
    `),
    example: {
      as: 'reader',
      variables: { id: 'Q29tbWVudDowMWEyMDJmOS0yYzE3LTc1ZDQtYmJkYi1lNmRmOGE4YzRkZGE=' },
    },
  }),
]
