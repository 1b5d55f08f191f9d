import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

const localhost = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** Who may call from a browser, and what a page of ours may do there. */
export async function useHeaders(
  app: FastifyInstance,
  { publicUrl, corsOrigins }: Config['http'],
): Promise<void> {
  await app.register(cors, {
    origin: corsOrigins === 'localhost' ? localhost : [...corsOrigins],
    exposedHeaders: ['x-request-id'],
    maxAge: 600,
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        // Monaco, GraphiQL's editor, writes its styles and fonts into the page.
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
    // Only where the address is https: a browser would lock a developer out of http://localhost.
    strictTransportSecurity: publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  })
}
