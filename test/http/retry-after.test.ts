import { expect, inject, onTestFinished, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { hasPostgres, startApp, testEnvironment } from '../support/app.ts'
import { newUser } from '../support/factories.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'

test.runIf(hasPostgres)(
  'tells clients on every way in when to try again while the database is down',
  async () => {
    const proxy = await startTcpProxy(inject('databaseUrl')!)
    const app = await startApp({ DATABASE_URL: proxy.url })
    const { token } = await newUser(app)
    proxy.refuse()
    const bearer = { authorization: `Bearer ${token}` }
    const post = (payload: object, accept = 'application/json') =>
      ({ method: 'POST', url: '/graphql', headers: { ...bearer, accept }, payload }) as const
    const query = '{ viewer { email } }'
    for (const request of [
      post({ query }),
      post({ query }, 'application/graphql-response+json'),
      post({ query, extensions: {} }), // Handled by Yoga.
      { url: `/graphql?${new URLSearchParams({ query })}`, headers: bearer },
      { url: '/api/v2/me', headers: bearer },
      { url: '/api/v2/articles' },
      { url: '/api/user', headers: { authorization: `Token ${token}` } },
      { url: '/api/v1/articles' },
      { url: '/readyz' },
    ] as const) {
      await expect.poll(async () => (await app.inject(request)).statusCode).toBe(503)
      expect((await app.inject(request)).headers['retry-after'], request.url).toMatch(/^\d+$/)
    }
    // A response with data is 200 in GraphQL, also if the data is null.
    const failed = await app.inject(post({ query: '{ articles { totalCount } }' }))
    expect(failed.headers['retry-after']).toMatch(/^\d+$/)
    expect(failed.json().errors[0].extensions).toMatchObject({ code: 'UNAVAILABLE', retryAfter: 5 })
  },
)

test('tells clients when to try again while it shuts down', async () => {
  const app = await createApp(readConfig(testEnvironment()))
  onTestFinished(() => app.close())
  const paths = ['/readyz', '/livez', '/api/v1/tags', '/api/v2/tags', '/graphql', '/nothing-here', '/docs']
  const responses: Response[] = []
  // The hook runs after the server has begun to reject requests, and before it stops listening.
  app.addHook('preClose', async () => {
    for (const path of paths) responses.push(await fetch(`${url}${path}`))
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  await app.close()
  expect(responses.map(({ status }) => status)).toEqual(paths.map(() => 503))
  expect(responses.map(({ headers }) => headers.get('retry-after'))).toEqual(paths.map(() => '5'))
})
