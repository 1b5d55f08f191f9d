import { type AppError, statusByCode } from '../errors.ts'
import { createRepeatCounter } from '../limits/repeats.ts'
import { type Logger, withoutTokens } from '../log.ts'
import { postgresError } from './client.ts'
import { toDatabaseError } from './database-errors.ts'

/** Logs why the database fails. */
export interface FaultLog {
  /** `toDatabaseError`, which also logs the error if it is the fault of the database. */
  toDatabaseError(error: unknown): AppError | null
  /** Logs the loss of an idle connection. */
  onIdleError(error: Error): void
  close(): Promise<void>
}

interface Fault {
  /** The SQLSTATE, or the code of a socket or file error. */
  code: string | undefined
  reason: string
}

/** There are fewer kinds of faults than this. */
const maxKinds = 100

/**
 * Each kind of fault is logged at once, and then once a minute with the number of its repeats: a database
 * that is down fails all requests.
 */
export function createFaultLog(log: Logger): FaultLog {
  const counter = createRepeatCounter<Fault>(
    (fault, repeats) =>
      log.warn(repeats > 0 ? { ...fault, repeats } : fault, 'the database is not available'),
    { maxKeys: maxKinds },
  )
  const count = (error: unknown) => {
    const code = postgresError(error)?.code
    const reason = withoutTokens(rootMessage(error))
    void counter.count(code ?? reason, { code, reason })
  }
  return {
    toDatabaseError(error) {
      const known = toDatabaseError(error)
      if (known && statusByCode[known.code] === 503) count(error)
      return known
    },
    onIdleError: count,
    close: counter.close,
  }
}

/** Not drizzle's message, which contains values of the statement. */
function rootMessage(error: unknown): string {
  let cause = error
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause
  return cause instanceof Error ? cause.message : String(cause)
}
