import { problemSchema } from '../problems.ts'
import type { Documentation } from '../version.ts'

export const documentation: Documentation = {
  title: 'Byline REST API v2',
  version: '2.1.0',
  description: `The REST API for articles, comments and users.

- **Authentication.** Sign in with \`POST /sessions\` and send \`Authorization: Bearer <accessToken>\` with each request. When the
  access token expires (\`TOKEN_EXPIRED\`), exchange the \`refreshToken\` with \`POST /sessions/refresh\`. Each refresh token works
  once. Programs can send an API key as \`X-API-Key\` instead.
- **Reauthentication.** Security-sensitive changes require that you authenticated recently. If they fail with
  \`STEP_UP_REQUIRED\`, call \`POST /me/reauthenticate\` and repeat the request with the new access token.
- **Errors** are RFC 9457 problems with a stable \`code\`. For invalid input, \`errors[].pointer\` names the invalid value.
- **Lists** are returned in pages: \`items\` and \`pageInfo\`. For the next page, follow \`Link: <…>; rel="next"\`, or send
  \`pageInfo.endCursor\` as \`after\`.
- **Caching.** Responses have a strong \`ETag\`, which depends on the state and on the user. Send it as \`If-None-Match\` to get 304
  if nothing changed.
- **Concurrent updates.** Send the \`ETag\` as \`If-Match\` with an update. If someone else changed the object in the meantime, the
  update fails with 412.
- **Partial updates.** \`PATCH\` takes a JSON merge patch (RFC 7396): omitted fields stay unchanged, \`null\` removes a value.`,
  servers: [{ url: '/api/v2', description: 'This server' }],
  tags: {
    Articles: 'Articles: drafts, publishing, editing and deleting.',
    Comments: 'Comments on articles.',
    Favorites: 'The articles that you favorited.',
    Me: 'Your own account: profile, drafts, password and MFA.',
    Sessions: 'Signing in, refreshing and ending sessions, and resetting passwords.',
    Tags: 'The tags of articles.',
    Users: 'Public profiles, following and registration.',
    'API keys': 'API keys for programs that act for you.',
    Administration: 'Managing users, and the audit log. Admins only.',
  },
  security: {
    name: 'session',
    scheme: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'The `accessToken` that `POST /sessions` returned.',
    },
  },
  apiKeySecurity: {
    name: 'apiKey',
    scheme: {
      type: 'apiKey',
      in: 'header',
      name: 'X-API-Key',
      description: 'The `key` that `POST /api-keys` returned. Its scopes limit what it may do.',
    },
  },
  errors: { name: 'Problem', schema: problemSchema },
  // The reference sends all of them together, so together they match an article. A cursor fits only one list.
  parameterExamples: {
    tag: 'reliability',
    author: 'author',
    favoritedBy: 'reader',
    q: 'three morning',
    actor: 'operator',
    target: 'user:018f3c2a-1111-7000-8000-000000000000',
  },
}
