import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import helmet from 'helmet'
import type { Config } from '../config.ts'

const localhost = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** CORS, and the security headers of our own pages. */
export async function useHeaders(
  app: FastifyInstance,
  { publicUrl, corsOrigins }: Config['http'],
): Promise<void> {
  await app.register(cors, {
    origin: corsOrigins === 'localhost' ? localhost : [...corsOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: [
      'x-request-id',
      'etag',
      'link',
      'location',
      'allow',
      'retry-after',
      'deprecation',
      'sunset',
    ],
    maxAge: 600,
  })
  const headers = securityHeaders(publicUrl)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
}

/** The headers of helmet, computed once because they are the same for each response. */
function securityHeaders(publicUrl: string | undefined): Record<string, string> {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  const setHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        // Monaco, the editor of GraphiQL, adds inline styles and fonts to the page.
        'style-src': ["'self'", "'unsafe-inline'"],
        'font-src': ["'self'", 'data:'],
        'img-src': ["'self'", 'data:'],
        'worker-src': ["'self'", 'blob:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Only with https: otherwise the browser would no longer open http://localhost.
    strictTransportSecurity: publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  })
  setHeaders(response.req, response, () => {})
  return response.getHeaders() as Record<string, string>
}
