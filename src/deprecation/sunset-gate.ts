import { recordAuditEvent, wasRecorded } from '../audit/audit-events.ts'
import type { Services } from '../context.ts'
import { type Consumer, type ConsumerKind, listConsumers, maxConsumers } from './deprecated-usage.ts'

/** A consumer counts if it made this many calls in this many days. Guests cannot keep a version alive. */
export const consumerThreshold = { days: 30, calls: 100 }

export interface Sunset {
  /** `v1` */
  version: string
  /** The names under which its use is counted. */
  usageNames: readonly string[]
  /** ISO 8601. */
  sunset: string
}

/** The users, or the names of guests, that still use a version, the busiest first. */
export async function consumersLeft(
  { db }: Pick<Services, 'db'>,
  { usageNames }: Pick<Sunset, 'usageNames'>,
  kind: ConsumerKind = 'user',
): Promise<Consumer[]> {
  return listConsumers({ db }, { kind, versions: usageNames, ...consumerThreshold })
}

/**
 * Stops the start of the server after a sunset while users remain who call the version. Guests only cause a warning:
 * anybody can make calls under any name. A forced sunset is recorded in the
 * audit log once and then applies to every later start, so that a restart at night does not fail.
 * @throws {Error} with a message for the operator
 */
export async function assertNoConsumersLeft(
  services: Pick<Services, 'db' | 'log'>,
  reached: Sunset,
  { forced }: { forced: boolean },
): Promise<void> {
  const { version, sunset } = reached
  const event = { action: 'sunset.forced', target: `${version} ${sunset}` } as const
  const guests = await consumersLeft(services, reached, 'client')
  if (guests.length > 0)
    services.log.warn({ version, guests }, 'guests still call a version that has ended; they get 410')
  const left = await consumersLeft(services, reached)
  if (left.length === 0 || (await wasRecorded(services, event))) return
  if (!forced) {
    const { calls, days } = consumerThreshold
    const count = left.length === maxConsumers ? `at least ${maxConsumers}` : left.length
    const busiest = left.slice(0, 3).map(({ consumer, calls }) => `${consumer} (${calls} calls)`)
    throw new Error(
      `${version} ended on ${sunset}, but ${count} of its consumers called it ${calls} times or more ` +
        `in the last ${days} days: ${busiest.join(', ')}. ` +
        `Move its sunset in rest/lifecycle/registry.ts, or start once with SUNSET_FORCE=${version}`,
    )
  }
  await recordAuditEvent(services, { ...event, actor: 'operator', details: { consumers: left } })
  services.log.warn({ version, consumers: left.length }, 'the sunset of a version was forced')
}
