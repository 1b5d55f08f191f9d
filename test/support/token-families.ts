import type { FastifyInstance } from 'fastify'
import type { Db } from '../../src/db/client.ts'
import { sql } from '../../src/db/drizzle.ts'
import { type RestAnswer, rest } from './clients.ts'

/** Exchanges a refresh token by REST v2, whatever comes of it. */
export function exchange(app: FastifyInstance, refreshToken: unknown): Promise<RestAnswer> {
  return rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken } })
}

/** Lets time pass for one session: all that is written down of it moves into the past. */
export async function letPass(db: Pick<Db, 'write'>, sessionId: string, time: string): Promise<void> {
  const by = sql`${time}::text::interval`
  await db.write.execute(sql`update refresh_tokens set created_at = created_at - ${by},
    first_used_at = first_used_at - ${by} where session_id = ${sessionId}`)
  await db.write.execute(sql`update sessions set created_at = created_at - ${by},
    authenticated_at = authenticated_at - ${by}, last_used_at = last_used_at - ${by},
    expires_at = expires_at - ${by} where id = ${sessionId}`)
}

export interface Family {
  hasEnded: boolean
  endReason: string | null
  /** All refresh tokens there ever were. */
  tokens: number
  unused: number
}

/** What the database knows of a session. */
export async function familyOf(db: Pick<Db, 'write'>, sessionId: string): Promise<Family> {
  const { rows } = (await db.write.execute(sql`
    select ended_at is not null as "hasEnded", end_reason as "endReason",
      (select count(*)::int from refresh_tokens where session_id = sessions.id) as tokens,
      (select count(*)::int from refresh_tokens where session_id = sessions.id and first_used_at is null) as unused
    from sessions where id = ${sessionId}`)) as unknown as { rows: Family[] }
  return rows[0]!
}
