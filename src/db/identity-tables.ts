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

// Whoever reads these tables can act as nobody: of every token, code and key there is a hash alone; what must be read
// again (a TOTP secret, a signing key) is encrypted with a key that the database has not (crypto/vault.ts).

const userId = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

export const signingKeyState = pgEnum('signing_key_state', ['next', 'active', 'retiring', 'revoked'])

/** What access tokens are signed with. One is active; the next is published before it is used. */
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
    /** Of the state. */
    changedAt: time('changed_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('signing_keys_one_active').on(t.state).where(sql`state = 'active'`),
    uniqueIndex('signing_keys_one_next').on(t.state).where(sql`state = 'next'`),
  ],
)

/** A person being signed in somewhere: a family of refresh tokens, of which one is unused. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    userId: userId(),
    /** False for clients that know no refresh (REST v1): one access token is all they get. */
    refreshable: boolean('refreshable').notNull(),
    /** What the client calls itself (User-Agent). */
    device: text('device').notNull(),
    /** The network it came from, not the address: `203.0.113.0/24`. */
    network: text('network').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    /** When they last proved who they are. */
    authenticatedAt: time('authenticated_at').notNull().defaultNow(),
    lastUsedAt: time('last_used_at').notNull().defaultNow(),
    expiresAt: time('expires_at').notNull(),
    endedAt: time('ended_at'),
    /** `signed out`, `refresh token reused`, … */
    endReason: text('end_reason'),
  },
  (t) => [index('sessions_latest').on(t.userId, t.createdAt, t.id), index('sessions_expiry').on(t.expiresAt)],
)

export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    hash: text('hash').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id, { onDelete: 'cascade' }),
    parentHash: text('parent_hash'),
    /** With this, the token itself and the pepper its child is made. */
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

/** A sign-in that has its password and lacks its code. */
export const mfaChallenges = pgTable(
  'mfa_challenges',
  {
    hash: text('hash').primaryKey(),
    userId: userId(),
    refreshable: boolean('refreshable').notNull(),
    guesses: integer('guesses').notNull().default(0),
    createdAt: time('created_at').notNull().defaultNow(),
    expiresAt: time('expires_at').notNull(),
  },
  (t) => [index('mfa_challenges_user').on(t.userId), index('mfa_challenges_expiry').on(t.expiresAt)],
)

/** An authenticator app (RFC 6238). */
export const totpFactors = pgTable('totp_factors', {
  userId: userId().primaryKey(),
  /** Encrypted, for this user alone. */
  secret: text('secret').notNull(),
  /** Null until a code has shown that the app has the secret. */
  confirmedAt: time('confirmed_at'),
  /** The time step of the last code that was taken: none is taken twice. */
  lastUsedStep: bigint('last_used_step', { mode: 'number' }),
  createdAt: time('created_at').notNull().defaultNow(),
})

/** Those unused; a used one is deleted. */
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

/** What was sent to an address, to come back once. */
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
    /** The part of the key by which it is found. */
    publicId: text('public_id').notNull(),
    userId: userId(),
    name: text('name').notNull(),
    hash: text('hash').notNull(),
    scopes: text('scopes').array().notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    expiresAt: time('expires_at').notNull(),
    lastUsedAt: time('last_used_at'),
    revokedAt: time('revoked_at'),
    /** The key that took its place. */
    replacedBy: uuid('replaced_by'),
  },
  (t) => [
    uniqueIndex('api_keys_public_id').on(t.publicId),
    index('api_keys_newest').on(t.userId, t.createdAt, t.id),
  ],
)

/** Guesses and requests, counted where every process sees them and a restart forgets none. */
export const throttles = pgTable(
  'throttles',
  {
    /** What is counted and for whom, hashed. */
    key: text('key').primaryKey(),
    count: integer('count').notNull(),
    /** Of a quota: when it begins anew. Of guesses: when the next is let through; `-infinity` for at once. */
    until: time('until').notNull(),
    changedAt: time('changed_at').notNull().defaultNow(),
  },
  (t) => [index('throttles_oldest').on(t.changedAt)],
)

/** What must be known afterwards: who did what, when. Append-only, by a trigger (migration 0001). */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: uuid('id').primaryKey(),
    at: time('at').notNull().defaultNow(),
    /** `user:<id>`, `guest` or `operator`. */
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    target: text('target').notNull(),
    /** `done`, or the code of the refusal. */
    result: text('result').notNull().default('done'),
    address: text('address'),
    requestId: text('request_id'),
    details: jsonb('details').notNull().default({}),
  },
  (t) => [
    index('audit_events_latest').on(t.at, t.id),
    index('audit_events_by_actor').on(t.actor, t.at, t.id),
    index('audit_events_by_target').on(t.target, t.at, t.id),
  ],
)
