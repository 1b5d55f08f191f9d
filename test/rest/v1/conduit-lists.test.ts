import { describe, expect, test } from 'vitest'
import { registry } from '../../../rest/lifecycle/registry.ts'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import { favorite, follow, newArticle, newUser, unique } from '../../support/factories.ts'

const app = await startApp({}, { now: () => Date.parse(registry.v1.deprecated!) })

interface Page {
  articles: { slug: string; createdAt: string }[]
  articlesCount: number
}

async function list(query: string, token?: string): Promise<Page> {
  const { status, body } = await rest(app, `GET /api/v1/articles${query}`, { token })
  expect(status).toBe(200)
  return body
}

const slugsOf = ({ articles }: Page) => articles.map(({ slug }) => slug)

/** An author with tagged articles, and a reader who follows the author and favorites all of them. */
async function newArticles(size: number) {
  const [author, reader] = await Promise.all([newUser(app), newUser(app)])
  const tag = unique('tag')
  const written = await Promise.all(
    Array.from({ length: size }, () => newArticle(app, author, { tags: [tag] })),
  )
  await Promise.all(written.map(({ slug }) => favorite(app, reader, slug)))
  await follow(app, reader, author.username)
  return { author, reader, tag, slugs: written.map(({ slug }) => slug).toSorted() }
}

describe('the list of', () => {
  const lists: Record<string, (created: Awaited<ReturnType<typeof newArticles>>) => string> = {
    'articles of an author': ({ author }) => `?author=${author.username}`,
    'articles with a tag': ({ tag }) => `?tag=${tag}`,
    'favorites of a user': ({ reader }) => `?favorited=${reader.username}`,
    'articles that match all three filters': ({ author, reader, tag }) =>
      `?author=${author.username}&favorited=${reader.username}&tag=${tag}`,
    'articles of followed authors': () => '/feed?',
  }

  test.each(Object.keys(lists))(
    '%s returns each article once over all pages, with the total count',
    async (name) => {
      const created = await newArticles(7)
      const query = lists[name]!(created)
      const pages: Page[] = []
      for (const offset of [0, 3, 6, 7, 100, 100_000])
        pages.push(await list(`${query}&limit=3&offset=${offset}`, created.reader.token))
      expect(pages.map(({ articles }) => articles.length)).toEqual([3, 3, 1, 0, 0, 0])
      expect(pages.map(({ articlesCount }) => articlesCount)).toEqual(Array(6).fill(7))
      expect(pages.flatMap(slugsOf).toSorted()).toEqual(created.slugs)
      const whole = await list(query, created.reader.token)
      expect(pages.flatMap(slugsOf)).toEqual(slugsOf(whole))
    },
  )
})

test('lists the newest article first', async () => {
  const author = await newUser(app)
  const slugs: string[] = []
  for (let i = 0; i < 4; i++) slugs.unshift((await newArticle(app, author)).slug)
  expect(slugsOf(await list(`?author=${author.username}`))).toEqual(slugs)
})

test('returns 20 articles by default and at most 100', async () => {
  const { author } = await newArticles(23)
  const query = `?author=${author.username}`
  for (const [more, shown] of [
    ['', 20],
    ['&limit=&offset=', 20],
    ['&offset=20', 3],
    ['&limit=1', 1],
    ['&limit=100', 23],
  ] as const) {
    const { articles, articlesCount } = await list(query + more)
    expect({ shown: articles.length, articlesCount }, more).toEqual({ shown, articlesCount: 23 })
  }
})

test('ignores empty values and unknown parameters', async () => {
  const { author, slugs } = await newArticles(2)
  const query = `?author=${author.username}&tag=&favorited=&limit=&offset=&page=2&page=3&limit[]=0&__proto__=x`
  expect(slugsOf(await list(query)).toSorted()).toEqual(slugs)
})

test('combines filters with AND', async () => {
  const [mine, another] = [await newArticles(1), await newArticles(1)]
  await favorite(app, mine.reader, another.slugs[0]!)
  const by = (created: typeof mine) => `author=${created.author.username}`
  expect(slugsOf(await list(`?favorited=${mine.reader.username}&${by(another)}`))).toEqual(another.slugs)
  const none = { articles: [], articlesCount: 0 }
  expect(await list(`?${by(mine)}&tag=${another.tag}`)).toEqual(none)
  expect(await list(`?${by(mine)}&favorited=${another.reader.username}`)).toEqual(none)
})

test('returns an empty list for an unknown name or tag', async () => {
  for (const parameter of ['author', 'favorited', 'tag'])
    expect(await list(`?${parameter}=${unique('nope')}`)).toEqual({ articles: [], articlesCount: 0 })
})

test('returns an empty feed to a user who follows no one, without their own articles', async () => {
  const author = await newUser(app)
  await newArticle(app, author)
  expect(await list('/feed', author.token)).toEqual({ articles: [], articlesCount: 0 })
})

test('lists the tags of published articles', async () => {
  const { tag } = await newArticles(1)
  const { status, body } = await rest(app, 'GET /api/v1/tags')
  expect(status).toBe(200)
  expect(body).toEqual({ tags: expect.arrayContaining([expect.any(String)]) })
  expect(body.tags.length).toBeLessThanOrEqual(100)
  if (body.tags.length < 100) expect(body.tags).toContain(tag)
})
