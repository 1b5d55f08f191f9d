import { setTimeout as sleep } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Logger } from '../log.ts'
import type { Delivery, Message } from './mail.ts'

/** @throws {Error} if the message is not delivered, or `signal` is aborted */
export type Deliver = (message: Message, signal: AbortSignal) => Promise<void>

export interface RetryPolicy {
  concurrency: number
  /** Milliseconds to wait before the second attempt, the third, … */
  pausesMs: readonly number[]
  /** How long `close` waits, in milliseconds. */
  closeTimeoutMs?: number
}

/** Maximum number of undelivered messages, so that a mail server that is down cannot fill the memory. */
const maxQueued = 100
/** Limits an attempt even if the server keeps the connection alive. */
const attemptTimeoutMs = 60_000

/** Delivers messages in the background. Logs a failure without the recipient and the text of the message. */
export function createQueue(
  deliver: Deliver,
  log: Logger,
  { concurrency, pausesMs, closeTimeoutMs = 10_000 }: RetryPolicy,
): Delivery {
  const limit = pLimit(concurrency)
  const pending = new Set<Promise<void>>()
  const stop = new AbortController()
  let isClosed = false

  const attempt = async (message: Message) => {
    for (const pause of [...pausesMs, null]) {
      stop.signal.throwIfAborted()
      try {
        return await deliver(message, AbortSignal.any([stop.signal, AbortSignal.timeout(attemptTimeoutMs)]))
      } catch (error) {
        if (pause === null || isFinal(error as MailError)) throw error
        await sleep(pause, undefined, { signal: stop.signal })
      }
    }
  }

  return {
    send(message) {
      const { subject } = message
      if (isClosed) return log.warn({ subject }, 'message dropped: the server is stopping')
      if (pending.size >= maxQueued)
        return log.warn({ subject }, `message dropped: the queue is full (${maxQueued} messages)`)
      const delivery = limit(attempt, message)
        .catch((error) => log.error({ subject, ...loggableFacts(error) }, 'message not sent'))
        .finally(() => pending.delete(delivery))
      pending.add(delivery)
    },
    async close() {
      isClosed = true
      const timer = setTimeout(() => stop.abort(), closeTimeoutMs)
      await Promise.all(pending)
      clearTimeout(timer)
    },
  }
}

interface MailError extends Error {
  code?: string
  /** The response of the mail server, which may contain the recipient. */
  response?: string
  responseCode?: number
}

/** A permanent failure (RFC 5321 §4.2.1). */
function isFinal({ responseCode = 0 }: MailError): boolean {
  return responseCode >= 500
}

/** Network and file errors, whose messages do not contain the recipient. */
const loggableCodes = /^(EDNS|ESOCKET|ECONNECTION|ETIMEDOUT|ETLS|EACCES|ENOSPC|EROFS|ENOTDIR|EPERM)$/

function loggableFacts({ code, responseCode, response, message }: MailError): object {
  const isLoggable = response === undefined && loggableCodes.test(code ?? '')
  return { code, status: responseCode, reason: isLoggable ? message : undefined }
}
