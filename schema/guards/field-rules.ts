import type { GraphQLField, GraphQLResolveInfo } from 'graphql'
import { hasPermission, type Permission, refusal, stepUpRequired } from '../../src/auth/permissions.ts'
import type { Viewer } from '../../src/context.ts'
import type { AppError, ErrorCode } from '../../src/errors.ts'

/**
 * As `extensions` of a root field: the codes it may refuse with, beyond those that any field may.
 * REST documents its answers by them, and a test compares with what is really answered.
 */
export function refuses(...codes: ErrorCode[]): { refuses: readonly ErrorCode[] } {
  return { refuses: codes }
}

export function refusalsOf({ extensions }: GraphQLField<unknown, unknown>): readonly ErrorCode[] {
  return (extensions.refuses as readonly ErrorCode[] | undefined) ?? []
}

/** Whether a guest gets nothing here: by its scopes, or because it is null for them. */
export function needsSignIn({ extensions }: GraphQLField<unknown, unknown>): boolean {
  return scopesOf({ extensions }).public !== true || extensions.nullForGuests === true
}

/** The scopes of a root field, or of a type, as they were written. */
export function scopesOf({ extensions }: { extensions: object }): Scopes {
  return (extensions as { pothosOptions?: { authScopes?: Scopes } }).pothosOptions?.authScopes ?? {}
}

export interface Scopes {
  public?: boolean
  signedIn?: boolean
  can?: Permission
  session?: boolean
  fresh?: boolean
}

/** The refusal of somebody whom the scopes of a field keep out. Who may not at all is not asked to prove who they are. */
export function refusalFor(viewer: Viewer | null, { parentType, fieldName }: GraphQLResolveInfo): AppError {
  const { can, fresh } = scopesOf(parentType.getFields()[fieldName]!)
  const mayOtherwise = viewer?.session && (can === undefined || hasPermission(viewer, can))
  return fresh && mayOtherwise && !viewer.session.isFresh ? stepUpRequired() : refusal(viewer)
}
