import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, onTestFinished, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import { createMail, type Mail, type MailConfig, type MailKind, type Message } from '../../src/mail/mail.ts'
import {
  emailChangedNotice,
  emailVerificationMessage,
  mfaChangedNotice,
  passwordChangedNotice,
  passwordResetMessage,
} from '../../src/mail/messages.ts'
import type { RetryPolicy } from '../../src/mail/queue.ts'

const from = 'Byline <no-reply@byline.test>'
const link = `https://byline.test/account/reset-password#byp_${'X'.repeat(59)}`
const message: Message = {
  kind: 'notice',
  to: 'ann@byline.test',
  subject: 'A subject',
  text: `Hello Ann,\n\n${link}\n`,
}

interface Received {
  sender: string
  recipients: string[]
  head: string
  text: string
}

/** A mail server that records messages. */
async function startServer(options: SMTPServerOptions = {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      stream.toArray().then((chunks) => {
        const [head = '', text = ''] = Buffer.concat(chunks)
          .toString()
          .split(/\r\n\r\n(.*)/s)
        const recipients = envelope.rcptTo.map(({ address }) => address)
        received.push({
          sender: envelope.mailFrom ? envelope.mailFrom.address : '',
          recipients,
          head,
          text: readable(text),
        })
        done()
      }, done)
    },
    ...options,
  })
  server.on('error', () => {}) // Aborted connections.
  const url = `${options.secure ? 'smtps' : 'smtp'}://127.0.0.1:${await listen(server.listen(0, '127.0.0.1'))}`
  onTestFinished(() => new Promise<void>((resolve) => server.close(resolve)))
  return { url, received }
}

