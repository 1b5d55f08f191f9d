import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { unique } from './factories.ts'
import { countOf, guess, guessesAt, newcomer } from './throttling.ts'

/** Nobody's password; to find that out takes a second or two. */
const slowHash = `$argon2id$v=19$m=65536,t=45,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`
/** More than may wait. */
const crowd = 45

interface Crowd<T> {
  result: T
  /** Of the sign-ins that made the queue full, all at different accounts. */
  tries: { email: string; outcome: number }[]
}

/** Does it while there is no room for anybody who wants something hashed. */
export async function whileFull<T>(app: FastifyInstance, work: () => Promise<T>): Promise<Crowd<T>> {
  const slow = await newcomer(app)
  await app.services.db.write.execute(
    sql`update users set password_hash = ${slowHash} where username = ${slow.username}`,
  )
  // As many as are looked at at once, at most; they are counted just before they stand in the queue.
  const first = [guess(app, slow.email), guess(app, slow.email)]
  await expect
    .poll(() => countOf(app, guessesAt(slow.email)), { interval: 1 })
    .toMatchObject({ count: first.length })
  const behind = Array.from({ length: crowd }, async () => {
    const email = `${unique()}@byline.test`
    return { email, outcome: (await guess(app, email)).outcome }
  })
  await Promise.any(behind.map(async (one) => expect((await one).outcome).toBe(503)))
  const result = await work()
  await Promise.all(first)
  return { result, tries: await Promise.all(behind) }
}
