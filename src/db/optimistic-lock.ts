import type { SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { AppError } from '../errors.ts'
import { sql } from './drizzle.ts'

/** The version that the client read before it edited. If it is absent, the last write wins. */
export type ExpectedVersion = number | null | undefined

/**
 * Checks the version of a row that is locked.
 * @param what the noun for the message: `article`
 * @throws {AppError} CONFLICT if the row is not at the expected version
 */
export function assertVersion(what: string, current: number, expected: ExpectedVersion): void {
  if (expected != null && expected !== current) throw versionConflict(what)
}

/** The same check as a condition of the statement. If that writes no row, throw `versionConflict`. */
export function matchesVersion(column: AnyPgColumn, expected: ExpectedVersion): SQL | undefined {
  return expected == null ? undefined : sql`${column} = ${expected}`
}

export function versionConflict(what: string): AppError {
  const message = `The ${what} has changed since you read it; read it again`
  return new AppError('CONFLICT', message, [{ field: 'version', message: 'is no longer the current one' }])
}
