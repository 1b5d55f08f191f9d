import { graphql } from '../../generated/rest/gql.ts'
import { endpoint } from '../endpoint.ts'

const tag = 'Sessions'
const me = 'Me'

export const fragments = [
  graphql(`
    fragment V2Session on Session { accessToken expiresIn refreshToken deviceToken user: viewer { ...V2Me } }
  `),
]

export const sessions = [
  endpoint('POST /sessions', {
    tag,
    summary: 'Sign in',
    description:
      'Signs in with e-mail address and password. If the account also requires a code, the response is 200 with a `challengeToken`: send it with the code to `POST /sessions/mfa`. Fails with `INVALID_CREDENTIALS` if the address or the password is wrong. No authentication required.',
    status: 201,
    document: graphql(`
      mutation V2SignIn($email: String!, $password: String!, $deviceToken: String) {
        startSignIn(input: { email: $email, password: $password, deviceToken: $deviceToken }) {
          answer: session { ...V2Session }
          answer200: challenge { challengeToken methods expiresIn }
        }
      }
    `),
    example: { variables: { email: 'reader@byline.test', password: 'byline-demo' } },
  }),
  endpoint('POST /sessions/mfa', {
    tag,
    summary: 'Complete a sign-in with a code',
    status: 201,
    document: graphql(`
      mutation V2AnswerChallenge($challengeToken: String!, $code: String!) {
        answer: answerChallenge(challengeToken: $challengeToken, code: $code) { ...V2Session }
      }
    `),
    example: {
      variables: {
        challengeToken: 'bym_00000000000000000000000000000000000000000000000000000000000',
        code: '123456',
      },
    },
  }),
  endpoint('POST /sessions/refresh', {
    tag,
    summary: 'Refresh a session',
    document: graphql(`
      mutation V2Refresh($refreshToken: String!) {
        answer: refreshSession(refreshToken: $refreshToken) { ...V2Session }
      }
    `),
    example: {
      variables: { refreshToken: 'byr_00000000000000000000000000000000000000000000000000000000000' },
    },
  }),
  endpoint('GET /sessions', {
    tag,
    summary: 'List your active sessions',
    document: graphql(`
      query V2ListSessions {
        items: sessions { id device network deviceRemembered createdAt lastUsedAt expiresAt current }
      }
    `),
    example: { as: 'reader' },
  }),
  endpoint('DELETE /sessions', {
    tag,
    summary: 'End all other sessions',
    description:
      'Ends all your sessions except the current one. Your API keys stay valid, unless you set `revokeApiKeys`. Requires recent authentication.',
    status: 204,
    document: graphql(`
      mutation V2RevokeOtherSessions($revokeApiKeys: Boolean = false) {
        revokeOtherSessions(revokeApiKeys: $revokeApiKeys)
      }
    `),
    example: { as: 'reader' },
  }),
  endpoint('DELETE /sessions/current', {
    tag,
    summary: 'Sign out',
    status: 204,
    document: graphql(`mutation V2SignOut { signOut }`),
    example: { as: 'reader' },
  }),
  endpoint('DELETE /sessions/{id}', {
    tag,
    summary: 'End a session',
    status: 204,
    document: graphql(`mutation V2RevokeSession($id: ID!) { revokeSession(id: $id) }`),
    example: { as: 'reader', variables: { id: '01a203a1-d5c5-72c0-91d8-8d9226105249' } },
  }),
  endpoint('POST /me/reauthenticate', {
    tag: me,
    summary: 'Reauthenticate',
    document: graphql(`
      mutation V2Reauthenticate($password: String!, $code: String) {
        answer: reauthenticate(password: $password, code: $code) { accessToken expiresIn }
      }
    `),
    example: { as: 'reader', variables: { password: 'byline-demo' } },
  }),
  endpoint('PUT /me/password', {
    tag: me,
    summary: 'Change your password',
    status: 204,
    document: graphql(`
      mutation V2ChangePassword($currentPassword: String!, $newPassword: String!, $revokeApiKeys: Boolean = false) {
        changePassword(
          input: { currentPassword: $currentPassword, newPassword: $newPassword, revokeApiKeys: $revokeApiKeys }
        )
      }
    `),
    example: {
      as: 'reader',
      variables: { currentPassword: 'correct horse battery', newPassword: 'seven green lamps hum' },
    },
  }),
  endpoint('POST /password-resets', {
    tag,
    summary: 'Request a password reset',
    status: 204,
    document: graphql(`
      mutation V2RequestPasswordReset($email: String!) { requestPasswordReset(email: $email) }
    `),
    example: { variables: { email: 'reader@byline.test' } },
  }),
  endpoint('PUT /password-resets/{token}', {
    tag,
    summary: 'Reset a password',
    status: 204,
    document: graphql(`
      mutation V2ResetPassword($token: String!, $password: String!) {
        resetPassword(token: $token, password: $password)
      }
    `),
    example: {
      variables: {
        token: 'byp_00000000000000000000000000000000000000000000000000000000000',
        password: 'seven green lamps hum',
      },
    },
  }),
  endpoint('POST /email-verifications', {
    tag: me,
    summary: 'Request an e-mail verification',
    status: 204,
    document: graphql(`mutation V2RequestEmailVerification { requestEmailVerification }`),
    example: { as: 'reader' },
  }),
  endpoint('POST /email-verifications/{token}', {
    tag: me,
    summary: 'Verify an e-mail address',
    status: 204,
    document: graphql(`mutation V2VerifyEmail($token: String!) { verifyEmail(token: $token) }`),
    example: { variables: { token: 'bye_00000000000000000000000000000000000000000000000000000000000' } },
  }),
]
