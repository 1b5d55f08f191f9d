import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { guessKeys } from '../../src/limits/guess-keys.ts'
import { usedUpMemoryMs } from '../../src/limits/throttles.ts'
import { nameKey } from '../../src/users/names.ts'
import { rest } from './clients.ts'
import { password, type TestUser, unique } from './factories.ts'
import { randomAddress, trySignIn } from './sign-in-endpoints.ts'

// These helpers need an app with RATE_LIMIT_MULTIPLIER=1.

/** The address from which `guessPassword` guesses the password of an account, and nobody does anything else. */
function guesserOf(email: string): string {
  return `11.${[...createHash('sha256').update(email).digest().subarray(0, 3)].join('.')}`
}

/** The throttle key of wrong passwords for an account, from an address without a known device. */
export function passwordGuessKey(email: string, from = guesserOf(email)): string {
  return `guess ${guessKeys.signIn(nameKey(email), `network ${from}`).text}`
}

/** The throttle key of wrong passwords for an account, from all addresses together. */
export function passwordGuessKeyAnywhere(email: string): string {
  return `guess ${guessKeys.signInAnywhere(nameKey(email)).text}`
}

/** A row of the table `throttles`. */
export interface ThrottleCount {
  count: number
  /** Seconds to wait after the last guess. */
  wait: number
}

/** The stored count of a throttle key, if there is one. */
export async function throttleOf(app: FastifyInstance, key: string): Promise<ThrottleCount | undefined> {
  const { rows } = (await app.services.db.write.execute(sql`
    select count, extract(epoch from greatest(until, changed_at) - changed_at)::int as wait
    from throttles where key = ${app.services.vault.hash('throttle', key)}`)) as unknown as {
    rows: ThrottleCount[]
  }
  return rows[0]
}

/** Ends the wait of a throttle key, and keeps its count. */
export async function endThrottleWait(app: FastifyInstance, key: string): Promise<void> {
  const { rows } = (await app.services.db.write.execute(sql`
    update throttles set until = now() - interval '1 second'
    where key = ${app.services.vault.hash('throttle', key)} returning 1`)) as unknown as { rows: unknown[] }
  expect(rows, key).toHaveLength(1)
}

/** Ends the period of a quota. The process rejects requests for a moment without looking at the database. */
export async function endQuotaPeriod(app: FastifyInstance, key: string): Promise<void> {
  await endThrottleWait(app, key)
  await sleep(usedUpMemoryMs)
}

/** Tries a wrong password. */
export function guessPassword(app: FastifyInstance, email: string, from = guesserOf(email)) {
  return trySignIn(app, { email, password: unique('wrong ') }, { from })
}

/** Sends wrong passwords until an address must wait for half a minute before the next one. */
export async function throttleAccount(
  app: FastifyInstance,
  email: string,
  from = guesserOf(email),
): Promise<void> {
  for (let i = 0; i < 9; i++) {
    if (i > 0) await endThrottleWait(app, passwordGuessKey(email, from))
    expect((await guessPassword(app, email, from)).outcome).toBe(401)
  }
}

/** Registers a user from an unused address. `newUser` always uses the same address. */
export async function registerFromNewAddress(
  app: FastifyInstance,
  { from = randomAddress(), headers = {} }: { from?: string; headers?: Record<string, string> } = {},
): Promise<TestUser & { key: string; deviceToken: string }> {
  const username = unique('newcomer')
  const email = `${username}@byline.test`
  const { status, body } = await rest(app, 'POST /api/v2/users', {
    body: { username, email, password },
    from,
    headers,
  })
  expect(status).toBe(201)
  const token: string = body.accessToken
  const { sub: key } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())
  const { deviceToken } = body
  return { id: Buffer.from(`User:${key}`).toString('base64'), username, email, token, key, deviceToken }
}
