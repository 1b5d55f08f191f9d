import { rest } from '../../clients.ts'
import { password } from '../../factories.ts'
import { enrol, requestChallenge, sessionIdOf, signIn, totpCode } from '../../identity.ts'
import { subjects, tokenIn } from '../../mailbox.ts'
import { sessionOf, text, time, uuid } from '../response-bodies.ts'
import { empty, long, notText, required, tooLong, user } from '../wrong-input.ts'
import type { EndpointCases } from './endpoint-case.ts'

const newPassword = 'a longer winter than most'

export const sessions: EndpointCases = {
  'POST /sessions': {
    access: 'public',
    matrix: 'Mutation.startSignIn',
    async example({ author }) {
      return { body: { email: author.email, password }, status: 201, response: sessionOf(author) }
    },
    body: {
      valid: ({ email }) => ({ email, password }),
      wrong: [
        [{}, { email: required, password: required }],
        [
          { email: null, password: null },
          { email: required, password: required },
        ],
        [{ email: ['a@byline.test'], password }, { email: notText }],
        [{ email: 'a@byline.test', password: long(1_000) }, { password: tooLong(1_000) }],
      ],
    },
  },
  'POST /sessions/mfa': {
    access: 'public',
    matrix: 'Mutation.answerChallenge',
    async example({ app, author }) {
      const { secret } = await enrol(app, author)
      const body = { challengeToken: await requestChallenge(app, author), code: await totpCode(app, secret) }
      return { body, status: 201, response: sessionOf(author) }
    },
    body: {
      valid: () => ({ challengeToken: 'bym_x', code: '123456' }),
      wrong: [
        [{}, { challengeToken: required, code: required }],
        [
          { challengeToken: 5, code: 123_456 },
          { challengeToken: notText, code: notText },
        ],
        [
          { challengeToken: long(200), code: long(200) },
          { challengeToken: tooLong(200), code: tooLong(200) },
        ],
      ],
    },
  },
  'POST /sessions/refresh': {
    access: 'public',
    matrix: 'Mutation.refreshSession',
    async example({ app, author }) {
      const { refreshToken } = await signIn(app, author)
      return { body: { refreshToken }, status: 200, response: { ...sessionOf(author), deviceToken: null } }
    },
    body: {
      valid: () => ({ refreshToken: 'byr_x' }),
      wrong: [
        [{}, { refreshToken: required }],
        [{ refreshToken: null }, { refreshToken: required }],
        [{ refreshToken: ['x'] }, { refreshToken: notText }],
        [{ refreshToken: long(8_192) }, { refreshToken: tooLong(8_192) }],
        [{ refreshToken: 'x', accessToken: 'x' }, { accessToken: 'is unknown' }],
      ],
    },
  },
  'GET /sessions': {
    access: 'user',
    matrix: 'Query.sessions',
    async example() {
      const session = {
        id: uuid,
        device: text,
        network: '127.0.0.0/24',
        createdAt: time,
        deviceRemembered: true,
        lastUsedAt: time,
        expiresAt: time,
        current: true,
      }
      return { status: 200, response: { items: [session] } }
    },
    statements: () => [[{}, 1]],
  },
  'DELETE /sessions': {
    access: 'user',
    matrix: 'Mutation.revokeOtherSessions',
    example: async () => ({ status: 204, response: '' }),
  },
  'DELETE /sessions/current': {
    access: 'user',
    matrix: 'Mutation.signOut',
    example: async () => ({ status: 204, response: '' }),
  },
  'DELETE /sessions/{id}': {
    access: 'user',
    matrix: 'Mutation.revokeSession',
    async example({ app, author }) {
      const { accessToken } = await signIn(app, author)
      return { path: { sessions: sessionIdOf(accessToken) }, status: 204, response: '' }
    },
  },
  'POST /me/reauthenticate': {
    access: 'user',
    matrix: 'Mutation.reauthenticate',
    async example() {
      return { body: { password }, status: 200, response: { accessToken: text, expiresIn: 300 } }
    },
    body: {
      valid: () => ({ password }),
      wrong: [
        [{}, { password: required }],
        [
          { password: 5, code: 123_456 },
          { password: notText, code: notText },
        ],
        [{ password: long(1_000) }, { password: tooLong(1_000) }],
      ],
    },
  },
  'PUT /me/password': {
    access: 'user',
    matrix: 'Mutation.changePassword',
    async example() {
      return { body: { currentPassword: password, newPassword }, status: 204, response: '' }
    },
    body: {
      valid: () => ({ currentPassword: password, newPassword: `${password}!` }),
      wrong: [
        [{}, { currentPassword: required, newPassword: required }],
        [{ currentPassword: password, newPassword: 'short' }, { newPassword: 'must be 8 to 128 characters' }],
        [
          { currentPassword: password, newPassword: long(128) },
          { newPassword: 'must be 8 to 128 characters' },
        ],
        [{ password }, { password: 'is unknown', currentPassword: required, newPassword: required }],
      ],
    },
  },
  'POST /password-resets': {
    access: 'public',
    matrix: 'Mutation.requestPasswordReset',
    example: async ({ author: { email } }) => ({ body: { email }, status: 204, response: '' }),
    body: {
      valid: ({ email }) => ({ email }),
      wrong: [
        [{}, { email: required }],
        [{ email: ' ' }, { email: empty }],
        [{ email: long(254) }, { email: tooLong(254) }],
        [{ email: ['a@byline.test', 'b@byline.test'] }, { email: notText }],
      ],
    },
  },
  'PUT /password-resets/{token}': {
    access: 'public',
    matrix: 'Mutation.resetPassword',
    async example({ app, mailbox, author: { email } }) {
      await rest(app, 'POST /api/v2/password-resets', { body: { email } })
      const [letter] = await mailbox.messagesTo(email, { subject: subjects.reset })
      return { path: { token: tokenIn(letter!) }, body: { password: newPassword }, status: 204, response: '' }
    },
    body: {
      valid: () => ({ password: `${password}!` }),
      wrong: [
        [{}, { password: required }],
        [{ password: 'short' }, { password: 'must be 8 to 128 characters' }],
        [{ password, email: user.email }, { email: 'is unknown' }],
      ],
    },
  },
  'POST /email-verifications': {
    access: 'user',
    matrix: 'Mutation.requestEmailVerification',
    example: async () => ({ status: 204, response: '' }),
  },
  'POST /email-verifications/{token}': {
    access: 'public',
    matrix: 'Mutation.verifyEmail',
    async example({ mailbox, author: { email } }) {
      const [letter] = await mailbox.messagesTo(email, { subject: subjects.verification })
      return { path: { token: tokenIn(letter!) }, status: 204, response: '' }
    },
  },
}
