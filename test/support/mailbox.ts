import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect } from 'vitest'
import { onTestEnd } from './on-test-end.ts'

/** A message that the mail server of a test received. */
export interface ReceivedMessage {
  to: string
  subject: string
  text: string
}

/** A mail server with all messages that it received. */
export interface Mailbox {
  /** The value for SMTP_URL. */
  url: string
  /** All messages so far, for any address. */
  messages: readonly ReceivedMessage[]
  /** Waits for at least `count` messages to an address. @returns them in the order of arrival */
  messagesTo(address: string, filter?: { subject?: string; count?: number }): Promise<ReceivedMessage[]>
}

/** The subjects of the messages that Byline sends. */
export const subjects = {
  reset: 'Reset your Byline password',
  verification: 'Confirm your e-mail address for Byline',
  passwordChanged: 'Your Byline password was changed',
  emailChanged: 'Your Byline e-mail address was changed',
  newApiKey: 'A new API key for your Byline account',
  mfaChanged: 'Two-factor authentication of your Byline account was changed',
} as const

/**
 * Starts a mail server that keeps all messages. Open it before the app that sends to it, so that it is closed
 * after the app.
 */
export async function openMailbox(): Promise<Mailbox> {
  const messages: ReceivedMessage[] = []
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope }, done) {
      stream.toArray().then((chunks) => {
        const [head = '', body = ''] = Buffer.concat(chunks)
          .toString()
          .split(/\r\n\r\n(.*)/s)
        const subject = /^Subject: (.*)$/m.exec(head)?.[1]?.trim() ?? ''
        for (const { address } of envelope.rcptTo)
          messages.push({ to: address, subject, text: readable(body) })
        done()
      }, done)
    },
  })
  server.on('error', () => {}) // Raised by connections that break off.
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestEnd(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    async messagesTo(address, { subject, count = 1 } = {}) {
      const key = address.toLowerCase()
      const found = () =>
        messages.filter((one) => one.to.toLowerCase() === key && (subject ?? one.subject) === one.subject)
      await expect.poll(() => found().length, { interval: 5 }).toBeGreaterThanOrEqual(count)
      return found()
    },
  }
}

/** Decodes quoted-printable, as far as our messages need it. */
function readable(text: string): string {
  return text.replaceAll('=\r\n', '').replaceAll('\r\n', '\n').replaceAll('=3D', '=')
}

/** The only link in a message. */
export function linkIn({ text }: ReceivedMessage): URL {
  const links = text.match(/https?:\/\/\S+/g) ?? []
  expect(links).toHaveLength(1)
  return new URL(links[0]!)
}

/** The token in the link of a message. */
export function tokenIn(message: ReceivedMessage): string {
  return linkIn(message).hash.slice(1)
}