async function listen(server: Server): Promise<number> {
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Removes the line breaks of quoted-printable. */
function readable(text: string): string {
  return text.replaceAll('=\r\n', '').replaceAll('\r\n', '\n').replaceAll('=3D', '=')
}

/** A mail service with short delays, and its log. */
function mailOf(config: Partial<MailConfig>, retries: Partial<RetryPolicy> = { pausesMs: [5, 10] }) {
  const lines: string[] = []
  const log = createLog({ level: 'info', format: 'json' }, { write: (line) => void lines.push(line) })
  const mail = createMail(
    { smtpUrl: null, from, emlFolder: null, publicUrl: 'https://byline.test', ...config },
    log,
    retries,
  )
  onTestFinished(() => mail.close())
  return { mail, logged: () => lines.map((line) => JSON.parse(line)), raw: () => lines.join('') }
}

const delivered = async (mail: Mail, ...messages: Message[]) => {
  for (const each of messages) mail.send(each)
  await mail.close()
}

test('delivers plain text marked as automatic', async () => {
  const { url, received } = await startServer()
  const { mail, logged } = mailOf({ smtpUrl: url })
  await delivered(mail, message)
  expect(received).toEqual([
    {
      sender: 'no-reply@byline.test',
      recipients: ['ann@byline.test'],
      head: expect.stringMatching(
        /^Auto-Submitted: auto-generated\r\nFrom: Byline <no-reply@byline\.test>\r\nTo: ann@byline\.test\r\nSubject: A subject\r\n/,
      ),
      text: message.text,
    },
  ])
  expect(received[0]!.head).toMatch(/Content-Type: text\/plain; charset=utf-8/)
  expect(logged()).toEqual([])
})

test('signs in with the credentials in SMTP_URL', async () => {
  const seen: unknown[] = []
  const { url, received } = await startServer({
    authOptional: false,
    onAuth({ username, password }, _session, done) {
      seen.push([username, password])
      done(null, { user: 1 })
    },
  })
  const { mail } = mailOf({ smtpUrl: url.replace('//', '//us%40er:p%25:ss%@') })
  await delivered(mail, message)
  expect(seen).toEqual([['us@er', 'p%:ss%']])
  expect(received).toHaveLength(1)
})

test('tries again after a temporary rejection', async () => {
  let attempts = 0
  const { url, received } = await startServer({
    onRcptTo: (_address, _session, done) =>
      ++attempts < 3 ? done(Object.assign(new Error('Try later'), { responseCode: 451 })) : done(),
  })
  const { mail, logged } = mailOf({ smtpUrl: url })
  await delivered(mail, message)
  expect(received).toHaveLength(1)
  expect(attempts).toBe(3)
  expect(logged()).toEqual([])
})

test('gives up after a permanent rejection, and does not log the recipient', async () => {
  let attempts = 0
  const { url } = await startServer({
    onRcptTo({ address }, _session, done) {
      attempts++
      done(Object.assign(new Error(`<${address}> is unknown here`), { responseCode: 550 }))
    },
  })
  const { mail, logged, raw } = mailOf({ smtpUrl: url })
  await delivered(mail, message)
  expect(attempts).toBe(1)
  expect(logged()).toMatchObject([
    { level: 'error', msg: 'message not sent', subject: 'A subject', code: 'EENVELOPE', status: 550 },
  ])
  expect(raw()).not.toMatch(/ann@|byp_|Hello/)
})

test('drops a message if the server is down, without logging recipient or content', async () => {
  const port = await listen(
    createServer()
      .listen(0, '127.0.0.1')
      .on('listening', function (this: Server) {
        setImmediate(() => this.close())
      }),
  )
  const { mail, logged, raw } = mailOf({ smtpUrl: `smtp://127.0.0.1:${port}` })
  await delivered(mail, message)
  expect(logged()).toEqual([
    expect.objectContaining({
      level: 'error',
      msg: 'message not sent',
      code: 'ESOCKET',
      reason: expect.stringMatching('ECONNREFUSED'),
    }),
  ])
  expect(raw()).not.toMatch(/ann@|byp_|Hello/)
})

test('queues a hundred messages for a silent server and drops them on close', async () => {
  const sockets: Socket[] = []
  const silent = createServer((socket) => void sockets.push(socket))
  const port = await listen(silent.listen(0, '127.0.0.1'))
  onTestFinished(() => void [...sockets.map((socket) => socket.destroy()), silent.close()])
  const { mail, logged, raw } = mailOf(
    { smtpUrl: `smtp://127.0.0.1:${port}` },
    { pausesMs: [5], closeTimeoutMs: 300 },
  )
  const started = Date.now()
  await delivered(mail, ...messages('reset', 103))
  expect(Date.now() - started).toBeGreaterThanOrEqual(290)
  expect(Date.now() - started).toBeLessThan(5_000)
  expect(sockets).toHaveLength(3)
  const levels = logged().map(({ level }) => level)
  expect(levels.filter((level) => level === 'warn')).toHaveLength(3)
  expect(levels.filter((level) => level === 'error')).toHaveLength(100)
  mail.send(message)
  expect(logged().at(-1)).toMatchObject({ level: 'warn', msg: 'message dropped: the server is stopping' })
  expect(raw()).not.toMatch(/ann@|byp_|Hello/)
})

/** Messages of one kind, each to another recipient. */
function messages(kind: MailKind, count: number): Message[] {
  return Array.from({ length: count }, (_, i) => ({ ...message, kind, to: `ann+${kind}${i}@byline.test` }))
}

test('keeps room in the queue for password resets, and logs what it drops by kind', async () => {
  const { url, received } = await startServer()
  const { mail, logged, raw } = mailOf({ smtpUrl: url })
  await delivered(mail, ...messages('notice', 40), ...messages('verification', 40), ...messages('reset', 31))
  expect(logged().map(({ level, kind }) => [level, kind])).toEqual([
    ...Array(10).fill(['warn', 'verification']),
    ['warn', 'reset'],
  ])
  expect(received.filter(({ recipients }) => recipients[0]!.includes('reset'))).toHaveLength(30)
  expect(received).toHaveLength(100)
  expect(raw()).not.toMatch(/ann|byp_|Hello/)
})

test('queues at most five messages of a kind for one recipient', async () => {
  const { url, received } = await startServer()
  const { mail, logged } = mailOf({ smtpUrl: url })
  const kinds = ['notice', 'reset'] as const
  const toAnn = (kind: MailKind) =>
    Array.from({ length: 6 }, (_, i) => ({ ...message, kind, to: i % 2 ? message.to : 'ANN@byline.test' }))
  await delivered(mail, ...kinds.flatMap(toAnn))
  expect(received).toHaveLength(10)
  const reason = 'message dropped: 5 messages of this kind to the same recipient are waiting'
  expect(logged()).toMatchObject(kinds.map((kind) => ({ level: 'warn', kind, msg: reason })))
})

test('delivers queued messages before closing', async () => {
  const { url, received } = await startServer({
    onMailFrom: (_address, _session, done) => void setTimeout(done, 100),
  })
  const { mail } = mailOf({ smtpUrl: url })
  await delivered(mail, ...Array.from({ length: 7 }, (_, i) => ({ ...message, to: `ann+${i}@byline.test` })))
  expect(received.map(({ recipients }) => recipients[0]).sort()).toEqual(
    Array.from({ length: 7 }, (_, i) => `ann+${i}@byline.test`),
  )
})

test.each([
  { to: 'ann@byline.test\r\nBcc: eve@evil.test' },
  { to: 'ann@byline.test, eve@evil.test' },
  { to: 'ann@byline.test>,<eve@evil.test' },
  { to: 'Friends: ann@byline.test, eve@evil.test;' },
  { to: 'ann@byline.test\r\nRCPT TO:<eve@evil.test>' },
  { subject: 'Hello\r\nBcc: eve@evil.test' },
  { subject: 'Hello\r\n\r\nA text of mine' },
  { subject: 'Hello\nX-Evil: 1\r.\r\n' },
  { text: 'Hello\r\n.\r\nMAIL FROM:<eve@evil.test>\r\nRCPT TO:<eve@evil.test>\r\n' },
])('adds no recipient, header or message for %j', async (attempt) => {
  const { url, received } = await startServer()
  const { mail } = mailOf({ smtpUrl: url })
  await delivered(mail, { ...message, ...attempt })
  for (const { recipients, head } of received) {
    expect(recipients).toHaveLength(1)
    expect(recipients).not.toContain('eve@evil.test')
    expect(head).not.toMatch(/^(bcc|x-evil|rcpt)/im)
    expect(head.match(/^(to|subject):/gim)).toHaveLength(2)
  }
  expect(received.length).toBeLessThanOrEqual(1)
  if (!('to' in attempt)) expect(received).toHaveLength(1)
})

test('sends nothing to a server with an invalid certificate', async () => {
  const { url, received } = await startServer({ secure: true })
  for (const query of ['', '?tls.rejectUnauthorized=false', '?secure=false&ignoreTLS=true']) {
    const { mail, logged } = mailOf({ smtpUrl: url + query })
    await delivered(mail, message)
    expect(logged(), query).toMatchObject([
      { level: 'error', reason: expect.stringMatching(/certificate|altnames/i) },
    ])
  }
  expect(received).toEqual([])
})

test('writes messages to the outbox, for their owner alone, and to the log', async () => {
  const outbox = join(newFolder(), 'out', 'box')
  const { mail, logged } = mailOf({ emlFolder: outbox })
  await delivered(mail, message, { ...message, to: 'ben@byline.test' })
  const files = readdirSync(outbox)
  expect(files).toHaveLength(2)
  expect(statSync(outbox).mode & 0o777).toBe(0o700)
  for (const file of files) {
    expect(file).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-[0-9a-f]{8}\.eml$/)
    expect(statSync(join(outbox, file)).mode & 0o777).toBe(0o600)
  }
  const texts = files.map((file) => readable(readFileSync(join(outbox, file), 'utf8')))
  expect(texts.filter((text) => text.includes('\nTo: ann@byline.test\n'))).toHaveLength(1)
  for (const text of texts) expect(text).toContain(`\n\n${message.text}`)
  expect(logged()).toMatchObject([
    { level: 'info', msg: 'message logged because SMTP_URL is not set', ...message },
    { level: 'info', to: 'ben@byline.test' },
  ])
})

