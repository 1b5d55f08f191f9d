import type { Message } from './mail.ts'

interface Recipient {
  to: string
  username: string
}

interface WithLink extends Recipient {
  /** Carries a token that works once. */
  link: string
}

/** The link is valid for 1 hour. */
export function passwordResetMessage({ to, username, link }: WithLink): Message {
  return message({ to, username }, 'Choose a new password for Byline', [
    'Somebody, most likely you, asked for a new password for your account at Byline. To choose one, open',
    link,
    'The link works once, within one hour.',
    'If you did not ask for it, ignore this message: your password stays as it is.',
  ])
}

/** The link is valid for 24 hours. */
export function emailVerificationMessage({ to, username, link }: WithLink): Message {
  return message({ to, username }, 'Confirm your e-mail address for Byline', [
    'To confirm that this is the address of your account at Byline, open',
    link,
    'The link works once, within 24 hours.',
    'If you have no account at Byline, ignore this message.',
  ])
}

export function passwordChangedNotice({ to, username }: Recipient): Message {
  return message({ to, username }, 'Your password at Byline was changed', [
    'The password of your account at Byline was just changed, and you were signed out everywhere else.',
    'If it was not you, choose a new password at once ("forgotten password"), and tell us.',
  ])
}

/** For the old address: the new one may be a stranger's. It does not tell the new one, for the same reason. */
export function emailChangedNotice({ to, username }: Recipient): Message {
  return message({ to, username }, 'Your e-mail address at Byline was changed', [
    'The e-mail address of your account at Byline was just changed. Nothing more will be sent to this one.',
    'If it was not you, somebody else has your password. Tell us at once.',
  ])
}

/** What was done to it, as in "Two-factor sign-in was …". */
export type MfaChange = 'set up' | 'given new backup codes' | 'removed' | 'removed by an administrator'

export function mfaChangedNotice({ to, username, change }: Recipient & { change: MfaChange }): Message {
  return message({ to, username }, 'Your two-factor sign-in at Byline was changed', [
    `Two-factor sign-in of your account at Byline was just ${change}.`,
    'If it was not you, change your password at once, and tell us.',
  ])
}

function message({ to, username }: Recipient, subject: string, paragraphs: string[]): Message {
  return { to, subject, text: [`Hello ${username},`, ...paragraphs, 'Byline\n'].join('\n\n') }
}
