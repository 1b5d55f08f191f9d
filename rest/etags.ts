import { hash } from 'node:crypto'
import type { Endpoint } from './endpoint.ts'
import type { OperationResponse } from './operation.ts'

/** Whether a response has an ETag: that of a read, and that of a write that returns a version. */
export function hasEtag({ method }: Endpoint, { status, members }: OperationResponse): boolean {
  return status !== 204 && (method === 'GET' || members.includes('version'))
}

/**
 * A strong entity tag (RFC 9110 §8.8.3): of the viewer, the version where the thing has one, and every byte of the
 * answer. The version stands in it for `If-Match`, which the database then decides.
 */
export function etagOf(body: string, viewerId: string | undefined, version: unknown): string {
  const digest = hash('sha256', `${viewerId ?? ''}\n${body}`, 'base64url').slice(0, 22)
  return Number.isInteger(version) ? `"${version}-${digest}"` : `"${digest}"`
}

/** Whether `If-None-Match` names this tag; compared weakly, as RFC 9110 §13.1.2 says. */
export function isNoneMatch(header: string | undefined, etag: string): boolean {
  return header !== undefined && (header.trim() === '*' || tagsIn(header).includes(etag))
}

/** So high that nothing was ever edited so often: a version that no thing has. */
const none = 2 ** 31 - 1

/**
 * The version that `If-Match` asks for: the highest that it names, since versions only grow; `undefined` for `*`.
 * A weak tag, or one that is none of ours, matches nothing.
 */
export function versionIn(ifMatch: string): number | undefined {
  if (ifMatch.trim() === '*') return undefined
  const versions = tagsIn(ifMatch, 'strong').map((tag) => Number(/^"(\d{1,9})-/.exec(tag)?.[1] ?? 0))
  return Math.max(...versions, 0) || none
}

function tagsIn(header: string, strong?: 'strong'): string[] {
  return [...header.matchAll(/(W\/)?("[^"]*")/g)]
    .filter(([, weak]) => !(strong && weak))
    .map(([, , tag]) => tag!)
}
