import { type ErrorCode, type ErrorDetail, publicDetails } from '../errors.ts'

/**
 * The body of an error outside GraphQL and REST, in GraphQL's format: `{ "errors": [{ "message", "extensions"
 * }] }`.
 */
export function errorBody(code: ErrorCode, message: string, details: readonly ErrorDetail[] = []) {
  const extensions = { code, ...(details.length > 0 && { details: publicDetails(details) }) }
  return { errors: [{ message, extensions }] }
}
