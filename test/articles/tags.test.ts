import { expect, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import { sql } from '../../src/db/drizzle.ts'
import { startApp } from '../support/app.ts'
import { ask, expectError, gql } from '../support/clients.ts'
import { newArticle, newUser, setStatus, type TestUser, unique } from '../support/factories.ts'

const app = await startApp()

const TagByName = graphql(`query TagByName($name: String!) { tag(name: $name) { id name articlesCount } }`)

const TagRetag = graphql(`
  mutation TagRetag($slug: String!, $version: Int!, $tags: [String!]!) {
    updateArticle(slug: $slug, version: $version, input: { tags: $tags }) {
      version tagNames tags { name articlesCount }
    }
  }
`)

const TagDelete = graphql(`mutation TagDelete($slug: String!) { deleteArticle(slug: $slug) }`)

const TagPage = graphql(`
  query TagPage($first: Int, $after: String, $last: Int, $before: String) {
    tags(first: $first, after: $after, last: $last, before: $before) {
      nodes { name articlesCount }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

/** The number of published articles with a tag. A tag without one is not found and counts 0. */
const countOf = async (name: string) => {
  const { data, errors } = await ask<{ tag: { articlesCount: number } | null }>(app, TagByName.toString(), {
    name,
  })
  if (data?.tag) return data.tag.articlesCount
  expect(errors[0]!.extensions.code).toBe('NOT_FOUND')
  return 0
}
const countsOf = async (names: string[]) => Promise.all(names.map(countOf))
const retag = async (author: TestUser, slug: string, version: number, tags: string[]) =>
  (await gql(app, TagRetag, { slug, version, tags }, author.token)).updateArticle

test('counts published articles exactly through every change of an article', async () => {
  const author = await newUser(app)
  const [kept, dropped, added] = [unique('kept'), unique('dropped'), unique('added')]
  const { slug } = await newArticle(app, author, { tags: [kept, dropped], publish: false })
  await newArticle(app, author, { tags: [kept, added] })
  const tags = [kept, dropped, added]
  const change = (status: 'PUBLISHED' | 'DRAFT' | 'ARCHIVED') => () => setStatus(app, author, slug, status)

  const steps: [what: string, step: () => Promise<unknown>, counts: number[]][] = [
    ['a draft', async () => {}, [1, 0, 1]],
    ['published', change('PUBLISHED'), [2, 1, 1]],
    ['published twice', change('PUBLISHED'), [2, 1, 1]],
    ['retagged', () => retag(author, slug, 2, [added, kept, added]), [2, 0, 2]],
    ['retagged with the same', () => retag(author, slug, 3, [added, kept]), [2, 0, 2]],
    ['unpublished', change('DRAFT'), [1, 0, 1]],
    ['retagged as a draft', () => retag(author, slug, 5, [dropped]), [1, 0, 1]],
    ['published again', change('PUBLISHED'), [1, 1, 1]],
    ['archived', change('ARCHIVED'), [1, 0, 1]],
    ['retagged in the archive', () => retag(author, slug, 8, [kept, dropped]), [1, 0, 1]],
    ['out of the archive', change('PUBLISHED'), [2, 1, 1]],
    ['without tags', () => retag(author, slug, 10, []), [1, 0, 1]],
    ['with all of them', () => retag(author, slug, 11, tags), [2, 1, 2]],
    ['deleted', () => gql(app, TagDelete, { slug }, author.token), [1, 0, 1]],
  ]
  for (const [what, step, counts] of steps) {
    await step()
    expect(await countsOf(tags), what).toEqual(counts)
  }
})

test('keeps the count when a draft or an archived article is deleted', async () => {
  const author = await newUser(app)
  const tag = unique()
  const [draft, archived] = [
    await newArticle(app, author, { tags: [tag], publish: false }),
    await newArticle(app, author, { tags: [tag] }),
  ]
  await setStatus(app, author, archived.slug, 'ARCHIVED')
  await newArticle(app, author, { tags: [tag] })
  for (const { slug } of [draft, archived]) await gql(app, TagDelete, { slug }, author.token)
  expect(await countOf(tag)).toBe(1)
})

test('counts correctly when twenty articles with the same new tags are published concurrently', async () => {
  const author = await newUser(app)
  const tags = [unique('b'), unique('a'), unique('c')]
  await Promise.all(
    Array.from({ length: 20 }, (_, i) => newArticle(app, author, { tags: i % 2 ? tags : tags.toReversed() })),
  )
  expect(await countsOf(tags)).toEqual([20, 20, 20])
})

test('counts correctly when twenty articles change their tags concurrently', async () => {
  const author = await newUser(app)
  const [red, blue] = [unique('red'), unique('blue')]
  const articles = []
  for (let i = 0; i < 20; i++) articles.push(await newArticle(app, author, { tags: [i % 2 ? red : blue] }))
  await Promise.all(articles.map(({ slug }, i) => retag(author, slug, 1, i % 2 ? [blue] : [red, blue])))
  expect(await countsOf([red, blue])).toEqual([10, 20])
})

test('returns the updated counts with an edit', async () => {
  const author = await newUser(app)
  const [before, after] = [unique('before'), unique('after')]
  const { slug } = await newArticle(app, author, { tags: [before] })
  expect(await retag(author, slug, 1, [after])).toEqual({
    version: 2,
    tagNames: [after],
    tags: [{ name: after, articlesCount: 1 }],
  })
})

test('distinguishes tags by case, and returns NOT_FOUND for unknown tags', async () => {
  const author = await newUser(app)
  const lower = unique('case')
  await newArticle(app, author, { tags: [lower, lower.toUpperCase()] })
  const byName = async (name: string) => (await gql(app, TagByName, { name })).tag!.id
  expect(await byName(lower)).not.toBe(await byName(lower.toUpperCase()))
  await expectError('NOT_FOUND', byName(unique()))
})

test('lists tags by number of articles in both directions, without gaps among equal counts', async () => {
  const author = await newUser(app)
  const names = Array.from({ length: 8 }, () => unique('popular'))
  await newArticle(app, author, { tags: names })
  // Counts that no other test reaches put them at the front of the list.
  const counts = [900_001, 900_003, 900_002, 900_002, 900_002, 900_001, 900_004, 900_000]
  for (const [i, name] of names.entries()) {
    await app.services.db.write.execute(
      sql`update tags set articles_count = ${counts[i]} where name = ${name}`,
    )
  }
  const forward: { name: string; articlesCount: number }[] = []
  let end: string | null | undefined
  for (let turn = 0; turn < 4; turn++) {
    const { nodes, pageInfo } = (await gql(app, TagPage, { first: 2, after: end })).tags
    expect(pageInfo.hasPreviousPage).toBe(turn > 0)
    forward.push(...nodes)
    end = pageInfo.endCursor
  }
  expect(forward.map(({ articlesCount }) => articlesCount)).toEqual(counts.toSorted((a, b) => b - a))
  expect(forward.map(({ name }) => name).toSorted()).toEqual(names.toSorted())

  const backward = forward.slice(-1) // The last tag is not on the pages before `end`.
  for (let start = end, more = true; more; ) {
    const { nodes, pageInfo } = (await gql(app, TagPage, { last: 3, before: start })).tags
    backward.unshift(...nodes)
    start = pageInfo.startCursor
    more = pageInfo.hasPreviousPage
  }
  expect(backward).toEqual(forward)
})

test('hides a tag that only drafts have', async () => {
  const author = await newUser(app)
  const secret = unique('secret')
  const draft = await newArticle(app, author, { tags: [secret], publish: false })
  await expectError('NOT_FOUND', gql(app, TagByName, { name: secret }))
  await setStatus(app, author, draft.slug, 'PUBLISHED')
  const { id } = (await gql(app, TagByName, { name: secret })).tag!
  await setStatus(app, author, draft.slug, 'DRAFT')
  expect((await ask(app, `{ node(id: "${id}") { id } }`)).errors[0]!.extensions.code).toBe('NOT_FOUND')
})
