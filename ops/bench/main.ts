// npm run bench: compares Byline with hand-written SQL on node:http, in turns, with 100,000 articles.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import autocannon from 'autocannon'
import pg from 'pg'
import { randomSecret } from '../../src/crypto/vault.ts'
import { openPostgres } from '../../src/db/client.ts'
import { migrate } from '../../src/db/migrations.ts'
import { createProgress } from '../../src/progress.ts'
import { seedBulk } from '../../src/seed/copy.ts'
import { runScript } from '../commands/script.ts'
import { startPostgres } from '../tools/postgres.ts'
import type { Usage } from './worker.ts'

const size = { users: 10_000, articles: 100_000, tags: 500, favorites: 300_000, comments: 200_000, seed: 1 }

const operations = {
  list: `query List { articles(first: 20) {
    nodes { slug title description createdAt favoritesCount tagNames author { username image } }
    pageInfo { hasNextPage endCursor } } }`,
  one: `query One($slug: String!) { article(slug: $slug) {
    slug title description body createdAt favoritesCount tagNames author { username image }
    comments(first: 20) { nodes { body createdAt author { username image } } } } }`,
}

type Name = keyof typeof operations

/** Two contestants that return the same responses. The first one is the baseline. */
interface Case {
  name: string
  contestants: readonly [Contestant, Contestant]
}

interface Contestant {
  name: string
  server: Server
  requests: Request[]
}

interface Server {
  url: string
  child: ChildProcess
}

interface Request {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

interface Round {
  requests: number
  seconds: number
  p50: number
  p99: number
  /** CPU time of the server process per request, in microseconds. */
  cpu: number
  rss: number
}

await runScript(async () => {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '4' } },
  })
  const cleanups: (() => Promise<void> | void)[] = []
  try {
    const slugs = await prepareDatabase(cleanups)
    const handWritten = await start('baseline.ts', cleanups)
    const byline = await start('byline.ts', cleanups)
    const tables = []
    for (const { name, contestants } of casesOf(slugs, handWritten, byline)) {
      await assertSameResponses(name, contestants)
      tables.push(await compare(name, contestants, Number(values.rounds), Number(values.seconds)))
    }
    return tables.join('\n')
  } finally {
    for (const cleanup of cleanups.reverse()) await cleanup()
  }
})

/** @returns the slugs of articles with at least 20 comments */
async function prepareDatabase(cleanups: (() => Promise<void> | void)[]): Promise<string[]> {
  const url =
    process.env.BENCH_DATABASE_URL ??
    (await startPostgres(cleanups, { shared_buffers: '1GB', max_wal_size: '4GB' }))
  if (!url)
    throw new Error(
      'The benchmark needs PostgreSQL. Install it, or set BENCH_DATABASE_URL to an empty database',
    )
  process.env.DATABASE_URL = url
  process.env.ENCRYPTION_KEYS = randomSecret()
  process.env.AUTH_PEPPER = randomSecret()
  process.env.EMAIL_VERIFICATION = 'off' // There is no mail server.
  const database = openPostgres({ url, poolSize: 1 }, () => {})
  await migrate({ db: database })
  await database.close()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  cleanups.push(() => client.end())
  const { rows: counts } = await client.query('select count(*)::int as count from articles')
  if (counts[0].count === 0) await seedBulk(client, size, createProgress())
  const { rows } = await client.query(
    'select slug from articles where comments_count >= 20 order by id limit 500',
  )
  return rows.map((row) => row.slug)
}

