import type { FastifyReply } from 'fastify'

/** Appends to a header that may already have a list. */
export function appendHeader(reply: FastifyReply, name: string, value: string): void {
  const before = reply.getHeader(name)
  reply.header(name, before ? `${before}, ${value}` : value)
}
