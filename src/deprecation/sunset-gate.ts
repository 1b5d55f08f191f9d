import { recordAuditEvent, wasRecorded } from '../audit/audit-events.ts'
import type { Services } from '../context.ts'
import { type Consumer, listConsumers } from './deprecated-usage.ts'

/** Who called so often in so many days is still there. */
export const stillThere = { days: 30, calls: 100 }

export interface Sunset {
  /** `v1` */
  version: string
  /** What its use is counted as. */
  countedAs: readonly string[]
  /** ISO 8601. */
  sunset: string
}

/** Who would be cut off by a sunset today, the busiest first. */
export async function consumersLeft(
  { db }: Pick<Services, 'db'>,
  { countedAs }: Pick<Sunset, 'countedAs'>,
): Promise<Consumer[]> {
  return listConsumers({ db }, { versions: countedAs, ...stillThere })
}

/**
 * Refuses to start into a sunset while consumers remain. Forcing it is written into the audit log, once, and then holds
 * for every later start: a process that begins anew at night must not stumble over it.
 * @throws {Error} in words for whoever starts the server
 */
export async function assertNobodyLeft(
  services: Pick<Services, 'db' | 'log'>,
  reached: Sunset,
  { forced }: { forced: boolean },
): Promise<void> {
  const { version, sunset } = reached
  const event = { action: 'sunset.forced', target: `${version} ${sunset}` } as const
  const left = await consumersLeft(services, reached)
  if (left.length === 0 || (await wasRecorded(services, event))) return
  if (!forced) {
    const busiest = left.slice(0, 3).map(({ consumer, calls }) => `${consumer} (${calls} calls)`)
    throw new Error(
      `${version} ended on ${sunset}, but ${left.length === 20 ? 'at least 20' : left.length} of its consumers called it ${stillThere.calls} times or more in the last ${stillThere.days} days: ${busiest.join(', ')}. ` +
        `Move its sunset in rest/lifecycle/registry.ts, or start once with SUNSET_FORCE=${version}`,
    )
  }
  await recordAuditEvent(services, { ...event, actor: 'operator', details: { consumers: left } })
  services.log.warn({ version, consumers: left.length }, 'the sunset of a version was forced')
}
