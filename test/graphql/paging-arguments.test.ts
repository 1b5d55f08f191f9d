import { expect, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import type { PagingAskedQueryVariables } from '../../generated/graphql.ts'
import { startApp } from '../support/app.ts'
import { ask, expectError, gql } from '../support/clients.ts'
import { newArticle, newComment, newUser, unique } from '../support/factories.ts'

const app = await startApp()

const PagingAsked = graphql(`
  query PagingAsked($author: String!, $first: Int, $after: String, $last: Int, $before: String) {
    articles(filter: { author: $author }, first: $first, after: $after, last: $last, before: $before) {
      edges { cursor node { slug } }
    }
  }
`)

const PagingCursors = graphql(`
  query PagingCursors($slug: String!) {
    tags(first: 1) { edges { cursor } }
    search(query: $slug, first: 1) { edges { cursor } }
    article(slug: $slug) { comments { edges { cursor } } }
    viewer { articles { edges { cursor } } }
  }
`)

type PageArgs = Omit<PagingAskedQueryVariables, 'author'>

const author = await newUser(app)
const slug = unique('paged')
await newArticle(app, author, { slug, title: slug, tags: [unique()] })
await newComment(app, author, slug)

const read = async (page: PageArgs) =>
  (await gql(app, PagingAsked, { author: author.username, ...page })).articles.edges
const cursor = (await read({}))[0]!.cursor
const others = await gql(app, PagingCursors, { slug }, author.token)

const uuid = '01890a5d-ac96-774b-bcce-b302099a8057'
const forged = (text: string) => Buffer.from(text).toString('base64url')
const dated = (date: string) => forged(`articles|${date}|${uuid}`)

const badCursors: Record<string, string> = {
  'an empty string': '',
  garbage: 'garbage',
  'text that is not base64': '%%% ☃',
  'a cursor of the list of tags': others.tags.edges[0]!.cursor,
  'a cursor of a search': others.search.edges[0]!.cursor,
  'a cursor of comments': others.article!.comments.edges[0]!.cursor,
  'a cursor of the viewer’s articles': others.viewer!.articles.edges[0]!.cursor,
  'a cursor without its last character': cursor.slice(0, -1),
  'a cursor without its first character': cursor.slice(1),
  'half a cursor': cursor.slice(0, cursor.length / 2),
  'a cursor with a suffix': forged(`${Buffer.from(cursor, 'base64url')}|x`),
  '10,000 characters': 'a'.repeat(10_000),
  'the 31st of February': dated('2026-02-31T00:00:00.000Z'),
  'the 31st of April': dated('2026-04-31T00:00:00.000Z'),
  'the 13th month': dated('2026-13-01T00:00:00.000Z'),
  'the year 0': dated('0000-01-01T00:00:00.000Z'),
  'a year before 0': dated('-000001-01-01T00:00:00.000Z'),
  'the last year of JavaScript': dated('+275760-09-13T00:00:00.000Z'),
  '25 o’clock': dated('2026-01-01T25:00:00.000Z'),
  'no date': dated('now'),
  'no id': forged('articles|2026-01-01T00:00:00.000Z|1'),
}

test('accepts a cursor of the list, even one of an item that does not exist', async () => {
  expect(await read({ after: cursor })).toEqual([])
  expect(await read({ before: cursor })).toEqual([])
  expect(await read({ after: dated('2000-01-01T00:00:00.000Z') })).toEqual([])
  expect(await read({ before: dated('2000-01-01T00:00:00.000Z') })).toHaveLength(1)
})

test.each(Object.entries(badCursors))('rejects as a cursor: %s', async (_what, bad) => {
  for (const [page, field] of [
    [{ after: bad }, 'after'],
    [{ first: 5, after: bad }, 'after'],
    [{ before: bad }, 'before'],
    [{ last: 5, before: bad }, 'before'],
  ] as const) {
    const { extensions } = await expectError('BAD_INPUT', read(page))
    expect(extensions.details?.map(({ field }) => field)).toEqual([field])
  }
})

const rejectedElsewhere: [string, string, string][] = [
  ['a fractional count of a tag', `tags(after: "${forged(`tags|1.5|${uuid}`)}") { PAGE }`, 'after'],
  [
    'a count of a tag that is too large',
    `tags(after: "${forged(`tags|99999999999|${uuid}`)}") { PAGE }`,
    'after',
  ],
  [
    'a count of a tag in exponent notation',
    `tags(before: "${forged(`tags|1e9|${uuid}`)}") { PAGE }`,
    'before',
  ],
  ['an infinite rank', `search(query: "x", after: "${forged(`search|1e999|${uuid}`)}") { PAGE }`, 'after'],
  ['garbage below a user', `user(username: "${author.username}") { articles(after: "x") { PAGE } }`, 'after'],
  ['garbage below an article', `article(slug: "${slug}") { comments(after: "x") { PAGE } }`, 'after'],
  ['garbage from the end', `article(slug: "${slug}") { comments(last: 1, before: "x") { PAGE } }`, 'before'],
  ['a page of no comments', `article(slug: "${slug}") { comments(first: 0) { PAGE } }`, 'first'],
]

test.each(rejectedElsewhere)('rejects in other lists: %s', async (_what, selection, field) => {
  const { errors } = await ask(app, `{ ${selection.replace('PAGE', 'nodes { __typename }')} }`)
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_INPUT'])
  expect(errors[0]!.extensions.details?.map(({ field }) => field)).toEqual([field])
})

const rejectedArguments: [string, PageArgs, string][] = [
  ['first 0', { first: 0 }, 'first'],
  ['first -1', { first: -1 }, 'first'],
  ['first 101', { first: 101 }, 'first'],
  ['first 2^31', { first: 2 ** 31 }, 'first'],
  ['first 1.5', { first: 1.5 }, 'first'],
  ['last 0', { last: 0 }, 'last'],
  ['last -1', { last: -1 }, 'last'],
  ['last 101', { last: 101 }, 'last'],
  ['last 2^31', { last: 2 ** 31 }, 'last'],
  ['first and last', { first: 1, last: 1 }, 'last'],
  ['after and before', { after: cursor, before: cursor }, 'before'],
  ['after and before with first', { first: 1, after: cursor, before: cursor }, 'before'],
  ['first and before', { first: 1, before: cursor }, 'before'],
  ['last and after', { last: 1, after: cursor }, 'after'],
]

test.each(rejectedArguments)('rejects %s and names the argument', async (_what, page, field) => {
  const { extensions } = await expectError('BAD_INPUT', read(page))
  expect(extensions.details?.map(({ field }) => field)).toEqual([field])
})

test('accepts pages of 1 and of 100 items, and null for omitted arguments', async () => {
  for (const page of [
    { first: 1 },
    { first: 100 },
    { last: 1 },
    { last: 100 },
    { first: null, last: null, after: null, before: null },
  ]) {
    expect(await read(page), JSON.stringify(page)).toHaveLength(1)
  }
})
