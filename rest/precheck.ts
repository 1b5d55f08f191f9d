import type { FastifyRequest, onRequestHookHandler } from 'fastify'
import Negotiator from 'negotiator'
import { needsSignIn } from '../schema/guards/field-options.ts'
import { AppError } from '../src/errors.ts'
import { hasBody, json } from './json-body.ts'
import type { EndpointOperation } from './operation.ts'
import { nothingHere } from './request-errors.ts'
import type { Version } from './version.ts'

/** Rejects what the path and the headers alone decide, before the body is read or the database asked. */
export function createPrecheck(
  { endpoint, root }: EndpointOperation,
  { bearer }: Version,
): onRequestHookHandler {
  const signInRequired = needsSignIn(root)
  return (request, _reply, done) => {
    const { headers, params } = request
    const isGuest = bearer(headers.authorization) === undefined && headers['x-api-key'] === undefined
    // With an empty parameter, `/articles/` is not the path of an article.
    if (Object.values(params as object).includes('')) return done(nothingHere())
    if (!acceptsJson(request))
      return done(new AppError('NOT_ACCEPTABLE', `The response is ${json}; accept it`))
    const bodyError = checkBody(request)
    if (bodyError) return done(bodyError)
    if (signInRequired && isGuest) return done(new AppError('UNAUTHENTICATED', 'Sign in to do this'))
    if (endpoint.ifMatch && headers['if-match'] === undefined)
      return done(
        new AppError(
          'PRECONDITION_REQUIRED',
          'Send If-Match with the ETag that your change is based on, or *',
        ),
      )
    done()
  }
}

function acceptsJson({ raw }: FastifyRequest): boolean {
  const { accept } = raw.headers
  if (!accept || accept === '*/*' || accept === json) return true // Most requests; saves the parsing.
  return new Negotiator(raw).mediaType([json, `${json}; charset=utf-8`]) !== undefined
}

function checkBody(request: FastifyRequest): AppError | undefined {
  const { method, headers } = request
  if (!hasBody(request)) return undefined
  if (method === 'GET' || method === 'HEAD')
    return new AppError('BAD_INPUT', `${method} does not accept a body`, [
      { field: 'body', message: 'is not accepted here' },
    ])
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? ''))
    return new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send the body without a Content-Encoding')
  return undefined
}
