import type { Services } from '../context.ts'
import { and, sql } from '../db/drizzle.ts'
import {
  type Connection,
  type PageArgs,
  pageCondition,
  pageOrder,
  pageShape,
  pageValues,
  parsePage,
  toConnection,
} from '../db/pagination.ts'
import { prepared } from '../db/statements.ts'
import { articles } from '../db/tables.ts'

export interface SearchHit {
  /** Of the article. */
  id: string
  /** Higher is better; comparable within one search only. */
  rank: number
  /** HTML: the text escaped, the matches in `<mark>`. */
  snippet: string
}

/** Characters of a body: to highlight costs as much as the text is long. */
const searchedForSnippet = 10_000

/** Private-use characters: no HTML, and stripped from text before it is highlighted. */
const open = '\uE000'
const close = '\uE001'

/** What people type into search engines (`:query`), as a table of one row beside `articles`. */
export const wanted = sql`websearch_to_tsquery('english', ${sql.placeholder('query')}) as wanted (query)`
export const isWanted = sql`articles.search @@ wanted.query`
export const rank = sql<number>`ts_rank_cd(articles.search, wanted.query)::float8`

const id = sql<string>`articles.id`
const matches = sql`articles, ${wanted}`
const matching = sql`articles.status = 'published' and ${isWanted}`
const highlighting = `StartSel=${open}, StopSel=${close}, MaxWords=35, MinWords=15, MaxFragments=2, FragmentDelimiter=" … "`

/**
 * Published articles that match, the best first. `query` is what people type into search engines:
 * words, "a phrase", or, -without. Snippets are made for the rows of the page only.
 */
export async function searchArticles(
  { db }: Pick<Services, 'db'>,
  query: string,
  args: PageArgs,
  { snippets }: { snippets: boolean },
): Promise<Connection<SearchHit>> {
  const page = parsePage('search', 'rank', args)
  const hits = await prepared(db.read, `search ${pageShape(page)} ${snippets}`, (e) => {
    const { orderBy, limit } = pageOrder(page, rank, id)
    const found = e
      .select({ id: id.as('hit_id'), rank: rank.as('hit_rank'), query: sql`wanted.query`.as('wanted_query') })
      .from(matches)
      .where(and(matching, pageCondition(page, rank, id)))
      .orderBy(...orderBy)
      .limit(limit)
      .as('found')
    return e
      .select({
        id: found.id,
        rank: found.rank,
        text: sql<string>`ts_headline('english', translate(${articles.title} || '. ' || ${articles.description} || ' ' || left(${articles.body}, ${sql.raw(String(searchedForSnippet))}),
          ${sql.raw(`'${open}${close}'`)}, ''), ${found.query}, ${sql.raw(`'${highlighting}'`)})`,
      })
      .from(found)
      .innerJoin(articles, sql`${articles.id} = ${found.id}`)
      .orderBy(...pageOrder(page, found.rank, found.id).orderBy)
  }).execute({ query, ...pageValues(page) })
  return toConnection(
    page,
    hits.map(({ id, rank, text }) => ({ id, rank, snippet: toHtml(text) })),
    (hit) => hit.rank,
    async () => {
      const [counted] = await prepared(db.read, 'count search', (e) =>
        e.select({ count: sql<number>`count(*)::int` }).from(matches).where(matching),
      ).execute({ query })
      return counted!.count
    },
  )
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function toHtml(highlighted: string): string {
  return highlighted
    .replace(/[&<>"']/g, (character) => entities[character]!)
    .replaceAll(open, '<mark>')
    .replaceAll(close, '</mark>')
}
