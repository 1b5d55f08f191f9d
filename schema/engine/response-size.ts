import { AppError } from '../../src/errors.ts'

/** A page of 20 of the longest articles fits. */
const maxBytes = 4 * 1024 * 1024

/**
 * Bounds the memory of a response that its client reads slowly.
 * @throws {AppError} QUERY_TOO_COMPLEX
 */
export function assertResponseSize(text: string): void {
  if (text.length * 3 <= maxBytes) return // A UTF-16 unit has at most three bytes in UTF-8.
  if (Buffer.byteLength(text) <= maxBytes) return
  throw new AppError(
    'QUERY_TOO_COMPLEX',
    `The response is larger than ${maxBytes / 1024 / 1024} MB. Request smaller pages or fewer fields`,
  )
}
