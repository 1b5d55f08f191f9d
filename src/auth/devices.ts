import type { Caller, Context, Services } from '../context.ts'
import { isToken, randomToken, tokenHash } from '../crypto/opaque-tokens.ts'
import { sql } from '../db/drizzle.ts'
import { knownDevices } from '../db/identity-tables.ts'
import { queryRows } from '../db/statements.ts'
import { coarseNetwork, throttledNetwork } from '../limits/networks.ts'
import { interval, lifetimes } from './lifetimes.ts'

// A device is known if its client keeps the token that it got at a sign-in, and sends it with the next one. The
// token only decides under which key wrong guesses are counted (`guessSource`). It opens nothing.

/** What is stored about the client of a session, for its user to recognize it. */
export interface ClientFacts {
  /** `User-Agent` */
  device: string
  network: string
}

export function clientFactsOf({ userAgent, address }: Caller): ClientFacts {
  return { device: userAgent, network: coarseNetwork(address) }
}

/**
 * The hash of a device token, or of the token of a password reset (`addResetPass`). Whether it is a known device
 * is not yet checked. Null if the client sent no token, or something else.
 */
export function deviceHashOf(token: string | null | undefined): string | null {
  const isDevice = token && (isToken('device', token) || isToken('password reset', token))
  return isDevice ? tokenHash(token) : null
}

/**
 * What guesses of a secret are counted by, with the account: the known device, or the network of the client. The
 * guesses of an attacker do not lock out the owner's devices, nor other networks.
 */
export function guessSource({ address }: Caller, knownDeviceHash: string | null): string {
  return knownDeviceHash ? `device ${knownDeviceHash}` : `network ${throttledNetwork(address)}`
}

/** Maximum known devices per user. The ones that were not used for the longest time are forgotten. */
const maxDevices = 100

export interface RememberedDevice {
  hash: string
  /** For the client to keep. Null if it has sent this token itself. */
  token: string | null
}

/**
 * Remembers the device of a sign-in for 90 days. Call it in the transaction of the sign-in.
 * @param knownHash of the device, if it is a known one
 */
export async function rememberDevice(
  { db }: Pick<Services, 'db'>,
  userId: string,
  knownHash: string | null,
): Promise<RememberedDevice> {
  const expiresAt = sql`now() + ${interval(lifetimes.knownDevice)}`
  if (knownHash) {
    const isOwn = sql`hash = ${knownHash} and user_id = ${userId} and expires_at > now()`
    const known = await db.write
      .update(knownDevices)
      .set({ lastUsedAt: sql`now()`, expiresAt })
      .where(sql`${isOwn} and not single_use`)
      .returning({ hash: knownDevices.hash })
    if (known.length > 0) return { hash: knownHash, token: null }
    await db.write.delete(knownDevices).where(isOwn) // It was for this sign-in only.
  }
  const token = randomToken('device')
  const hash = tokenHash(token)
  await db.write.insert(knownDevices).values({ hash, userId, expiresAt })
  await db.write.execute(sql`
    delete from known_devices where hash in (
      select hash from known_devices where user_id = ${userId}
      order by last_used_at desc, hash offset ${maxDevices})`)
  return { hash, token }
}

/** Makes the token of a password reset count as a known device at one sign-in, within an hour. */
export async function addResetPass(
  { db }: Pick<Services, 'db'>,
  userId: string,
  resetToken: string,
): Promise<void> {
  const expiresAt = sql`now() + ${interval(lifetimes.resetPass)}`
  const hash = tokenHash(resetToken)
  await db.write.insert(knownDevices).values({ hash, userId, singleUse: true, expiresAt })
}

/** Forgets the devices of a user. @param except id of a session whose device stays */
export async function forgetDevices(
  { db }: Pick<Services, 'db'>,
  userId: string,
  { except = null }: { except?: string | null } = {},
): Promise<void> {
  await db.write.execute(sql`
    delete from known_devices where user_id = ${userId}
      and hash is distinct from (select device_hash from sessions where sessions.id = ${except}::uuid)`)
}

/** Forgets the device of one session. */
export async function forgetDeviceOf({ db }: Pick<Services, 'db'>, sessionId: string): Promise<void> {
  await db.write.execute(sql`
    delete from known_devices where hash = (select device_hash from sessions where sessions.id = ${sessionId})`)
}

/** The known device of a session; null if it has none. */
export async function findDeviceOf({ db }: Pick<Context, 'db'>, sessionId: string): Promise<string | null> {
  const [found] = await queryRows<{ hash: string | null }>(
    db.write,
    sql`select device_hash as hash from sessions where sessions.id = ${sessionId}`,
  )
  return found?.hash ?? null
}
