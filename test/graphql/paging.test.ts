import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import type { ArticleFilter, PagingArticlesQueryVariables } from '../../generated/graphql.ts'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { gql } from '../support/clients.ts'
import { follow, newArticle, newComment, newUser, unique } from '../support/factories.ts'

type PageArgs = Omit<PagingArticlesQueryVariables, 'filter'>

interface Page {
  edges: { cursor: string; node: { id: string } }[]
  nodes: { id: string }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor?: string | null
    endCursor?: string | null
  }
}

const PagingArticles = graphql(`
  query PagingArticles($filter: ArticleFilter!, $first: Int, $after: String, $last: Int, $before: String) {
    articles(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      ...PagingPage
    }
  }
  fragment PagingPage on ArticleConnection {
    edges { cursor node { id } }
    nodes { id }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
`)

const PagingByUser = graphql(`
  query PagingByUser($author: String!, $first: Int, $after: String, $last: Int, $before: String) {
    user(username: $author) {
      articles(first: $first, after: $after, last: $last, before: $before) { ...PagingPage }
    }
  }
`)

const PagingFeed = graphql(`
  query PagingFeed($first: Int, $after: String, $last: Int, $before: String) {
    feed(first: $first, after: $after, last: $last, before: $before) { ...PagingPage }
  }
`)

const PagingOwn = graphql(`
  query PagingOwn($first: Int, $after: String, $last: Int, $before: String) {
    viewer { articles(first: $first, after: $after, last: $last, before: $before) { ...PagingPage } }
  }
`)

const PagingComments = graphql(`
  query PagingComments($slug: String!, $first: Int, $after: String, $last: Int, $before: String) {
    article(slug: $slug) {
      comments(first: $first, after: $after, last: $last, before: $before) {
        edges { cursor node { id } }
        nodes { id }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }
`)

const app = await startApp()
const [author, reader] = await Promise.all([newUser(app), newUser(app)])
const tag = unique()
const { articles, comments, slug } = await writeWithTies()

/** Each list has 25 items. Five items share each date. */
const lists: Record<string, { items: Dated[]; read: (page: PageArgs) => Promise<Page> }> = {
  articles: {
    items: articles,
    read: readArticles({ author: author.username }),
  },
  'articles with a tag': { items: articles, read: readArticles({ tag }) },
  'user.articles': {
    items: articles,
    read: async (page) => (await gql(app, PagingByUser, { author: author.username, ...page })).user!.articles,
  },
  feed: {
    items: articles,
    read: async (page) => (await gql(app, PagingFeed, page, reader.token)).feed,
  },
  'viewer.articles': {
    items: articles,
    read: async (page) => (await gql(app, PagingOwn, page, author.token)).viewer!.articles,
  },
  comments: {
    items: comments,
    read: async (page) => (await gql(app, PagingComments, { slug, ...page })).article!.comments,
  },
}

test.each(Object.keys(lists))(
  'pages through %s in both directions without gaps or duplicates',
  async (name) => {
    const { items, read } = lists[name]!
    const expected = newestFirst(items)
    const pageSizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(pageSizes, async (sizes) => {
        expect(await walkForward(read, sizes)).toEqual(expected)
        expect(await walkBackward(read, sizes)).toEqual(expected)
      }),
      { numRuns: 8, examples: [[[1]], [[5]], [[25]]] },
    )
  },
)

test.each(Object.keys(lists))('returns all items of %s before and after any cursor', async (name) => {
  const { items, read } = lists[name]!
  const expected = newestFirst(items)
  const { edges } = await read({ first: 100 })
  for (const index of [0, 4, 5, 12, 24]) {
    const { cursor } = edges[index]!
    expect(ids(await read({ before: cursor, last: 100 }))).toEqual(expected.slice(0, index))
    expect(ids(await read({ after: cursor, first: 100 }))).toEqual(expected.slice(index + 1))
  }
})

test('returns twenty items by default', async () => {
  const { read } = lists.articles!
  const expected = newestFirst(articles)
  expect(ids(await read({}))).toEqual(expected.slice(0, 20))
  const { edges } = await read({ last: 1 })
  expect(ids(await read({ before: edges[0]!.cursor }))).toEqual(expected.slice(4, 24))
})

