import type { guessRules } from './quotas.ts'

/** Under which wrong guesses are counted, and how many are free. */
export interface GuessKey {
  text: string
  rule: keyof typeof guessRules
}

/**
 * All keys are here, because the code that counts a guess and the code that clears the count must use the same
 * text.
 */
export const guessKeys = {
  /** @param source from `guessSource` */
  signIn: (emailKey: string, source: string) => strict(`password of ${emailKey} from ${source}`),
  /** Of all clients without a known device, so that an attacker with many networks gains little. */
  signInAnywhere: (emailKey: string): GuessKey => ({
    text: `password of ${emailKey} from anywhere`,
    rule: 'short wait',
  }),
  /**
   * Strict for all unknown devices together: whoever guesses codes knows the password already.
   * @param deviceHash of a known device, or null
   */
  secondFactor: (userId: string, deviceHash: string | null) =>
    strict(`second factor of ${userId} from ${deviceHash ? `device ${deviceHash}` : 'anywhere'}`),
  /** By session, so that a stolen session cannot keep the owner from signing in. */
  reauthentication: (sessionId: string) => strict(`password in session ${sessionId}`),
  totpEnrolment: (userId: string) => strict(`enrolment of ${userId}`),
}

function strict(text: string): GuessKey {
  return { text, rule: 'long wait' }
}
