import type { SQL } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'

/** Waits until this many connections are blocked by the lock, directly or behind each other. */
export type WaitForBlocked = (count: number) => Promise<void>

/**
 * Locks a user's row while `work` runs, so that every change of the user or of the user's own rows waits.
 * Only on PostgreSQL, because it needs several connections.
 */
export function whileUserLocked<T>(
  app: FastifyInstance,
  userKey: string,
  work: (waitForBlocked: WaitForBlocked) => Promise<T>,
): Promise<T> {
  return whileLocked(app, sql`select 1 from users where id = ${userKey} for update`, work)
}

/** Keeps the locks of a statement while `work` runs, then commits its changes. Only on PostgreSQL. */
export async function whileLocked<T>(
  app: FastifyInstance,
  statement: SQL,
  work: (waitForBlocked: WaitForBlocked) => Promise<T>,
): Promise<T> {
  return app.services.db.write.transaction(async (tx) => {
    await tx.execute(statement)
    const { rows } = (await tx.execute(sql`select pg_backend_pid() as pid`)) as unknown as {
      rows: { pid: number }[]
    }
    const { pid } = rows[0]!
    return work(async (count) => {
      await expect.poll(() => countBlocked(app, pid), { interval: 5 }).toBeGreaterThanOrEqual(count)
    })
  })
}

async function countBlocked(app: FastifyInstance, blockingPid: number): Promise<number> {
  const { rows } = (await app.services.db.write.execute(sql`
    with recursive waits as (
      select pid, pg_blocking_pids(pid) as blocked_by from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'
    ), queue as (
      select pid from waits where ${blockingPid}::int = any(blocked_by)
      union select waits.pid from waits join queue on queue.pid = any(waits.blocked_by)
    ) select count(*)::int as count from queue`)) as unknown as { rows: { count: number }[] }
  return rows[0]!.count
}
