import { authenticate, parseAuthorization } from './auth/authenticate.ts'
import type { Passwords } from './auth/passwords.ts'
import type { Role } from './auth/permissions.ts'
import type { Tokens } from './auth/tokens.ts'
import type { Db } from './db/client.ts'
import type { Logger } from './log.ts'
import type { UsageCounter } from './usage/usage-counter.ts'

/** What the process owns and lends to every request. */
export interface Services {
  readonly db: Db
  readonly passwords: Passwords
  readonly tokens: Tokens
  readonly log: Logger
  /** Of what is deprecated. */
  readonly usage: UsageCounter
}

/** Who is asking. A guest is `null`. */
export interface Viewer {
  readonly id: string
  readonly username: string
  readonly role: Role
}

/** What an operation needs to know of the request that brought it. */
export interface RequestFacts {
  readonly authorization: string | undefined
  /** What the client calls itself, when its use of deprecated fields is to be counted; null for REST's own documents. */
  readonly client: string | null
}

/** One operation's view of the services. A new one for each: scope-auth and the loaders remember by it. */
export interface Context extends Services {
  readonly client: string | null
  readonly viewer: Viewer | null
  /** What the viewer is known by. */
  readonly accessToken: string | null
}

/** @throws {AppError} UNAUTHENTICATED for credentials that are not valid */
export async function createContext(services: Services, facts: RequestFacts): Promise<Context> {
  const accessToken = parseAuthorization(facts.authorization)
  return { ...services, client: facts.client, accessToken, viewer: await authenticate(services, accessToken) }
}
