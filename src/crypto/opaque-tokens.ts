import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** What each kind of opaque token begins with, so that a leaked one is recognised and none is taken for another. */
const prefixes = {
  refresh: 'byr',
  'MFA challenge': 'bym',
  'password reset': 'byp',
  'email verification': 'bye',
} as const

export type TokenKind = keyof typeof prefixes

/** 256 bits, readable by nobody who has the database alone: it keeps `tokenHash`. */
export function randomToken(kind: TokenKind): string {
  return tokenOf(kind, randomBytes(32))
}

export function tokenOf(kind: TokenKind, secret: Uint8Array): string {
  const body = `${prefixes[kind]}_${crockford(secret)}`
  return body + checksum(body)
}

/** Whether it has the form of such a token, checksum included: what has not costs no query. */
export function isToken(kind: TokenKind, text: string): boolean {
  const form = /^([a-z]{3})_[0-9A-HJKMNP-TV-Z]{59}$/.exec(text)
  return form?.[1] === prefixes[kind] && hasChecksum(text)
}

/** What the database keeps of a token. It has 256 bits of its own: a fast hash is enough. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

const checksumLength = 7

/** CRC-32: finds mistyped tokens, and lets scanners of leaked secrets tell real ones. */
export function checksum(text: string): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc32(text))
  return crockford(bytes)
}

export function hasChecksum(text: string): boolean {
  return checksum(text.slice(0, -checksumLength)) === text.slice(-checksumLength)
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Crockford's base 32: no I, L, O or U, which people misread. Five bits a character; the last is filled up with zeros. */
export function crockford(bytes: Uint8Array): string {
  let text = ''
  let [bits, value] = [0, 0]
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += alphabet[(value >>> (bits - 5)) & 31]
    value &= (1 << bits) - 1
  }
  return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text
}
