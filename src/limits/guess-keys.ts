/** The bucket of all devices that have not signed in to the account before. */
export const unknownDevices = 'anywhere'

/**
 * The keys under which wrong guesses are counted. All of them are here, because the code that counts a guess
 * and the code that clears the count must use the same text.
 */
export const guessKeys = {
  /**
   * @param bucket from `guessBucket`, so that an attacker's guesses do not lock out the owner's known device
   */
  signIn: (emailKey: string, bucket: string) => `password of ${emailKey} from ${bucket}`,
  /** @param bucket from `guessBucket` */
  secondFactor: (userId: string, bucket: string) => `second factor of ${userId} from ${bucket}`,
  /** By session, so that a stolen session cannot keep the owner from signing in. */
  reauthentication: (sessionId: string) => `password in session ${sessionId}`,
  totpEnrolment: (userId: string) => `enrolment of ${userId}`,
}
