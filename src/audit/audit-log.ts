import type { Services } from '../context.ts'
import { and, getTableColumns, sql } from '../db/drizzle.ts'
import { listPage } from '../db/list-page.ts'
import { auditEvents } from '../db/operations-tables.ts'
import { type Connection, type PageArgs, parsePage } from '../db/pagination.ts'

/** An event as it is stored. */
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

/** Exact values that an event must have. */
export interface AuditFilter {
  actor?: string | null
  action?: string | null
  target?: string | null
  result?: string | null
}

const { actor, action, target, result } = auditEvents
const filterable = { actor, action, target, result }

/** Lists events, newest first. */
export async function listAuditEvents(
  { db }: Pick<Services, 'db'>,
  filter: AuditFilter,
  args: PageArgs,
): Promise<Connection<RecordedEvent>> {
  const given = (Object.keys(filterable) as (keyof AuditFilter)[]).filter((key) => filter[key] != null)
  return listPage<RecordedEvent>(db.write, {
    page: parsePage('audit events', 'time', args),
    shape: given.join(),
    table: auditEvents,
    fields: () => getTableColumns(auditEvents),
    where: and(...given.map((key) => sql`${filterable[key]} = ${sql.placeholder(key)}`)),
    values: Object.fromEntries(given.map((key) => [key, filter[key]])),
    key: auditEvents.at,
    id: auditEvents.id,
    keyOf: (event) => event.at,
  })
}
