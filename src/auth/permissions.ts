import type { Viewer } from '../context.ts'
import { AppError } from '../errors.ts'
import type { Role } from '../users/account-row.ts'

/**
 * The permissions that each role adds to the role before it. Ownership is checked by `articles/policy.ts`.
 */
const permissionsByRole = {
  reader: ['articles:read', 'comments:write', 'profiles:follow', 'articles:favorite', 'profile:update'],
  author: ['articles:write', 'articles:publish'],
  editor: ['articles:edit', 'comments:moderate'],
  admin: ['users:manage', 'audit:read', 'usage:read'],
} as const satisfies Record<Role, readonly string[]>

export type Permission = (typeof permissionsByRole)[Role][number]

/** In ascending order: each role has the permissions of the roles before it. */
export const roles = Object.keys(permissionsByRole) as Role[]
export const permissions: readonly Permission[] = Object.values(permissionsByRole).flat()

/** New users may write articles. */
export const roleAtRegistration: Role = 'author'

const granted = new Map<Role, ReadonlySet<Permission>>(
  roles.map((role, rank) => [
    role,
    new Set(roles.slice(0, rank + 1).flatMap((lower): readonly Permission[] => permissionsByRole[lower])),
  ]),
)

/** Whether the viewer's role has the permission and, for an API key, whether the key has it as a scope. */
export function hasPermission(viewer: Viewer | null, permission: Permission): boolean {
  if (viewer === null || !granted.get(viewer.role)!.has(permission)) return false
  return viewer.scopes === null || viewer.scopes.includes(permission)
}

/** @param scopes of an API key; null for all permissions of the role */
export function permissionsOf(role: Role, scopes: readonly Permission[] | null = null): Permission[] {
  return [...granted.get(role)!].filter((permission) => scopes === null || scopes.includes(permission))
}

/** The error for a viewer without a permission. A guest is asked to sign in first. */
export function notAllowed(viewer: Viewer | null): AppError {
  return viewer
    ? new AppError('FORBIDDEN', 'You are not allowed to do this')
    : new AppError('UNAUTHENTICATED', 'Sign in to do this')
}
