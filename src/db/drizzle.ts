import { createRequire } from 'node:module'

/**
 * drizzle-orm, loaded with `require` (ADR 003). As ES modules, each of its 438 files makes Node parse the
 * package's 130 KB `exports` map: 535 ms and 250 MB more at every start. Import values from here and types
 * from 'drizzle-orm'.
 */
const load = createRequire(import.meta.url)

export const { and, getTableColumns, sql } = load('drizzle-orm') as typeof import('drizzle-orm')

export const {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} = load('drizzle-orm/pg-core') as typeof import('drizzle-orm/pg-core')

export const { drizzle: drizzlePostgres } = load(
  'drizzle-orm/node-postgres',
) as typeof import('drizzle-orm/node-postgres')

/** Loaded in the embedded mode only. */
export function loadPglite() {
  const { PGlite } = load('@electric-sql/pglite') as typeof import('@electric-sql/pglite')
  const { drizzle: drizzlePglite } = load('drizzle-orm/pglite') as typeof import('drizzle-orm/pglite')
  return { PGlite, drizzlePglite }
}
