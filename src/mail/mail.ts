import type { Logger } from '../log.ts'
import { createEmlFolder } from './eml-folder.ts'
import { createQueue, type RetryPolicy } from './queue.ts'
import { createSmtp } from './smtp.ts'

/** A link to reset the password, a link to verify the address, or a notice of a change of the account. */
export type MailKind = 'reset' | 'verification' | 'notice'

/** A plain-text message to one recipient. `to` and `subject` must not contain line breaks. */
export interface Message {
  kind: MailKind
  to: string
  subject: string
  text: string
}

export interface Mail {
  /**
   * Returns at once and never throws. The message is delivered in the background, and failures are logged.
   */
  send(message: Message): void
  /**
   * The page that a mail links to. The token is in the fragment (after `#`), which browsers do not send to
   * servers, so it appears in no log.
   */
  linkTo(page: 'reset-password' | 'verify-email', token: string): string
  /** Rejects further messages and waits up to 10 seconds for those in the queue. */
  close(): Promise<void>
}

export type Delivery = Pick<Mail, 'send' | 'close'>

export interface MailConfig {
  /** `smtps://user:password@host:465` */
  smtpUrl: string | null
  /** `Byline <no-reply@example.org>` */
  from: string
  /** The folder to write messages to if there is no mail server; for the embedded mode. */
  emlFolder: string | null
  /** The URL of this server for its users. */
  publicUrl: string
}

/**
 * Sends by SMTP if a server is configured, else writes to the folder if there is one, else only logs a
 * warning.
 */
export function createMail(config: MailConfig, log: Logger, retries: Partial<RetryPolicy> = {}): Mail {
  return {
    ...createDelivery(config, log, retries),
    linkTo: (page, token) => `${config.publicUrl}/account/${page}#${token}`,
  }
}

function createDelivery(
  { smtpUrl, from, emlFolder }: MailConfig,
  log: Logger,
  retries: Partial<RetryPolicy>,
): Delivery {
  if (smtpUrl) {
    return createQueue(createSmtp(smtpUrl, from), log, {
      concurrency: 3,
      pausesMs: [1_000, 5_000],
      ...retries,
    })
  }
  if (emlFolder) {
    const queue = createQueue(createEmlFolder(emlFolder, from), log, {
      concurrency: 1,
      pausesMs: [],
      ...retries,
    })
    return {
      ...queue,
      send(message) {
        log.info(message, 'message logged because SMTP_URL is not set')
        queue.send(message)
      },
    }
  }
  return {
    send: ({ kind, subject }) => log.warn({ kind, subject }, 'message not sent: SMTP_URL is not set'),
    close: async () => {},
  }
}
