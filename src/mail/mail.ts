import type { Logger } from '../log.ts'
import { createOutbox } from './eml-folder.ts'
import { createQueue, type Patience } from './queue.ts'
import { createSmtp } from './smtp.ts'

/** One recipient and plain text. Both `to` and `subject` are one line. */
export interface Message {
  to: string
  subject: string
  text: string
}

export interface Mail {
  /** Returns at once and never throws; delivery happens behind, and what goes wrong there is in the log. */
  send(message: Message): void
  /** Where somebody acts on a message. The token stands behind the `#`: browsers send that to no server, and no log has it. */
  linkTo(page: 'reset-password' | 'verify-email', token: string): string
  /** Waits for what is queued, at most 10 seconds, and takes no more. */
  close(): Promise<void>
}

export type Delivery = Pick<Mail, 'send' | 'close'>

export interface MailConfig {
  /** `smtps://user:password@host:465` */
  smtpUrl: string | null
  /** `Byline <no-reply@example.org>` */
  from: string
  /** A folder for messages while there is no mail server: the embedded mode's. */
  outbox: string | null
  /** Of this server, as people reach it. */
  publicUrl: string
}

/** Sends by SMTP where there is a server; else writes to the outbox where there is one; else only says that it did not. */
export function createMail(config: MailConfig, log: Logger, patience: Partial<Patience> = {}): Mail {
  return {
    ...createDelivery(config, log, patience),
    linkTo: (page, token) => `${config.publicUrl}/account/${page}#${token}`,
  }
}

function createDelivery(
  { smtpUrl, from, outbox }: MailConfig,
  log: Logger,
  patience: Partial<Patience>,
): Delivery {
  if (smtpUrl) {
    return createQueue(createSmtp(smtpUrl, from), log, { atOnce: 3, pauses: [1_000, 5_000], ...patience })
  }
  if (outbox) {
    const queue = createQueue(createOutbox(outbox, from), log, { atOnce: 1, pauses: [], ...patience })
    return {
      ...queue,
      send({ to, subject, text }) {
        log.info({ to, subject, text }, 'a message, since there is no SMTP_URL')
        queue.send({ to, subject, text })
      },
    }
  }
  return {
    send: ({ subject }) => log.warn({ subject }, 'a message was not sent: SMTP_URL is not set'),
    close: async () => {},
  }
}
