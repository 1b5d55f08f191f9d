import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import type { GraphiQLOptions } from 'graphql-yoga'

/** The files of `schema/engine/examples`, in the order of the tabs that GraphiQL opens with. */
const examples = ['welcome', 'newest-articles', 'one-article', 'search', 'sign-in', 'write-an-article'].map(
  (name) => readFileSync(new URL(`examples/${name}.graphql`, import.meta.url), 'utf8'),
)

/**
 * Yoga's own page contains 9 MB of script. This page loads the same script from files, which browsers cache.
 */
export function renderGraphiQL(options: GraphiQLOptions): string {
  const settings: GraphiQLOptions = {
    ...options,
    title: 'Byline · GraphiQL',
    defaultTabs: examples.map((query) => ({ query })),
    defaultEditorToolsVisibility: 'headers',
    schemaDescription: true,
  }
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Byline · GraphiQL</title>
    <link rel="icon" href="/favicon.svg">
    <link rel="stylesheet" href="/graphiql/style.css">
  </head>
  <body>
    <noscript>GraphiQL needs JavaScript.</noscript>
    <div id="root" style="height: 100vh" data-settings="${attribute(JSON.stringify(settings))}"></div>
    <script src="/graphiql/graphiql.js"></script>
    <script src="/graphiql/start.js"></script>
  </body>
</html>`
}

const start = `
self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module, label) => '/graphiql/' + (label === 'graphql' || label === 'json' ? label : 'editor') + '.worker.js',
}
const root = document.querySelector('#root')
YogaGraphiQL.renderYogaGraphiQL(root, JSON.parse(root.dataset.settings))
`

/**
 * GraphiQL gives its initial tabs an outdated `transform`, which takes effect once a tab has the focus. The
 * tab would then move away under the mouse, and the click would be lost.
 */
const style = '.graphiql-tab { transform: none !important }'

/**
 * Serves GraphiQL's scripts and styles from their npm package, without a CDN. Each file is loaded at its
 * first request.
 */
export async function graphiqlAssets(app: FastifyInstance) {
  const load = createRequire(import.meta.url)
  const compressed = new Map<string, Promise<Buffer>>()

  app.get<{ Params: { file: string } }>('/graphiql/:file', async ({ params: { file } }, reply) => {
    const text = textOf(file)
    if (text === undefined) return reply.callNotFound()
    let body = compressed.get(file)
    if (!body) {
      body = promisify(gzip)(text())
      compressed.set(file, body)
    }
    return reply
      .type(file.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8')
      .headers({ 'content-encoding': 'gzip', 'cache-control': 'public, max-age=86400' })
      .send(await body)
  })

  function textOf(file: string): (() => string) | undefined {
    const bundle = (part: 'js' | 'css' | 'editorWorkerService' | 'graphqlWorker' | 'jsonWorker') => () =>
      (load('@graphql-yoga/render-graphiql/graphiql') as Record<typeof part, string>)[part]
    const files: Record<string, () => string> = {
      'graphiql.js': bundle('js'),
      'style.css': () => `${bundle('css')()}\n${style}\n`,
      'editor.worker.js': bundle('editorWorkerService'),
      'graphql.worker.js': bundle('graphqlWorker'),
      'json.worker.js': bundle('jsonWorker'),
      'start.js': () => start,
    }
    return Object.hasOwn(files, file) ? files[file] : undefined
  }
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
}
