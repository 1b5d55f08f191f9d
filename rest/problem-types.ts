import type { ErrorCode } from '../src/errors.ts'

/** What each error code means, and what a client can do. Shown at `/docs/problems` and in OpenAPI. */
export const meanings: Record<ErrorCode, string> = {
  BAD_INPUT: 'An input value is malformed, missing, too long or unknown. `errors` names it.',
  GRAPHQL_PARSE_FAILED: 'The GraphQL document has a syntax error.',
  GRAPHQL_VALIDATION_FAILED: 'The GraphQL document does not match the schema.',
  QUERY_TOO_COMPLEX: 'The query is too complex. Request less data at once.',
  TOKEN_EXPIRED:
    'The access token has expired. Refresh the session (`POST /sessions/refresh`) and repeat the request.',
  UNAUTHENTICATED: 'The credential is missing or no longer valid. Sign in.',
  INVALID_CREDENTIALS: 'The e-mail address or the password is wrong, or the sign-in has expired.',
  INVALID_CODE: 'The code, or the token from an e-mail, is wrong, expired or already used.',
  INVALID_REFRESH_TOKEN:
    'The refresh token is unknown, expired or already used, or its session has ended. Sign in again.',
  MFA_REQUIRED: 'The account also requires a code from the authenticator app, or a backup code.',
  STEP_UP_REQUIRED:
    'The change requires recent authentication. Reauthenticate (`POST /me/reauthenticate`) and repeat the request with the new access token. A token that is refreshed within five minutes of the authentication also works.',
  EMAIL_NOT_VERIFIED:
    'The e-mail address of the account must be verified first. Request a link (`POST /email-verifications`) and follow it.',
  WEAK_PASSWORD: 'The password is too easy to guess. `errors` contains the reason.',
  TOO_MANY_ATTEMPTS: 'There were too many attempts. Wait for the number of seconds in `Retry-After`.',
  FORBIDDEN: 'You are authenticated, but not allowed to do this.',
  NOT_FOUND: 'The object does not exist, or you may not see it.',
  METHOD_NOT_ALLOWED: 'The path does not support the method. `Allow` lists the supported methods.',
  NOT_ACCEPTABLE: 'The response is not available in a media type that the request accepts.',
  CONFLICT: 'The current state of the object does not allow the request.',
  ALREADY_TAKEN: 'The value is already in use.',
  VERSION_GONE:
    'This version of the API is unavailable, temporarily or permanently. The guide describes how to migrate to its successor.',
  PRECONDITION_FAILED:
    'The object has changed since you read it. Read it again and repeat the change if it still applies.',
  PAYLOAD_TOO_LARGE: 'The body is larger than 100 KB.',
  UNSUPPORTED_MEDIA_TYPE: 'The body must be JSON, with a matching `Content-Type`.',
  PRECONDITION_REQUIRED: 'The request must have an `If-Match` header with the `ETag` of the object.',
  INTERNAL: 'The server failed. The error was logged under the ID of the request.',
  OVERLOADED: 'The server is overloaded. Try again in a moment.',
  UNAVAILABLE: 'The server cannot reach a service that it needs. Try again in a moment.',
}

/** The path of the description of a code: `/docs/problems#not-found`. */
export function problemType(code: ErrorCode): string {
  return `/docs/problems#${code.toLowerCase().replaceAll('_', '-')}`
}

/** `NOT_FOUND` → `Not found` */
export function problemTitle(code: ErrorCode): string {
  const words = code
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace('graphql', 'GraphQL')
    .replace('mfa', 'MFA')
    .replace('step up', 'step-up')
  return words[0]!.toUpperCase() + words.slice(1)
}
