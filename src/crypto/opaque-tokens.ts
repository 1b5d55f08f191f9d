import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** The prefix of each kind of token, to recognize leaked tokens and to tell the kinds apart. */
const prefixes = {
  refresh: 'byr',
  device: 'byd',
  'MFA challenge': 'bym',
  'password reset': 'byp',
  'email verification': 'bye',
} as const

export type TokenKind = keyof typeof prefixes

/** A token with 256 random bits. The database stores its `tokenHash` only. */
export function randomToken(kind: TokenKind): string {
  return tokenOf(kind, randomBytes(32))
}

export function tokenOf(kind: TokenKind, secret: Uint8Array): string {
  const body = `${prefixes[kind]}_${crockford(secret)}`
  return body + checksum(body)
}

/** Whether the text is a well-formed token of this kind. The checksum saves a query for mistyped tokens. */
export function isToken(kind: TokenKind, text: string): boolean {
  const form = /^([a-z]{3})_[0-9A-HJKMNP-TV-Z]{59}$/.exec(text)
  return form?.[1] === prefixes[kind] && hasChecksum(text)
}

/** The form in which the database stores a token. A fast hash suffices for 256 random bits. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

const checksumLength = 7

/** CRC-32, to detect mistyped tokens, and for scanners that look for leaked secrets. */
export function checksum(text: string): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc32(text))
  return crockford(bytes)
}

export function hasChecksum(text: string): boolean {
  return checksum(text.slice(0, -checksumLength)) === text.slice(-checksumLength)
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Crockford's base32, without I, L, O and U, which are easily misread. The last character is padded with
 * zero bits.
 */
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
