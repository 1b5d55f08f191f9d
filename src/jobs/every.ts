import type { Logger } from '../log.ts'

/** Work that runs at intervals. */
export interface IntervalJob {
  /** Runs the work now, or joins the run that is in progress. Never rejects: a failure is logged. */
  run(): Promise<void>
  /** Stops the timer and waits for the run in progress. */
  close(): Promise<void>
}

/**
 * Runs `work` every `intervalMs` milliseconds. Runs never overlap, a failure is logged as a warning and tried
 * again at the next interval, and the timer does not keep the process alive.
 * @param failure the sentence to log
 */
export function every(
  intervalMs: number,
  work: () => Promise<void>,
  { log, failure }: { log: Logger; failure: string },
): IntervalJob {
  let running: Promise<void> | null = null
  const run = () => {
    running ??= work()
      .catch((err) => log.warn({ err }, failure))
      .finally(() => {
        running = null
      })
    return running
  }
  const timer = setInterval(run, intervalMs).unref()
  return {
    run,
    async close() {
      clearInterval(timer)
      await running
    },
  }
}
