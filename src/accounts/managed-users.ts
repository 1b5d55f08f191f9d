import type { SQL } from 'drizzle-orm'
import { userHasSecondFactor } from '../auth/sql-conditions.ts'
import type { Services } from '../context.ts'
import { and, sql } from '../db/drizzle.ts'
import { listPage } from '../db/list-page.ts'
import { type Connection, type PageArgs, parsePage } from '../db/pagination.ts'
import { users } from '../db/tables.ts'
import type { Role } from '../users/account-row.ts'
import { nameKey } from '../users/names.ts'

/** A user as administrators see it. */
export interface ManagedUser {
  id: string
  username: string
  email: string
  role: Role
  emailVerifiedAt: Date | null
  disabledAt: Date | null
  hasMfa: boolean
  createdAt: Date
}

export const managedColumns = {
  id: users.id,
  username: users.username,
  email: users.email,
  role: users.role,
  emailVerifiedAt: users.emailVerifiedAt,
  disabledAt: users.disabledAt,
  hasMfa: userHasSecondFactor(sql`users.id`),
  createdAt: users.createdAt,
}

/** Conditions that a user must all meet. */
export interface ManagedUserFilter {
  role?: Role | null
  disabled?: boolean | null
  /** Part of the username or of the e-mail address, in any case. */
  matching?: string | null
}

/** Lists users, newest first. */
export async function listManagedUsers(
  { db }: Pick<Services, 'db'>,
  filter: ManagedUserFilter,
  args: PageArgs,
): Promise<Connection<ManagedUser>> {
  const { conditions, shape } = conditionsOf(filter)
  return listPage<ManagedUser>(db.write, {
    page: parsePage('managed users', 'time', args),
    shape,
    table: users,
    fields: () => managedColumns,
    where: and(...conditions),
    values: { role: filter.role, pattern: filter.matching == null ? null : patternOf(filter.matching) },
    key: users.createdAt,
    id: users.id,
    keyOf: (user) => user.createdAt,
  })
}

function conditionsOf({ role, disabled, matching }: ManagedUserFilter) {
  const conditions: SQL[] = []
  if (role != null) conditions.push(sql`users.role = ${sql.placeholder('role')}`)
  if (disabled != null) conditions.push(disabled ? sql`disabled_at is not null` : sql`disabled_at is null`)
  if (matching != null) {
    const pattern = sql.placeholder('pattern')
    conditions.push(sql`(username_key like ${pattern} or email_key like ${pattern})`)
  }
  return { conditions, shape: `${role != null} ${disabled} ${matching != null}` }
}

/** Escapes after `nameKey`, which turns a full-width `%` into an ordinary one. */
function patternOf(part: string): string {
  return `%${nameKey(part).replaceAll(/[\\%_]/g, '\\$&')}%`
}
