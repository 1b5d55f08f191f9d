import type { SQL } from 'drizzle-orm'
import type { Role } from '../auth/permissions.ts'
import type { Services } from '../context.ts'
import { and, sql } from '../db/drizzle.ts'
import {
  type Connection,
  type PageArgs,
  pageCondition,
  pageOrder,
  pageShape,
  pageValues,
  parsePage,
  toConnection,
} from '../db/pagination.ts'
import { prepared } from '../db/statements.ts'
import { users } from '../db/tables.ts'
import { nameKey } from '../users/names.ts'

/** A person as whoever manages people sees them. */
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
  hasMfa: sql<boolean>`exists (select 1 from totp_factors
    where totp_factors.user_id = users.id and totp_factors.confirmed_at is not null)`,
  createdAt: users.createdAt,
}

/** Which people; several narrow each other. */
export interface ManagedUserFilter {
  role?: Role | null
  disabled?: boolean | null
  /** A piece of the username or of the e-mail address, in any case. */
  matching?: string | null
}

/** Everybody who is in the filter, the newest first. */
export async function listManagedUsers(
  { db }: Pick<Services, 'db'>,
  filter: ManagedUserFilter,
  args: PageArgs,
): Promise<Connection<ManagedUser>> {
  const page = parsePage('managed users', 'time', args)
  const { conditions, shape } = narrowedBy(filter)
  const values = { role: filter.role, pattern: filter.matching == null ? null : patternOf(filter.matching) }
  const rows = await prepared(db.write, `managed users ${shape} ${pageShape(page)}`, (e) => {
    const { orderBy, limit } = pageOrder(page, users.createdAt, users.id)
    return e
      .select(managedColumns)
      .from(users)
      .where(and(...conditions, pageCondition(page, users.createdAt, users.id)))
      .orderBy(...orderBy)
      .limit(limit)
  }).execute({ ...values, ...pageValues(page) })
  return toConnection(
    page,
    rows,
    (user) => user.createdAt,
    async () => {
      const [counted] = await prepared(db.write, `count managed users ${shape}`, (e) =>
        e
          .select({ count: sql<number>`count(*)::int` })
          .from(users)
          .where(and(...conditions)),
      ).execute(values)
      return counted!.count
    },
  )
}

function narrowedBy({ role, disabled, matching }: ManagedUserFilter) {
  const conditions: SQL[] = []
  if (role != null) conditions.push(sql`users.role = ${sql.placeholder('role')}`)
  if (disabled != null) conditions.push(disabled ? sql`disabled_at is not null` : sql`disabled_at is null`)
  if (matching != null) {
    const pattern = sql.placeholder('pattern')
    conditions.push(sql`(username_key like ${pattern} or email_key like ${pattern})`)
  }
  return { conditions, shape: `${role != null} ${disabled} ${matching != null}` }
}

/** Escaped after `nameKey`, which makes an ordinary `%` of a full-width one. */
function patternOf(piece: string): string {
  return `%${nameKey(piece).replaceAll(/[\\%_]/g, '\\$&')}%`
}
