import { expect, test } from 'vitest'
import { sql } from '../../../src/db/drizzle.ts'
import { listConsumers } from '../../../src/deprecation/deprecated-usage.ts'
import { copyOfTemplate, startApp } from '../../support/app.ts'
import { ask } from '../../support/clients.ts'
import { newUser, type TestUser, unique } from '../../support/factories.ts'

const statements: string[] = []
const app = await startApp({}, { onStatement: (statement) => statements.push(statement) })
const { usage, db } = app.services
const admin = await newUser(app, 'admin')
// A separate database, so that no other test counts.
const alone = await startApp({ DATABASE_URL: '', DATA_DIR: copyOfTemplate() })

const query = `query ($version: String, $first: Int, $after: String, $last: Int, $before: String) {
  deprecatedUsage(version: $version, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { day version endpoint client user { username } calls lastUsedAt }
  }
}`

interface Page {
  totalCount: number
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
  nodes: {
    day: string
    version: string
    endpoint: string
    client: string | null
    user: { username: string } | null
    calls: number
    lastUsedAt: string
  }[]
}

async function list(variables: object): Promise<Page> {
  const { data, errors } = await ask<{ deprecatedUsage: Page }>(app, query, variables, admin.token)
  expect(errors).toEqual([])
  return data!.deprecatedUsage
}

const viewerOf = ({ id, username }: TestUser) => ({
  id: Buffer.from(id, 'base64').toString().slice('User:'.length),
  username,
  role: 'author' as const,
  isEmailVerified: true,
  session: null,
  scopes: null,
})

/** A version that only this test counts. */
async function writeUse(version: string, endpoints: string[], viewer: TestUser | null = null): Promise<void> {
  for (const endpoint of endpoints)
    usage.count({ version, endpoint, viewer: viewer && viewerOf(viewer), client: 'ours' })
  await usage.flush()
  // The counter may be writing right now.
  const written = () =>
    db.write.execute(sql`select 1 from deprecated_usage where version = ${version}
    and endpoint = ${endpoints.at(-1)}`) as unknown as Promise<{ rows: object[] }>
  await expect.poll(async () => (await written()).rows.length).toBeGreaterThan(0)
}

test.each(['reader', 'author', 'editor'] as const)('hides usage from the role %s', async (role) => {
  const { errors, data } = await ask(app, query, {}, (await newUser(app, role)).token)
  expect(data).toBeNull()
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
})

test('hides usage from guests', async () => {
  const { errors, data } = await ask(app, query)
  expect(data).toBeNull()
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED'])
})

test('names the client of a guest, or the signed-in user', async () => {
  const version = unique('v')
  const me = await newUser(app)
  await writeUse(version, ['GET /a', 'GET /a', 'GET /b'])
  await writeUse(version, ['GET /a'], me)
  const { nodes, totalCount } = await list({ version })
  const day = nodes[0]!.lastUsedAt.slice(0, 10)
  expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
  const shared = { day: expect.any(String), version, lastUsedAt: expect.any(String) }
  expect(totalCount).toBe(3)
  expect(nodes).toEqual(
    expect.arrayContaining([
      { ...shared, day, endpoint: 'GET /a', client: null, user: { username: me.username }, calls: 1 },
      { ...shared, endpoint: 'GET /a', client: 'ours', user: null, calls: 2 },
      { ...shared, endpoint: 'GET /b', client: 'ours', user: null, calls: 1 },
    ]),
  )
  expect(nodes[0]!.user).toEqual({ username: me.username })
})

test('lists all versions by default, and nothing for an unused version', async () => {
  const { token } = await newUser(alone, 'admin')
  for (const version of ['v1', 'unversioned', 'graphql'])
    alone.services.usage.count({ version, endpoint: 'GET /a', viewer: null, client: 'ours' })
  await alone.services.usage.flush()
  const versionsOf = async (version?: string) => {
    const { data } = await ask<{ deprecatedUsage: Page }>(alone, query, { version }, token)
    const { nodes, totalCount } = data!.deprecatedUsage
    expect(totalCount).toBe(nodes.length)
    return nodes.map((node) => node.version).toSorted()
  }
  expect(await versionsOf()).toEqual(['graphql', 'unversioned', 'v1'])
  expect(await versionsOf('unversioned')).toEqual(['unversioned'])
  expect(await versionsOf('v2')).toEqual([])
})

