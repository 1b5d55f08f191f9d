import { v7 as uuidv7 } from 'uuid'

/** A pseudo-random generator (mulberry32). The same seed gives the same values. */
export interface Random {
  /** An integer from 0 to `below - 1`. */
  integer(below: number): number
  /** Like `integer`, but small numbers are more likely. */
  skewed(below: number): number
  pick<T>(from: readonly T[]): T
  /** A UUIDv7 with this time, in milliseconds. */
  uuid(time: number): string
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (below: number) => Math.floor(next() * below)
  return {
    integer,
    skewed: (below) => Math.floor(next() ** 3 * below),
    pick: (from) => from[integer(from.length)]!,
    uuid: (msecs) =>
      uuidv7({ msecs, random: Uint8Array.from({ length: 16 }, () => integer(256)), seq: integer(2 ** 31) }),
  }
}
