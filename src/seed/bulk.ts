import { readingMinutes } from '../articles/reading-time.ts'
import { slugOf } from '../articles/slugs.ts'
import { createRandom, type Random } from './random.ts'
import { paragraphs, sentence, tagName } from './text.ts'

export interface BulkSize {
  users: number
  articles: number
  tags: number
  favorites: number
  comments: number
  seed: number
}

/** A table's rows in the order of `columns`, as `COPY … FROM` takes them. */
export interface CopyTable {
  table: string
  columns: readonly string[]
  count: number
  rows(): Iterable<readonly (string | number | null)[]>
}

/** Nobody knows the password: seeded people cannot sign in. Constant, for the same bytes every time. */
const unknownPassword =
  '$argon2id$v=19$m=19456,t=2,p=1$Ynl5bGluZS1zZWVkLXNhbHQ$rS0mV2lVhGFf0o3s4cV8xk1ZcB7hYqTnJm5uQeWdLz0'
const epoch = Date.UTC(2026, 0, 1)
const minute = 60_000
const followsEach = 5

/** Everything that a big database holds, table by table, referenced tables first: the same bytes for the same seed. */
export function bulkTables(size: BulkSize): CopyTable[] {
  const random = createRandom(size.seed)
  const time = (index: number) => epoch + index * minute
  const userIds = Array.from({ length: size.users }, (_, i) => random.uuid(time(i)))
  const articleIds = Array.from({ length: size.articles }, (_, i) => random.uuid(time(i)))
  const tagIds = Array.from({ length: size.tags }, (_, i) => random.uuid(time(i)))
  const authors = articleIds.map(() => random.skewed(size.users))
  const articleTagLists = articleIds.map(() => distinct(random, 1 + random.integer(5), size.tags))
  const tagCounts = countEach(size.tags, articleTagLists.flat())
  const favoriteCounts = spread(random, size.favorites, size.articles, size.users)
  const commentCounts = spread(random, size.comments, size.articles, Number.POSITIVE_INFINITY)
  const followed = userIds.map((_, i) =>
    distinct(random, Math.min(followsEach, size.users - 1), size.users).filter((j) => j !== i),
  )
  const followerCounts = countEach(size.users, followed.flat())
  const titles = articleIds.map((_, i) => `${sentence(random, 4 + random.integer(4))} ${i + 1}`)
  const slugs = titles.map(slugOf)
  const iso = (index: number) => new Date(time(index)).toISOString()
  /** A generator of its own for each table, so that reading them in another order changes nothing. */
  const own = (table: number) => createRandom(size.seed + table)

  return [
    {
      table: 'users',
      columns: [
        'id',
        'username',
        'email',
        'username_key',
        'email_key',
        'password_hash',
        'role',
        'bio',
        'followers_count',
        'following_count',
        'created_at',
        'updated_at',
      ],
      count: size.users,
      *rows() {
        const random = own(1)
        for (const [i, id] of userIds.entries()) {
          const name = `user${i + 1}`
          yield [
            id,
            name,
            `${name}@seed.byline.test`,
            name,
            `${name}@seed.byline.test`,
            unknownPassword,
            'author',
            sentence(random, 8),
            followerCounts[i]!,
            followed[i]!.length,
            iso(i),
            iso(i),
          ]
        }
      },
    },
    {
      table: 'follows',
      columns: ['follower_id', 'followed_id', 'created_at'],
      count: followed.flat().length,
      *rows() {
        for (const [i, list] of followed.entries())
          for (const j of list) yield [userIds[i]!, userIds[j]!, iso(i)]
      },
    },
    {
      table: 'tags',
      columns: ['id', 'name', 'articles_count'],
      count: size.tags,
      *rows() {
        for (const [i, id] of tagIds.entries()) yield [id, tagName(i), tagCounts[i]!]
      },
    },
    {
      table: 'articles',
      columns: [
        'id',
        'slug',
        'title',
        'description',
        'body',
        'reading_minutes',
        'status',
        'author_id',
        'favorites_count',
        'comments_count',
        'created_at',
        'updated_at',
        'published_at',
      ],
      count: size.articles,
      *rows() {
        const random = own(2)
        for (const [i, id] of articleIds.entries()) {
          const body = paragraphs(random, 1_900)
          const at = iso(i)
          yield [
            id,
            slugs[i]!,
            titles[i]!,
            sentence(random, 12),
            body,
            readingMinutes(body),
            'published',
            userIds[authors[i]!]!,
            favoriteCounts[i]!,
            commentCounts[i]!,
            at,
            at,
            at,
          ]
        }
      },
    },
    {
      table: 'article_slugs',
      columns: ['slug', 'article_id', 'created_at'],
      count: size.articles,
      *rows() {
        for (const [i, id] of articleIds.entries()) yield [slugs[i]!, id, iso(i)]
      },
    },
    {
      table: 'article_tags',
      columns: ['article_id', 'tag_id', 'position', 'published_at'],
      count: articleTagLists.flat().length,
      *rows() {
        for (const [i, list] of articleTagLists.entries()) {
          for (const [position, tag] of list.entries()) yield [articleIds[i]!, tagIds[tag]!, position, iso(i)]
        }
      },
    },
    {
      table: 'favorites',
      columns: ['user_id', 'article_id', 'created_at'],
      count: sum(favoriteCounts),
      *rows() {
        const random = own(3)
        for (const [i, count] of favoriteCounts.entries()) {
          const first = random.integer(size.users)
          for (let k = 0; k < count; k++)
            yield [userIds[(first + k) % size.users]!, articleIds[i]!, iso(i + k)]
        }
      },
    },
    {
      table: 'comments',
      columns: ['id', 'article_id', 'author_id', 'body', 'created_at', 'updated_at'],
      count: sum(commentCounts),
      *rows() {
        const random = own(4)
        for (const [i, count] of commentCounts.entries()) {
          for (let k = 1; k <= count; k++) {
            const author = userIds[random.integer(size.users)]!
            yield [
              random.uuid(time(i + k)),
              articleIds[i]!,
              author,
              paragraphs(random, 120),
              iso(i + k),
              iso(i + k),
            ]
          }
        }
      },
    },
  ]
}

/** One line of COPY's text format. */
export function copyLine(row: readonly (string | number | null)[]): string {
  return `${row.map(copyValue).join('\t')}\n`
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function copyValue(value: string | number | null): string {
  if (value === null) return '\\N'
  return typeof value === 'number'
    ? String(value)
    : value.replace(/[\\\t\n\r]/g, (character) => escapes[character]!)
}

/** Different numbers below `below`, popular ones more often; at most as many as there are. */
function distinct(random: Random, count: number, below: number): number[] {
  const numbers = new Set<number>()
  while (numbers.size < Math.min(count, below)) numbers.add(random.skewed(below))
  return [...numbers]
}

/** Shares `total` among `places`, unevenly, none getting more than `most`. */
function spread(random: Random, total: number, places: number, most: number): number[] {
  const counts = new Array<number>(places).fill(0)
  for (let given = 0; given < Math.min(total, places * most); ) {
    const place = random.integer(10) === 0 ? random.skewed(places) : random.integer(places)
    if (counts[place]! >= most) continue
    counts[place]!++
    given++
  }
  return counts
}

function countEach(places: number, hits: readonly number[]): number[] {
  const counts = new Array<number>(places).fill(0)
  for (const hit of hits) counts[hit]!++
  return counts
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
