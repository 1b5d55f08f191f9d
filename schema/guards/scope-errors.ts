import type { GraphQLResolveInfo } from 'graphql'
import { hasPermission, notAllowed } from '../../src/auth/permissions.ts'
import { stepUpRequired } from '../../src/auth/step-up.ts'
import type { Viewer } from '../../src/context.ts'
import type { AppError } from '../../src/errors.ts'
import { scopesOf } from './field-options.ts'

/**
 * The error for a viewer who does not have the scopes of a field. STEP_UP_REQUIRED only if reauthenticating
 * would help: a viewer without the permission gets FORBIDDEN.
 */
export function toScopeError(
  viewer: Viewer | null,
  { parentType, fieldName }: Pick<GraphQLResolveInfo, 'parentType' | 'fieldName'>,
): AppError {
  const { can, fresh } = scopesOf(parentType.getFields()[fieldName]!)
  const isAllowed = viewer?.session && (can === undefined || hasPermission(viewer, can))
  return fresh && isAllowed && !viewer.session.isFresh ? stepUpRequired() : notAllowed(viewer)
}
