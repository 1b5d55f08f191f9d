import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, { $ref?: string }> }>>
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

/**
 * Compares an answer with its version's OpenAPI document, as a validating proxy would.
 * @returns what is wrong with it, or null; also null for what is no endpoint
 */
export function offenceOf(
  method: string,
  url: string,
  answer: { status: number; type: string; body: string },
) {
  const [, version = '', path = ''] = /^\/api(?:\/(v\d+))?(\/[^?]*)/.exec(url) ?? []
  const name = (version || 'v1') as 'v1' | 'v2'
  if (!names.includes(name)) return null
  const template = templateOf(name, path)
  const operation = template && documents[name].paths[template]![method.toLowerCase()]
  if (!operation) return null
  const response = operation.responses[answer.status]
  if (!response) return `${answer.status} is not documented: ${answer.body}`
  if (answer.status === 204 || answer.status === 304) return answer.body === '' ? null : 'has a body'
  const place =
    response.$ref ?? pointer('#', 'paths', template, method.toLowerCase(), 'responses', String(answer.status))
  const type = answer.type.split(';', 1)[0]!
  const validate = validatorOf(`${name}${pointer(place, 'content', type, 'schema')}`)
  if (!validate) return `the media type ${type} of ${answer.status} is not documented`
  return validate(JSON.parse(answer.body)) ? null : `${ajv.errorsText(validate.errors)} in ${answer.body}`
}

/** The path of the document that an address is of: the one with the fewest parameters. */
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
