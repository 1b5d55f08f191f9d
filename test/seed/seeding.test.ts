import pg from 'pg'
import { expect, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import { sql } from '../../src/db/drizzle.ts'
import type { Progress } from '../../src/progress.ts'
import { seedBulk } from '../../src/seed/copy.ts'
import { demoAccounts } from '../../src/seed/demo.ts'
import { demoArticles, demoUsers } from '../../src/seed/demo-content.ts'
import { copyOfTemplate, hasPostgres, startApp } from '../support/app.ts'
import { gql } from '../support/clients.ts'
import { migratedDatabase, query } from '../support/databases.ts'
import { run } from '../support/processes.ts'

const demo = await startApp({ DATABASE_URL: '', DATA_DIR: copyOfTemplate() })

const SignIn = graphql(`
  mutation SeedSignIn($input: SignInInput!) { signIn(input: $input) { viewer { role permissions } } }
`)

const size = { users: 30, articles: 40, tags: 10, favorites: 100, comments: 50, seed: 3 }
const silent: Progress = { start() {}, step() {}, stop() {} }

/** Rows whose counter is wrong. */
const miscounted = `
  select 'user ' || username as miscounted from users u
    where followers_count <> (select count(*) from follows where followed_id = u.id)
      or following_count <> (select count(*) from follows where follower_id = u.id)
  union all select 'article ' || slug from articles a
    where favorites_count <> (select count(*) from favorites where article_id = a.id)
      or comments_count <> (select count(*) from comments where article_id = a.id)
      or not exists (select from article_slugs s where s.slug = a.slug and article_id = a.id)
  union all select 'tag ' || name from tags t
    where articles_count <> (select count(*) from article_tags join articles a on a.id = article_id
      where tag_id = t.id and status = 'published')`

const counts = `select (select count(*)::int from users) as users, (select count(*)::int from articles) as articles,
  (select count(*)::int from tags) as tags, (select count(*)::int from favorites) as favorites,
  (select count(*)::int from comments) as comments`

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return work(client).finally(() => client.end())
}

test.runIf(hasPostgres)('fills an empty database once', async () => {
  const url = await migratedDatabase()
  const { seed, ...amounts } = size
  const flags = Object.entries(size).flatMap(([name, value]) => [`--${name}`, String(value)])
  const first = run('ops/commands/seed.ts', { DATABASE_URL: url }, ...flags)
  expect(await first.ended).toBe(0)
  expect(first.output()).toMatch(/\nSeeded 30 users, .*, 40 articles, .*, 100 favorites, 50 comments\.\n$/)
  expect(await query(url, counts)).toEqual([amounts])
  expect(await query(url, miscounted)).toEqual([])

  const second = run('ops/commands/seed.ts', { DATABASE_URL: url }, ...flags)
  expect(await second.ended).toBe(1)
  expect(second.output()).toBe('The database is not empty. Use an empty one\n')
  expect(await query(url, counts)).toEqual([amounts])
})

test.runIf(hasPostgres)('does not seed a database that has users', async () => {
  const url = await migratedDatabase()
  await query(
    url,
    `insert into users (id, username, email, username_key, email_key, password_hash, role)
     values (gen_random_uuid(), 'x', 'x@byline.test', 'x', 'x@byline.test', '', 'author')`,
  )
  await expect(connected(url, (client) => seedBulk(client, size, silent))).rejects.toThrow('is not empty')
  expect(await query(url, counts)).toEqual([{ users: 1, articles: 0, tags: 0, favorites: 0, comments: 0 }])
})

test.runIf(hasPostgres).each([
  {
    what: 'an error',
    says: 'interrupted',
    interrupt: () => {
      throw new Error('interrupted')
    },
  },
  {
    what: 'a lost connection',
    says: /Connection terminated|not queryable|ECONNRESET|closed|destroyed/i,
    interrupt: (client: pg.Client) =>
      void (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy(),
  },
])('leaves no rows when $what interrupts the seeding', async ({ says, interrupt }) => {
  const url = await migratedDatabase()
  const seeding = connected(url, (client) =>
    seedBulk(client, size, { ...silent, step: (_done, table) => table === 'favorites' && interrupt(client) }),
  )
  await expect(seeding).rejects.toThrow(says)
  expect(await query(url, counts)).toEqual([{ users: 0, articles: 0, tags: 0, favorites: 0, comments: 0 }])
  await connected(url, (client) => seedBulk(client, size, silent))
})

test.each([
  { flags: ['--users', '1'], says: '--users must be a whole number, at least 2' },
  { flags: ['--articles', 'many'], says: '--articles must be a whole number, at least 1' },
  { flags: [], says: 'Set DATABASE_URL. The embedded database has its own demo content' },
])('reports "$says"', async ({ flags, says }) => {
  const seeding = run('ops/commands/seed.ts', {}, ...flags)
  expect(await seeding.ended).toBe(1)
  expect(seeding.output()).toBe(`${says}\n`)
})

test('has correct counters in the demo content', async () => {
  const { read } = demo.services.db
  expect(await read.execute(sql.raw(miscounted))).toMatchObject({ rows: [] })
  expect(await read.execute(sql.raw(counts))).toMatchObject({
    rows: [{ users: demoUsers.length, articles: demoArticles.length }],
  })
})

test.each(demoAccounts)('lets the $role of the demo sign in', async ({ role, email, password }) => {
  const { signIn } = await gql(demo, SignIn, { input: { email, password } })
  expect(signIn.viewer.role).toBe(role.toUpperCase())
})
