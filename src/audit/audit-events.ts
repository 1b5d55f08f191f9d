import { v7 as uuidv7 } from 'uuid'
import type { Caller, Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { auditEvents } from '../db/identity-tables.ts'
import type { ErrorCode } from '../errors.ts'

/** Everything that is ever written down. */
export type AuditAction =
  | 'account.registered'
  | 'session.started'
  | 'session.ended'
  | 'session.reauthenticated'
  | 'password.changed'
  | 'password.reset'
  | 'email.changed'
  | 'email.verified'
  | 'mfa.enrolled'
  | 'mfa.removed'
  | 'mfa.backup_codes_made'
  | 'mfa.backup_code_used'
  | 'api_key.created'
  | 'api_key.rotated'
  | 'api_key.revoked'
  | 'user.created'
  | 'user.role_changed'
  | 'user.disabled'
  | 'user.enabled'
  | 'user.mfa_removed'
  | 'user.sessions_ended'
  | 'signing_key.rotated'
  | 'signing_key.revoked'
  | 'encryption_key.rotated'
  | 'operation.refused'
  | 'sunset.forced'

export interface AuditEvent {
  /** `user:<id>`, `guest`, or `operator` for whoever runs the server. */
  actor: string
  action: AuditAction
  /** `user:<id>`, `session:<id>`, `key:<id>`, … */
  target: string
  /** `done` when absent. */
  result?: 'done' | ErrorCode
  /** Never a secret, nor what somebody typed. */
  details?: object
}

/**
 * Writes down what must be known afterwards; inside a transaction, together with what it tells of. The table is
 * append-only: its trigger refuses anything else.
 */
export async function recordAuditEvent(
  { db, caller }: Pick<Services, 'db'> & { caller?: Caller },
  { actor, action, target, result = 'done', details = {} }: AuditEvent,
): Promise<void> {
  await db.write.insert(auditEvents).values({
    id: uuidv7(),
    actor,
    action,
    target,
    result,
    address: caller?.address,
    requestId: caller?.requestId,
    details,
  })
}

export async function wasRecorded(
  { db }: Pick<Services, 'db'>,
  { action, target }: Pick<AuditEvent, 'action' | 'target'>,
): Promise<boolean> {
  return (await db.write.$count(auditEvents, sql`action = ${action} and target = ${target}`)) > 0
}
