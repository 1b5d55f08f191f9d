import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../src/errors.ts'
import { json, mergePatch } from './json-body.ts'

/** The media types of PATCH bodies. */
export const acceptPatch = `${mergePatch}, ${json}`

/** The CORS plugin sets the headers of a preflight, and passes it on to the handler here. */
const corsPassesOn = { config: { cors: { strictPreflight: false, preflightContinue: true } } }

/** A browser that asks whether a page of another site may send a request. */
export function isPreflight({ method, headers }: FastifyRequest): boolean {
  return method === 'OPTIONS' && Boolean(headers.origin && headers['access-control-request-method'])
}

/** Answers OPTIONS with the methods of a path, and rejects all others with 405. */
export function addOtherMethods(app: FastifyInstance, url: string, served: readonly string[]): void {
  const methods = [...served, ...(served.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
  const allow = methods.join(', ')
  app.route({
    method: app.supportedMethods.filter((method) => !methods.includes(method)),
    url,
    onRequest: (request, reply, done) => {
      reply.header('allow', allow)
      done(new AppError('METHOD_NOT_ALLOWED', `This path supports ${allow}, not ${request.method}`))
    },
    handler: () => {},
  })
  app.options(url, corsPassesOn, (_request, reply) => {
    if (served.includes('PATCH')) reply.header('accept-patch', acceptPatch)
    return reply.header('allow', allow).code(204).send()
  })
}

/** Lets preflights for unknown paths succeed, so that the browser lets the page read the 404. */
export function addPreflights(app: FastifyInstance): void {
  app.options('/*', corsPassesOn, (request, reply) =>
    isPreflight(request) ? reply.code(204).send() : reply.callNotFound(),
  )
}
