import type { FastifyInstance } from 'fastify'
import { generateSync } from 'otplib'
import { createEmailToken } from '../../src/auth/email-tokens.ts'

/** Values that replace those of an example, because they work only once or only for one user. */
export interface Prepared {
  variables?: Record<string, unknown>
  /** The access token of the user who sends the request. */
  token?: string
}

type Prepare = (app: FastifyInstance) => Promise<Prepared>

const password = 'correct horse battery'

/** By the name of the operation. Each creates a user of its own, so that other examples are not affected. */
export const preparations: Readonly<Record<string, Prepare>> = {
  V2AnswerChallenge: async (app) => {
    const { email, backupCodes } = await newUserWithMfa(app)
    const { challengeToken } = await send(app, 'POST /sessions', { email, password })
    return { variables: { challengeToken, code: backupCodes[0] } }
  },
  V2Refresh: async (app) => {
    const { refreshToken } = await newUser(app)
    return { variables: { refreshToken } }
  },
  V2RevokeOtherSessions: newUser,
  V2SignOut: newUser,
  V2RevokeSession: async (app) => {
    const { token } = await newUser(app)
    const { items } = await send(app, 'GET /sessions', undefined, token)
    return { token, variables: { id: items[0].id } }
  },
  V2ChangePassword: async (app) => {
    const { token } = await newUser(app)
    return { token, variables: { currentPassword: password, newPassword: 'seven green lamps hum' } }
  },
  V2ResetPassword: async (app) => ({
    variables: { token: await createEmailToken(app.services, await newUser(app), 'password reset') },
  }),
  V2VerifyEmail: async (app) => ({
    variables: { token: await createEmailToken(app.services, await newUser(app), 'email verification') },
  }),
  V2ConfirmTotp: async (app) => {
    const { token } = await newUser(app)
    const { secret } = await send(app, 'POST /me/mfa/totp', undefined, token)
    return { token, variables: { code: generateSync({ secret }) } }
  },
  V2StartTotp: newUser,
  V2RemoveTotp: newUserWithCode,
  V2RemakeBackupCodes: newUserWithCode,
  V2RevokeApiKey: newUserWithApiKey,
  V2RotateApiKey: newUserWithApiKey,
  V2RemoveUserMfa: async (app) => {
    const { username } = await newUserWithMfa(app)
    return { variables: { username } }
  },
}

async function newUser(app: FastifyInstance) {
  const username = `p${crypto.randomUUID().slice(0, 8)}`
  const email = `${username}@byline.test`
  const { accessToken, refreshToken } = await send(app, 'POST /users', { username, email, password })
  const [, claims] = accessToken.split('.')
  const id: string = JSON.parse(Buffer.from(claims, 'base64url').toString()).sub
  return { id, username, email, refreshToken, token: accessToken as string }
}

async function newUserWithMfa(app: FastifyInstance) {
  const user = await newUser(app)
  const { secret } = await send(app, 'POST /me/mfa/totp', undefined, user.token)
  const code = generateSync({ secret })
  const { backupCodes } = await send(app, 'POST /me/mfa/totp/confirm', { code }, user.token)
  return { ...user, backupCodes: backupCodes as string[] }
}

async function newUserWithCode(app: FastifyInstance): Promise<Prepared> {
  const { token, backupCodes } = await newUserWithMfa(app)
  return { token, variables: { code: backupCodes[0] } }
}

async function newUserWithApiKey(app: FastifyInstance): Promise<Prepared> {
  const { token } = await newUser(app)
  const key = { name: 'Import', scopes: ['articles:write'], expiresInDays: 90 }
  const { apiKey } = await send(app, 'POST /api-keys', key, token)
  return { token, variables: { id: apiKey.id } }
}

// biome-ignore lint/suspicious/noExplicitAny: the callers know the type of the response.
async function send(app: FastifyInstance, request: string, body?: object, token?: string): Promise<any> {
  const [method, path] = request.split(' ') as ['POST', string]
  const headers = token ? { authorization: `Bearer ${token}` } : {}
  const response = await app.inject({
    method,
    url: `/api/v2${path}`,
    headers,
    ...(body && { payload: body }),
  })
  if (response.statusCode >= 400) throw new Error(`${request}: ${response.body}`)
  return response.json()
}
