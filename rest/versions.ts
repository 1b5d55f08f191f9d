import type { VersionName } from './lifecycle/registry.ts'
import { v1 } from './v1/version.ts'
import { v2 } from './v2/version.ts'
import type { Version } from './version.ts'

export const versions: Readonly<Record<VersionName, Version>> = { v1, v2 }

export interface Mount {
  readonly prefix: string
  readonly version: Version
  /** What use of it is counted as. */
  readonly countedAs: string
}

/** Where versions stand, the longest prefix first. Who names no version speaks the oldest. */
export const mounts: readonly Mount[] = [
  { prefix: '/api/v2', version: v2, countedAs: 'v2' },
  { prefix: '/api/v1', version: v1, countedAs: 'v1' },
  { prefix: '/api', version: v1, countedAs: 'unversioned' },
]

/** `v9` of `/api/v9/…`: a version that is not there, rather than a path of v1. */
export function unknownVersionIn(url: string): string | null {
  const [, name] = /^\/api\/(v\d+)(?:[/?]|$)/.exec(url) ?? []
  return name && !(name in versions) ? name : null
}

/** What the use of a version is counted as, however its addresses are written. */
export function countedAs(name: VersionName): string[] {
  return mounts.filter(({ version }) => version.name === name).map((mount) => mount.countedAs)
}
