import type { Caller, Services, Viewer } from '../context.ts'
import type { ErrorCode } from '../errors.ts'
import { createRepeatCounter } from '../limits/repeats.ts'
import { recordAuditEvent, userActor } from './audit-events.ts'

/** A root field that a user tried to use without the permission for it. */
export interface Refusal {
  viewer: Pick<Viewer, 'id'>
  field: string
  result: ErrorCode
}

/**
 * Records refusals in the audit log. One request can cause many of them, and nobody can delete from the log.
 */
export interface Refusals {
  /**
   * Writes the first refusal of a user and code at once. Those of the next minute become one row, with the
   * names of all their fields as its target, and their number in `details.repeats`.
   */
  record(context: { caller: Caller }, refusal: Refusal): Promise<void>
  /** Writes what has been counted so far. */
  close(): Promise<void>
}

/** Users times codes. */
const maxKeys = 1_000

interface Refused extends Omit<Refusal, 'field'> {
  fields: string[]
  caller: Caller
}

export function createRefusals({ db, log }: Pick<Services, 'db' | 'log'>): Refusals {
  const write = async ({ viewer, fields, result, caller }: Refused, repeats: number) => {
    const event = { actor: userActor(viewer), action: 'operation.refused', result } as const
    const details = repeats > 0 ? { repeats } : {}
    await recordAuditEvent({ db, caller }, { ...event, target: fields.toSorted().join(', '), details })
  }
  const counter = createRepeatCounter<Refused>(
    (refused, repeats) =>
      repeats === 0
        ? write(refused, 0)
        : write(refused, repeats).catch((err) => log.error({ err }, 'refusals could not be recorded')),
    {
      maxKeys,
      merge: (repeated, { fields, caller }) => ({
        ...repeated,
        fields: [...new Set([...repeated.fields, ...fields])],
        caller,
      }),
    },
  )
  return {
    record: ({ caller }, { viewer, field, result }) =>
      counter.count(`${viewer.id} ${result}`, { viewer, fields: [field], result, caller }),
    close: counter.close,
  }
}
