import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { sql } from '../../src/db/drizzle.ts'
import type { ErrorCode } from '../../src/errors.ts'
import { type RestAnswer, rest } from './clients.ts'
import type { TestUser } from './factories.ts'
import { challengeOf, type Enrolled, keyOf, type Pair, totpCode } from './identity.ts'

/** The status of an answer, and the code of its refusal. */
export function gist({ status, body }: RestAnswer): string {
  return body?.code ? `${status} ${body.code}` : String(status)
}

/** What a refusal looks like as a gist. */
export const refusals = {
  wrongCode: '401 INVALID_CODE' satisfies `401 ${ErrorCode}`,
  signInIsOver: '401 INVALID_CREDENTIALS' satisfies `401 ${ErrorCode}`,
  staleSession: '403 STEP_UP_REQUIRED' satisfies `403 ${ErrorCode}`,
}

/** The code step of a sign-in. */
export function answer(
  app: FastifyInstance,
  challengeToken: string,
  code: string,
  from?: string,
): Promise<RestAnswer> {
  return rest(app, 'POST /api/v2/sessions/mfa', { body: { challengeToken, code }, ...(from && { from }) })
}

/** Makes the codes of now usable again. */
export async function forgetUsedCodes(app: FastifyInstance, user: Pick<TestUser, 'id'>): Promise<void> {
  await app.services.db.write.execute(
    sql`update totp_factors set last_used_step = null where user_id = ${keyOf(user)}`,
  )
}

/** Both steps. */
export async function signInWithCode(app: FastifyInstance, user: Enrolled): Promise<Pair> {
  await forgetUsedCodes(app, user)
  const { status, body } = await answer(app, await challengeOf(app, user), await totpCode(app, user.secret))
  if (status !== 201) throw new Error(`the code was answered ${status}: ${JSON.stringify(body)}`)
  return body
}

/** Six digits that are no code of a step anywhere near now. */
export async function wrongCode(app: FastifyInstance, secret: string): Promise<string> {
  const near = await Promise.all([-3, -2, -1, 0, 1, 2, 3].map((steps) => totpCode(app, secret, steps)))
  const digits = (n: number) => String(n).padStart(6, '0')
  return Array.from({ length: 8 }, (_, n) => digits(n)).find((code) => !near.includes(code))!
}

/** What `work` finds while no time step ends; it is done anew when one has. */
export async function inOneStep<Found>(app: FastifyInstance, work: () => Promise<Found>): Promise<Found> {
  for (;;) {
    const before = await stepNow(app)
    const found = await work()
    if ((await stepNow(app)) === before) return found
  }
}

/** By the database's clock. */
export async function stepNow(app: FastifyInstance): Promise<number> {
  const [row] = await select<{ step: number }>(
    app,
    sql`select floor(extract(epoch from now()) / 30)::int as step`,
  )
  return row!.step
}

export async function select<Row>(app: FastifyInstance, query: ReturnType<typeof sql>): Promise<Row[]> {
  const { rows } = (await app.services.db.write.execute(query)) as unknown as { rows: Row[] }
  return rows
}

/** How many guesses the sign-ins of somebody have had, the oldest first. */
export async function guessesOf(app: FastifyInstance, user: Pick<TestUser, 'id'>): Promise<number[]> {
  const rows = await select<{ guesses: number }>(
    app,
    sql`select guesses from mfa_challenges where user_id = ${keyOf(user)} order by created_at`,
  )
  return rows.map(({ guesses }) => guesses)
}

/** How many wrong codes are remembered of whoever guesses at somebody's from a device that is not known as theirs. */
export async function guessesCounted(app: FastifyInstance, user: Pick<TestUser, 'id'>): Promise<number> {
  const key = app.services.vault.hash('throttle', `guess second factor of ${keyOf(user)} from anywhere`)
  const [row] = await select<{ count: number }>(app, sql`select count from throttles where key = ${key}`)
  return row?.count ?? 0
}

/** Where nobody has ever asked from. */
export function newAddress(): string {
  return `10.${[...randomBytes(3)].join('.')}`
}

export async function isSignedIn(app: FastifyInstance, token: string): Promise<boolean> {
  const { status } = await rest(app, 'GET /api/v2/me', { token })
  return status === 200
}
