import { generateSecret, generateSync, generateURI } from 'otplib'
import { renderSVG } from 'uqr'
import { isSame } from '../../crypto/vault.ts'

// RFC 6238 with the parameters that all authenticator apps support: SHA-1, six digits, steps of 30 seconds.
const issuer = 'Byline'
const period = 30

/** 160 bits, as RFC 4226 recommends, in base32. */
export function randomTotpSecret(): string {
  return generateSecret({ length: 20 })
}

/** The `otpauth:` URI that authenticator apps read. @param username the name that the app shows */
export function totpUri(secret: string, username: string): string {
  return generateURI({ issuer, label: username, secret })
}

/** A QR code (SVG) as a data URI, with the margin that cameras need. */
export function qrCode(uri: string): string {
  const svg = renderSVG(uri, { ecc: 'M', border: 4 })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}

/** Whether the text has the form of a code: six ASCII digits, spaces ignored. */
export function isTotpCode(text: string): boolean {
  return /^[0-9]{6}$/.test(withoutSpaces(text))
}

/**
 * Finds the time step that a code belongs to: the current one or the one before it.
 * @param at Unix time in seconds
 * @returns null if the code is wrong
 */
export function stepOf(secret: string, code: string, at: number): number | null {
  if (!isTotpCode(code)) return null
  const typed = withoutSpaces(code)
  const now = Math.floor(at / period)
  // The later step first: if both have the same code, using it uses up both.
  return [now, now - 1].find((step) => isSame(codeOf(secret, step), typed)) ?? null
}

/** TOTP (RFC 6238) is HOTP (RFC 4226) with the time step as the counter. */
function codeOf(secret: string, step: number): string {
  return generateSync({ strategy: 'hotp', secret, counter: Math.max(step, 0) })
}

function withoutSpaces(text: string): string {
  return text.replaceAll(' ', '')
}
