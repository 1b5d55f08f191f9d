import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  sql,
  text,
  uniqueIndex,
  uuid,
} from './drizzle.ts'
import { time, users } from './tables.ts'

// An attacker who reads these tables must not be able to sign in. Tokens, codes and API keys are stored as
// hashes. Secrets that must be read again (TOTP secrets, signing keys) are encrypted with a key that is not
// in the database (crypto/vault.ts).

const userId = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

export const signingKeyState = pgEnum('signing_key_state', ['next', 'active', 'retiring', 'revoked'])

/** Keys that sign access tokens. One is active. The next one is published before it is used. */
export const signingKeys = pgTable(
  'signing_keys',
  {
    /** RFC 7638 thumbprint. */
    kid: text('kid').primaryKey(),
    algorithm: text('algorithm').notNull(),
    publicKey: jsonb('public_key').notNull(),
    /** Encrypted. */
    privateKey: text('private_key').notNull(),
    state: signingKeyState('state').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    /** When the state changed. */
    changedAt: time('changed_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('signing_keys_one_active').on(t.state).where(sql`state = 'active'`),
    uniqueIndex('signing_keys_one_next').on(t.state).where(sql`state = 'next'`),
  ],
)

/** A device on which a user has signed in. Its client keeps a token of which the hash is stored. */
export const knownDevices = pgTable(
  'known_devices',
  {
    hash: text('hash').primaryKey(),
    userId: userId(),
    createdAt: time('created_at').notNull().defaultNow(),
    /** For the token of a password reset, which counts as a known device at one sign-in. */
    singleUse: boolean('single_use').notNull().default(false),
    /** The last sign-in. */
    lastUsedAt: time('last_used_at').notNull().defaultNow(),
    expiresAt: time('expires_at').notNull(),
  },
  (t) => [
    index('known_devices_latest').on(t.userId, t.lastUsedAt),
    index('known_devices_expiry').on(t.expiresAt),
  ],
)

/** A sign-in on one device. Its refresh tokens form a family, of which exactly one is unused. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    userId: userId(),
    /** False for clients that cannot refresh (REST v1). They get a single access token. */
    refreshable: boolean('refreshable').notNull(),
    /** `User-Agent` */
    device: text('device').notNull(),
    /** The network of the client, not its address: `203.0.113.0/24`. */
    network: text('network').notNull(),
    /** Null for clients without a device token, and if the device is forgotten. */
    deviceHash: text('device_hash').references(() => knownDevices.hash, { onDelete: 'set null' }),
    createdAt: time('created_at').notNull().defaultNow(),
    /** When the user last authenticated. */
    authenticatedAt: time('authenticated_at').notNull().defaultNow(),
    lastUsedAt: time('last_used_at').notNull().defaultNow(),
    expiresAt: time('expires_at').notNull(),
    endedAt: time('ended_at'),
    /** `signed out`, `refresh token reused`, … */
    endReason: text('end_reason'),
  },
  (t) => [
    index('sessions_latest').on(t.userId, t.createdAt, t.id),
    index('sessions_expiry').on(t.expiresAt),
    index('sessions_device').on(t.deviceHash),
  ],
)

export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    hash: text('hash').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    parentHash: text('parent_hash'),
    /** The next token is derived from this nonce, the current token and the pepper. */
    nonce: text('nonce').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    firstUsedAt: time('first_used_at'),
  },
  (t) => [
    uniqueIndex('refresh_tokens_one_child').on(t.parentHash),
    uniqueIndex('refresh_tokens_one_head').on(t.sessionId).where(sql`first_used_at is null`),
    index('refresh_tokens_session').on(t.sessionId),
  ],
)

/** A sign-in whose password was correct and which waits for a code. */
export const mfaChallenges = pgTable(
  'mfa_challenges',
  {
    hash: text('hash').primaryKey(),
    userId: userId(),
    refreshable: boolean('refreshable').notNull(),
    /** The known device that the password was entered on. */
    deviceHash: text('device_hash'),
    guesses: integer('guesses').notNull().default(0),
    createdAt: time('created_at').notNull().defaultNow(),
    expiresAt: time('expires_at').notNull(),
  },
  (t) => [index('mfa_challenges_user').on(t.userId), index('mfa_challenges_expiry').on(t.expiresAt)],
)

/** An authenticator app (RFC 6238). */
export const totpFactors = pgTable('totp_factors', {
  userId: userId().primaryKey(),
  /** Encrypted, bound to this user. */
  secret: text('secret').notNull(),
  /** Null until the user has entered a code of the app. */
  confirmedAt: time('confirmed_at'),
  /** Time step of the last accepted code, so that no code is accepted twice. */
  lastUsedStep: bigint('last_used_step', { mode: 'number' }),
  createdAt: time('created_at').notNull().defaultNow(),
})

/** Unused backup codes. A used one is deleted. */
export const backupCodes = pgTable(
  'backup_codes',
  {
    userId: userId(),
    hash: text('hash').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.hash] })],
)

export const emailTokenPurpose = pgEnum('email_token_purpose', ['password reset', 'email verification'])

/** Single-use tokens in links that are sent by mail. */
export const emailTokens = pgTable(
  'email_tokens',
  {
    hash: text('hash').primaryKey(),
    userId: userId(),
    purpose: emailTokenPurpose('purpose').notNull(),
    /** `nameKey` of the address it was sent to. */
    emailKey: text('email_key').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    expiresAt: time('expires_at').notNull(),
  },
  (t) => [index('email_tokens_user').on(t.userId, t.purpose), index('email_tokens_expiry').on(t.expiresAt)],
)

export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid('id').primaryKey(),
    /** The part of the key that is stored in plain text, to find it by. */
    publicId: text('public_id').notNull(),
    userId: userId(),
    name: text('name').notNull(),
    hash: text('hash').notNull(),
    scopes: text('scopes').array().notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    expiresAt: time('expires_at').notNull(),
    lastUsedAt: time('last_used_at'),
    revokedAt: time('revoked_at'),
    /** The key that a rotation created in its place. */
    replacedBy: uuid('replaced_by'),
  },
  (t) => [
    uniqueIndex('api_keys_public_id').on(t.publicId),
    index('api_keys_newest').on(t.userId, t.createdAt, t.id),
  ],
)
