import type { Executor } from './client.ts'
import { sql } from './drizzle.ts'

/** The key of each advisory lock. Two locks with the same number would block each other. */
const keys = {
  migrations: 8_291_004_664,
  signingKeys: 8_291_004_665,
} as const

/** Waits for the lock, at most `lock_timeout`. The lock ends with the transaction. */
export async function lockInTransaction(tx: Executor, name: keyof typeof keys): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${keys[name]})`)
}
