import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { expect, inject, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import { transaction } from '../../src/db/client.ts'
import { hasPostgres, startApp } from '../support/app.ts'
import { ask, gql, rest } from '../support/clients.ts'
import { newArticle, newUser, password, unique } from '../support/factories.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'

const readTags = '{ tags { totalCount } }'
const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { expiresIn } }'
const createArticle = 'mutation ($input: CreateArticleInput!) { createArticle(input: $input) { slug } }'
const ReadArticle = graphql(`query LostConnectionArticle($slug: String!) { article(slug: $slug) { title } }`)

/** Longer than any statement of these tests takes on a busy machine. */
const queryTimeout = 2_000

interface Setup {
  app: FastifyInstance
  proxy: TcpProxy
  /** The statements of the app so far. */
  statements: string[]
}

/** Starts an app whose database is behind a proxy, with all connections of its pool open. */
async function startBehindProxy(poolSize: number): Promise<Setup> {
  const proxy = await startTcpProxy(inject('databaseUrl')!)
  const statements: string[] = []
  const app = await startApp(
    { DATABASE_URL: proxy.url, DATABASE_POOL_SIZE: String(poolSize) },
    { queryTimeout, onStatement: (text) => void statements.push(text) },
  )
  await openConnections(app, poolSize)
  return { app, proxy, statements }
}

/** Needs as many connections at the same time. */
async function openConnections(app: FastifyInstance, count: number): Promise<void> {
  const sleeps = Array.from({ length: count }, () => app.services.db.read.execute('select pg_sleep(0.1)'))
  await Promise.all(sleeps)
}

const codesOf = ({ errors }: Awaited<ReturnType<typeof ask>>) =>
  errors.map(({ extensions }) => extensions.code)

const article = () => ({ title: unique('Lost '), description: 'About it', body: 'Some text' })

for (const [loss, lose] of [
  ['that the network has lost', (proxy: TcpProxy) => proxy.loseOpen()],
  ['whose responses are lost', (proxy: TcpProxy) => proxy.loseResponses()],
  ['that were reset', (proxy: TcpProxy) => proxy.resetOpen()],
] as const) {
  test.runIf(hasPostgres)(`recovers from connections ${loss}`, async () => {
    const { app, proxy } = await startBehindProxy(6)
    const author = await newUser(app)
    const { slug } = await newArticle(app, author)
    const like = 'mutation ($s: String!) { favoriteArticle(slug: $s) { slug } }'
    const sendAll = async () => {
      const responses = await Promise.all([
        ask(app, readTags),
        ask(app, '{ viewer { email } }', {}, author.token),
        ask(app, like, { s: slug }, author.token),
        ask(app, signIn, { input: { email: author.email, password } }),
        ask(app, createArticle, { input: article() }, author.token),
      ])
      return responses.map((response) => codesOf(response))
    }
    await openConnections(app, 6)
    lose(proxy)
    const lost = await sendAll()
    // A connection that is reset while it is idle is not used any more, so some requests may succeed.
    if (loss === 'that were reset') expect(lost.flat()).not.toContain('INTERNAL')
    else expect(lost).toEqual(Array.from({ length: 5 }, () => ['UNAVAILABLE']))
    expect(await sendAll()).toEqual(Array.from({ length: 5 }, () => []))
  })
}

test.runIf(hasPostgres)('loses one request, not one for each connection of the pool', async () => {
  const { app, proxy } = await startBehindProxy(5)
  proxy.loseOpen()
  expect(codesOf(await ask(app, readTags))).toEqual(['UNAVAILABLE'])
  for (let i = 0; i < 5; i++) expect(codesOf(await ask(app, readTags))).toEqual([])
})

test.runIf(hasPostgres)('gives back the connection of a transaction that could not begin', async () => {
  const { app, proxy } = await startBehindProxy(1)
  const { db } = app.services
  proxy.loseResponsesAfter('begin')
  await expect(transaction({ db }, async () => {})).rejects.toThrow()
  expect(codesOf(await ask(app, readTags))).toEqual([])
})

test.runIf(hasPostgres)('recovers when every connection is lost in the middle of a transaction', async () => {
  const { app, proxy } = await startBehindProxy(3)
  const author = await newUser(app)
  const write = () => ask(app, createArticle, { input: article() }, author.token)
  for (const statement of ['begin', 'insert into "articles"']) {
    const lost = [1, 2, 3].map(async () => {
      proxy.loseResponsesAfter(statement)
      return codesOf(await write())
    })
    expect((await Promise.all(lost)).flat()).toContain('UNAVAILABLE')
    const written = await Promise.all([1, 2, 3, 4, 5, 6].map(write))
    expect(written.flatMap(codesOf)).toEqual([])
  }
})

test.runIf(hasPostgres)('does not repeat a transaction whose commit got no response', async () => {
  const { app, proxy, statements } = await startBehindProxy(1)
  const author = await newUser(app)
  const { title, ...rest } = article()
  statements.length = 0
  proxy.loseResponsesAfter('commit')
  const { errors } = await ask(app, createArticle, { input: { title, ...rest } }, author.token)
  expect(errors).toMatchObject([
    { extensions: { code: 'UNAVAILABLE' }, message: expect.stringContaining('check whether') },
  ])
  expect(statements.filter((text) => text === 'begin')).toHaveLength(1)
  // PostgreSQL received the commit.
  const slug = title.toLowerCase().replace(' ', '-')
  expect(await gql(app, ReadArticle, { slug }, author.token)).toMatchObject({ article: { title } })
})

test.runIf(hasPostgres)(
  'lets PostgreSQL end a slow statement before the connection counts as lost',
  async () => {
    const app = await startApp()
    const failure = app.services.db.write.execute('select pg_sleep(60)')
    await expect(failure).rejects.toMatchObject({ cause: { code: '57014' } })
  },
)

test.runIf(hasPostgres)(
  'does not take a connection for lost when the process itself was stalled',
  async () => {
    const { app } = await startBehindProxy(1)
    // So long that it cannot be read at once.
    const reading = app.services.db.write.execute(`select repeat('x', 20000000)`)
    await nextTurn() // The statement has been sent.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, queryTimeout * 1.5)
    await expect(reading).resolves.toBeTruthy()
  },
)

test.runIf(hasPostgres)('keeps no sockets of lost connections', async () => {
  const countSockets = () =>
    process.getActiveResourcesInfo().filter((type) => type === 'TCPSocketWrap').length
  const before = countSockets()
  const { app, proxy } = await startBehindProxy(3)
  proxy.loseOpen()
  const opened = proxy.opened()
  await app.close()
  // Only the two sockets of the proxy for each connection are left.
  await expect.poll(countSockets).toBeLessThanOrEqual(before + 2 * opened)
})

test.runIf(hasPostgres)(
  'is not ready while no connection responds, although new ones can be opened',
  async () => {
    const { app, proxy } = await startBehindProxy(2)
    expect((await app.inject('/readyz')).statusCode).toBe(200)
    proxy.freeze('application_name\0byline') // The pool's name for itself; the check of /readyz has none.
    expect(codesOf(await ask(app, readTags))).toEqual(['UNAVAILABLE'])
    await expect.poll(async () => (await app.inject('/readyz')).statusCode).toBe(503)
    expect((await rest(app, 'GET /readyz')).body).toMatchObject({ status: 'unavailable' })

    proxy.thaw()
    await expect.poll(async () => codesOf(await ask(app, readTags))).toEqual([])
    await expect.poll(async () => (await app.inject('/readyz')).statusCode).toBe(200)
  },
)
