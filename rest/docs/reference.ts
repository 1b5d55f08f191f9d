import { hash } from 'node:crypto'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import Negotiator from 'negotiator'
import type { LifecycleOptions } from '../lifecycle/hooks.ts'
import { statusOf } from '../lifecycle/status.ts'
import { versions } from '../versions.ts'

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Byline · API reference</title>
    <link rel="icon" href="/favicon.svg">
  </head>
  <body>
    <noscript>
      The reference needs JavaScript. The OpenAPI documents:
      <a href="/docs/openapi.v2.json">v2</a>, <a href="/docs/openapi.v1.json">v1</a>.
    </noscript>
    <div id="reference"></div>
    <script src="/docs/scalar.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>`

/** The settings of Scalar, self-hosted: the page loads nothing from other hosts and sends no telemetry. */
function start(sources: object[]): string {
  const settings = {
    sources,
    withDefaultFonts: false,
    showDeveloperTools: 'never',
    agent: { disabled: true },
    mcp: { disabled: true },
    hideClientButton: true,
    telemetry: false,
    persistAuth: false,
    documentDownloadType: 'direct',
  }
  return `Scalar.createApiReference('#reference', ${JSON.stringify(settings)})\n`
}

/** `/docs`: the interactive reference of all versions. */
export async function apiReference(app: FastifyInstance, { registry, now }: LifecycleOptions) {
  const bundle = lazily(async () => encoded(await scalarBundle()))
  app.get('/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(html))
  app.get('/docs/start.js', (_request, reply) => {
    const newestFirst = Object.keys(versions).sort().reverse() as (keyof typeof versions)[]
    const sources = newestFirst.map((name, i) => {
      const { deprecated } = registry[name]
      const isOver = statusOf(registry[name], now()).phase === 'sunset'
      const title = isOver ? `${name} (archive)` : deprecated ? `${name} (deprecated)` : name
      return {
        title,
        slug: name,
        url: `/docs/openapi.${name}.json`,
        default: i === 0,
        agent: { disabled: true },
      }
    })
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(start(sources))
  })
  app.get('/docs/scalar.js', async (request, reply) => {
    const { etag, byEncoding } = await bundle()
    reply.headers({ etag, vary: 'accept-encoding', 'cache-control': 'public, max-age=3600' })
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    const encoding = new Negotiator(request.raw).encodings(['br', 'gzip', 'identity'])[0] ?? 'identity'
    if (encoding !== 'identity') reply.header('content-encoding', encoding)
    return reply.type('text/javascript; charset=utf-8').send(byEncoding[encoding])
  })
}

/** Scalar's script, taken from its Fastify plugin. The package of the script itself has 280 MB. */
async function scalarBundle(): Promise<Buffer> {
  const { default: Fastify } = await import('fastify')
  const { default: scalar } = createRequire(import.meta.url)('@scalar/fastify-api-reference')
  const carrier = Fastify()
  await carrier.register(scalar, { routePrefix: '/scalar', configuration: { sources: [{ url: '/' }] } })
  const script = (await carrier.inject('/scalar/js/scalar.js')).payload.replace(
    /\/\/# sourceMappingURL=.*\s*$/,
    '',
  )
  await carrier.close()
  // Without `jitless`, zod tries to compile code from a string, which our policy blocks and browsers report.
  return Buffer.from(`globalThis.__zod_globalConfig = { jitless: true };\n${script}`)
}

async function encoded(script: Buffer) {
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(script, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    promisify(gzip)(script),
  ])
  const byEncoding: Record<string, Buffer> = { br, gzip: gz, identity: script }
  return { etag: `"${hash('sha256', script, 'base64url').slice(0, 22)}"`, byEncoding }
}

/** Creates the value at the first call and keeps it. After a failure, the next call tries again. */
function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error) => {
      made = undefined
      throw error
    })
    return made
  }
}
