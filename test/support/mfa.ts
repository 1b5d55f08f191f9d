import type { FastifyInstance } from 'fastify'
import { sql } from '../../src/db/drizzle.ts'
import type { ErrorCode } from '../../src/errors.ts'
import { guessKeys } from '../../src/limits/guess-keys.ts'
import { type RestResponse, rest } from './clients.ts'
import type { TestUser } from './factories.ts'
import { type Enrolled, keyOf, requestChallenge, type TokenPair, totpCode } from './identity.ts'

/** The HTTP status of a response and, for an error, its code: `401 INVALID_CODE`. */
export function statusAndCode({ status, body }: RestResponse): string {
  return body?.code ? `${status} ${body.code}` : String(status)
}

/** Errors of sign-in and step-up, in the form of `statusAndCode`. */
export const rejections = {
  wrongCode: '401 INVALID_CODE' satisfies `401 ${ErrorCode}`,
  invalidChallenge: '401 INVALID_CREDENTIALS' satisfies `401 ${ErrorCode}`,
  staleSession: '403 STEP_UP_REQUIRED' satisfies `403 ${ErrorCode}`,
}

/** Sends the code of a sign-in with a second factor. */
export function answerChallenge(
  app: FastifyInstance,
  challengeToken: string,
  code: string,
  from?: string,
): Promise<RestResponse> {
  return rest(app, 'POST /api/v2/sessions/mfa', { body: { challengeToken, code }, ...(from && { from }) })
}

/** Makes the used codes of an authenticator app usable again. */
export async function forgetUsedCodes(app: FastifyInstance, user: Pick<TestUser, 'id'>): Promise<void> {
  await app.services.db.write.execute(
    sql`update totp_factors set last_used_step = null where user_id = ${keyOf(user)}`,
  )
}

/** Signs in a user with a second factor, by password and code. */
export async function signInWithCode(app: FastifyInstance, user: Enrolled): Promise<TokenPair> {
  await forgetUsedCodes(app, user)
  const { status, body } = await answerChallenge(
    app,
    await requestChallenge(app, user),
    await totpCode(app, user.secret),
  )
  if (status !== 201) throw new Error(`the code returned ${status}: ${JSON.stringify(body)}`)
  return body
}

/** Six digits that are not the code of any time step near now. */
export async function wrongCode(app: FastifyInstance, secret: string): Promise<string> {
  const near = await Promise.all([-3, -2, -1, 0, 1, 2, 3].map((steps) => totpCode(app, secret, steps)))
  const digits = (n: number) => String(n).padStart(6, '0')
  return Array.from({ length: 8 }, (_, n) => digits(n)).find((code) => !near.includes(code))!
}

/** Runs `work` within one TOTP time step, and repeats it if a step ended in between. */
export async function withinOneTimeStep<Found>(
  app: FastifyInstance,
  work: () => Promise<Found>,
): Promise<Found> {
  for (;;) {
    const before = await currentTimeStep(app)
    const found = await work()
    if ((await currentTimeStep(app)) === before) return found
  }
}

/** The current TOTP time step by the clock of the database. */
export async function currentTimeStep(app: FastifyInstance): Promise<number> {
  const [row] = await selectRows<{ step: number }>(
    app,
    sql`select floor(extract(epoch from now()) / 30)::int as step`,
  )
  return row!.step
}

/** Runs a statement on the app's primary database. */
export async function selectRows<Row>(app: FastifyInstance, query: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = (await app.services.db.write.execute(query)) as unknown as { rows: Row[] }
  return rows
}

/** The number of guesses of each pending sign-in of a user, oldest first. */
export async function guessesPerChallenge(
  app: FastifyInstance,
  user: Pick<TestUser, 'id'>,
): Promise<number[]> {
  const rows = await selectRows<{ guesses: number }>(
    app,
    sql`select guesses from mfa_challenges where user_id = ${keyOf(user)} order by created_at`,
  )
  return rows.map(({ guesses }) => guesses)
}

/**
 * The number of wrong codes counted for a user's account, from devices that the user has not signed in with.
 */
export async function wrongCodesCounted(app: FastifyInstance, user: Pick<TestUser, 'id'>): Promise<number> {
  const { text } = guessKeys.secondFactor(keyOf(user), null)
  const key = app.services.vault.hash('throttle', `guess ${text}`)
  const [row] = await selectRows<{ count: number }>(app, sql`select count from throttles where key = ${key}`)
  return row?.count ?? 0
}

/** Whether an access token is accepted. */
export async function isSignedIn(app: FastifyInstance, token: string): Promise<boolean> {
  const { status } = await rest(app, 'GET /api/v2/me', { token })
  return status === 200
}
