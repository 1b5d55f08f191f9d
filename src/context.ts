import type { Refusals } from './audit/refusals.ts'
import type { Tokens } from './auth/access-tokens.ts'
import type { Passwords } from './auth/passwords/passwords.ts'
import type { Permission } from './auth/permissions.ts'
import type { EmailVerification } from './config.ts'
import type { Vault } from './crypto/vault.ts'
import type { Db } from './db/client.ts'
import type { UsageCounter } from './deprecation/usage-counter.ts'
import type { Throttles } from './limits/throttles.ts'
import type { Logger } from './log.ts'
import type { Mail } from './mail/mail.ts'
import type { Role } from './users/account-row.ts'

/** Created once per process and shared by all requests. */
export interface Services {
  readonly db: Db
  readonly passwords: Passwords
  readonly tokens: Tokens
  readonly vault: Vault
  readonly throttles: Throttles
  readonly refusals: Refusals
  readonly mail: Mail
  readonly log: Logger
  readonly emailVerification: EmailVerification
  /** Counts calls to deprecated API. */
  readonly usage: UsageCounter
}

/** The authenticated user of a request. `Viewer | null`: null for a guest, a request without credentials. */
export interface Viewer {
  readonly id: string
  readonly username: string
  readonly role: Role
  /** Whether the user has followed a link that was sent to the e-mail address. */
  readonly isEmailVerified: boolean
  /** The session that authenticated the request; null for an API key. */
  readonly session: ViewerSession | null
  /** The permissions of the API key; null for a session, which has all permissions of the role. */
  readonly scopes: readonly Permission[] | null
}

export interface ViewerSession {
  readonly id: string
  /** Whether the user authenticated in the last five minutes (step-up). */
  readonly isFresh: boolean
}

/** A viewer who is signed in, as opposed to a program with an API key. */
export type SessionViewer = Viewer & { readonly session: ViewerSession }

/** The source of a request. The client chooses `userAgent`, so do not trust it. */
export interface Caller {
  readonly address: string
  /** `User-Agent`, at most 200 characters; empty if the header is missing. */
  readonly userAgent: string
  readonly requestId: string
}

/** The facts about an HTTP request from which the context of its operation is created. */
export interface RequestFacts {
  readonly authorization: string | undefined
  /** `X-API-Key` */
  readonly apiKey?: string | undefined
  readonly caller: Caller
  /**
   * The client's name, under which its use of deprecated fields is counted. Null for the documents of REST,
   * which must not count.
   */
  readonly client: string | null
}

/**
 * The services and the viewer for one operation. Each operation has its own, because scope-auth and loaders
 * cache by it.
 */
export interface Context extends Services {
  readonly client: string | null
  readonly caller: Caller
  readonly viewer: Viewer | null
  /** The credential that authenticated the viewer: an access token or an API key. */
  readonly accessToken: string | null
}
