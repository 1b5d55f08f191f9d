import type { SQL } from 'drizzle-orm'
import { sql } from '../db/drizzle.ts'
import { interval, lifetimes } from './lifetimes.ts'

/** A session whose access tokens are valid: neither ended nor expired. */
export const sessionIsOpen = sql`sessions.ended_at is null and sessions.expires_at > now()`

/** A session that is listed and can be refreshed: open, and not idle for too long. */
export const sessionIsLive = sql`${sessionIsOpen}
  and (not sessions.refreshable or sessions.last_used_at > now() - ${interval(lifetimes.session.idle)})`

/** Whether the user has followed a link that was sent to the e-mail address. */
export const isEmailVerified = sql<boolean>`users.email_verified_at is not null`

/** An API key that is neither revoked nor expired. */
export const apiKeyIsLive = sql`api_keys.revoked_at is null and api_keys.expires_at > now()`

/**
 * Whether a user has confirmed an authenticator app.
 * @param userId a parameter, or a column such as `users.id`
 */
export function userHasSecondFactor(userId: SQL | string) {
  return sql<boolean>`exists (select 1 from totp_factors
    where totp_factors.user_id = ${userId} and totp_factors.confirmed_at is not null)`
}

/**
 * Whether a user has signed in on the device with this token lately.
 * @param userId a parameter, or a column such as `users.id`
 */
export function userKnowsDevice(userId: SQL | string, deviceHash: unknown) {
  return sql<boolean>`exists (select 1 from known_devices where known_devices.user_id = ${userId}
    and known_devices.hash = ${deviceHash} and known_devices.expires_at > now())`
}
