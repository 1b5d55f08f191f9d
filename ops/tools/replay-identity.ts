import type { FastifyInstance } from 'fastify'
import { generateSync } from 'otplib'
import { createEmailToken } from '../../src/auth/email-tokens.ts'

/** Replaces the documented variables of an example that work only once or for one user. */
export interface Prepared {
  variables?: Record<string, unknown>
  /** The access token of the user who sends the example. */
  token?: string
}

type Prepare = (app: FastifyInstance) => Promise<Prepared>

const password = 'correct horse battery'

/** By the name of the operation. Each uses its own user, so that the examples do not affect each other. */
export const preparations: Readonly<Record<string, Prepare>> = {
  V2AnswerChallenge: async (app) => {
    const { email, backupCodes } = await enrolledPerson(app)
    const { challengeToken } = await send(app, 'POST /sessions', { email, password })
    return { variables: { challengeToken, code: backupCodes[0] } }
  },
  V2Refresh: async (app) => {
    const { refreshToken } = await newPerson(app)
    return { variables: { refreshToken } }
  },
  V2RevokeOtherSessions: newPerson,
  V2SignOut: newPerson,
  V2RevokeSession: async (app) => {
    const { token } = await newPerson(app)
    const { items } = await send(app, 'GET /sessions', undefined, token)
    return { token, variables: { id: items[0].id } }
  },
  V2ChangePassword: async (app) => {
    const { token } = await newPerson(app)
    return { token, variables: { currentPassword: password, newPassword: 'seven green lamps hum' } }
  },
  V2ResetPassword: async (app) => ({
    variables: { token: await createEmailToken(app.services, await newPerson(app), 'password reset') },
  }),
  V2VerifyEmail: async (app) => ({
    variables: { token: await createEmailToken(app.services, await newPerson(app), 'email verification') },
  }),
  V2ConfirmTotp: async (app) => {
    const { token } = await newPerson(app)
    const { secret } = await send(app, 'POST /me/mfa/totp', undefined, token)
    return { token, variables: { code: generateSync({ secret }) } }
  },
  V2StartTotp: newPerson,
  V2RemoveTotp: enrolledPerson,
  V2RemakeBackupCodes: enrolledPerson,
  V2RevokeApiKey: personWithKey,
  V2RotateApiKey: personWithKey,
  V2RemoveUserMfa: async (app) => {
    const { username } = await enrolledPerson(app)
    return { variables: { username } }
  },
}

async function newPerson(app: FastifyInstance) {
  const username = `p${crypto.randomUUID().slice(0, 8)}`
  const email = `${username}@byline.test`
  const { accessToken, refreshToken } = await send(app, 'POST /users', { username, email, password })
  const [, claims] = accessToken.split('.')
  const id: string = JSON.parse(Buffer.from(claims, 'base64url').toString()).sub
  return { id, username, email, refreshToken, token: accessToken as string }
}

async function enrolledPerson(app: FastifyInstance) {
  const person = await newPerson(app)
  const { secret } = await send(app, 'POST /me/mfa/totp', undefined, person.token)
  const code = generateSync({ secret })
  const { backupCodes } = await send(app, 'POST /me/mfa/totp/confirm', { code }, person.token)
  return { ...person, backupCodes: backupCodes as string[] }
}

async function personWithKey(app: FastifyInstance): Promise<Prepared> {
  const { token } = await newPerson(app)
  const key = { name: 'Import', scopes: ['articles:write'], expiresInDays: 90 }
  const { apiKey } = await send(app, 'POST /api-keys', key, token)
  return { token, variables: { id: apiKey.id } }
}

// biome-ignore lint/suspicious/noExplicitAny: whoever asks knows the answer.
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
