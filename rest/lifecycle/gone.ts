import { AppError } from '../../src/errors.ts'
import { v2 } from '../v2/version.ts'
import type { Version } from '../version.ts'
import type { Lifecycle } from './registry.ts'

/** Of a version that is not answered now, or no more. */
export function versionGone({ successor }: Lifecycle): AppError {
  return new AppError('VERSION_GONE', `This version is no longer answered; use ${successor}`)
}

/** A problem in every version, so that there is one to look for, which also says so in the version's own words. */
export function goneBody(
  version: Version,
  { guide, successor }: Lifecycle,
  gone: AppError,
  requestId: string,
) {
  const facts = { status: v2.statusOf(gone.code), requestId }
  return { ...version.errorBody(gone, facts), ...v2.errorBody(gone, facts), guide, successor }
}
