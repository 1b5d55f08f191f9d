/** Reports equal events once, and counts their repeats. */
export interface RepeatCounter<Event> {
  /**
   * Reports the first event of a key at once. Later events of the key are counted for one minute, and then
   * reported together.
   */
  count(key: string, event: Event): Promise<void>
  /** Reports what has been counted so far. */
  close(): Promise<void>
}

const windowMs = 60_000

interface Counted<Event> {
  /** All repeats in one; null if there are none. */
  repeated: Event | null
  repeats: number
  timer: NodeJS.Timeout
}

/**
 * @param report gets the first event of a key with 0 repeats, and later its repeats with their number. It must
 *   not fail for repeats.
 * @param options.maxKeys how many keys are remembered at the same time. Another key ends the oldest minute.
 * @param options.merge adds an event to the repeats so far. By default, the latest event stands for all.
 */
export function createRepeatCounter<Event>(
  report: (event: Event, repeats: number) => void | Promise<void>,
  { maxKeys, merge = (_, event) => event }: { maxKeys: number; merge?: (all: Event, event: Event) => Event },
): RepeatCounter<Event> {
  const byKey = new Map<string, Counted<Event>>()

  const end = async (key: string) => {
    const counted = byKey.get(key)
    if (!counted) return
    byKey.delete(key)
    clearTimeout(counted.timer)
    if (counted.repeated !== null) await report(counted.repeated, counted.repeats)
  }
  return {
    async count(key, event) {
      const counted = byKey.get(key)
      if (counted) {
        counted.repeats++
        counted.repeated = counted.repeated === null ? event : merge(counted.repeated, event)
        return
      }
      const [oldest] = byKey.keys()
      const timer = setTimeout(end, windowMs, key).unref()
      byKey.set(key, { repeated: null, repeats: 0, timer })
      if (byKey.size > maxKeys) await end(oldest!)
      await report(event, 0)
    },
    async close() {
      for (const key of byKey.keys()) await end(key)
    },
  }
}
