import { expect, test } from 'vitest'
import { graphql } from '../../generated/gql.ts'
import { startApp } from '../support/app.ts'
import { expectError, gql } from '../support/clients.ts'
import { newArticle, newUser, setStatus, unique } from '../support/factories.ts'

const app = await startApp()

const SearchArticles = graphql(`
  query SearchArticles($query: String!, $first: Int, $after: String, $last: Int, $before: String) {
    search(query: $query, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes { rank snippet article { slug } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

interface PageArgs {
  first?: number
  after?: string | null
  last?: number
  before?: string | null
}

const search = async (query: string, page: PageArgs = {}, token?: string) =>
  (await gql(app, SearchArticles, { query, ...page }, token)).search
const found = async (query: string) => (await search(query)).nodes.map(({ article }) => article.slug)

test('ranks matches in the title over the description over the body', async () => {
  const author = await newUser(app)
  const word = unique()
  const { slug: inBody } = await newArticle(app, author, { body: `Of **${word}**, again.` })
  const { slug: inTitle } = await newArticle(app, author, { title: `About ${word}` })
  const { slug: inDescription } = await newArticle(app, author, { description: `On ${word}` })
  await newArticle(app, author)
  const { nodes, totalCount } = await search(word)
  expect(nodes.map(({ article }) => article.slug)).toEqual([inTitle, inDescription, inBody])
  expect(totalCount).toBe(3)
  const ranks = nodes.map(({ rank }) => rank)
  expect(new Set(ranks).size).toBe(3)
  expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
})

test('supports words, phrases, "or", exclusion and inflections', async () => {
  const author = await newUser(app)
  const [one, two, three] = [unique('one'), unique('two'), unique('three')]
  const write = async (body: string) => (await newArticle(app, author, { body })).slug
  const phrase = await write(`${one} ${two}`)
  const apart = await write(`${two} comes before ${one}`)
  const alone = await write(`${one} running alone`)
  const other = await write(three)
  const cases: [query: string, expected: string[]][] = [
    [one, [phrase, apart, alone]],
    [one.toUpperCase(), [phrase, apart, alone]],
    [`${one} ${two}`, [phrase, apart]],
    [`"${one} ${two}"`, [phrase]],
    [`${one} -${two}`, [alone]],
    [`${two} or ${three}`, [phrase, apart, other]],
    [`${one} runs`, [alone]],
    [`${one} ${three}`, []],
    [unique(), []],
  ]
  for (const [query, expected] of cases)
    expect((await found(query)).toSorted(), query).toEqual(expected.toSorted())
})

test('never fails on unusual input', async () => {
  for (const query of [
    '"',
    '"open',
    '-',
    '- -',
    'or',
    'or or',
    '!&|():*<->',
    '\\',
    "'",
    'the',
    '%',
    '😀',
    'a\\:b',
  ]) {
    expect((await search(query, { first: 1 })).totalCount, query).toBeGreaterThanOrEqual(0)
  }
  for (const query of ['', '   ', 'x'.repeat(201), 'a\u0000b']) {
    const { extensions } = await expectError('BAD_INPUT', search(query))
    expect(extensions.details?.map(({ field }) => field)).toEqual(['query'])
  }
})

test('finds no drafts and no archived articles for any viewer', async () => {
  const [author, editor] = await Promise.all([newUser(app), newUser(app, 'editor')])
  const word = unique()
  await newArticle(app, author, { body: word, publish: false })
  for (const status of ['DRAFT', 'ARCHIVED'] as const) {
    const { slug } = await newArticle(app, author, { body: word })
    expect(await found(word)).toEqual([slug])
    await setStatus(app, author, slug, status)
    for (const viewer of [undefined, author, editor]) {
      expect(await search(word, {}, viewer?.token)).toMatchObject({ totalCount: 0, nodes: [] })
    }
  }
})

const hostile = [
  '<script>alert(1)</script>',
  '<script>alert(1)</script',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)',
  '5 < 6 & 7 > "3" or \'2\'',
  '&lt;script&gt;',
  '<mark>forged</mark>',
  '\uE000forged\uE001',
  '\uE001\uE000',
  '<\uE000b>',
]

test.each(hostile)('creates a snippet of %j that is safe to insert into HTML', async (text) => {
  const author = await newUser(app)
  const word = unique()
  await newArticle(app, author, {
    title: `${text} ${word}`,
    description: `${text} ${word}`,
    body: `${text} ${word} ${text}`,
  })
  const [hit] = (await search(word)).nodes
  expect(hit!.snippet).toContain(`<mark>${word}</mark>`)
  const unmarked = hit!.snippet.replaceAll(`<mark>${word}</mark>`, '')
  expect(unmarked).toMatch(/^(?:[^<>&"'\uE000\uE001]|&(?:amp|lt|gt|quot|#39);)*$/)
})

test('escapes the text in the snippet', async () => {
  const author = await newUser(app)
  const word = unique()
  await newArticle(app, author, { body: `"It's" 5 < 6 & &lt; ${word}` })
  const [hit] = (await search(word)).nodes
  expect(hit!.snippet).toContain(`&quot;It&#39;s&quot; 5 &lt; 6 &amp; &amp;lt; <mark>${word}</mark>`)
})

test('pages through equally ranked hits without gaps or repetitions, in both directions', async () => {
  const author = await newUser(app)
  const word = unique()
  for (let i = 0; i < 11; i++) {
    await newArticle(app, author, { body: `${word} `.repeat(1 + (i % 3)) })
  }
  const all = await found(word)
  expect(all).toHaveLength(11)
  expect(await walk(word)).toEqual({ forward: all, backward: all })
})

test('pages through hits whose words are far apart and whose ranks have many digits', async () => {
  const author = await newUser(app)
  const [one, two] = [unique('one'), unique('two')]
  const written: string[] = []
  for (let i = 0; i < 8; i++) {
    const body = `${one} ${'in '.repeat(4_000 + 1_000 * i)} ${two}`
    written.push((await newArticle(app, author, { body })).slug)
  }
  expect(await walk(`${one} ${two}`)).toEqual({ forward: written, backward: written })
})

async function walk(query: string) {
  const forward: string[] = []
  for (let after: string | null | undefined, more = true; more; ) {
    const { nodes, pageInfo } = await search(query, { first: 2, after })
    forward.push(...nodes.map(({ article }) => article.slug))
    after = pageInfo.endCursor
    more = pageInfo.hasNextPage
  }
  const backward: string[] = []
  for (let before: string | null | undefined, more = true; more; ) {
    const { nodes, pageInfo } = await search(query, { last: 3, before })
    backward.unshift(...nodes.map(({ article }) => article.slug))
    before = pageInfo.startCursor
    more = pageInfo.hasPreviousPage
  }
  return { forward, backward }
}
