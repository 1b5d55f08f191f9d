import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

const types = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}

/** The served files of this folder by URL path. */
const files = {
  '/account/reset-password': 'reset-password.html',
  '/account/verify-email': 'verify-email.html',
  '/account/account.css': 'account.css',
  '/account/account.js': 'account.js',
}

/**
 * The pages that mails link to, so that the links work without a front end. The token is in the fragment
 * (after `#`), which browsers do not send, so no log, proxy or `Referer` contains it.
 */
export async function accountPages(app: FastifyInstance) {
  for (const [path, file] of Object.entries(files)) {
    const content = readFileSync(new URL(file, import.meta.url), 'utf8')
    const type = types[file.split('.')[1] as keyof typeof types]
    app.get(path, (_request, reply) => reply.type(type).header('cache-control', 'no-store').send(content))
  }
}
