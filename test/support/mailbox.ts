import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect } from 'vitest'
import { afterwards } from './on-test-end.ts'

export interface Letter {
  to: string
  subject: string
  text: string
}

export interface Mailbox {
  /** For SMTP_URL. */
  url: string
  /** What has come so far, to anybody. */
  letters: readonly Letter[]
  /** Waits until there are so many to this address, and returns all of them in the order of their coming. */
  messagesTo(address: string, wanted?: { subject?: string; count?: number }): Promise<Letter[]>
}

export const subjects = {
  reset: 'Choose a new password for Byline',
  verification: 'Confirm your e-mail address for Byline',
  passwordChanged: 'Your password at Byline was changed',
  emailChanged: 'Your e-mail address at Byline was changed',
  mfaChanged: 'Your two-factor sign-in at Byline was changed',
} as const

/** A mail server that keeps what it gets. Open it before the app that sends to it: it is closed after it. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: Letter[] = []
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
          letters.push({ to: address, subject, text: readable(body) })
        done()
      }, done)
    },
  })
  server.on('error', () => {}) // Connections that are cut.
  await once(server.listen(0, '127.0.0.1'), 'listening')
  afterwards(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    async messagesTo(address, { subject, count = 1 } = {}) {
      const key = address.toLowerCase()
      const found = () =>
        letters.filter((one) => one.to.toLowerCase() === key && (subject ?? one.subject) === one.subject)
      await expect.poll(() => found().length, { interval: 5 }).toBeGreaterThanOrEqual(count)
      return found()
    },
  }
}

/** Without what quoted-printable adds. */
function readable(text: string): string {
  return text.replaceAll('=\r\n', '').replaceAll('\r\n', '\n').replaceAll('=3D', '=')
}

/** The one link of a letter. */
export function linkIn({ text }: Letter): URL {
  const links = text.match(/https?:\/\/\S+/g) ?? []
  expect(links).toHaveLength(1)
  return new URL(links[0]!)
}

/** What its link carries. */
export function tokenIn(letter: Letter): string {
  return linkIn(letter).hash.slice(1)
}
