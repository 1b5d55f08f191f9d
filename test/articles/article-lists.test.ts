import { expect, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import type { ArticleFilter } from '../../generated/graphql.ts'
import { startApp } from '../support/app.ts'
import { gql } from '../support/clients.ts'
import {
  favorite,
  follow,
  newArticle,
  newUser,
  setStatus,
  type TestUser,
  unique,
} from '../support/factories.ts'

const app = await startApp()

const ListArticles = graphql(`
  query ListArticles($filter: ArticleFilter!, $first: Int) {
    articles(filter: $filter, first: $first) { totalCount nodes { slug } }
  }
`)

const ListEverywhere = graphql(`
  query ListEverywhere($author: String!, $tag: String!, $fan: String!, $word: String!) {
    newest: articles(first: 100) { nodes { slug } }
    byTag: articles(filter: { tag: $tag }) { ...ListedArticles }
    byAuthor: articles(filter: { author: $author }) { ...ListedArticles }
    byFan: articles(filter: { favoritedBy: $fan }) { ...ListedArticles }
    user(username: $author) { articles { ...ListedArticles } }
    search(query: $word) { totalCount nodes { article { slug } } }
    tag(name: $tag) { articlesCount }
  }
  fragment ListedArticles on ArticleConnection { totalCount nodes { slug } }
`)

const ListFeed = graphql(`query ListFeed { feed { totalCount nodes { slug } } }`)

const ListOwn = graphql(`
  query ListOwn($status: ArticleStatus) {
    viewer { articles(status: $status) { totalCount nodes { slug } } }
  }
`)

interface Listed {
  totalCount: number
  nodes: { slug: string }[]
}

const slugs = ({ nodes }: Pick<Listed, 'nodes'>) => nodes.map(({ slug }) => slug)
const list = async (filter: ArticleFilter) => (await gql(app, ListArticles, { filter })).articles

test('filters by tag, author and favorites, alone and combined, newest first', async () => {
  const [ann, ben, fan] = await Promise.all([newUser(app), newUser(app), newUser(app, 'reader')])
  const [red, blue] = [unique('red'), unique('blue')]
  const write = async (author: TestUser, tags: string[]) => (await newArticle(app, author, { tags })).slug
  const ann1 = await write(ann, [red])
  const ann2 = await write(ann, [blue, red])
  const ben1 = await write(ben, [red])
  const ben2 = await write(ben, [blue])
  for (const slug of [ben1, ann2]) await favorite(app, fan, slug)

  const cases: [ArticleFilter, string[]][] = [
    [{ tag: red }, [ben1, ann2, ann1]],
    [{ tag: blue }, [ben2, ann2]],
    [{ tag: red.toUpperCase() }, []],
    [{ tag: unique() }, []],
    [{ author: ann.username }, [ann2, ann1]],
    [{ author: ann.username.toUpperCase() }, [ann2, ann1]],
    [{ author: fan.username }, []],
    [{ author: unique() }, []],
    [{ favoritedBy: fan.username }, [ben1, ann2]],
    [{ favoritedBy: fan.username.toUpperCase() }, [ben1, ann2]],
    [{ favoritedBy: ann.username }, []],
    [{ tag: red, author: ann.username }, [ann2, ann1]],
    [{ tag: blue, favoritedBy: fan.username }, [ann2]],
    [{ author: ben.username, favoritedBy: fan.username }, [ben1]],
    [{ tag: red, author: ben.username, favoritedBy: fan.username }, [ben1]],
    [{ tag: blue, author: ben.username, favoritedBy: fan.username }, []],
    [{ tag: blue, author: null, favoritedBy: null }, [ben2, ann2]],
  ]
  for (const [filter, expected] of cases) {
    const found = await list(filter)
    expect(slugs(found), JSON.stringify(filter)).toEqual(expected)
    expect(found.totalCount, JSON.stringify(filter)).toBe(expected.length)
  }
})

test('orders by first publication, not by creation or republication', async () => {
  const [author, fan] = await Promise.all([newUser(app), newUser(app)])
  const word = unique()
  const drafts: string[] = []
  for (let i = 0; i < 4; i++) {
    drafts.push((await newArticle(app, author, { tags: [word], body: word, publish: false })).slug)
  }
  const published = [2, 0, 3, 1].map((i) => drafts[i]!)
  for (const slug of published) {
    await setStatus(app, author, slug, 'PUBLISHED')
    await favorite(app, fan, slug)
  }
  await follow(app, fan, author.username)
  for (const status of ['DRAFT', 'PUBLISHED', 'ARCHIVED', 'PUBLISHED'] as const) {
    await setStatus(app, author, published[0]!, status)
  }
  const names = { author: author.username, tag: word, fan: fan.username, word }
  const found = await gql(app, ListEverywhere, names)
  const { feed } = await gql(app, ListFeed, {}, fan.token)
  for (const page of [found.byTag, found.byAuthor, found.byFan, found.user!.articles, feed]) {
    expect(slugs(page)).toEqual(published.toReversed())
  }
})

test('keeps drafts and archived articles out of every list and count, even for viewers who may see them', async () => {
  const [author, fan, editor] = await Promise.all([newUser(app), newUser(app), newUser(app, 'editor')])
  const word = unique()
  const write = async (publish: boolean) =>
    (await newArticle(app, author, { title: `About ${word}`, tags: [word], publish })).slug
  const [published, unpublished, archived] = [await write(true), await write(true), await write(true)]
  const hidden = [await write(false), unpublished, archived]
  for (const slug of [published, unpublished, archived]) await favorite(app, fan, slug)
  await follow(app, fan, author.username)
  await setStatus(app, author, unpublished, 'DRAFT')
  await setStatus(app, author, archived, 'ARCHIVED')

  const names = { author: author.username, tag: word, fan: fan.username, word }
  for (const viewer of [undefined, author, fan, editor]) {
    const found = await gql(app, ListEverywhere, names, viewer?.token)
    for (const page of [found.byTag, found.byAuthor, found.byFan, found.user!.articles]) {
      expect(page).toEqual({ totalCount: 1, nodes: [{ slug: published }] })
    }
    expect(found.search).toEqual({ totalCount: 1, nodes: [{ article: { slug: published } }] })
    expect(found.tag).toEqual({ articlesCount: 1 })
    for (const slug of hidden) expect(slugs(found.newest)).not.toContain(slug)
  }
  const { feed } = await gql(app, ListFeed, {}, fan.token)
  expect(feed).toEqual({ totalCount: 1, nodes: [{ slug: published }] })
})

test('lists all articles of the viewer by status, newest created first', async () => {
  const [author, editor] = await Promise.all([newUser(app), newUser(app, 'editor')])
  const write = async (publish: boolean) => (await newArticle(app, author, { publish })).slug
  const draft = await write(false)
  const published = await write(true)
  const archived = await write(true)
  const later = await write(false)
  await setStatus(app, author, archived, 'ARCHIVED')

  const cases = [
    [null, [later, archived, published, draft]],
    ['DRAFT', [later, draft]],
    ['PUBLISHED', [published]],
    ['ARCHIVED', [archived]],
  ] as const
  for (const [status, expected] of cases) {
    const own = (await gql(app, ListOwn, { status }, author.token)).viewer!.articles
    expect(slugs(own), `${status}`).toEqual(expected)
    expect(own.totalCount, `${status}`).toBe(expected.length)
    const others = (await gql(app, ListOwn, { status }, editor.token)).viewer!.articles
    expect(others, `${status}`).toEqual({ totalCount: 0, nodes: [] })
  }
  expect(await gql(app, ListOwn, {})).toEqual({ viewer: null })
})

test('counts the articles of all pages', async () => {
  const author = await newUser(app)
  for (let i = 0; i < 3; i++) await newArticle(app, author)
  const { articles } = await gql(app, ListArticles, { filter: { author: author.username }, first: 1 })
  expect(articles.nodes).toHaveLength(1)
  expect(articles.totalCount).toBe(3)
})
