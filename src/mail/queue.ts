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
/** Of these, the part that only password resets can use, so that other mail cannot push them out. */
const reservedForResets = 30
/** Undelivered messages of one kind to one recipient. More would tell the recipient nothing new. */
const maxPerRecipient = 5
/** Limits an attempt even if the server keeps the connection alive. */
const attemptTimeoutMs = 60_000

/** Delivers messages in the background. Logs a failure without the recipient and the text of the message. */
export function createQueue(
  deliver: Deliver,
  log: Logger,
  { concurrency, pausesMs, closeTimeoutMs = 10_000 }: RetryPolicy,
): Delivery {
  const limit = pLimit(concurrency)
  const pending = new Map<Promise<void>, Message>()
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

  const count = (counts: (message: Message) => boolean) => pending.values().filter(counts).toArray().length

  /** Why there is no room for a message, or null. */
  const refusal = ({ kind, to }: Message): string | null => {
    if (isClosed) return 'the server is stopping'
    if (pending.size >= maxQueued) return `the queue is full (${maxQueued} messages)`
    if (kind !== 'reset' && count((one) => one.kind !== 'reset') >= maxQueued - reservedForResets)
      return `the queue is full (${maxQueued - reservedForResets} messages other than password resets)`
    const key = to.toLowerCase()
    if (count((one) => one.kind === kind && one.to.toLowerCase() === key) >= maxPerRecipient)
      return `${maxPerRecipient} messages of this kind to the same recipient are waiting`
    return null
  }

  return {
    send(message) {
      const { kind, subject } = message
      const reason = refusal(message)
      if (reason) return log.warn({ kind, subject }, `message dropped: ${reason}`)
      const delivery = limit(attempt, message)
        .catch((error) => log.error({ kind, subject, ...loggableFacts(error) }, 'message not sent'))
        .finally(() => pending.delete(delivery))
      pending.set(delivery, message)
    },
    async close() {
      isClosed = true
      const timer = setTimeout(() => stop.abort(), closeTimeoutMs)
      await Promise.all(pending.keys())
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
