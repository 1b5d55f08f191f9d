import { v7 as uuidv7 } from 'uuid'
import type { Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { auditEvents } from '../db/tables.ts'

export interface AuditEvent {
  /** Who did it: `operator` for whoever starts the server. */
  actor: string
  /** `sunset.forced` */
  action: string
  target: string
  details?: object
}

/** Writes down what must be known afterwards. The table is append-only: its trigger refuses anything else. */
export async function recordAuditEvent(
  { db }: Pick<Services, 'db'>,
  { actor, action, target, details = {} }: AuditEvent,
): Promise<void> {
  await db.write.insert(auditEvents).values({ id: uuidv7(), actor, action, target, details })
}

export async function wasRecorded(
  { db }: Pick<Services, 'db'>,
  { action, target }: Pick<AuditEvent, 'action' | 'target'>,
): Promise<boolean> {
  return (await db.write.$count(auditEvents, sql`action = ${action} and target = ${target}`)) > 0
}
