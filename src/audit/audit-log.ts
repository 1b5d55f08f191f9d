import type { Services } from '../context.ts'
import { and, sql } from '../db/drizzle.ts'
import { auditEvents } from '../db/identity-tables.ts'
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

/** An event as it was written down (`audit.ts`). */
export interface RecordedEvent {
  id: string
  at: Date
  actor: string
  action: string
  target: string
  result: string
  address: string | null
  requestId: string | null
  details: Readonly<Record<string, unknown>>
}

/** Which events; several narrow each other. Each is compared as a whole. */
export interface AuditFilter {
  actor?: string | null
  action?: string | null
  target?: string | null
  result?: string | null
}

const { actor, action, target, result } = auditEvents
const filterable = { actor, action, target, result }

/** What was done, and what was refused, the latest first. */
export async function listAuditEvents(
  { db }: Pick<Services, 'db'>,
  filter: AuditFilter,
  args: PageArgs,
): Promise<Connection<RecordedEvent>> {
  const page = parsePage('audit events', 'time', args)
  const given = (Object.keys(filterable) as (keyof AuditFilter)[]).filter((key) => filter[key] != null)
  const conditions = given.map((key) => sql`${filterable[key]} = ${sql.placeholder(key)}`)
  const values = Object.fromEntries(given.map((key) => [key, filter[key]]))
  const rows = await prepared(db.write, `audit events ${given.join()} ${pageShape(page)}`, (e) => {
    const { orderBy, limit } = pageOrder(page, auditEvents.at, auditEvents.id)
    return e
      .select()
      .from(auditEvents)
      .where(and(...conditions, pageCondition(page, auditEvents.at, auditEvents.id)))
      .orderBy(...orderBy)
      .limit(limit)
  }).execute({ ...values, ...pageValues(page) })
  return toConnection(
    page,
    rows as RecordedEvent[],
    (event) => event.at,
    async () => {
      const [counted] = await prepared(db.write, `count audit events ${given.join()}`, (e) =>
        e
          .select({ count: sql<number>`count(*)::int` })
          .from(auditEvents)
          .where(and(...conditions)),
      ).execute(values)
      return counted!.count
    },
  )
}
