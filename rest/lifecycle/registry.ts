import { v1Sunset } from '../../schema/v1-sunset.ts'

/** The lifecycle of a version (RFC 9745, RFC 8594). Times are ISO 8601 in UTC, inclusive. */
export interface Lifecycle {
  readonly released: string
  readonly deprecated?: string
  /** From this time on, every response is 410. At least a year after `deprecated`, unless `hasty` is set. */
  readonly sunset?: string
  /** The reason for a sunset less than a year after `deprecated`. */
  readonly hasty?: string
  /** Periods before the sunset with the same 410 responses, so that clients notice in time. */
  readonly brownouts?: readonly Brownout[]
  /** The path of the migration guide to the successor. */
  readonly guide?: string
  readonly successor?: VersionName
}

interface Brownout {
  readonly from: string
  readonly until: string
}

export type VersionName = 'v1' | 'v2'
export type Registry = Readonly<Record<VersionName, Lifecycle>>

/** All versions with their lifecycles. Routes, headers, documents and the sunset gate read it. */
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

/** An announced breaking change. From its date on, `npm run contracts` accepts it. */
export interface Announcement {
  readonly contract: 'graphql' | VersionName
  /** The text that `npm run contracts` prints for the change. */
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
