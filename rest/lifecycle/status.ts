import type { Lifecycle } from './registry.ts'

/** Whether a version is served, and if not, why. */
export type LifecycleStatus =
  | { phase: 'served' | 'sunset' | 'rehearsed' }
  /** `until` in milliseconds since 1970. */
  | { phase: 'brownout'; until: number }

/**
 * @param now milliseconds since 1970
 * @param rehearsal the value of the header `Byline-Rehearse`
 */
export function statusOf(lifecycle: Lifecycle, now: number, rehearsal?: unknown): LifecycleStatus {
  const { deprecated, sunset, brownouts = [] } = lifecycle
  if (sunset && now >= Date.parse(sunset)) return { phase: 'sunset' }
  const brownout = brownouts.find(({ from, until }) => now >= Date.parse(from) && now < Date.parse(until))
  if (brownout) return { phase: 'brownout', until: Date.parse(brownout.until) }
  return { phase: deprecated && rehearsal === 'sunset' ? 'rehearsed' : 'served' }
}

/** The status as text, for pages. */
export function describeStatus(lifecycle: Lifecycle, now: number): string {
  const { sunset } = lifecycle
  const { phase } = statusOf(lifecycle, now)
  if (phase === 'sunset') return `Ended on ${sunset!.slice(0, 10)}`
  if (!isDeprecated(lifecycle, now)) return 'Current version'
  const ending = sunset ? `, and ends on ${sunset.slice(0, 10)}` : ''
  return `Deprecated${ending}${phase === 'brownout' ? '; temporarily unavailable' : ''}`
}

export function isDeprecated({ deprecated }: Lifecycle, now: number): boolean {
  return deprecated !== undefined && now >= Date.parse(deprecated)
}
