import { slugOf } from '../articles/slugs.ts'
import { createRandom, type Random } from './random.ts'
import { sentence } from './text.ts'

export interface BulkSize {
  users: number
  articles: number
  tags: number
  favorites: number
  comments: number
  seed: number
}

/** The data that several tables share. An array index is the number of a user, an article or a tag. */
export interface BulkPlan {
  size: BulkSize
  userIds: string[]
  articleIds: string[]
  tagIds: string[]
  titles: string[]
  slugs: string[]
  /** The user who wrote each article. */
  authors: number[]
  articleTags: number[][]
  /** The users whom each user follows. */
  followed: number[][]
  followerCounts: number[]
  favoriteCounts: number[]
  commentCounts: number[]
}

const firstTime = Date.UTC(2026, 0, 1)
const minute = 60_000
const followsPerUser = 5

/** The time of the row with this number: one minute after the row before it. */
export function timeOf(index: number): number {
  return firstTime + index * minute
}

/** Draws from one generator, so the order of these lines decides which data a seed gives. */
export function planContent(size: BulkSize): BulkPlan {
  const random = createRandom(size.seed)
  const ids = (count: number) => Array.from({ length: count }, (_, i) => random.uuid(timeOf(i)))
  const userIds = ids(size.users)
  const articleIds = ids(size.articles)
  const tagIds = ids(size.tags)
  const authors = articleIds.map(() => random.skewed(size.users))
  const articleTags = articleIds.map(() => distinct(random, 1 + random.integer(5), size.tags))
  const favoriteCounts = distribute(random, size.favorites, size.articles, size.users)
  const commentCounts = distribute(random, size.comments, size.articles, Number.POSITIVE_INFINITY)
  const followed = userIds.map((_, i) =>
    distinct(random, Math.min(followsPerUser, size.users - 1), size.users).filter((j) => j !== i),
  )
  const titles = articleIds.map((_, i) => `${sentence(random, 4 + random.integer(4))} ${i + 1}`)
  return {
    size,
    userIds,
    articleIds,
    tagIds,
    titles,
    slugs: titles.map(slugOf),
    authors,
    articleTags,
    followed,
    followerCounts: countEach(size.users, followed.flat()),
    favoriteCounts,
    commentCounts,
  }
}

/** Returns different numbers below `below`, at most as many as exist. Small numbers are chosen more often. */
function distinct(random: Random, count: number, below: number): number[] {
  const numbers = new Set<number>()
  while (numbers.size < Math.min(count, below)) numbers.add(random.skewed(below))
  return [...numbers]
}

/** Distributes `total` unevenly over `places`, with at most `max` per place. */
function distribute(random: Random, total: number, places: number, max: number): number[] {
  const counts = new Array<number>(places).fill(0)
  for (let done = 0; done < Math.min(total, places * max); ) {
    const place = random.integer(10) === 0 ? random.skewed(places) : random.integer(places)
    if (counts[place]! >= max) continue
    counts[place]!++
    done++
  }
  return counts
}

/** Counts how often each number below `below` occurs. */
export function countEach(below: number, numbers: readonly number[]): number[] {
  const counts = new Array<number>(below).fill(0)
  for (const number of numbers) counts[number]!++
  return counts
}
