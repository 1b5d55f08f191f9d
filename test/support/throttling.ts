import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { nameKey } from '../../src/users/names.ts'
import { rest } from './clients.ts'
import { knock, someAddress } from './entry-points.ts'
import { password, type TestUser, unique } from './factories.ts'

// For apps with RATE_LIMIT_MULTIPLIER=1.

/** What the guesses of strangers at an account are counted under. */
export function guessesAt(email: string): string {
  return `guess password of ${nameKey(email)} from anywhere`
}

export interface Count {
  count: number
  /** Seconds from the last guess on. */
  wait: number
}

export async function countOf(app: FastifyInstance, what: string): Promise<Count | undefined> {
  const { rows } = (await app.services.db.write.execute(sql`
    select count, extract(epoch from greatest(until, changed_at) - changed_at)::int as wait
    from throttles where key = ${app.services.vault.hash('throttle', what)}`)) as unknown as { rows: Count[] }
  return rows[0]
}

/** Lets so much time go by for what is counted there that it need not wait any more. */
export async function waitOut(app: FastifyInstance, what: string): Promise<void> {
  const { rows } = (await app.services.db.write.execute(sql`
    update throttles set until = now() - interval '1 second'
    where key = ${app.services.vault.hash('throttle', what)} returning 1`)) as unknown as { rows: unknown[] }
  expect(rows, what).toHaveLength(1)
}

/** A wrong guess from an address that nobody has used. */
export function guess(app: FastifyInstance, email: string, from = someAddress()) {
  return knock(app, { email, password: unique('wrong ') }, { from })
}

/** Makes everybody who does not know the password of this account wait for half a minute. */
export async function throttleAccount(app: FastifyInstance, email: string): Promise<void> {
  for (let i = 0; i < 9; i++) {
    if (i > 0) await waitOut(app, guessesAt(email))
    expect((await guess(app, email)).outcome).toBe(401)
  }
}

/** Registers from an address of their own: newUser() of all tests comes from one. */
export async function newcomer(
  app: FastifyInstance,
  { from = someAddress(), headers = {} }: { from?: string; headers?: Record<string, string> } = {},
): Promise<TestUser & { key: string }> {
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
  return { id: Buffer.from(`User:${key}`).toString('base64'), username, email, token, key }
}
