import type { Documentation } from '../version.ts'

export const documentation: Documentation = {
  title: 'Byline REST API v1 (Conduit)',
  version: '1.0.0',
  description: `The contract of RealWorld's *Conduit*, which many front ends speak. It also answers below \`/api\`, without a version.

**It is deprecated.** Every answer says until when (\`Sunset\`) and where the way to v2 is described (\`Link\`). Send
\`Byline-Rehearse: sunset\` to see today what a client will meet that day.

- Sign in at \`POST /users/login\` and send \`Authorization: Token <token>\`.
- Requests and answers have an envelope: \`{ "article": { … } }\`.
- Refusals are \`{ "errors": { "body": ["title can't be blank"] } }\`, mostly with status 422.
- Lists are paged by \`limit\` and \`offset\`; \`articlesCount\` counts all pages together.
- Members of an answer may be sent back in a request; they change nothing unless the endpoint takes them. Other members are refused.`,
  servers: [
    { url: '/api/v1', description: 'This server' },
    { url: '/api', description: 'The same for clients that name no version' },
  ],
  tags: {
    Articles: 'What people write.',
    Comments: 'What readers say about it.',
    Favorites: 'What readers like.',
    Profile: 'People as others see them.',
    Tags: 'Words that articles are found by.',
    'User and Authentication': 'Registering, signing in, and yourself.',
  },
  security: {
    name: 'Token',
    scheme: {
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      description: 'The word `Token`, a space, and the token that signing in answered.',
    },
  },
  errors: {
    name: 'Errors',
    schema: {
      type: 'object',
      description: 'Why it was refused.',
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
}
