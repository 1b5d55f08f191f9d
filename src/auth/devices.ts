import { createHash } from 'node:crypto'
import type { Caller, Context } from '../context.ts'
import { sql } from '../db/drizzle.ts'
import { coarseNetwork } from '../limits/networks.ts'

/** What is seen of where somebody signs in: not who they are, but enough to tell them from others who guess. */
export interface Device {
  device: string
  network: string
}

export function deviceOf({ userAgent, address }: Caller): Device {
  return { device: userAgent, network: coarseNetwork(address) }
}

/**
 * Whether the user of a statement over `users` has signed in from there in the last 90 days. Written out: of a lone table, drizzle
 * would make `users.id` an `id`, which is that of the session in here.
 */
export const signedInFrom = sql<boolean>`exists (select 1 from sessions where sessions.user_id = users.id
    and sessions.device = ${sql.placeholder('device')} and sessions.network = ${sql.placeholder('network')}
    and sessions.created_at > now() - interval '90 days')`

/** Under which guesses are counted: those from a device that is known do not add to everybody else's. */
export function guesser(caller: Caller, isKnown: boolean): string {
  if (!isKnown) return 'anywhere'
  return createHash('sha256')
    .update(JSON.stringify(deviceOf(caller)))
    .digest('hex')
}

export async function guesserOf(
  { db, caller }: Pick<Context, 'db' | 'caller'>,
  userId: string,
): Promise<string> {
  const { device, network } = deviceOf(caller)
  const { rows } = (await db.write.execute(sql`select 1 from sessions where user_id = ${userId}
    and device = ${device} and network = ${network} and created_at > now() - interval '90 days' limit 1`)) as unknown as {
    rows: unknown[]
  }
  return guesser(caller, rows.length > 0)
}
