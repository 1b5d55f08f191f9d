import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

/** `/`: a page that shows what is here, with no script and nothing from elsewhere. */
export async function startPage(
  app: FastifyInstance,
  { demo, graphiql }: { demo: boolean; graphiql: boolean },
) {
  const read = (file: string) => readFileSync(new URL(`pages/${file}`, import.meta.url), 'utf8')
  const section = (html: string, name: string, shown: boolean) =>
    shown ? html : html.replace(new RegExp(`<!-- ${name} -->.*?<!-- /${name} -->`, 'gs'), '')
  const html = section(section(read('start.html'), 'demo', demo), 'graphiql', graphiql)
  const style = read('start.css')
  const icon = read('favicon.svg')

  app.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(html))
  app.get('/start.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(style))
  for (const path of ['/favicon.svg', '/favicon.ico']) {
    app.get(path, (_request, reply) => reply.type('image/svg+xml').send(icon))
  }
}
