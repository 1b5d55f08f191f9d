import { type AppError, statusByCode } from '../src/errors.ts'
import { problemType, titleOf } from './problem-types.ts'
import { segmentsOf } from './request-input.ts'

/** Problem details (RFC 9457). `errors` names each wrong input by a JSON Pointer into the part of the request it is `in`. */
export function problem(
  { code, message, details }: AppError,
  { status, requestId }: { status: number; requestId: string },
): object {
  return {
    type: problemType(code),
    title: titleOf(code),
    status,
    detail: message,
    code,
    requestId,
    ...(details.length > 0 && {
      errors: details.map(({ field, message }) => ({ ...pointerTo(field), detail: message })),
    }),
  }
}

/** `body.tags.1` → `#/tags/1` in the body (RFC 6901, as a fragment). */
function pointerTo(field: string): { pointer: string; in: string } {
  const [place = '', ...names] = segmentsOf(field)
  const segments = names.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1')))
  return { pointer: ['#', ...segments].join('/'), in: place }
}

const text = { type: 'string' }

export const problemSchema = {
  type: 'object',
  description: 'Why it was refused (RFC 9457).',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { ...text, format: 'uri-reference', description: 'Where the kind of problem is described.' },
    title: { ...text, description: 'The kind of problem in words.' },
    status: { type: 'integer', format: 'int32', description: 'The status of the answer.' },
    detail: { ...text, description: 'What happened this time.' },
    code: {
      ...text,
      examples: Object.keys(statusByCode),
      description:
        'The kind of problem, for programs. There may be more than these one day: go by `status` then.',
    },
    requestId: { ...text, description: 'Under which it is found in the log.' },
    errors: {
      type: 'array',
      description: 'Each input that was wrong.',
      items: {
        type: 'object',
        required: ['pointer', 'in', 'detail'],
        properties: {
          pointer: { ...text, description: 'A JSON Pointer (RFC 6901) into that part: `#/tags/1`.' },
          in: { ...text, enum: ['body', 'query', 'path', 'header'], description: 'The part of the request.' },
          detail: { ...text, description: 'What is wrong with it.' },
        },
      },
    },
    supported: {
      type: 'array',
      items: text,
      description: 'The versions there are, where an unknown one was asked for.',
    },
  },
}
