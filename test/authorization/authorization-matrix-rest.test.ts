import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { type RestAnswer, rest } from '../support/clients.ts'
import { expectedOutcome, type Outcome, withoutVariant } from '../support/matrix/matrix.ts'
import { createWorld } from '../support/matrix/world.ts'
import { requestFor, routes } from '../support/rest/requests.ts'

/** Of which row of the matrix each route is. */
const rowOf = {
  v1: {
    'GET /articles': 'Query.articles',
    'GET /articles/feed': 'Query.feed',
    'POST /articles': 'Mutation.createArticle',
    'GET /articles/{slug}': 'Query.article',
    'PUT /articles/{slug}': 'Mutation.updateArticle',
    'DELETE /articles/{slug}': 'Mutation.deleteArticle',
    'POST /articles/{slug}/favorite': 'Mutation.favoriteArticle',
    'DELETE /articles/{slug}/favorite': 'Mutation.unfavoriteArticle',
    'GET /tags': 'Query.tags',
    'GET /articles/{slug}/comments': 'Query.article',
    'POST /articles/{slug}/comments': 'Mutation.createComment',
    'DELETE /articles/{slug}/comments/{id}': 'Mutation.deleteCommentByNumber',
    'POST /users': 'Mutation.register',
    'POST /users/login': 'Mutation.signIn',
    'GET /user': 'Query.viewer',
    'PUT /user': 'Mutation.updateProfile',
    'PUT /user (email)': 'Mutation.updateProfile (email)',
    'PUT /user (password)': 'Mutation.updateProfile (password)',
    'GET /profiles/{username}': 'Query.user',
    'POST /profiles/{username}/follow': 'Mutation.followUser',
    'DELETE /profiles/{username}/follow': 'Mutation.unfollowUser',
  },
  v2: {
    'GET /articles': 'Query.articles',
    'POST /articles': 'Mutation.createArticle',
    'GET /articles/{slug}': 'Query.article',
    'PATCH /articles/{slug}': 'Mutation.updateArticle',
    'DELETE /articles/{slug}': 'Mutation.deleteArticle',
    'POST /articles/{slug}/publish': 'Mutation.publishArticle',
    'POST /articles/{slug}/unpublish': 'Mutation.unpublishArticle',
    'PUT /articles/{slug}/favorite': 'Mutation.favoriteArticle',
    'DELETE /articles/{slug}/favorite': 'Mutation.unfavoriteArticle',
    'GET /feed': 'Query.feed',
    'GET /tags': 'Query.tags',
    'GET /articles/{slug}/comments': 'Query.article',
    'POST /articles/{slug}/comments': 'Mutation.createComment',
    'PATCH /comments/{id}': 'Mutation.updateComment',
    'DELETE /comments/{id}': 'Mutation.deleteComment',
    'POST /users': 'Mutation.register',
    'GET /users/{username}': 'Query.user',
    'PUT /users/{username}/follow': 'Mutation.followUser',
    'DELETE /users/{username}/follow': 'Mutation.unfollowUser',
    'GET /me': 'Query.viewer',
    'PATCH /me': 'Mutation.updateProfile',
    'PATCH /me (email)': 'Mutation.updateProfile (email)',
    'GET /me/drafts': 'Query.viewer',
    'GET /me/mfa': 'Query.viewer',
    'POST /me/mfa/totp': 'Mutation.startTotp',
    'POST /me/mfa/totp/confirm': 'Mutation.confirmTotp',
    'DELETE /me/mfa/totp': 'Mutation.removeTotp',
    'POST /me/mfa/backup-codes': 'Mutation.remakeBackupCodes',
    'POST /me/reauthenticate': 'Mutation.reauthenticate',
    'PUT /me/password': 'Mutation.changePassword',
    'POST /sessions': 'Mutation.startSignIn',
    'POST /sessions/mfa': 'Mutation.answerChallenge',
    'POST /sessions/refresh': 'Mutation.refreshSession',
    'GET /sessions': 'Query.sessions',
    'DELETE /sessions': 'Mutation.revokeOtherSessions',
    'DELETE /sessions/current': 'Mutation.signOut',
    'DELETE /sessions/{id}': 'Mutation.revokeSession',
    'POST /password-resets': 'Mutation.requestPasswordReset',
    'PUT /password-resets/{token}': 'Mutation.resetPassword',
    'POST /email-verifications': 'Mutation.requestEmailVerification',
    'POST /email-verifications/{token}': 'Mutation.verifyEmail',
    'GET /api-keys': 'Query.apiKeys',
    'POST /api-keys': 'Mutation.createApiKey',
    'DELETE /api-keys/{id}': 'Mutation.revokeApiKey',
    'POST /api-keys/{id}/rotate': 'Mutation.rotateApiKey',
    'GET /users': 'Query.users',
    'PATCH /users/{username}': 'Mutation.updateUser',
    'DELETE /users/{username}/mfa': 'Mutation.removeUserMfa',
    'DELETE /users/{username}/sessions': 'Mutation.endUserSessions',
    'GET /audit-events': 'Query.auditEvents',
  },
}

/** v1 says no more than a status; one for all that is wrong with what was sent. */
const statusInV1: Partial<Record<Outcome, string>> = {
  BAD_INPUT: '422',
  CONFLICT: '422',
  FORBIDDEN: '403',
  NOT_FOUND: '404',
  STEP_UP_REQUIRED: '403',
  UNAUTHENTICATED: '401',
}

const app = await startApp()
const look = await createWorld(app)
const rows = Object.entries(rowOf).flatMap(([version, of]) =>
  Object.entries(of).map(([route, name]) => [`${version} ${route}`, name] as const),
)

test('has a row for every route, and none besides', () => {
  const listed = new Set(rows.map(([route]) => withoutVariant(route)))
  expect([...listed].toSorted()).toEqual([...routes.keys()].toSorted())
})

test.each(rows)('%s answers everybody as the matrix says', async (route, name) => {
  const { answered, expected } = await look(
    name,
    async ({ token }, samples) => {
      const { address, body } = requestFor(withoutVariant(route), samples)
      const headers = { 'if-match': address.startsWith('GET') ? undefined : '*' }
      return outcomeOf(await rest(app, address, { token, body, headers }))
    },
    (row, who, column) => {
      const outcome = expectedOutcome(row, who, column)
      const refused = outcome === 'null' ? 'UNAUTHENTICATED' : outcome // For guests there is no null.
      return route.startsWith('v1') ? (statusInV1[refused] ?? refused) : refused
    },
  )
  expect(answered).toEqual(expected)
})

function outcomeOf({ status, body }: RestAnswer): string {
  return status < 300 ? 'ok' : (body.code ?? String(status))
}
