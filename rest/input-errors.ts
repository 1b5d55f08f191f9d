import { reasonOf } from '../schema/inputs.ts'
import { AppError, type ErrorDetail } from '../src/errors.ts'
import type { Endpoint, Variables } from './endpoint.ts'
import { lastName } from './field-paths.ts'
import type { Input } from './inputs.ts'
import type { EndpointOperation } from './operation.ts'

/** BAD_INPUT that lists every invalid value. */
export function inputError(details: readonly ErrorDetail[]): AppError {
  const message = details.map(({ field, message }) => `${lastName(field)} ${message}`).join('; ')
  return new AppError('BAD_INPUT', message, details)
}

/** Where a client finds an input in its request: `body.article.title`, `query.limit`, `header.If-Match`. */
export function requestField({ envelope }: Endpoint, { name, place }: Pick<Input, 'name' | 'place'>): string {
  if (place === 'header') return 'header.If-Match'
  return [place, ...(place === 'body' && envelope ? [envelope] : []), name].join('.')
}

/** Converts an error of the schema, which names GraphQL arguments, to one that names parts of the request. */
export function toRequestTerms(
  operation: EndpointOperation,
  variables: Variables,
  { code, message, details, retryAfter }: AppError,
): AppError {
  const placed = details.map((detail) => toRequestField(operation, detail))
  // Pothos reports only the first input that fails its check. A form needs them all.
  const failed = code === 'BAD_INPUT' ? failedChecks(operation, variables) : []
  if (failed.length > 0) return inputError(failed)
  if (code === 'BAD_INPUT' && placed.length > 0) return inputError(placed)
  const isPrecondition = code === 'CONFLICT' && placed.some(({ field }) => field.startsWith('header.'))
  return new AppError(isPrecondition ? 'PRECONDITION_FAILED' : code, message, placed, { retryAfter })
}

function failedChecks({ endpoint, inputs }: EndpointOperation, variables: Variables): ErrorDetail[] {
  return inputs.flatMap((input) => {
    const value = variables[input.name]
    const { error } = value == null || !input.check ? {} : input.check.safeParse(value)
    const field = requestField(endpoint, input)
    return (error?.issues ?? []).map((issue) => ({
      field: [field, ...issue.path].join('.'),
      message: issue.message,
      reason: reasonOf(issue),
    }))
  })
}

/** `input.title` → `body.title`, `filter.matching` → `query.q` */
function toRequestField({ endpoint, inputs }: EndpointOperation, detail: ErrorDetail): ErrorDetail {
  const input =
    inputs.find(({ argument }) => detail.field === argument || detail.field.startsWith(`${argument}.`)) ??
    inputs.find(({ argument }) => argument.endsWith(`.${detail.field}`)) ??
    inputs.find(({ name }) => detail.field === name || detail.field.startsWith(`${name}.`))
  if (!input) return detail
  const below = detail.field.startsWith(input.argument) ? detail.field.slice(input.argument.length) : ''
  return { ...detail, field: requestField(endpoint, input) + below }
}
