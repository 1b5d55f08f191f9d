import type { Viewer } from '../context.ts'
import { AppError } from '../errors.ts'

/** The one table of who may do what. Owning a thing is decided where the thing lives (`articles/policy.ts`). */
const permissionsByRole = {
  reader: ['articles:read', 'comments:write', 'profiles:follow', 'articles:favorite', 'profile:update'],
  author: ['articles:write', 'articles:publish'],
  editor: ['articles:edit', 'comments:moderate'],
  admin: ['users:manage', 'audit:read', 'usage:read'],
} as const

export type Role = keyof typeof permissionsByRole
export type Permission = (typeof permissionsByRole)[Role][number]

/** Each role may do what the ones before it may. */
export const roles = Object.keys(permissionsByRole) as Role[]
export const permissions: readonly Permission[] = Object.values(permissionsByRole).flat()

/** What a person who registers becomes: they came to write. */
export const roleAtRegistration: Role = 'author'

const granted = new Map<Role, ReadonlySet<Permission>>(
  roles.map((role, rank) => [
    role,
    new Set(roles.slice(0, rank + 1).flatMap((lower): readonly Permission[] => permissionsByRole[lower])),
  ]),
)

/** By their role as it is now; with an API key, only what the key is for as well. */
export function hasPermission(viewer: Viewer | null, permission: Permission): boolean {
  if (viewer === null || !granted.get(viewer.role)!.has(permission)) return false
  return viewer.scopes === null || viewer.scopes.includes(permission)
}

/** @param scopes of an API key; all when there are none */
export function permissionsOf(role: Role, scopes: readonly Permission[] | null = null): Permission[] {
  return [...granted.get(role)!].filter((permission) => scopes === null || scopes.includes(permission))
}

/** The refusal of somebody without a permission: a guest is asked to sign in first. */
export function refusal(viewer: Viewer | null): AppError {
  return viewer
    ? new AppError('FORBIDDEN', 'You are not allowed to do this')
    : new AppError('UNAUTHENTICATED', 'Sign in to do this')
}

/** Seconds for which somebody who has just proved who they are need not do it again. */
export const freshFor = 5 * 60

export function stepUpRequired(): AppError {
  return new AppError(
    'STEP_UP_REQUIRED',
    `Prove once more who you are: sign in again, or reauthenticate, and then do this within ${freshFor / 60} minutes`,
  )
}