async function start(file: string, cleanups: (() => void)[]): Promise<Server> {
  const child = fork(new URL(file, import.meta.url), {
    execArgv: ['--max-semi-space-size=16'], // As `npm start` does.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  cleanups.push(() => void child.kill())
  const [{ port }] = await once(child, 'message')
  return { url: `http://127.0.0.1:${port}`, child }
}

/** Compares GraphQL with SQL, and REST with the plain execution of its documents in the same process. */
function casesOf(slugs: readonly string[], handWritten: Server, byline: Server): Case[] {
  const graphql: Record<Name, Request[]> = {
    list: [post({ operationName: 'List', query: operations.list })],
    one: slugs.map((slug) => post({ operationName: 'One', query: operations.one, variables: { slug } })),
  }
  const rest = (prefix: string): Record<Name, Request[]> => ({
    list: [{ method: 'GET', path: `${prefix}/articles?first=20` }],
    one: slugs.map((slug) => ({ method: 'GET', path: `${prefix}/articles/${slug}` })),
  })
  const names = Object.keys(operations) as Name[]
  return [
    ...names.map(
      (name): Case => ({
        name,
        contestants: [
          { name: 'hand-written', server: handWritten, requests: graphql[name] },
          { name: 'byline', server: byline, requests: graphql[name] },
        ],
      }),
    ),
    ...names.map(
      (name): Case => ({
        name: `${name}, REST v2`,
        contestants: [
          { name: 'executed', server: byline, requests: rest('/executed')[name] },
          { name: 'endpoint', server: byline, requests: rest('/api/v2')[name] },
        ],
      }),
    ),
  ]
}

function post(body: object): Request {
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

/** The comparison is valid only if the responses are the same. */
async function assertSameResponses(name: string, contestants: Case['contestants']): Promise<void> {
  const responses = await Promise.all(
    contestants.map(async ({ server, requests }) => {
      const { path, ...request } = requests[0]!
      return (await fetch(server.url + path, request)).json()
    }),
  )
  if (!isDeepStrictEqual(responses[0], responses[1])) throw new Error(`The responses to ${name} differ`)
}

async function compare(name: string, contestants: Case['contestants'], rounds: number, seconds: number) {
  const progress = createProgress()
  const results = new Map<string, Round[]>(contestants.map((contestant) => [contestant.name, []]))
  progress.start((rounds + 1) * contestants.length, name)
  for (let round = 0; round <= rounds; round++) {
    for (const contestant of contestants) {
      const result = await load(contestant, round === 0 ? 2 : seconds)
      if (round > 0) results.get(contestant.name)!.push(result) // Round 0 warms up.
      progress.step(round * contestants.length + contestants.indexOf(contestant) + 1)
    }
  }
  progress.stop()
  return table(name, contestants[0].name, results)
}

async function load({ server, requests }: Contestant, duration: number): Promise<Round> {
  const { url, child } = server
  const before = await usage(child)
  const result = await autocannon({ url, duration, connections: 10, requests })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} error responses, ${result.errors} errors`)
  const after = await usage(child)
  const count = result.requests.total
  return {
    requests: count,
    seconds: result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpu: (after.cpu - before.cpu) / count,
    rss: after.rss,
  }
}

async function usage(child: ChildProcess): Promise<Usage> {
  child.send('usage')
  const [message] = await once(child, 'message')
  return message
}

function table(name: string, first: string, results: Map<string, Round[]>): string {
  const baseline = results.get(first)!
  const lines = [...results].map(([contestant, rounds]) => {
    const perSecond = rounds.map(({ requests, seconds }) => requests / seconds)
    const ratios = rounds.map((_, i) => perSecond[i]! / (baseline[i]!.requests / baseline[i]!.seconds))
    const column = (pick: (round: Round) => number) => median(rounds.map(pick))
    return [
      contestant.padEnd(14),
      median(ratios).toFixed(2).padStart(6),
      median(perSecond).toFixed(0).padStart(8),
      column(({ p50 }) => p50)
        .toFixed(1)
        .padStart(8),
      column(({ p99 }) => p99)
        .toFixed(1)
        .padStart(8),
      column(({ cpu }) => cpu)
        .toFixed(0)
        .padStart(10),
      (column(({ rss }) => rss) / 1e6).toFixed(0).padStart(8),
    ].join('')
  })
  return [`\n${name}`, '               ratio   req/s  p50 ms  p99 ms  CPU µs/rq  RSS MB', ...lines].join('\n')
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}
