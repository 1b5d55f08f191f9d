import type { FastifyInstance } from 'fastify'
import type { Db } from '../../src/db/client.ts'
import { sql } from '../../src/db/drizzle.ts'
import { type RestResponse, rest } from './clients.ts'

/** Sends a refresh token by REST v2 and returns the response, with any status. */
export function refreshSession(app: FastifyInstance, refreshToken: unknown): Promise<RestResponse> {
  return rest(app, 'POST /api/v2/sessions/refresh', { body: { refreshToken } })
}

/** Lets time pass for one session by moving all its stored times into the past. */
export async function letTimePass(db: Pick<Db, 'write'>, sessionId: string, time: string): Promise<void> {
  const by = sql`${time}::text::interval`
  await db.write.execute(sql`update refresh_tokens set created_at = created_at - ${by},
    first_used_at = first_used_at - ${by} where session_id = ${sessionId}`)
  await db.write.execute(sql`update sessions set created_at = created_at - ${by},
    authenticated_at = authenticated_at - ${by}, last_used_at = last_used_at - ${by},
    expires_at = expires_at - ${by} where id = ${sessionId}`)
}

/** What the database stores about a session and its refresh tokens. */
export interface SessionState {
  hasEnded: boolean
  endReason: string | null
  /** Number of refresh tokens that were ever issued. */
  tokens: number
  unused: number
}

/** The state of a session in the database. */
export async function sessionState(db: Pick<Db, 'write'>, sessionId: string): Promise<SessionState> {
  const { rows } = (await db.write.execute(sql`
    select ended_at is not null as "hasEnded", end_reason as "endReason",
      (select count(*)::int from refresh_tokens where session_id = sessions.id) as tokens,
      (select count(*)::int from refresh_tokens where session_id = sessions.id and first_used_at is null) as unused
    from sessions where id = ${sessionId}`)) as unknown as { rows: SessionState[] }
  return rows[0]!
}
