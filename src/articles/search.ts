import type { SQL } from 'drizzle-orm'
import type { Services } from '../context.ts'
import { and, sql } from '../db/drizzle.ts'
import { listPage } from '../db/list-page.ts'
import { type Connection, type PageArgs, parsePage } from '../db/pagination.ts'
import { articles } from '../db/tables.ts'

export interface SearchHit {
  /** The id of the article. */
  id: string
  /** Higher is better. Ranks of different searches are not comparable. */
  rank: number
  /** HTML: the text is escaped, and each match is in `<mark>`. Empty unless asked for. */
  snippet: string
}

/** Characters of a body that a snippet is made from: highlighting costs as much as the text is long. */
const snippetSourceLength = 10_000

/** Private-use characters that mark a match. They are removed from the text first, and are no HTML. */
const open = '\uE000'
const close = '\uE001'

/** The search query (placeholder `query`), parsed, as a table of one row to join with `articles`. */
const searchQuery = sql`websearch_to_tsquery('english', ${sql.placeholder('query')}) as search (query)`
const rank = sql<number>`ts_rank_cd(articles.search, search.query)::float8`

/** Whether an article matches. The statement must be ordered by `bestMatchFirst`, which joins the query. */
export const matchesQuery = sql`articles.search @@ search.query`

export const bestMatchFirst = {
  key: rank,
  id: articles.id,
  keyOf: (found: { rank?: number }) => found.rank ?? null,
  fields: { rank },
  join: [searchQuery, sql`true`] as [SQL, SQL],
}

const highlighting = `StartSel=${open}, StopSel=${close}, MaxWords=35, MinWords=15, MaxFragments=2, FragmentDelimiter=" … "`

/**
 * PostgreSQL computes it after `limit`, for the rows of the page only, because it is expensive and not
 * sorted by.
 */
const highlighted = sql<string>`ts_headline('english',
  translate(
    ${articles.title} || '. ' || ${articles.description} || ' ' || left(${articles.body}, ${sql.raw(String(snippetSourceLength))}),
    ${sql.raw(`'${open}${close}'`)}, ''
  ), search.query, ${sql.raw(`'${highlighting}'`)})`

/**
 * Searches published articles, the best match first.
 * @param query as in search engines: words, "a phrase", `or`, `-without`
 */
export async function searchArticles(
  { db }: Pick<Services, 'db'>,
  query: string,
  args: PageArgs,
  { snippets }: { snippets: boolean },
): Promise<Connection<SearchHit>> {
  const hits = await listPage<SearchHit>(db.read, {
    page: parsePage('search', 'rank', args),
    fieldsShape: snippets ? 'with snippets' : '',
    ...bestMatchFirst,
    table: articles,
    fields: () => ({ id: articles.id, rank, ...(snippets && { snippet: highlighted }) }),
    where: and(sql`articles.status = 'published'`, matchesQuery),
    values: { query },
  })
  for (const { node } of hits.edges) node.snippet = toHtml(node.snippet ?? '')
  return hits
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function toHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character]!)
    .replaceAll(open, '<mark>')
    .replaceAll(close, '</mark>')
}
