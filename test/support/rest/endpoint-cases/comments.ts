import { newArticle, newComment, newUser } from '../../factories.ts'
import { commentBy, page } from '../response-bodies.ts'
import { empty, long, notText, required, tooLong } from '../wrong-input.ts'
import type { EndpointCases } from './endpoint-case.ts'

export const comments: EndpointCases = {
  'GET /articles/{slug}/comments': {
    access: 'public',
    matrix: 'Query.article',
    async example({ app, author }) {
      const { slug } = await newArticle(app, author)
      const { id, body } = await newComment(app, author, slug)
      return { path: { slug }, status: 200, response: page(commentBy(author, { id, body })) }
    },
    statements: ({ slug }) => [[{ slug }, 1]],
    tenItems: ({ slug }) => ({ slug }),
  },
  'POST /articles/{slug}/comments': {
    access: 'user',
    matrix: 'Mutation.createComment',
    async example({ app, author }) {
      const [reader, { slug }] = [await newUser(app, 'reader'), await newArticle(app, author)]
      const [body, location] = [{ body: 'So *true*.' }, /^\/api\/v2\/comments\/[\w%]+$/]
      return { path: { slug }, as: reader, body, status: 201, response: commentBy(reader, body), location }
    },
    body: {
      valid: ({ unused }) => ({ body: unused }),
      wrong: [
        [{}, { body: required }],
        [{ body: null }, { body: required }],
        [{ body: 5 }, { body: notText }],
        [{ body: '\n\t' }, { body: empty }],
        [{ body: long(10_000) }, { body: tooLong(10_000) }],
      ],
    },
  },
  'PATCH /comments/{id}': {
    access: 'user',
    matrix: 'Mutation.updateComment',
    async example({ app, author }) {
      const { id } = await newComment(app, author, (await newArticle(app, author)).slug)
      const response = commentBy(author, { id, body: 'Corrected.', version: 2 })
      return { path: { comments: id }, body: { body: 'Corrected.' }, status: 200, response }
    },
    body: {
      valid: ({ unused }) => ({ body: unused }),
      wrong: [
        [{}, { body: required }],
        [{ body: null }, { body: required }],
        [{ body: '' }, { body: empty }],
      ],
    },
  },
  'DELETE /comments/{id}': {
    access: 'user',
    matrix: 'Mutation.deleteComment',
    async example({ app, author }) {
      const { id } = await newComment(app, author, (await newArticle(app, author)).slug)
      return { path: { comments: id }, status: 204, response: '' }
    },
  },
}
