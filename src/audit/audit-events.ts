import { v7 as uuidv7 } from 'uuid'
import type { Caller, Services } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { auditEvents } from '../db/operations-tables.ts'
import type { ErrorCode } from '../errors.ts'

/** Everything that the audit log records. */
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
  | 'user.api_keys_revoked'
  | 'signing_key.rotated'
  | 'signing_key.revoked'
  | 'encryption_key.rotated'
  | 'operation.refused'
  | 'sunset.forced'

export interface AuditEvent {
  /** `user:<id>`; `guest`; or `operator`, who runs commands on the server. */
  actor: string
  action: AuditAction
  /** `user:<id>`, `session:<id>`, `key:<id>`, … */
  target: string
  /** `done` if absent. */
  result?: 'done' | ErrorCode
  /** Must not contain secrets or text that a client sent. */
  details?: object
}

/** A user as the actor or the target of an event. */
export function userActor({ id }: { id: string }): `user:${string}` {
  return `user:${id}`
}

/** The actor and the target of a change that a user makes to their own account. */
export function onOwnAccount(userId: string): Pick<AuditEvent, 'actor' | 'target'> {
  const user = userActor({ id: userId })
  return { actor: user, target: user }
}

/**
 * Adds an event to the audit log. Call it in the transaction of the change that it records, so that both are
 * stored or neither. The table is append-only: a trigger rejects changes.
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

/** Whether the log has such an event. */
export async function wasRecorded(
  { db }: Pick<Services, 'db'>,
  { action, target }: Pick<AuditEvent, 'action' | 'target'>,
): Promise<boolean> {
  return (await db.write.$count(auditEvents, sql`action = ${action} and target = ${target}`)) > 0
}
