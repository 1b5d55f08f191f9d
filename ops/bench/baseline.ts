// The baseline: node:http and one prepared, hand-written statement per request, without any checks.
import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { report } from './worker.ts'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })

const list = `
  select a.id, a.slug, a.title, a.description, a.created_at, a.published_at, a.favorites_count, u.username, u.image,
    (select coalesce(json_agg(t.name order by x.position), '[]') from article_tags x join tags t on t.id = x.tag_id
     where x.article_id = a.id) as tag_names
  from articles a join users u on u.id = a.author_id
  where a.status = 'published'
  order by a.published_at desc, a.id desc limit 21`

const one = `
  select a.slug, a.title, a.description, a.body, a.created_at, a.favorites_count, u.username, u.image,
    (select coalesce(json_agg(t.name order by x.position), '[]') from article_tags x join tags t on t.id = x.tag_id
     where x.article_id = a.id) as tag_names,
    (select coalesce(json_agg(c), '[]') from (
       select c.body, c.created_at, v.username, v.image from comments c join users v on v.id = c.author_id
       where c.article_id = a.id order by c.created_at desc, c.id desc limit 20) c) as comments
  from articles a join users u on u.id = a.author_id
  where a.id = (select article_id from article_slugs where slug = $1)`

const server = createServer(async (request, response) => {
  const { operationName, variables } = JSON.parse(await text(request))
  const data = operationName === 'List' ? await readList() : await readOne(variables.slug)
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.end(JSON.stringify({ data }))
})
server.listen(0, '127.0.0.1', () => report(server))

async function readList() {
  const { rows } = await pool.query({ name: 'list', text: list })
  const page = rows.slice(0, 20)
  const last = page.at(-1)
  return {
    articles: {
      nodes: page.map((row) => ({
        slug: row.slug,
        title: row.title,
        description: row.description,
        createdAt: row.created_at,
        favoritesCount: row.favorites_count,
        tagNames: row.tag_names,
        author: { username: row.username, image: row.image },
      })),
      pageInfo: {
        hasNextPage: rows.length > 20,
        endCursor: Buffer.from(`articles|${last.published_at.toISOString()}|${last.id}`).toString(
          'base64url',
        ),
      },
    },
  }
}

async function readOne(slug: string) {
  const { rows } = await pool.query({ name: 'one', text: one, values: [slug] })
  const [row] = rows
  return {
    article: {
      slug: row.slug,
      title: row.title,
      description: row.description,
      body: row.body,
      createdAt: row.created_at,
      favoritesCount: row.favorites_count,
      tagNames: row.tag_names,
      author: { username: row.username, image: row.image },
      comments: {
        nodes: row.comments.map((comment: Record<string, string>) => ({
          body: comment.body,
          createdAt: new Date(comment.created_at!),
          author: { username: comment.username, image: comment.image },
        })),
      },
    },
  }
}

async function text(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}
