import { generateSecret, generateSync, generateURI } from 'otplib'
import { renderSVG } from 'uqr'
import { isSame } from '../../crypto/vault.ts'

// RFC 6238 with what every authenticator app can: SHA-1, six digits, steps of thirty seconds.
const issuer = 'Byline'
const period = 30

/** 160 bits, as RFC 4226 recommends; base 32. */
export function randomTotpSecret(): string {
  return generateSecret({ length: 20 })
}

/** What an authenticator app reads: the secret, and under which name to list it. */
export function totpUri(secret: string, username: string): string {
  return generateURI({ issuer, label: username, secret })
}

/** A picture of it (SVG) as a data URI, with the quiet margin that cameras need. */
export function qrCode(uri: string): string {
  const svg = renderSVG(uri, { ecc: 'M', border: 4 })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

/** Whether it has the form of a code, spaces aside; full-width digits are none. */
export function isTotpCode(text: string): boolean {
  return /^[0-9]{6}$/.test(withoutSpaces(text))
}

/**
 * The time step whose code this is: the present one or the one before, never one to come. Null when it is of neither,
 * or no code at all.
 * @param at unix time in seconds
 */
export function stepOf(secret: string, code: string, at: number): number | null {
  if (!isTotpCode(code)) return null
  const typed = withoutSpaces(code)
  const now = Math.floor(at / period)
  // The later one first: should both have the same code, using it uses up both.
  return [now, now - 1].find((step) => isSame(codeOf(secret, step), typed)) ?? null
}

/** By RFC 6238, that of RFC 4226 with the step as its counter. */
function codeOf(secret: string, step: number): string {
  return generateSync({ strategy: 'hotp', secret, counter: Math.max(step, 0) })
}

function withoutSpaces(text: string): string {
  return text.replaceAll(' ', '')
}