test('pages through the list, newest first, without gaps or repeats', async () => {
  const version = unique('v')
  const endpoints = Array.from({ length: 7 }, (_, i) => `GET /${i}`)
  // Rows of one write have the same time, so the page ends between equal keys.
  await writeUse(version, endpoints.slice(0, 5))
  await writeUse(version, endpoints.slice(5))
  const whole = (await list({ version })).nodes
  expect(whole.map(({ endpoint }) => endpoint).toSorted()).toEqual(endpoints)
  expect(whole.map(({ lastUsedAt }) => lastUsedAt)).toEqual(
    whole
      .map(({ lastUsedAt }) => lastUsedAt)
      .toSorted()
      .reverse(),
  )
  for (const size of [1, 2, 3, 7]) {
    const forward: Page['nodes'] = []
    for (let after: string | null = null; ; ) {
      const { nodes, pageInfo, totalCount } = await list({ version, first: size, after })
      expect(totalCount).toBe(7)
      forward.push(...nodes)
      if (!pageInfo.hasNextPage) break
      after = pageInfo.endCursor
    }
    expect(forward).toEqual(whole)
    const backward: Page['nodes'] = []
    for (let before: string | null = null; ; ) {
      const { nodes, pageInfo } = await list({ version, last: size, before })
      backward.unshift(...nodes)
      if (!pageInfo.hasPreviousPage) break
      before = pageInfo.startCursor
    }
    expect(backward).toEqual(whole)
  }
})

test('rejects invalid paging arguments', async () => {
  const articles = await ask<{ articles: { pageInfo: { endCursor: string | null } } }>(
    app,
    '{ articles(first: 1) { pageInfo { endCursor } } }',
  )
  const foreign = articles.data!.articles.pageInfo.endCursor ?? 'x'
  for (const variables of [{ first: 0 }, { first: 101 }, { after: 'x' }, { after: foreign }]) {
    const { errors } = await ask(app, query, variables, admin.token)
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_INPUT'])
  }
})

test('loads the users of a page in one statement', async () => {
  const version = unique('v')
  for (let i = 0; i < 4; i++) await writeUse(version, ['GET /a'], await newUser(app))
  const costOf = async (first: number) => {
    statements.length = 0
    await list({ version, first })
    return statements.filter((statement) => !/insert/.test(statement)).length
  }
  expect(await costOf(4)).toBe(await costOf(1))
})

test('lists frequent consumers, most calls first', async () => {
  const [one, other] = [unique('v'), unique('v')]
  const calls = (client: string, version: string, day: string, count: number) =>
    db.write.execute(sql`insert into deprecated_usage (id, day, version, endpoint, consumer, calls)
      values (gen_random_uuid(), (now() at time zone 'utc')::date - ${day}::int, ${version}, ${unique()},
        ${client}, ${count})`)
  await calls('client:few', one, '0', 4)
  await calls('client:enough', one, '0', 5)
  await calls('client:added-up', one, '1', 3)
  await calls('client:added-up', one, '0', 3)
  await calls('client:both', one, '0', 4)
  await calls('client:both', other, '0', 4)
  await calls('client:last-day', one, '29', 7)
  await calls('client:long-ago', one, '30', 70)
  await calls('client:elsewhere', unique('v'), '0', 70)
  await calls('user:signed-in', one, '0', 70)
  const found = await listConsumers(app.services, {
    kind: 'client',
    versions: [one, other],
    days: 30,
    calls: 5,
  })
  expect(found).toEqual([
    { consumer: 'client:both', calls: 8 },
    { consumer: 'client:last-day', calls: 7 },
    { consumer: 'client:added-up', calls: 6 },
    { consumer: 'client:enough', calls: 5 },
  ])
})
