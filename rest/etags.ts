import { hash } from 'node:crypto'
import type { Endpoint } from './endpoint.ts'
import type { OperationResponse } from './operation.ts'

/** Whether a response has an ETag: that of a read, and that of a write that returns a version. */
export function hasEtag({ method }: Endpoint, { status, members }: OperationResponse): boolean {
  return status !== 204 && (method === 'GET' || members.includes('version'))
}

/**
 * A strong entity tag (RFC 9110 §8.8.3), made from the viewer, every byte of the body, and the version of the
 * object if it has one. A write reads the version back from `If-Match`, and the database compares it.
 */
export function etagOf(body: string, viewerId: string | undefined, version: unknown): string {
  const digest = hash('sha256', `${viewerId ?? ''}\n${body}`, 'base64url').slice(0, 22)
  return Number.isInteger(version) ? `"${version}-${digest}"` : `"${digest}"`
}

/** Whether `If-None-Match` contains the tag, by weak comparison (RFC 9110 §13.1.2). */
export function isNoneMatch(header: string | undefined, etag: string): boolean {
  return header !== undefined && (header.trim() === '*' || tagsIn(header).includes(etag))
}

/** Matches no object: no object was ever edited this often. */
const noVersion = 2 ** 31 - 1

/**
 * The version that `If-Match` requires; `undefined` for `*`. If there are several tags, the highest version counts,
 * since versions only grow. Weak and unknown tags match no version.
 */
export function versionIn(ifMatch: string): number | undefined {
  if (ifMatch.trim() === '*') return undefined
  const versions = tagsIn(ifMatch, 'strong').map((tag) => Number(/^"(\d{1,9})-/.exec(tag)?.[1] ?? 0))
  return Math.max(...versions, 0) || noVersion
}

function tagsIn(header: string, strong?: 'strong'): string[] {
  return [...header.matchAll(/(W\/)?("[^"]*")/g)]
    .filter(([, weak]) => !(strong && weak))
    .map(([, , tag]) => tag!)
}
