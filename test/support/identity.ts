import type { FastifyInstance } from 'fastify'
import { generateSync } from 'otplib'
import { sql } from '../../src/db/drizzle.ts'
import { rest } from './clients.ts'
import { password, type TestUser } from './factories.ts'

/** The access token and refresh token of a sign-in by REST v2. */
export interface TokenPair {
  accessToken: string
  refreshToken: string
}

/** Signs in a user without a second factor by REST v2. */
export async function signIn(
  app: FastifyInstance,
  { email }: Pick<TestUser, 'email'>,
  options: { password?: string; from?: string; headers?: Record<string, string> } = {},
): Promise<TokenPair> {
  const { password: given = password, ...others } = options
  const { body, status } = await rest(app, 'POST /api/v2/sessions', {
    body: { email, password: given },
    ...others,
  })
  if (status !== 201) throw new Error(`the sign-in returned ${status}: ${JSON.stringify(body)}`)
  return body
}

/** The primary key in the database, from the global ID of the API. */
export function keyOf({ id }: Pick<TestUser, 'id'>): string {
  return Buffer.from(id, 'base64').toString().split(':')[1]!
}

/** The ID of the session that an access token belongs to. */
export function sessionIdOf(accessToken: string): string {
  return JSON.parse(Buffer.from(accessToken.split('.')[1]!, 'base64url').toString()).sid
}

/** The code of an authenticator app, `steps` time steps from now by the clock of the database. */
export async function totpCode(app: FastifyInstance, secret: string, steps = 0): Promise<string> {
  const { rows } = (await app.services.db.write.execute(
    sql`select extract(epoch from now())::float8 as now`,
  )) as unknown as { rows: { now: number }[] }
  return generateSync({ secret, epoch: Math.floor(rows[0]!.now) + steps * 30 })
}

/** A user with a second factor. */
export interface Enrolled extends TestUser {
  secret: string
  backupCodes: string[]
}

/**
 * Sets up an authenticator app for a user who has just registered. The codes of the current and of the
 * previous time step can be used, because the code that confirmed the enrolment is reset.
 */
export async function enrol(app: FastifyInstance, user: TestUser): Promise<Enrolled> {
  const { token } = user
  const { body: enrolment } = await rest(app, 'POST /api/v2/me/mfa/totp', { token })
  const code = await totpCode(app, enrolment.secret)
  const confirmed = await rest(app, 'POST /api/v2/me/mfa/totp/confirm', { token, body: { code } })
  if (confirmed.status !== 200) throw new Error(`the enrolment returned ${JSON.stringify(confirmed.body)}`)
  await app.services.db.write.execute(
    sql`update totp_factors set last_used_step = null where user_id = ${keyOf(user)}`,
  )
  return { ...user, secret: enrolment.secret, backupCodes: confirmed.body.backupCodes }
}

/** Sends the password of a user with a second factor. @returns the challenge token */
export async function requestChallenge(
  app: FastifyInstance,
  { email }: Pick<TestUser, 'email'>,
): Promise<string> {
  const { body, status } = await rest(app, 'POST /api/v2/sessions', { body: { email, password } })
  if (status !== 200) throw new Error(`the sign-in returned ${status}: ${JSON.stringify(body)}`)
  return body.challengeToken
}

/** Moves the last authentication six minutes back. Affects the tokens that the session issues from now on. */
export async function makeSignInStale(app: FastifyInstance, accessToken: string): Promise<void> {
  await app.services.db.write.execute(
    sql`update sessions set authenticated_at = authenticated_at - interval '6 minutes' where id = ${sessionIdOf(accessToken)}`,
  )
}

/** Signs in and returns tokens that are too old for changes that require a recent sign-in. */
export async function staleTokens(app: FastifyInstance, user: Pick<TestUser, 'email'>): Promise<TokenPair> {
  const pair = await signIn(app, user)
  await makeSignInStale(app, pair.accessToken)
  const { body } = await rest(app, 'POST /api/v2/sessions/refresh', {
    body: { refreshToken: pair.refreshToken },
  })
  return body
}
