import type { VersionName } from './lifecycle/registry.ts'
import { v1 } from './v1/version.ts'
import { v2 } from './v2/version.ts'
import type { Version } from './version.ts'

/** The only file outside v1/ and v2/ that imports them. */
export const versions: Readonly<Record<VersionName, Version>> = { v1, v2 }

export interface Mount {
  readonly prefix: string
  readonly version: Version
  /** The name under which its use is counted. */
  readonly usageName: string
}

/** Longest prefix first. Paths without a version belong to the oldest one. */
export const mounts: readonly Mount[] = [
  { prefix: '/api/v2', version: v2, usageName: 'v2' },
  { prefix: '/api/v1', version: v1, usageName: 'v1' },
  { prefix: '/api', version: v1, usageName: 'unversioned' },
]

/** `v9` for `/api/v9/…`, which would otherwise be a path of v1; null for versions that exist. */
export function unknownVersionIn(url: string): string | null {
  const [, name] = /^\/api\/(v\d+)(?:[/?]|$)/.exec(url) ?? []
  return name && !(name in versions) ? name : null
}

/** All names under which the use of a version is counted. */
export function usageNames(name: VersionName): string[] {
  return mounts.filter(({ version }) => version.name === name).map(({ usageName }) => usageName)
}
