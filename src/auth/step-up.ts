import type { SessionViewer, Viewer } from '../context.ts'
import { AppError } from '../errors.ts'
import { lifetimes } from './lifetimes.ts'
import { notAllowed } from './permissions.ts'

/** For security-sensitive changes. @throws {AppError} FORBIDDEN for an API key; STEP_UP_REQUIRED */
export function assertFresh(viewer: Viewer): asserts viewer is SessionViewer {
  if (!viewer.session) throw notAllowed(viewer)
  if (!viewer.session.isFresh) throw stepUpRequired()
}

export function stepUpRequired(): AppError {
  const minutes = lifetimes.freshAuthentication / 60
  return new AppError(
    'STEP_UP_REQUIRED',
    `This requires a recent authentication: sign in again or reauthenticate, then repeat it within ${minutes} minutes`,
  )
}
