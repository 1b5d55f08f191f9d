import { statusByCode } from '../src/errors.ts'
import { segmentsOf } from './field-paths.ts'
import { problemTitle, problemType } from './problem-types.ts'
import type { ErrorFormat } from './version.ts'

/**
 * Problem details (RFC 9457). `errors` has a JSON Pointer for each invalid value in a part of the request.
 */
export const problemFormat: ErrorFormat = {
  mediaType: 'application/problem+json',
  statusOf: (code) => statusByCode[code],
  body: ({ code, message, details }, { status, requestId }) => ({
    type: problemType(code),
    title: problemTitle(code),
    status,
    detail: message,
    code,
    requestId,
    ...(details.length > 0 && {
      errors: details.map(({ field, message }) => ({ ...pointerTo(field), detail: message })),
    }),
  }),
}

/** `body.tags.1` → `#/tags/1` in the body (RFC 6901, as a URI fragment). */
function pointerTo(field: string): { pointer: string; in: string } {
  const [place = '', ...names] = segmentsOf(field)
  const segments = names.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1')))
  return { pointer: ['#', ...segments].join('/'), in: place }
}

const text = { type: 'string' }

export const problemSchema = {
  type: 'object',
  description: 'The error of a rejected request (RFC 9457).',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: {
      ...text,
      format: 'uri-reference',
      description: 'The URL of the description of the problem type.',
    },
    title: { ...text, description: 'The name of the problem type.' },
    status: { type: 'integer', format: 'int32', description: 'The HTTP status code.' },
    detail: { ...text, description: 'A description of this occurrence of the problem.' },
    code: {
      ...text,
      examples: Object.keys(statusByCode),
      description:
        'The stable code of the problem type, for programs. New codes may be added, so handle unknown codes by `status`.',
    },
    requestId: { ...text, description: 'The ID of the request in the server log.' },
    errors: {
      type: 'array',
      description: 'The invalid input values.',
      items: {
        type: 'object',
        required: ['pointer', 'in', 'detail'],
        properties: {
          pointer: {
            ...text,
            description: 'A JSON Pointer (RFC 6901) to the value in this part of the request: `#/tags/1`.',
          },
          in: {
            ...text,
            enum: ['body', 'query', 'path', 'header'],
            description: 'The part of the request that contains the value.',
          },
          detail: { ...text, description: 'What is wrong with the value.' },
        },
      },
    },
    supported: {
      type: 'array',
      items: text,
      description: 'The supported versions, if the request named an unknown version.',
    },
  },
}
