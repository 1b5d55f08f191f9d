import { graphql } from '../../generated/rest/gql.ts'
import { endpoint } from '../endpoint.ts'

const tag = 'Comments'

export const comments = [
  endpoint('GET /articles/{slug}/comments', {
    tag,
    summary: 'List the latest 100 comments on an article',
    description:
      'Lists the 100 newest comments on an article. Fails with 404 if the article does not exist or you may not see it.',
    document: graphql(`
      query V1ListComments($slug: String!) {
        article(slug: $slug) { answer: comments(first: 100) { comments: nodes { ...V1Comment } } }
      }
    `),
    example: { variables: { slug: 'one-key-a-thousand-misses' } },
  }),
  endpoint('POST /articles/{slug}/comments', {
    tag,
    summary: 'Create a comment on an article',
    envelope: 'comment',
    document: graphql(`
      mutation V1CreateComment($slug: String!, $body: String!) {
        comment: createComment(articleSlug: $slug, body: $body) { ...V1Comment }
      }
    `),
    example: { as: 'reader', variables: { slug: 'one-key-a-thousand-misses', body: 'Well said.' } },
  }),
  endpoint('DELETE /articles/{slug}/comments/{id}', {
    tag,
    summary: 'Delete a comment',
    status: 204,
    document: graphql(`
      mutation V1DeleteComment($slug: String!, $id: Int!) { deleteCommentByNumber(articleSlug: $slug, number: $id) }
    `),
    example: { as: 'reader', variables: { slug: 'one-key-a-thousand-misses', id: 1 } },
  }),
]
