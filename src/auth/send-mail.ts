import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { throttledNetwork } from '../limits/networks.ts'
import type { Quota } from '../limits/quotas.ts'
import type { MailKind, Message } from '../mail/mail.ts'
import { nameKey } from '../users/names.ts'

/*
 * Every mail goes through this file, which takes the quotas: for the address, so that nobody's mailbox is
 * flooded, and for the network of the client, so that no client floods many mailboxes. Each kind of mail has
 * its own quota for an address. Otherwise an attacker who requests mails of one kind could keep the owner from
 * getting those of another kind.
 */
const addressQuotas: Record<MailKind, Quota> = {
  reset: 'resets to an address',
  verification: 'verifications to an address',
  notice: 'notices to an address',
}

type QuotaServices = Pick<Context, 'throttles' | 'caller'>
type MailServices = QuotaServices & Pick<Context, 'mail' | 'log'>

/** Puts a message into the queue. It is returned only for the quotas that it needs. */
export type Send = (message: Message) => void

/** @throws {AppError} TOO_MANY_ATTEMPTS */
export async function takeNetworkQuota({ throttles, caller }: QuotaServices): Promise<void> {
  await throttles.take('mail for a network', throttledNetwork(caller.address))
}

/** Without the quota of the network, which the caller takes or has a reason to spare. */
export async function takeAddressQuota(
  { throttles, mail }: Pick<MailServices, 'throttles' | 'mail'>,
  kind: MailKind,
  address: string,
): Promise<Send> {
  await throttles.take(addressQuotas[kind], nameKey(address))
  return (message) => mail.send(message)
}

/**
 * Takes both quotas for a mail that somebody requested.
 * @throws {AppError} TOO_MANY_ATTEMPTS
 */
export async function takeMailQuotas(
  services: QuotaServices & Pick<MailServices, 'mail'>,
  kind: MailKind,
  address: string,
): Promise<Send> {
  await takeNetworkQuota(services)
  return takeAddressQuota(services, kind, address)
}

/** Null instead of TOO_MANY_ATTEMPTS. */
export async function unlessOverQuota<T>(taken: Promise<T>): Promise<T | null> {
  try {
    return await taken
  } catch (error) {
    if (error instanceof AppError && error.code === 'TOO_MANY_ATTEMPTS') return null
    throw error
  }
}

export interface NoticeOptions {
  /**
   * Whether the recipient has verified the address, or an administrator causes the notice. Such a notice does
   * not need the quota of the network: an attacker could use that up first, and then change the account
   * unnoticed. An address that is not verified may belong to a stranger.
   */
  isTrusted: boolean
}

/**
 * Tells a user about a change of the account, after the change. Never throws: a notice over a quota is dropped
 * and logged, and the change remains.
 */
export async function sendNotice(
  services: MailServices,
  message: Message,
  { isTrusted }: NoticeOptions,
): Promise<void> {
  const { subject, to } = message
  try {
    const take = isTrusted ? takeAddressQuota : takeMailQuotas
    const send = await unlessOverQuota(take(services, 'notice', to))
    if (send) send(message)
    else services.log.warn({ subject }, 'notice not sent: too many mails to this address or for this network')
  } catch (err) {
    services.log.error({ err, subject }, 'notice not sent: its quotas could not be checked')
  }
}
