import { createHash } from 'node:crypto'
import type { Caller, Context } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { queryRows } from '../db/statements.ts'
import { unknownDevices } from '../limits/guess-keys.ts'
import { coarseNetwork } from '../limits/networks.ts'
import { userHasSignedInFrom } from './sql-conditions.ts'

/** What is stored about the client of a session, for its user to recognize it. */
export interface Device {
  /** `User-Agent` */
  device: string
  network: string
}

export function deviceOf({ userAgent, address }: Caller): Device {
  return { device: userAgent, network: coarseNetwork(address) }
}

/** The bucket in which guesses are counted (`guessKeys`). Each known device has its own. */
export function guessBucket(caller: Caller, isKnownDevice: boolean): string {
  if (!isKnownDevice) return unknownDevices
  return createHash('sha256')
    .update(JSON.stringify(deviceOf(caller)))
    .digest('hex')
}

/** As `guessBucket`, after looking up whether the user knows the device. */
export async function findGuessBucket(
  { db, caller }: Pick<Context, 'db' | 'caller'>,
  userId: string,
): Promise<string> {
  const [found] = await queryRows<{ isKnown: boolean }>(
    db.write,
    sql`select ${userHasSignedInFrom(userId, { ...deviceOf(caller) })} as "isKnown"`,
  )
  return guessBucket(caller, found!.isKnown)
}
