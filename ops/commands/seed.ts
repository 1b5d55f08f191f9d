// npm run seed -- --users 10000 --articles 100000: fills the empty database of DATABASE_URL.
import { parseArgs } from 'node:util'
import pg from 'pg'
import { createProgress } from '../../src/progress.ts'
import { seedBulk } from '../../src/seed/copy.ts'
import { runScript } from './script.ts'

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      users: { type: 'string', default: '1000' },
      articles: { type: 'string', default: '10000' },
      tags: { type: 'string', default: '500' },
      favorites: { type: 'string' },
      comments: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  })
  const users = count('users', values.users, 2)
  const articles = count('articles', values.articles, 1)
  const size = {
    users,
    articles,
    tags: count('tags', values.tags, 5),
    favorites: count('favorites', values.favorites ?? String(articles * 3), 0),
    comments: count('comments', values.comments ?? String(articles * 2), 0),
    seed: count('seed', values.seed, 0),
  }
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('Set DATABASE_URL. The embedded database has its own demo content')
  const client = new pg.Client({ connectionString: url, application_name: 'byline seed' })
  await client.connect()
  try {
    const rows = await seedBulk(client, size, createProgress())
    return `Seeded ${[...rows].map(([table, count]) => `${count} ${table}`).join(', ')}.`
  } finally {
    await client.end()
  }
})

function count(name: string, text: string, min: number): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < min)
    throw new Error(`--${name} must be a whole number, at least ${min}`)
  return number
}
