import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'
import { unique } from './factories.ts'
import { guessPassword, passwordGuessKey, registerFromNewAddress, throttleOf } from './throttling.ts'

/** A hash of no password. Verifying against it takes a second or two. */
const slowHash = `$argon2id$v=19$m=65536,t=45,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`
/** More sign-ins than may wait for the hashing threads. */
const signInCount = 45

interface FullQueue<T> {
  result: T
  /** The sign-ins that filled the queue, each for a different account. */
  tries: { email: string; outcome: number }[]
}

/** Runs `work` while the queue of password hashing is full. */
export async function whileHashQueueFull<T>(
  app: FastifyInstance,
  work: () => Promise<T>,
): Promise<FullQueue<T>> {
  const slow = await registerFromNewAddress(app)
  await app.services.db.write.execute(
    sql`update users set password_hash = ${slowHash} where username = ${slow.username}`,
  )
  // At most as many as hash at once. They are counted just before they enter the queue.
  const first = [guessPassword(app, slow.email), guessPassword(app, slow.email)]
  await expect
    .poll(() => throttleOf(app, passwordGuessKey(slow.email)), { interval: 1 })
    .toMatchObject({ count: first.length })
  const behind = Array.from({ length: signInCount }, async () => {
    const email = `${unique()}@byline.test`
    return { email, outcome: (await guessPassword(app, email)).outcome }
  })
  await Promise.any(behind.map(async (one) => expect((await one).outcome).toBe(503)))
  const result = await work()
  await Promise.all(first)
  return { result, tries: await Promise.all(behind) }
}
