import type { Documentation } from '../version.ts'

export const documentation: Documentation = {
  title: 'Byline REST API v1 (Conduit)',
  version: '1.0.0',
  description: `The API of RealWorld's *Conduit*, which many front ends use. It is also available under \`/api\`, without a version.

**This version is deprecated.** Each response contains the date on which it ends (\`Sunset\`) and a link to the migration guide
(\`Link\`). Send \`Byline-Rehearse: sunset\` to get the responses that clients will get after that date.

- **Authentication.** Sign in with \`POST /users/login\` and send \`Authorization: Token <token>\` with each request.
- **Envelopes.** Request and response bodies have an envelope: \`{ "article": { … } }\`.
- **Errors** are \`{ "errors": { "body": ["title can't be blank"] } }\`, usually with status 422.
- **Lists** are paged with \`limit\` and \`offset\`. \`articlesCount\` is the number of articles on all pages.
- **Unknown fields.** A request body may contain fields of a response that the endpoint does not use. They have no effect. All
  other unknown fields are rejected.`,
  servers: [
    { url: '/api/v1', description: 'This server' },
    { url: '/api', description: 'The same API for clients without a version in the path' },
  ],
  tags: {
    Articles: 'Articles: publishing, editing and deleting.',
    Comments: 'Comments on articles.',
    Favorites: 'The articles that you favorited.',
    Profile: 'Public profiles and following.',
    Tags: 'The tags of articles.',
    'User and Authentication': 'Registration, sign-in and the current user.',
  },
  security: {
    name: 'Token',
    scheme: {
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      description: '`Token <token>`, with the `token` that `POST /users/login` returned.',
    },
  },
  errors: {
    name: 'Errors',
    schema: {
      type: 'object',
      description: 'The errors of a rejected request.',
      required: ['errors'],
      properties: {
        errors: {
          type: 'object',
          required: ['body'],
          properties: { body: { type: 'array', minItems: 1, items: { type: 'string' } } },
        },
      },
    },
  },
  parameterExamples: {
    tag: 'reliability',
    author: 'author',
    favorited: 'reader',
  },
}
