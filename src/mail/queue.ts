import { setTimeout as sleep } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Logger } from '../log.ts'
import type { Delivery, Message } from './mail.ts'

/** @throws when it is not delivered, or aborted */
export type Deliver = (message: Message, signal: AbortSignal) => Promise<void>

export interface Patience {
  atOnce: number
  /** Milliseconds before the second attempt, the third, … */
  pauses: readonly number[]
  /** Milliseconds that `close` waits. */
  closeTimeout?: number
}

/** Messages at most, waiting or under way: a mail server that is down must not fill the memory. */
const maxQueued = 100
/** Milliseconds an attempt may take, whatever a server sends to keep it alive. */
const maxAttempt = 60_000

/** Delivers behind the requests. It logs what fails, but neither to whom it was nor what it said. */
export function createQueue(
  deliver: Deliver,
  log: Logger,
  { atOnce, pauses, closeTimeout = 10_000 }: Patience,
): Delivery {
  const limit = pLimit(atOnce)
  const pending = new Set<Promise<void>>()
  const stop = new AbortController()
  let isClosed = false

  const attempt = async (message: Message) => {
    for (const pause of [...pauses, null]) {
      stop.signal.throwIfAborted()
      try {
        return await deliver(message, AbortSignal.any([stop.signal, AbortSignal.timeout(maxAttempt)]))
      } catch (error) {
        if (pause === null || isFinal(error as MailError)) throw error
        await sleep(pause, undefined, { signal: stop.signal })
      }
    }
  }

  return {
    send(message) {
      const { subject } = message
      if (isClosed) return log.warn({ subject }, 'a message was dropped: the server is stopping')
      if (pending.size >= maxQueued)
        return log.warn({ subject }, `a message was dropped: ${maxQueued} are waiting already`)
      const delivery = limit(attempt, message)
        .catch((error) => log.error({ subject, ...factsOf(error) }, 'a message was not sent'))
        .finally(() => pending.delete(delivery))
      pending.add(delivery)
    },
    async close() {
      isClosed = true
      const timer = setTimeout(() => stop.abort(), closeTimeout)
      await Promise.all(pending)
      clearTimeout(timer)
    },
  }
}

interface MailError extends Error {
  code?: string
  /** The server's answer, which may quote the recipient. */
  response?: string
  responseCode?: number
}

/** What the server says for good (RFC 5321 §4.2.1). */
function isFinal({ responseCode = 0 }: MailError): boolean {
  return responseCode >= 500
}

/** Of the network and of files; nothing of these names the recipient. */
const impersonal = /^(EDNS|ESOCKET|ECONNECTION|ETIMEDOUT|ETLS|EACCES|ENOSPC|EROFS|ENOTDIR|EPERM)$/

function factsOf({ code, responseCode, response, message }: MailError): object {
  const isImpersonal = response === undefined && impersonal.test(code ?? '')
  return { code, status: responseCode, reason: isImpersonal ? message : undefined }
}
