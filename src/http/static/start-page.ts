import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

/** A REST version on the start page. */
export interface ShownVersion {
  name: string
  /** `/api/v2` */
  path: string
  /** `deprecated; ends on 2028-11-22` */
  status: string
  /** The path of the guide to the next version. */
  guide: string | undefined
}

function versionItem({ name, path, status, guide }: ShownVersion): string {
  const hint = guide ? ` <a href="${guide}">Migration guide</a>.` : ''
  return `<li>
            <h3><a href="/docs?api=${name}">REST ${name}</a></h3>
            <p>${status}.${hint}</p>
            <code>${path}</code>
          </li>`
}

/** `/`: a page that lists the endpoints, without scripts and without external files. */
export async function startPage(
  app: FastifyInstance,
  { demo, graphiql, versions }: { demo: boolean; graphiql: boolean; versions: () => ShownVersion[] },
) {
  const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
  const section = (html: string, name: string, shown: boolean) =>
    shown ? html : html.replace(new RegExp(`<!-- ${name} -->.*?<!-- /${name} -->`, 'gs'), '')
  const html = section(section(read('start.html'), 'demo', demo), 'graphiql', graphiql)
  const style = read('start.css')
  const icon = read('favicon.svg')

  app.get('/', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(html.replace('<!-- versions -->', versions().map(versionItem).join('\n          '))),
  )
  app.get('/start.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(style))
  for (const path of ['/favicon.svg', '/favicon.ico']) {
    app.get(path, (_request, reply) => reply.type('image/svg+xml').send(icon))
  }
}
