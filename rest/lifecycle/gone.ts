import { AppError } from '../../src/errors.ts'
import { problemFormat } from '../problems.ts'
import type { Version } from '../version.ts'
import type { Lifecycle } from './registry.ts'

/** The error of a version that is unavailable, temporarily or permanently. */
export function versionGone({ successor }: Lifecycle): AppError {
  return new AppError('VERSION_GONE', `This version is no longer available; use ${successor}`)
}

/** A problem (RFC 9457) in every version, with the members of the version's own error format added. */
export function goneBody(
  version: Version,
  { guide, successor }: Lifecycle,
  gone: AppError,
  requestId: string,
) {
  const response = { status: problemFormat.statusOf(gone.code), requestId }
  return { ...version.errors.body(gone, response), ...problemFormat.body(gone, response), guide, successor }
}
