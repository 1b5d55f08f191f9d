import { expect, test } from 'vitest'
import { startApp } from '../support/app.ts'
import { rest } from '../support/clients.ts'
import { freePort } from '../support/servers.ts'

test('counts calls to deprecated API for Prometheus, on a separate port', async () => {
  const port = await freePort()
  const app = await startApp({ METRICS_PORT: String(port) })
  await app.listen({ host: '127.0.0.1', port: 0 })
  for (let i = 0; i < 3; i++) await rest(app, 'GET /api/v1/articles?limit=1')
  await rest(app, 'GET /api/tags')
  await rest(app, 'GET /api/v2/tags')
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  const counted = metrics.split('\n').filter((line) => line.startsWith('byline_deprecated_calls_total{'))
  expect(counted.map((line) => line.replace(/,otel_scope\w*="[^"]*"/g, ''))).toEqual([
    expect.stringMatching(/version="v1",endpoint="GET \/articles".* 3$/),
    expect.stringMatching(/version="unversioned",endpoint="GET \/tags".* 1$/),
  ])
  expect((await rest(app, 'GET /metrics')).status).toBe(404)
})

test('serves requests even if the metrics port is taken', async () => {
  const port = String(await freePort())
  const apps = [await startApp({ METRICS_PORT: port }), await startApp({ METRICS_PORT: port })]
  for (const app of apps) await app.listen({ host: '127.0.0.1', port: 0 })
  for (const app of apps) expect((await rest(app, 'GET /livez')).status).toBe(200)
})

test('opens no metrics port if METRICS_PORT is 0', async () => {
  const app = await startApp({ METRICS_PORT: '0' })
  await app.listen({ host: '127.0.0.1', port: 0 })
  expect((await rest(app, 'GET /livez')).status).toBe(200)
})
