import { administration } from './administration.ts'
import { apiKeys } from './api-keys.ts'
import { articles } from './articles.ts'
import { comments } from './comments.ts'
import type { EndpointCase, EndpointCases, ReadCase, WriteCase } from './endpoint-case.ts'
import { mfa } from './mfa.ts'
import { sessions } from './sessions.ts'
import { users } from './users.ts'

const rows: EndpointCases = {
  ...articles,
  ...comments,
  ...users,
  ...sessions,
  ...mfa,
  ...apiKeys,
  ...administration,
}

/** By endpoint: `GET /articles/{slug}`. */
export const v2Cases = new Map<string, EndpointCase>(Object.entries(rows))

/** @throws {Error} if the endpoint has no row */
export function caseOf(endpoint: string): EndpointCase {
  const row = v2Cases.get(endpoint)
  if (!row) throw new Error(`${endpoint} has no row in test/support/rest/endpoint-cases`)
  return row
}

/** @throws {Error} if the endpoint has no row */
export function readCaseOf(endpoint: `GET ${string}`): ReadCase {
  return caseOf(endpoint) as ReadCase
}

/** @throws {Error} if the endpoint has no row */
export function requiredQueryOf(endpoint: string): string | undefined {
  return endpoint.startsWith('HEAD ') ? undefined : (caseOf(endpoint) as WriteCase).requiredQuery
}

/** @throws {Error} if the endpoint has no row */
export function bodyCaseOf(endpoint: string): WriteCase['body'] {
  return (caseOf(endpoint) as WriteCase).body
}
