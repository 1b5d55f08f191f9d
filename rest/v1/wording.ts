/** The words that clients of Conduit know, for what Byline says of a field. */
const conduitWords: Record<string, string> = {
  'is required': "can't be blank",
  'must not be empty': "can't be blank",
  'cannot be taken away': "can't be blank",
  'is taken': 'has already been taken',
  'must be an e-mail address': 'is invalid',
}

export function inConduitWords(message: string): string {
  return conduitWords[message] ?? message
}
