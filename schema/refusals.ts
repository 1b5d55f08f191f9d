import type { GraphQLField } from 'graphql'
import type { ErrorCode } from '../src/errors.ts'

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
  const { authScopes = {} } = (extensions.pothosOptions ?? {}) as { authScopes?: { public?: boolean } }
  return authScopes.public !== true || extensions.nullForGuests === true
}

/** Whether signing in is not enough: a role must have a permission. */
export function needsPermission({ extensions }: GraphQLField<unknown, unknown>): boolean {
  const { authScopes = {} } = (extensions.pothosOptions ?? {}) as { authScopes?: { can?: string } }
  return authScopes.can !== undefined
}
