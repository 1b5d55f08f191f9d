import type { FastifyInstance } from 'fastify'
import type { Tokens } from '../auth/access-tokens.ts'

/** The public keys that verify access tokens (RFC 7517). */
export function useWellKnown(app: FastifyInstance, { tokens }: { tokens: Tokens }): void {
  const caching = `public, max-age=${tokens.jwksMaxAge}`
  app.get('/.well-known/jwks.json', (_request, reply) =>
    reply.header('cache-control', caching).send(tokens.jwks()),
  )
}
