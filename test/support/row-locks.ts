import type { SQL } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { sql } from '../../src/db/drizzle.ts'

/** Waits until so many connections wait for what is held, or for each other because of it. */
export type Waiting = (count: number) => Promise<void>

/**
 * Holds the account of a user while `work` runs, so that whoever wants to change it, or what belongs to it, stands in a
 * queue. Needs connections of its own: PostgreSQL.
 */
export function whileHeld<T>(
  app: FastifyInstance,
  userKey: string,
  work: (waiting: Waiting) => Promise<T>,
): Promise<T> {
  return whileUncommitted(app, sql`select 1 from users where id = ${userKey} for update`, work)
}

/** The same with whatever a statement locks; what it changes is committed when `work` is done. */
export async function whileUncommitted<T>(
  app: FastifyInstance,
  statement: SQL,
  work: (waiting: Waiting) => Promise<T>,
): Promise<T> {
  return app.services.db.write.transaction(async (tx) => {
    await tx.execute(statement)
    const { rows } = (await tx.execute(sql`select pg_backend_pid() as holder`)) as unknown as {
      rows: { holder: number }[]
    }
    const { holder } = rows[0]!
    return work(async (count) => {
      await expect.poll(() => countWaiting(app, holder), { interval: 5 }).toBeGreaterThanOrEqual(count)
    })
  })
}

async function countWaiting(app: FastifyInstance, holder: number): Promise<number> {
  const { rows } = (await app.services.db.write.execute(sql`
    with recursive waits as (
      select pid, pg_blocking_pids(pid) as behind from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'
    ), queue as (
      select pid from waits where ${holder}::int = any(behind)
      union select waits.pid from waits join queue on queue.pid = any(waits.behind)
    ) select count(*)::int as count from queue`)) as unknown as { rows: { count: number }[] }
  return rows[0]!.count
}
