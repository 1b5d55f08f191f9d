import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, DocumentedResponse> }>>
  components: { responses: Record<string, DocumentedResponse> }
}

interface DocumentedResponse {
  $ref?: string
  headers?: Record<string, object>
}

const names = ['v1', 'v2'] as const
export const documents = Object.fromEntries(
  names.map((name) => [name, JSON.parse(readFileSync(`openapi.${name}.json`, 'utf8'))]),
) as Record<(typeof names)[number], Document>

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strict: true })
formats.default(ajv)
ajv.addFormat('int32', true)
const known = ['components', 'paths', 'info', 'openapi', 'servers', 'security', 'tags', 'example']
for (const keyword of known) ajv.addKeyword(keyword)
for (const name of names) ajv.addSchema(documents[name], name)

export interface CheckedResponse {
  status: number
  headers: Readonly<Record<string, unknown>>
  body: string
}

/**
 * Compares a response with the OpenAPI document of its version, as a validating proxy would.
 * @returns what is wrong, or null; also null for URLs that are no endpoint
 */
export function contractViolation(method: string, url: string, response: CheckedResponse): string | null {
  const [, version = '', path = ''] = /^\/api(?:\/(v\d+))?(\/[^?]*)/.exec(url) ?? []
  const name = (version || 'v1') as 'v1' | 'v2'
  if (!names.includes(name)) return null
  const template = templateOf(name, path)
  const operation = template && documents[name].paths[template]![method.toLowerCase()]
  if (!operation) return null
  const { status, headers, body } = response
  const documented = operation.responses[status]
  if (!documented) return `${status} is not documented: ${body}`
  const inline = ['paths', template, method.toLowerCase(), 'responses', String(status)]
  const place = documented.$ref ?? pointer('#', ...inline)
  const violation = headerViolation(name, documented, headers)
  if (violation) return violation
  if (status === 204 || status === 304) return body === '' ? null : 'has a body'
  const type = String(headers['content-type'] ?? '').split(';', 1)[0]!
  const validate = validatorOf(`${name}${pointer(place, 'content', type, 'schema')}`)
  if (!validate) return `the media type ${type} of ${status} is not documented`
  return validate(JSON.parse(body)) ? null : `${ajv.errorsText(validate.errors)} in ${body}`
}

/** Sent only if documented; documented only if always sent. */
const always = ['ETag', 'Location']
/** Sent only if documented. */
const sometimes = ['Link', 'Retry-After', 'WWW-Authenticate', 'Deprecation', 'Sunset']

function headerViolation(
  name: 'v1' | 'v2',
  { $ref, headers = {} }: DocumentedResponse,
  sent: CheckedResponse['headers'],
): string | null {
  const component = $ref && documents[name].components.responses[$ref.split('/').at(-1)!]
  const documented = component ? (component.headers ?? {}) : headers
  for (const header of [...always, ...sometimes]) {
    const [isSent, isDocumented] = [sent[header.toLowerCase()] !== undefined, header in documented]
    if (isSent && !isDocumented) return `the header ${header} is not documented`
    if (isDocumented && !isSent && always.includes(header))
      return `the documented header ${header} is not sent`
  }
  return null
}

/** The documented path that matches an URL path: the one with the fewest parameters. */
function templateOf(name: 'v1' | 'v2', path: string): string | undefined {
  const trimmed = path.replace(/(?<=.)\/$/, '')
  const fits = (template: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(trimmed)
  return Object.keys(documents[name].paths)
    .filter(fits)
    .toSorted((one, other) => one.split('{').length - other.split('{').length)[0]
}

function validatorOf(schema: string): ValidateFunction | undefined {
  return ajv.getSchema(schema)
}

function pointer(base: string, ...segments: string[]): string {
  const escaped = segments.map((segment) =>
    encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1')),
  )
  return [base, ...escaped].join('/')
}
