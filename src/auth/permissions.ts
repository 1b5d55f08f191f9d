import type { Viewer } from '../context.ts'
import { AppError } from '../errors.ts'

/** The one table of who may do what. Owning a thing is decided where the thing lives (`articles/policy.ts`). */
const permissionsByRole = {
  reader: ['comments:write', 'profiles:follow', 'articles:favorite', 'profile:update'],
  author: ['articles:write', 'articles:publish'],
  editor: ['articles:edit', 'comments:moderate'],
  admin: ['users:manage', 'audit:read', 'usage:read'],
} as const

export type Role = keyof typeof permissionsByRole
export type Permission = (typeof permissionsByRole)[Role][number]

/** Each role may do what the ones before it may. */
export const roles = Object.keys(permissionsByRole) as Role[]

/** What a person who registers becomes: they came to write. */
export const roleAtRegistration: Role = 'author'

const granted = new Map<Role, ReadonlySet<Permission>>(
  roles.map((role, rank) => [
    role,
    new Set(roles.slice(0, rank + 1).flatMap((lower): readonly Permission[] => permissionsByRole[lower])),
  ]),
)

export function hasPermission(viewer: Viewer | null, permission: Permission): boolean {
  return viewer !== null && granted.get(viewer.role)!.has(permission)
}

export function permissionsOf(role: Role): Permission[] {
  return [...granted.get(role)!]
}

/** The refusal of somebody without a permission: a guest is asked to sign in first. */
export function refusal(viewer: Viewer | null): AppError {
  return viewer
    ? new AppError('FORBIDDEN', 'You are not allowed to do this')
    : new AppError('UNAUTHENTICATED', 'Sign in to do this')
}
