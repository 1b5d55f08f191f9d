import Link from 'http-link-header'
import { expect, test } from 'vitest'
import { startApp } from '../../support/app.ts'
import { rest } from '../../support/clients.ts'
import {
  favorite,
  follow,
  newArticle,
  newComment,
  newUser,
  setStatus,
  type TestUser,
  unique,
} from '../../support/factories.ts'

const app = await startApp()
const [author, other, fan] = await Promise.all([newUser(app), newUser(app), newUser(app, 'reader')])

/** All its characters must be escaped in a URL. */
const tag = unique('c++ & ünï/%=? ')
const word = unique('word')

/** Oldest first. */
const written = [
  await publish('0', author, { tags: [tag], body: `a text with ${word} in it` }),
  await publish('1', author, { tags: [tag, unique()], title: `${word} and more` }),
  await publish('2', author, { body: word }),
  await publish('3', other, { tags: [tag], body: word }),
  await publish('4', author, { tags: [unique(), tag] }),
  await publish('5', author, { description: word }),
  await publish('6', author, { tags: [tag], body: `${word} ${word}` }),
  await publish('7', other, { tags: [tag] }),
]
const hidden = [
  await newArticle(app, author, { publish: false, tags: [tag], body: word }),
  await publish('archived', author, { tags: [tag], body: word }),
]
await setStatus(app, author, hidden[1]!.slug, 'ARCHIVED')
for (const i of [1, 3, 4, 6]) await favorite(app, fan, written[i]!.slug)
await follow(app, fan, author.username)

async function publish(name: string, author: TestUser, input: object) {
  return newArticle(app, author, { title: unique(`No ${name} `), ...input })
}

interface Page {
  items: { slug: string; id: string; name: string; title: string }[]
  sizes: number[]
}

/** All items of a list, read page by page through its links. */
async function walk(address: string, token?: string): Promise<Page> {
  const page: Page = { items: [], sizes: [] }
  const path = address.split('?', 1)[0]
  for (let next: string | undefined = `/api/v2${address}`; next; ) {
    const { status, body, headers } = await rest(app, `GET ${next as '/'}`, { token })
    expect(status, next).toBe(200)
    page.items.push(...body.items)
    page.sizes.push(body.items.length)
    const links = headers.link ? Link.parse(headers.link).rel('next') : []
    expect(links).toHaveLength(body.pageInfo.hasNextPage ? 1 : 0)
    next = links[0]?.uri
    if (next) expect(next).toMatch(new RegExp(`^/api/v2${path}\\?.*\\bafter=${body.pageInfo.endCursor}`))
  }
  return page
}

const query = (parameters: Record<string, unknown>) =>
  `?${new URLSearchParams(parameters as Record<string, string>)}`
const slugsOf = ({ items }: Page) => items.map(({ slug }) => slug)
const newestFirst = (...numbers: number[]) => numbers.sort((a, b) => b - a).map((i) => written[i]!.slug)

const ours = { tag }
const filters: [filter: Record<string, string>, found: number[]][] = [
  [ours, [0, 1, 3, 4, 6, 7]],
  [{ author: author.username }, [0, 1, 2, 4, 5, 6]],
  [{ author: author.username.toUpperCase() }, [0, 1, 2, 4, 5, 6]],
  [{ favoritedBy: fan.username }, [1, 3, 4, 6]],
  [{ ...ours, author: author.username }, [0, 1, 4, 6]],
  [{ ...ours, favoritedBy: fan.username }, [1, 3, 4, 6]],
  [{ author: author.username, favoritedBy: fan.username }, [1, 4, 6]],
  [{ ...ours, author: other.username, favoritedBy: fan.username }, [3]],
  [{ ...ours, author: fan.username }, []],
  [{ tag: tag.toUpperCase() }, []],
  [{ author: unique() }, []],
]

test.each(filters)('lists articles by %j once each, newest first, page by page', async (filter, found) => {
  for (const first of [1, 2, 3, found.length || 1, 100]) {
    for (const { token } of [{}, author] as { token?: string }[]) {
      const page = await walk(`/articles${query({ ...filter, first })}`, token)
      expect(slugsOf(page)).toEqual(newestFirst(...found))
      expect(page.sizes).toEqual(sizes(found.length, first))
    }
  }
})

const searches: [filter: Record<string, string>, found: number[]][] = [
  [{}, [0, 1, 2, 3, 5, 6]],
  [ours, [0, 1, 3, 6]],
  [{ author: author.username }, [0, 1, 2, 5, 6]],
  [{ favoritedBy: fan.username }, [1, 3, 6]],
  [{ ...ours, author: author.username, favoritedBy: fan.username }, [1, 6]],
  [{ author: fan.username }, []],
]

