import { index, integer, jsonb, pgTable, text, uuid } from './drizzle.ts'
import { time } from './tables.ts'

/** Counts of guesses and requests, shared by all processes and kept over a restart. */
export const throttles = pgTable(
  'throttles',
  {
    /** What is counted and for whom, as a hash. */
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    /** For a quota, when its period ends. For guesses, when the next one is allowed; `-infinity` for now. */
    until: time('until').notNull(),
    changedAt: time('changed_at').notNull().defaultNow(),
  },
  (t) => [index('throttles_oldest').on(t.changedAt)],
)

/** The audit log: who did what and when. Append-only, by a trigger (migration 0001). */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: uuid('id').primaryKey(),
    at: time('at').notNull().defaultNow(),
    /** `user:<id>`, `guest` or `operator`. */
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    target: text('target').notNull(),
    /** `done`, or an error code. */
    result: text('result').notNull().default('done'),
    address: text('address'),
    requestId: text('request_id'),
    details: jsonb('details').notNull().default({}),
  },
  (t) => [
    index('audit_events_latest').on(t.at, t.id),
    index('audit_events_by_actor').on(t.actor, t.at, t.id),
    index('audit_events_by_target').on(t.target, t.at, t.id),
  ],
)
