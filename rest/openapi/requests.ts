import type { Endpoint } from '../endpoint.ts'
import { type Input, mayOmitBody } from '../inputs.ts'
import { json, mergePatch } from '../json-body.ts'
import type { EndpointOperation } from '../operation.ts'
import type { Documentation } from '../version.ts'
import { inputSchema, type JsonSchema } from './json-schema.ts'

export const parameterComponents = {
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The `ETag` of the state that your change is based on. `*` matches any state.',
    schema: { type: 'string' },
    example: '*',
  },
}

export function parametersOf({ endpoint, inputs }: EndpointOperation, documentation: Documentation): object {
  const listed = inputs.filter(({ place }) => place === 'path' || place === 'query')
  const shown = listed.map((input) => ({
    name: input.name,
    in: input.place,
    required: input.place === 'path' || input.required,
    description: input.definition.description,
    schema: inputSchema(input),
    example: exampleFor(input, endpoint, documentation),
  }))
  const ifMatch = inputs.some(({ place }) => place === 'header')
    ? [
        endpoint.ifMatch
          ? { ...parameterComponents.IfMatch, required: true }
          : { $ref: '#/components/parameters/IfMatch' },
      ]
    : []
  const all = [...shown, ...ifMatch]
  return all.length > 0 ? { parameters: all } : {}
}

/** Each parameter shows an example: that of the endpoint, that of the documentation, or its default. */
function exampleFor(
  { name, defaultValue }: Input,
  { example }: Endpoint,
  { parameterExamples }: Documentation,
): unknown {
  return example?.variables?.[name] ?? parameterExamples[name] ?? defaultValue
}

export function requestBodyOf({ endpoint, inputs }: EndpointOperation): object {
  const members = inputs.filter(({ place }) => place === 'body')
  if (members.length === 0) return {}
  const { envelope, method, example } = endpoint
  const required = members.filter((input) => input.required).map(({ name }) => name)
  const schema = {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      members.map((input) => [
        input.name,
        { ...inputSchema(input), description: input.definition.description },
      ]),
    ),
  }
  const given = members.filter(({ name }) => name in (example?.variables ?? {}))
  const value = Object.fromEntries(given.map(({ name }) => [name, example!.variables![name]]))
  const content = {
    schema: envelope ? inEnvelope(envelope, schema) : schema,
    example: envelope ? { [envelope]: value } : value,
  }
  return {
    requestBody: {
      required: !mayOmitBody(endpoint, inputs),
      content: method === 'PATCH' ? { [mergePatch]: content, [json]: content } : { [json]: content },
    },
  }
}

function inEnvelope(name: string, schema: JsonSchema): JsonSchema {
  return { type: 'object', required: [name], properties: { [name]: schema } }
}
