import type { Tokens } from './auth/access-tokens.ts'
import { authenticate, parseCredential } from './auth/authenticate.ts'
import type { Passwords } from './auth/passwords/passwords.ts'
import type { Permission, Role } from './auth/permissions.ts'
import type { Vault } from './crypto/vault.ts'
import type { Db } from './db/client.ts'
import type { UsageCounter } from './deprecation/usage-counter.ts'
import type { Throttles } from './limits/throttles.ts'
import type { Logger } from './log.ts'
import type { Mail } from './mail/mail.ts'

/** What the process owns and lends to every request. */
export interface Services {
  readonly db: Db
  readonly passwords: Passwords
  readonly tokens: Tokens
  readonly vault: Vault
  readonly throttles: Throttles
  readonly mail: Mail
  readonly log: Logger
  /** Of what is deprecated. */
  readonly usage: UsageCounter
}

/** Who is asking. A guest is `null`. */
export interface Viewer {
  readonly id: string
  readonly username: string
  readonly role: Role
  /** By which they are signed in; null for an API key. */
  readonly session: ViewerSession | null
  /** What their API key may be used for; null for a session: all that their role may. */
  readonly scopes: readonly Permission[] | null
}

export interface ViewerSession {
  readonly id: string
  /** Whether they proved who they are in the last five minutes. */
  readonly isFresh: boolean
}

/** A viewer signed in by a session, as against a program with an API key. */
export type Person = Viewer & { readonly session: ViewerSession }

/** Where a request comes from. What the client calls itself is not to be trusted. */
export interface Caller {
  readonly address: string
  /** `User-Agent`, at most 200 characters; empty when it says nothing. */
  readonly userAgent: string
  readonly requestId: string
}

/** What an operation needs to know of the request that brought it. */
export interface RequestFacts {
  readonly authorization: string | undefined
  /** `X-API-Key` */
  readonly apiKey?: string | undefined
  readonly caller: Caller
  /** What the client calls itself, when its use of deprecated fields is to be counted; null for REST's own documents. */
  readonly client: string | null
}

/** One operation's view of the services. A new one for each: scope-auth and the loaders remember by it. */
export interface Context extends Services {
  readonly client: string | null
  readonly caller: Caller
  readonly viewer: Viewer | null
  /** What the viewer is known by. */
  readonly accessToken: string | null
}

/** @throws {AppError} UNAUTHENTICATED or TOKEN_EXPIRED for credentials that are not valid */
export async function createContext(services: Services, facts: RequestFacts): Promise<Context> {
  const { caller, client } = facts
  const credential = parseCredential(facts)
  const viewer = await authenticate(services, credential)
  return { ...services, client, caller, accessToken: credential, viewer }
}
