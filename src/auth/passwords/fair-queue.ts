import { AppError } from '../../errors.ts'

/** For whom work waits. A client can choose neither freely. */
export interface QueueOwner {
  network: string
  /** The account, or whatever else limits how often the work can be requested. */
  account: string
}

export interface FairQueue {
  /**
   * Runs the work when it is its turn. Networks take turns, so that a network with much work does not delay the
   * others.
   * @throws {AppError} OVERLOADED, without running the work, if the owner has too many places, or too much work
   *   is waiting
   */
  run<T>(owner: QueueOwner, work: () => Promise<T>): Promise<T>
}

export interface FairQueueLimits {
  /** How much work runs at once. */
  concurrency: number
  maxWaiting: number
  /** How many places, running or waiting, a network may have, and an account. */
  maxPlaces: number
}

interface Waiting {
  owner: QueueOwner
  start(): void
  reject(error: AppError): void
}

export function createFairQueue({ concurrency, maxWaiting, maxPlaces }: FairQueueLimits): FairQueue {
  const places = new Map<string, number>()
  /** The waiting work of each network. The first network has the next turn. */
  const turns = new Map<string, Waiting[]>()
  let running = 0
  let waiting = 0

  const keysOf = ({ network, account }: QueueOwner) => [`network ${network}`, `account ${account}`]
  const placesOf = (network: string) => places.get(`network ${network}`) ?? 0
  const changePlaces = (owner: QueueOwner, change: 1 | -1) => {
    for (const key of keysOf(owner)) {
      const count = (places.get(key) ?? 0) + change
      if (count > 0) places.set(key, count)
      else places.delete(key)
    }
  }

  /** Rejects the newest waiting work of a network with several places, for a network that has none. */
  const makeRoom = ({ network }: QueueOwner): boolean => {
    if (placesOf(network) > 0) return false
    for (const [crowded, works] of turns) {
      if (placesOf(crowded) < 2) continue
      const { owner, reject } = works.pop()!
      if (works.length === 0) turns.delete(crowded)
      waiting--
      changePlaces(owner, -1)
      reject(overloaded())
      return true
    }
    return false
  }

  const startNext = () => {
    const [next] = turns
    if (!next) return
    const [network, works] = next
    const { start } = works.shift()!
    turns.delete(network)
    if (works.length > 0) turns.set(network, works) // Behind the other networks.
    waiting--
    start()
  }

  return {
    async run(owner, work) {
      if (keysOf(owner).some((key) => (places.get(key) ?? 0) >= maxPlaces)) throw overloaded()
      if (running >= concurrency && waiting >= maxWaiting && !makeRoom(owner)) throw overloaded()
      changePlaces(owner, 1)
      if (running >= concurrency) {
        waiting++
        await new Promise<void>((resolve, reject) => {
          const works = turns.get(owner.network) ?? []
          works.push({ owner, start: resolve, reject })
          turns.set(owner.network, works)
        })
      } else running++ // Work that waited takes over the turn of the work before it.
      try {
        return await work()
      } finally {
        changePlaces(owner, -1)
        if (waiting > 0) startNext()
        else running--
      }
    },
  }
}

function overloaded(): AppError {
  const message = 'Too many users are signing in right now; try again in a moment'
  return new AppError('OVERLOADED', message, [], { retryAfter: 2 })
}