test.each(searches)(
  'searches articles by %j with the same result for any page size',
  async (filter, found) => {
    const all = slugsOf(await walk(`/articles${query({ ...filter, q: word })}`))
    expect(all.toSorted()).toEqual(newestFirst(...found).sort())
    for (const first of [1, 2, 4]) {
      const page = await walk(`/articles${query({ ...filter, q: word, first })}`, author.token)
      expect(slugsOf(page)).toEqual(all)
      expect(page.sizes).toEqual(sizes(found.length, first))
    }
  },
)

test('lists the best match first, not the newest', async () => {
  const writer = await newUser(app)
  const [word, other] = [unique('word'), unique('other')]
  const best = (await newArticle(app, writer, { title: word })).slug
  const good = (await newArticle(app, writer, { description: `${word} ${other}` })).slug
  const fair = (await newArticle(app, writer, { body: word })).slug
  const address = `/articles?author=${writer.username}&first=1`
  expect(slugsOf(await walk(address))).toEqual([fair, good, best])
  expect(slugsOf(await walk(`${address}&q=${word}`))).toEqual([best, good, fair])
  expect(slugsOf(await walk(`${address}&q=${word}+-${other}`))).toEqual([best, fair])
  expect(slugsOf(await walk(`${address}&q=%22${word}+${other}%22`))).toEqual([good])
})

test('keeps the parameters in the link to the next page, however they are written', async () => {
  const raw = encodeURIComponent(tag).replaceAll('%3F', '?').replaceAll('%20', '+').replaceAll('%2F', '/')
  const page = await walk(`/articles?first=2&tag=${raw}&author=${author.username}`)
  expect(slugsOf(page)).toEqual(newestFirst(0, 1, 4, 6))
})

test('lists twenty items by default, or the requested number', async () => {
  const prolific = await newUser(app)
  for (let i = 0; i < 21; i++) await newArticle(app, prolific)
  const address = `/articles?author=${prolific.username}`
  expect((await walk(address)).sizes).toEqual([20, 1])
  expect((await walk(`${address}&first=21`)).sizes).toEqual([21])
})

test('lists the articles of followed users only in the feed', async () => {
  const page = await walk('/feed?first=4', fan.token)
  expect(slugsOf(page)).toEqual(newestFirst(0, 1, 2, 4, 5, 6))
  expect(page.sizes).toEqual([4, 2])
  expect((await walk('/feed', other.token)).items).toEqual([])
})

test('lists drafts to their author only, newest first', async () => {
  const writer = await newUser(app)
  const drafts = []
  for (let i = 0; i < 5; i++) drafts.unshift((await newArticle(app, writer, { publish: false })).slug)
  await newArticle(app, writer)
  const page = await walk('/me/drafts?first=2', writer.token)
  expect(slugsOf(page)).toEqual(drafts)
  expect(page.sizes).toEqual([2, 2, 1])
  expect((await walk('/me/drafts', (await newUser(app)).token)).items).toEqual([])
  expect((await walk(`/articles?author=${writer.username}`, writer.token)).items).toHaveLength(1)
})

test('lists comments, newest first', async () => {
  const { slug } = await newArticle(app, await newUser(app))
  const ids = []
  for (let i = 0; i < 5; i++) ids.unshift((await newComment(app, i % 2 ? fan : other, slug)).id)
  const page = await walk(`/articles/${slug}/comments?first=2`)
  expect(page.items.map(({ id }) => id)).toEqual(ids)
  expect(page.sizes).toEqual([2, 2, 1])
  expect((await walk(`/articles/${hidden[1]!.slug}/comments`)).items).toEqual([])
})

test('lists each tag of published articles once', async () => {
  const tags = Array.from({ length: 3 }, () => unique('tag'))
  const secret = unique('secret')
  const writer = await newUser(app)
  await newArticle(app, writer, { tags })
  await newArticle(app, writer, { tags: [secret], publish: false })
  const names = (await walk('/tags?first=100')).items.map(({ name }) => name)
  expect(names.filter((name) => tags.includes(name)).sort()).toEqual(tags.toSorted())
  expect(names).not.toContain(secret)
})

test('continues where a page ended, whatever is published meanwhile', async () => {
  const writer = await newUser(app)
  const slugs = []
  for (let i = 0; i < 3; i++) slugs.unshift((await newArticle(app, writer)).slug)
  const { headers, body } = await rest(app, `GET /api/v2/articles?author=${writer.username}&first=2`)
  await newArticle(app, writer)
  const { uri } = Link.parse(headers.link!).rel('next')[0]!
  const behind = await rest(app, `GET ${uri as '/'}`)
  expect([...body.items, ...behind.body.items].map(({ slug }) => slug)).toEqual(slugs)
})

function sizes(count: number, first: number): number[] {
  const full = Array(Math.floor(count / first)).fill(first)
  return count % first || count === 0 ? [...full, count % first] : full
}
