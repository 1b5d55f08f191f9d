import { isIP } from 'node:net'
import { unescape as decode } from 'node:querystring'
import type { Deliver } from './queue.ts'

const timeoutMs = 10_000

/** Opens a connection for each message, because messages are few. */
export function createSmtp(smtpUrl: string, from: string): Deliver {
  const server = serverOptions(smtpUrl)
  let transport: Promise<Transport> | undefined
  return async ({ to, subject, text }, signal) => {
    transport ??= createTransportTo(server) // Loaded on first use: nodemailer costs 45 ms and 6 MB.
    const mail = { from, to: { name: '', address: to }, subject, text, headers: autoSubmitted, signal }
    await (await transport).sendMail(mail)
  }
}

/** Prevents automatic replies, such as out-of-office notices (RFC 3834). */
export const autoSubmitted = { 'Auto-Submitted': 'auto-generated' }

type Server = ReturnType<typeof serverOptions>
type Transport = Awaited<ReturnType<typeof createTransportTo>>

async function createTransportTo(server: Server) {
  const { createTransport } = await import('nodemailer')
  return createTransport(server)
}

/**
 * Reads the URL of the mail server. Ignores its query, which nodemailer would read: it could turn off
 * certificate checks or write messages to the log.
 */
function serverOptions(smtpUrl: string) {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl)
  const secure = protocol === 'smtps:'
  const host = hostname.replace(/^\[(.+)\]$/, '$1')
  return {
    host,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // Uses STARTTLS if the server offers it, with a valid certificate. A local server has no such
    // certificate.
    ignoreTLS: isLoopback(host),
    // `querystring.unescape` keeps a lone "%"; decodeURIComponent would throw.
    auth: username ? { user: decode(username), pass: decode(password) } : undefined,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
