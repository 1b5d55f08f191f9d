import type { SQL } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { AppError } from '../errors.ts'
import { sql } from './drizzle.ts'

/** The version that an editor read. With none they overwrite: whoever writes last wins. */
export type VersionRead = number | null | undefined

/** Of a row that is locked. @throws {AppError} CONFLICT when it is not at the version that its editor read */
export function assertVersion(what: string, current: number, read: VersionRead): void {
  if (read != null && read !== current) throw changedMeanwhile(what)
}

/** The same as a condition of the one statement that writes; no row then means `changedMeanwhile`. */
export function atVersion(column: AnyPgColumn, read: VersionRead): SQL | undefined {
  return read == null ? undefined : sql`${column} = ${read}`
}

export function changedMeanwhile(what: string): AppError {
  const message = `The ${what} has changed since you read it; read it again`
  return new AppError('CONFLICT', message, [{ field: 'version', message: 'is no longer the current one' }])
}
