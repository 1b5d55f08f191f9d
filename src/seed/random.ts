import { v7 as uuidv7 } from 'uuid'

/** Numbers that look random and are the same for the same seed (mulberry32). */
export interface Random {
  /** From 0, less than `below`. */
  integer(below: number): number
  /** Like `integer`, but small ones come more often, as popular things do. */
  skewed(below: number): number
  pick<T>(from: readonly T[]): T
  /** A UUIDv7 of that moment. */
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
