import type { MailKind, Message } from './mail.ts'

interface Recipient {
  to: string
  username: string
}

interface WithLink extends Recipient {
  /** Contains a single-use token. */
  link: string
}

/** The link is valid for 1 hour. */
export function passwordResetMessage({ to, username, link }: WithLink): Message {
  return message('reset', { to, username }, 'Reset your Byline password', [
    'A password reset was requested for your Byline account. To choose a new password, open this link:',
    link,
    'The link works once and expires in 1 hour.',
    'If you did not request this, ignore this e-mail. Your password stays the same.',
  ])
}

/** The link is valid for 24 hours. */
export function emailVerificationMessage({ to, username, link }: WithLink): Message {
  return message('verification', { to, username }, 'Confirm your e-mail address for Byline', [
    'To confirm that this e-mail address belongs to your Byline account, open this link:',
    link,
    'The link works once and expires in 24 hours.',
    'If you have no Byline account, ignore this e-mail.',
  ])
}

export function passwordChangedNotice({ to, username }: Recipient): Message {
  return message('notice', { to, username }, 'Your Byline password was changed', [
    'The password of your Byline account was just changed. All other sessions were signed out.',
    'If this was not you, reset your password at once ("forgot password") and contact us.',
  ])
}

/**
 * Sent to the old address, because the new one may belong to an attacker. It does not contain the new
 * address.
 */
export function emailChangedNotice({ to, username }: Recipient): Message {
  return message('notice', { to, username }, 'Your Byline e-mail address was changed', [
    'The e-mail address of your Byline account was just changed. We will send no more e-mails to this address.',
    'If this was not you, someone else knows your password. Contact us at once.',
  ])
}

/** Completes "Two-factor authentication was just …". */
export type MfaChange = 'set up' | 'given new backup codes' | 'removed' | 'removed by an administrator'

export function mfaChangedNotice({ to, username, change }: Recipient & { change: MfaChange }): Message {
  return message('notice', { to, username }, 'Two-factor authentication of your Byline account was changed', [
    `Two-factor authentication of your Byline account was just ${change}.`,
    'If this was not you, change your password at once and contact us.',
  ])
}

/** @param hint the part of the key by which its owner finds it in the list of keys */
export function apiKeyNotice({
  to,
  username,
  hint,
  change,
}: Recipient & { hint: string; change: 'created' | 'replaced by a new one' }): Message {
  return message('notice', { to, username }, 'A new API key for your Byline account', [
    `An API key of your Byline account was just ${change}. The new key starts with ${hint}`,
    'Programs that have the key can act for you. If this was not you, revoke the key, change your password at once and contact us.',
  ])
}

function message(
  kind: MailKind,
  { to, username }: Recipient,
  subject: string,
  paragraphs: string[],
): Message {
  return { kind, to, subject, text: [`Hello ${username},`, ...paragraphs, 'Byline\n'].join('\n\n') }
}