test('returns no cursors for an empty page', async () => {
  const { edges } = await lists.articles!.read({ last: 1 })
  const next = await lists.articles!.read({ after: edges[0]!.cursor })
  expect(next.pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: true,
    startCursor: null,
    endCursor: null,
  })
})

test('keeps the position when an article is published in between', async () => {
  const writer = await newUser(app)
  const written: string[] = []
  for (let i = 0; i < 4; i++) written.unshift((await newArticle(app, writer)).id)
  const read = readArticles({ author: writer.username })
  const first = await read({ first: 2 })
  const { id: newer } = await newArticle(app, writer)
  const next = await read({ first: 2, after: first.pageInfo.endCursor })
  expect([...ids(first), ...ids(next)]).toEqual(written)
  expect(ids(await read({ last: 2, before: first.pageInfo.startCursor }))).toEqual([newer])
})

function readArticles(filter: ArticleFilter) {
  return async (page: PageArgs): Promise<Page> =>
    (await gql(app, PagingArticles, { filter, ...page })).articles
}

function ids({ edges, nodes, pageInfo }: Page): string[] {
  const found = edges.map(({ node }) => node.id)
  expect(nodes.map(({ id }) => id)).toEqual(found)
  expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null)
  expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null)
  return found
}

async function walkForward(read: (page: PageArgs) => Promise<Page>, sizes: number[]): Promise<string[]> {
  const found: string[] = []
  for (let turn = 0, after: string | null | undefined; ; turn++) {
    const page = await read({ first: sizes[turn % sizes.length], after })
    expect(page.pageInfo.hasPreviousPage).toBe(turn > 0)
    found.push(...ids(page))
    expect(page.pageInfo.hasNextPage).toBe(found.length < 25)
    if (!page.pageInfo.hasNextPage) return found
    after = page.pageInfo.endCursor
  }
}

async function walkBackward(read: (page: PageArgs) => Promise<Page>, sizes: number[]): Promise<string[]> {
  const found: string[] = []
  for (let turn = 0, before: string | null | undefined; ; turn++) {
    const page = await read({ last: sizes[turn % sizes.length], before })
    expect(page.pageInfo.hasNextPage).toBe(turn > 0)
    found.unshift(...ids(page))
    expect(page.pageInfo.hasPreviousPage).toBe(found.length < 25)
    if (!page.pageInfo.hasPreviousPage) return found
    before = page.pageInfo.startCursor
  }
}

interface Dated {
  id: string
  day: number
}

/** Sorted by date, then by the UUID in the global ID. */
function newestFirst(items: Dated[]): string[] {
  const key = ({ id, day }: Dated) => `${day} ${atob(id)}`
  return items.toSorted((a, b) => (key(a) < key(b) ? 1 : -1)).map(({ id }) => id)
}

async function writeWithTies() {
  await follow(app, reader, author.username)
  const { slug: discussed } = await newArticle(app, await newUser(app))
  const articles: Dated[] = []
  const comments: Dated[] = []
  for (let i = 0; i < 25; i++) {
    const day = 1 + ((i * 2) % 5)
    articles.push({ id: (await newArticle(app, author, { tags: [tag] })).id, day })
    comments.push({ id: (await newComment(app, reader, discussed)).id, day })
  }
  const { write } = app.services.db
  for (const { id, day } of articles) {
    await write.execute(
      sql`update articles set published_at = make_date(2026, 1, ${day}), created_at = make_date(2026, 1, ${day})
        where id = ${atob(id).split(':')[1]}`,
    )
  }
  await write.execute(sql`
    update article_tags set published_at = articles.published_at from articles
    where articles.id = article_id and tag_id = (select id from tags where name = ${tag})`)
  for (const { id, day } of comments) {
    await write.execute(
      sql`update comments set created_at = make_date(2026, 1, ${day}) where id = ${atob(id).split(':')[1]}`,
    )
  }
  return { articles, comments, slug: discussed }
}
