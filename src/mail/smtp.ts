import { isIP } from 'node:net'
import { unescape as decode } from 'node:querystring'
import type { Deliver } from './queue.ts'

const timeout = 10_000

/** A connection for each message: they are few, and far between. */
export function createSmtp(smtpUrl: string, from: string): Deliver {
  const server = serverOf(smtpUrl)
  let transport: Promise<Transport> | undefined
  return async ({ to, subject, text }, signal) => {
    transport ??= connectTo(server) // On first use: nodemailer takes 45 ms and 6 MB.
    const mail = { from, to: { name: '', address: to }, subject, text, headers: automatic, signal }
    await (await transport).sendMail(mail)
  }
}

/** Nobody's holiday notice answers it (RFC 3834). */
export const automatic = { 'Auto-Submitted': 'auto-generated' }

type Server = ReturnType<typeof serverOf>
type Transport = Awaited<ReturnType<typeof connectTo>>

async function connectTo(server: Server) {
  const { createTransport } = await import('nodemailer')
  return createTransport(server)
}

/**
 * What the address of a mail server says. Its query is not looked at, though nodemailer would: it could switch off the check of
 * certificates, or write messages to the log.
 */
function serverOf(smtpUrl: string) {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl)
  const secure = protocol === 'smtps:'
  const host = hostname.replace(/^\[(.+)\]$/, '$1')
  return {
    host,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    // STARTTLS where it is offered, and then with a certificate that is valid; one's own machine never has one.
    ignoreTLS: isLoopback(host),
    // It leaves a bare "%" as it is, where decodeURIComponent throws.
    auth: username ? { user: decode(username), pass: decode(password) } : undefined,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
