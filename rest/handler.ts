import type { FastifyRequest, RouteHandlerMethod } from 'fastify'
import type { PreparedOperation } from '../schema/engine/engine.ts'
import { appErrorBehind } from '../schema/engine/mask.ts'
import { versionIn } from './etags.ts'
import { toRequestTerms } from './input-errors.ts'
import type { EndpointOperation } from './operation.ts'
import { type RawRequest, readVariables } from './request-input.ts'
import { sendResponse } from './response.ts'
import type { Version } from './version.ts'

/** Reads the variables of a request, executes the document, and sends its result. */
export function createHandler(
  operation: EndpointOperation,
  run: PreparedOperation,
  { bearer, normalizer }: Version,
): RouteHandlerMethod {
  const { endpoint } = operation
  const normalize = normalizer?.(operation) ?? ((request) => request)
  return async (request, reply) => {
    const given = readVariables(operation, normalize(rawRequest(request)))
    const variables = endpoint.variables?.(given) ?? given
    const facts = { ...credentialsIn(request, bearer), client: null, caller: request.caller }
    const { result, viewer } = await run(variables, facts)
    request.viewer = viewer
    const [error] = result.errors ?? []
    if (error) throw toRequestTerms(operation, variables, appErrorBehind(error)!)
    return sendResponse(request, reply, operation, result.data, viewer)
  }
}

function rawRequest({ params, query, body, headers }: FastifyRequest): RawRequest {
  const ifMatch = headers['if-match']
  return {
    path: params as RawRequest['path'],
    query: query as RawRequest['query'],
    body,
    version: ifMatch === undefined ? undefined : versionIn(ifMatch),
  }
}

function credentialsIn({ headers }: FastifyRequest, bearer: Version['bearer']) {
  const key = headers['x-api-key']
  return { authorization: bearer(headers.authorization), apiKey: key === undefined ? undefined : String(key) }
}
