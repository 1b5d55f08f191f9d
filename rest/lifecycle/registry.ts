import { v1Sunset } from '../../schema/v1-sunset.ts'

/** A version's life (RFC 9745, RFC 8594). Moments are ISO 8601 in UTC; each begins with its first instant. */
export interface Lifecycle {
  readonly released: string
  readonly deprecated?: string
  /** From then on it answers 410. At least a year after `deprecated`, unless `hasty`. */
  readonly sunset?: string
  /** Why the sunset comes sooner than the year that clients are promised. */
  readonly hasty?: string
  /** Hours in which it answers as after its sunset, so that who has not heard of it does. */
  readonly brownouts?: readonly Brownout[]
  /** Where the way to its successor is described, below the address of the server. */
  readonly guide?: string
  readonly successor?: VersionName
}

export interface Brownout {
  readonly from: string
  readonly until: string
}

export type VersionName = 'v1' | 'v2'
export type Registry = Readonly<Record<VersionName, Lifecycle>>

/** The one place that says which versions there are and how long. Routes, headers, documents and gates read it. */
export const registry: Registry = {
  v1: {
    released: '2026-11-22T00:00:00Z',
    deprecated: '2026-11-22T00:00:00Z',
    sunset: v1Sunset,
    brownouts: [
      { from: '2028-05-23T09:00:00Z', until: '2028-05-23T10:00:00Z' },
      { from: '2028-08-22T09:00:00Z', until: '2028-08-22T13:00:00Z' },
      { from: '2028-10-24T00:00:00Z', until: '2028-10-25T00:00:00Z' },
    ],
    guide: '/docs/migrating-from-v1-to-v2',
    successor: 'v2',
  },
  v2: { released: '2026-11-22T00:00:00Z' },
}

/**
 * Breaking changes that were announced: CI lets them into a contract (`npm run contracts`) once their day has come.
 * `change` is as the comparison names it.
 */
export interface Announcement {
  readonly contract: 'graphql' | VersionName
  readonly change: string
  readonly from: string
}

const neverHadEtag = [
  '/users post responses 201',
  '/sessions post responses 200',
  '/sessions post responses 201',
  '/sessions/mfa post responses 201',
  '/sessions/refresh post responses 200',
]

/** A correction of the documentation: these responses never had the header. */
export const announcements: readonly Announcement[] = neverHadEtag.map((response) => ({
  contract: 'v2',
  change: `paths ${response} headers ETag removed: Response header \`ETag\` was removed.`,
  from: '2026-11-27T00:00:00Z',
}))

/** The header with which a client tries out now how it fares after the sunset: `Byline-Rehearse: sunset`. */
export const rehearsalHeader = 'byline-rehearse'

export type Standing =
  | { is: 'served' | 'sunset' | 'rehearsed' }
  /** `until` in milliseconds since 1970. */
  | { is: 'brownout'; until: number }

/** @param now milliseconds since 1970 */
export function standingOf(lifecycle: Lifecycle, now: number, rehearsal?: unknown): Standing {
  const { deprecated, sunset, brownouts = [] } = lifecycle
  if (sunset && now >= Date.parse(sunset)) return { is: 'sunset' }
  const brownout = brownouts.find(({ from, until }) => now >= Date.parse(from) && now < Date.parse(until))
  if (brownout) return { is: 'brownout', until: Date.parse(brownout.until) }
  return { is: deprecated && rehearsal === 'sunset' ? 'rehearsed' : 'served' }
}

/** In words, for pages. */
export function describeStanding(lifecycle: Lifecycle, now: number): string {
  const { sunset } = lifecycle
  const { is } = standingOf(lifecycle, now)
  if (is === 'sunset') return `Ended on ${sunset!.slice(0, 10)}`
  if (!isDeprecated(lifecycle, now)) return 'The version to use'
  const ending = sunset ? `, and ends on ${sunset.slice(0, 10)}` : ''
  return `Deprecated${ending}${is === 'brownout' ? '; not answered just now' : ''}`
}

export function isDeprecated({ deprecated }: Lifecycle, now: number): boolean {
  return deprecated !== undefined && now >= Date.parse(deprecated)
}

/** What every answer of a deprecated version carries, errors and 304 included. */
export function lifecycleHeaders(lifecycle: Lifecycle, publicUrl: string): Record<string, string> {
  const { deprecated, sunset, guide, successor } = lifecycle
  const links = [
    guide && `<${publicUrl}${guide}>; rel="deprecation"; type="text/html"`,
    successor && `<${publicUrl}/api/${successor}>; rel="successor-version"`,
  ].filter(Boolean)
  return {
    ...(deprecated && { deprecation: `@${Date.parse(deprecated) / 1000}` }),
    ...(sunset && { sunset: new Date(sunset).toUTCString() }),
    ...(links.length > 0 && { link: links.join(', ') }),
  }
}

/** The same day of the next year: twelve months, whether or not one of them is a leap February. */
function yearAfter(moment: string): number {
  const time = new Date(moment)
  return time.setUTCFullYear(time.getUTCFullYear() + 1)
}

/** @throws {AggregateError} of everything in the registry that breaks a promise to clients */
export function assertRegistry(versions: Registry): void {
  const problems = Object.entries(versions).flatMap(([name, lifecycle]) =>
    problemsOf(lifecycle, versions).map((problem) => new Error(`${name}: ${problem}`)),
  )
  if (problems.length > 0) throw new AggregateError(problems, 'The registry of versions has problems')
}

function problemsOf(lifecycle: Lifecycle, versions: Registry): string[] {
  const { released, deprecated, sunset, hasty, brownouts = [], guide, successor } = lifecycle
  const moments = [released, deprecated, sunset, ...brownouts.flatMap(({ from, until }) => [from, until])]
  const malformed = moments.filter((moment) => moment !== undefined && !isMoment(moment))
  if (malformed.length > 0) return [`${malformed.join(', ')} is not a moment like 2028-11-22T00:00:00Z`]
  const at = (moment: string) => Date.parse(moment)
  const problems: (string | false | undefined)[] = [
    deprecated && at(deprecated) < at(released) && 'it is deprecated before it is released',
    sunset && !deprecated && 'it has a sunset, but is not deprecated',
    deprecated && !(guide && successor) && 'it is deprecated without a guide or a successor',
    successor && !(successor in versions) && `its successor ${successor} is not there`,
    successor && versions[successor] === lifecycle && 'it is its own successor',
    deprecated && sunset && at(sunset) < at(deprecated) && 'its sunset comes before it is deprecated',
    deprecated &&
      sunset &&
      !hasty &&
      at(sunset) < yearAfter(deprecated) &&
      'its sunset comes less than a year after it is deprecated; say in `hasty` why',
    ...brownouts.flatMap(({ from, until }, i) => [
      at(from) >= at(until) && `the brownout of ${from} ends before it begins`,
      (!deprecated || at(from) < at(deprecated)) && `the brownout of ${from} comes before it is deprecated`,
      sunset && at(until) > at(sunset) && `the brownout of ${from} reaches behind the sunset`,
      brownouts.slice(i + 1).some((later) => at(later.from) < at(until)) &&
        `the brownout of ${from} is not over before the next`,
    ]),
  ]
  return problems.filter((problem) => typeof problem === 'string')
}

function isMoment(text: string): boolean {
  const time = new Date(text)
  return !Number.isNaN(time.getTime()) && time.toISOString() === text.replace('Z', '.000Z')
}
