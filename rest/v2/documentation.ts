import { problemSchema } from '../problems.ts'
import type { Documentation } from '../version.ts'

export const documentation: Documentation = {
  title: 'Byline REST API v2',
  version: '2.1.0',
  description: `Articles and their readers, over plain HTTP.

- Sign in at \`POST /sessions\` and send \`Authorization: Bearer <accessToken>\`. When it expires (\`TOKEN_EXPIRED\`), exchange the
  \`refreshToken\` at \`POST /sessions/refresh\`; each is good for one exchange. A program sends an API key as \`X-API-Key\` instead.
- Changes of what guards an account ask you to prove once more who you are (\`STEP_UP_REQUIRED\`).
- Every refusal is an RFC 9457 problem with a stable \`code\`; \`errors[].pointer\` names what was wrong.
- Lists are pages: \`items\` and \`pageInfo\`. Follow \`Link: <…>; rel="next"\`, or give \`pageInfo.endCursor\` as \`after\`.
- Answers have a strong \`ETag\`, of the state and of who asks. Send it as \`If-None-Match\` to be told 304 when nothing
  changed, and as \`If-Match\` with an edit, which is refused (412) when somebody else was faster.
- \`PATCH\` is a JSON merge patch (RFC 7396): what is absent stays, \`null\` takes away.`,
  servers: [{ url: '/api/v2', description: 'This server' }],
  tags: {
    Articles: 'What people write, from the draft on.',
    Comments: 'What readers say about it.',
    Favorites: 'What readers like.',
    Me: 'What only you see of yourself.',
    Sessions: 'Signing in, staying so, and signing out.',
    Tags: 'Words that articles are found by.',
    Users: 'People as others see them, and becoming one.',
    'API keys': 'For programs that act for you.',
    Administration: 'Managing people, and what was written down of it.',
  },
  security: {
    name: 'session',
    scheme: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'The `accessToken` that `POST /sessions` answered.',
    },
  },
  apiKeySecurity: {
    name: 'apiKey',
    scheme: {
      type: 'apiKey',
      in: 'header',
      name: 'X-API-Key',
      description: 'The `key` that `POST /api-keys` answered. It may do what its scopes say.',
    },
  },
  errors: { name: 'Problem', schema: problemSchema },
}
