import type { FastifyInstance } from 'fastify'
import { generateSync } from 'otplib'
import { sql } from '../../src/db/drizzle.ts'
import { rest } from './clients.ts'
import { password, type TestUser } from './factories.ts'

/** What a sign-in by REST v2 gives. */
export interface Pair {
  accessToken: string
  refreshToken: string
}

/** Signs in by REST v2 somebody who has no second factor. */
export async function signIn(
  app: FastifyInstance,
  { email }: Pick<TestUser, 'email'>,
  options: { password?: string; from?: string; headers?: Record<string, string> } = {},
): Promise<Pair> {
  const { password: given = password, ...others } = options
  const { body, status } = await rest(app, 'POST /api/v2/sessions', {
    body: { email, password: given },
    ...others,
  })
  if (status !== 201) throw new Error(`the sign-in was answered ${status}: ${JSON.stringify(body)}`)
  return body
}

/** The database's own key of a user, a session, … */
export function keyOf({ id }: Pick<TestUser, 'id'>): string {
  return Buffer.from(id, 'base64').toString().split(':')[1]!
}

/** The session that an access token belongs to. */
export function sessionOf(accessToken: string): string {
  return JSON.parse(Buffer.from(accessToken.split('.')[1]!, 'base64url').toString()).sid
}

/** A code of an authenticator app, `steps` time steps away from now by the database's clock. */
export async function totpCode(app: FastifyInstance, secret: string, steps = 0): Promise<string> {
  const { rows } = (await app.services.db.write.execute(
    sql`select extract(epoch from now())::float8 as now`,
  )) as unknown as { rows: { now: number }[] }
  return generateSync({ secret, epoch: Math.floor(rows[0]!.now) + steps * 30 })
}

export interface Enrolled extends TestUser {
  secret: string
  backupCodes: string[]
}

/**
 * Gives somebody who has just registered an authenticator app. Its codes of this step and the one before can be used:
 * the one that confirmed it is forgotten.
 */
export async function enrol(app: FastifyInstance, user: TestUser): Promise<Enrolled> {
  const { token } = user
  const { body: enrolment } = await rest(app, 'POST /api/v2/me/mfa/totp', { token })
  const code = await totpCode(app, enrolment.secret)
  const confirmed = await rest(app, 'POST /api/v2/me/mfa/totp/confirm', { token, body: { code } })
  if (confirmed.status !== 200)
    throw new Error(`the enrolment was answered ${JSON.stringify(confirmed.body)}`)
  await app.services.db.write.execute(
    sql`update totp_factors set last_used_step = null where user_id = ${keyOf(user)}`,
  )
  return { ...user, secret: enrolment.secret, backupCodes: confirmed.body.backupCodes }
}

/** The password step of a sign-in that asks for a code. */
export async function challengeOf(app: FastifyInstance, { email }: Pick<TestUser, 'email'>): Promise<string> {
  const { body, status } = await rest(app, 'POST /api/v2/sessions', { body: { email, password } })
  if (status !== 200) throw new Error(`the sign-in was answered ${status}: ${JSON.stringify(body)}`)
  return body.challengeToken
}

/** Makes it so long ago that somebody proved who they are, by tokens that are issued from now on. */
export async function makeStale(app: FastifyInstance, accessToken: string): Promise<void> {
  await app.services.db.write.execute(
    sql`update sessions set authenticated_at = authenticated_at - interval '6 minutes' where id = ${sessionOf(accessToken)}`,
  )
}

/** A pair of a session that was begun a while ago. */
export async function stalePair(app: FastifyInstance, user: Pick<TestUser, 'email'>): Promise<Pair> {
  const pair = await signIn(app, user)
  await makeStale(app, pair.accessToken)
  const { body } = await rest(app, 'POST /api/v2/sessions/refresh', {
    body: { refreshToken: pair.refreshToken },
  })
  return body
}