test('keeps the newest 200 messages in the outbox, and what else lies there', async () => {
  const outbox = newFolder()
  for (let i = 0; i < 205; i++)
    writeFileSync(join(outbox, `2026-01-01T00-00-00-${`${i}`.padStart(3, '0')}Z-00000000.eml`), '')
  writeFileSync(join(outbox, '0-notes.txt'), '')
  const { mail } = mailOf({ emlFolder: outbox })
  await delivered(mail, message)
  const files = readdirSync(outbox).sort()
  expect(files).toHaveLength(201)
  expect(files.slice(0, 2)).toEqual(['0-notes.txt', '2026-01-01T00-00-00-006Z-00000000.eml'])
})

test('logs that the outbox cannot be written', async () => {
  const file = join(newFolder(), 'taken')
  writeFileSync(file, '')
  const { mail, logged } = mailOf({ emlFolder: join(file, 'outbox') })
  await delivered(mail, message)
  expect(logged()).toMatchObject([
    { level: 'info' },
    { level: 'error', msg: 'message not sent', code: 'ENOTDIR' },
  ])
})

test('without a mail server, logs that a message was not sent', async () => {
  const { mail, logged, raw } = mailOf({})
  await delivered(mail, message, message)
  const line = { level: 'warn', subject: 'A subject', msg: 'message not sent: SMTP_URL is not set' }
  expect(logged()).toMatchObject([line, line])
  expect(raw()).not.toMatch(/ann@|byp_|Hello/)
})

test('names the user and the next step in each message', () => {
  const person = { to: 'ann@byline.test', username: 'Ann' }
  const messages = [
    passwordResetMessage({ ...person, link }),
    emailVerificationMessage({ ...person, link }),
    passwordChangedNotice(person),
    emailChangedNotice(person),
    mfaChangedNotice({ ...person, change: 'removed by an administrator' }),
  ]
  for (const { to, subject, text } of messages) {
    expect(to).toBe(person.to)
    expect(subject).toMatch(/^[ -~]{10,70}$/)
    expect(text).toMatch(/^Hello Ann,\n\n.*\n\nByline\n$/s)
  }
  expect(messages.map(({ text }) => text.includes(`\n\n${link}\n\n`))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
  expect(messages[0]!.text).toMatch('expires in 1 hour')
  expect(messages[1]!.text).toMatch('expires in 24 hours')
  expect(messages[4]!.text).toMatch('removed by an administrator.')
})

test('puts the token of a link behind the #', () => {
  const { mail } = mailOf({})
  expect(mail.linkTo('reset-password', 'byp_1')).toBe('https://byline.test/account/reset-password#byp_1')
  expect(mail.linkTo('verify-email', 'bye_1')).toBe('https://byline.test/account/verify-email#bye_1')
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'byline-mail-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
