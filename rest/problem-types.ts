import type { ErrorCode } from '../src/errors.ts'

/** What each refusal means to who meets it, and what they can do. Shown at `/docs/problems` and in OpenAPI. */
export const meanings: Record<ErrorCode, string> = {
  BAD_INPUT: 'Something that was sent is malformed, missing, too long or unknown; `errors` names it.',
  GRAPHQL_PARSE_FAILED: 'The GraphQL document cannot be read.',
  GRAPHQL_VALIDATION_FAILED: 'The GraphQL document does not fit the schema.',
  QUERY_TOO_COMPLEX: 'It would cost too much; ask for less at once.',
  TOKEN_EXPIRED: 'The access token has expired. Refresh it (`POST /sessions/refresh`), and ask again.',
  UNAUTHENTICATED: 'Sign in first, or again: there is no token, or it is not valid any more.',
  INVALID_CREDENTIALS: 'The e-mail address or the password is wrong; it is not said which.',
  INVALID_CODE: 'The code, or the token that was mailed, is wrong, was used already, or is too old.',
  INVALID_REFRESH_TOKEN:
    'The refresh token is unknown, expired, used before or of a session that has ended. Sign in again.',
  MFA_REQUIRED: 'A code of the authenticator app, or a backup code, is needed as well.',
  STEP_UP_REQUIRED:
    'You are signed in, but not since just now. Prove once more who you are (`POST /me/reauthenticate`), and ask again with the token it answers.',
  WEAK_PASSWORD: 'The password is too easy to guess; `errors` says why.',
  TOO_MANY_ATTEMPTS:
    'You, or somebody like you, tried too often. Wait as many seconds as `Retry-After` says.',
  FORBIDDEN: 'You are signed in, but may not do this.',
  NOT_FOUND: 'There is no such thing, or it is hidden from you.',
  METHOD_NOT_ALLOWED: 'This address does not answer that method; `Allow` says which it does.',
  NOT_ACCEPTABLE: 'The answer is not to be had in a media type that you accept.',
  CONFLICT: 'The state of the thing does not admit it.',
  ALREADY_TAKEN: 'Somebody else has this name or address.',
  VERSION_GONE:
    'This version of the API is not answered now, or no more. The guide shows the way to its successor.',
  PRECONDITION_FAILED: 'It has changed since you read it. Read it again, and decide again.',
  PAYLOAD_TOO_LARGE: 'The body is longer than 100 KB.',
  UNSUPPORTED_MEDIA_TYPE: 'The body must be JSON, and say so in `Content-Type`.',
  PRECONDITION_REQUIRED: 'A write must say in `If-Match` which state it is of.',
  INTERNAL: 'A fault of ours; it has been noted under the request’s id.',
  OVERLOADED: 'There is too much to do right now; try again in a moment.',
  UNAVAILABLE: 'Something that is needed for the answer cannot be reached; try again in a moment.',
}

/** The address of a refusal's description, below the server's own: `/docs/problems#not-found`. */
export function problemType(code: ErrorCode): string {
  return `/docs/problems#${code.toLowerCase().replaceAll('_', '-')}`
}

/** `NOT_FOUND` → `Not found` */
export function titleOf(code: ErrorCode): string {
  const words = code.toLowerCase().replaceAll('_', ' ').replace('graphql', 'GraphQL')
  return words[0]!.toUpperCase() + words.slice(1)
}
